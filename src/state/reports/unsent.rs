//! What is typed into the form of a report and not sent yet, in memory alone: a change of language
//! makes the page anew, and the words must not be lost.

use std::cell::RefCell;

use eldercare_requests::report::ReportDraft;

thread_local! {
    static LAST: RefCell<Option<ReportDraft>> = const { RefCell::new(None) };
}

/// Keeps the words of this draft, and forgets those of the one before.
pub fn keep(draft: &ReportDraft) {
    LAST.with_borrow_mut(|last| *last = Some(draft.clone()));
}

/// What was typed for the same fact of the same place.
pub fn typed(draft: &ReportDraft) -> String {
    let same = |last: &&ReportDraft| {
        (&last.city, &last.facility, &last.fact) == (&draft.city, &draft.facility, &draft.fact)
    };
    LAST.with_borrow(|last| {
        let last = last.as_ref().filter(same);
        last.and_then(|last| last.right.clone()).unwrap_or_default()
    })
}

/// Forgets the words, once they have left the form.
pub fn forget() {
    LAST.with_borrow_mut(|last| *last = None);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_kept_for_their_fact_alone_and_until_they_are_sent() {
        let of = |fact: &str, right: Option<&str>| ReportDraft {
            facility: Some("a".to_owned()),
            fact: Some(fact.to_owned()),
            right: right.map(str::to_owned),
            ..ReportDraft::default()
        };
        keep(&of("hours", Some("周一休息")));
        assert_eq!(typed(&of("hours", None)), "周一休息");
        assert_eq!(typed(&of("phone", None)), "");
        forget();
        assert_eq!(typed(&of("hours", None)), "");
    }
}
