//! Three-valued truth: "not known" is a value of its own.
//!
//! Only what the rules need is here; it is not a general expression language.

/// What the answers say about a condition.
///
/// The order `No < Unknown < Yes` makes the "or" of Kleene's logic the maximum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// No completion of the answers fulfils it.
    No,
    /// Some completions fulfil it and some do not.
    Unknown,
    /// Every completion fulfils it.
    Yes,
}

impl Truth {
    /// Yes if any is yes, else unknown if any is unknown, else no. Nothing at all is no.
    pub fn any(truths: impl IntoIterator<Item = Self>) -> Self {
        truths.into_iter().max().unwrap_or(Self::No)
    }

    /// Whether at least one completion fulfils it.
    #[must_use]
    pub fn is_possible(self) -> bool {
        self != Self::No
    }
}

#[cfg(test)]
mod tests {
    use super::Truth::{No, Unknown, Yes};
    use super::*;

    #[test]
    fn one_yes_decides_and_an_unknown_is_never_a_no() {
        assert_eq!(Truth::any([No, Unknown, Yes]), Yes);
        assert_eq!(Truth::any([No, Unknown]), Unknown);
        assert_eq!(Truth::any([No, No]), No);
        assert_eq!(Truth::any([]), No);
        assert!(Unknown.is_possible() && !No.is_possible());
    }
}
