//! What becomes of a visitor's report about a place.

use crate::closed_list::closed_list;

closed_list! {
    /// How a report is settled.
    Verdict {
        /// The report is right, and the place was edited.
        Changed => "changed",
        /// What is published is right.
        AlreadyRight => "already-right",
        /// Nobody could find out.
        CannotTell => "cannot-tell",
    }
}

#[cfg(test)]
mod tests {
    use super::Verdict;

    #[test]
    fn every_verdict_is_found_again_by_its_id() {
        for verdict in Verdict::ALL {
            assert_eq!(Verdict::from_id(verdict.id()), Some(*verdict));
        }
        assert_eq!(Verdict::from_id("open"), None);
    }
}
