//! Who was met before: by the identity number, or by name and year of birth.

use eldercare_requests::{PayloadHash, half_width};
use serde::{Deserialize, Serialize};

use crate::met::Met;

/// A mark by which an identity number is known again on this device. The number itself is not in it, and the
/// mark of another device, which has other salt, is another.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct IdentityMark(String);

impl IdentityMark {
    /// The mark of a number that was checked ([`eldercare_requests::IdentityNumber`]), with the device's salt.
    #[must_use]
    pub fn of(number: &str, salt: &str) -> Self {
        let hash = PayloadHash::of(format!("{salt}/{number}").as_bytes());
        Self(hash.as_str().to_owned())
    }
}

/// How surely two are the same person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The same name, and no year that speaks against it.
    Perhaps,
    /// The same name and year of birth.
    Likely,
    /// The same identity number.
    Certain,
}

/// Those of the day who may be this person, the surest first.
pub fn met_before<'a>(
    name: &str,
    born: Option<i32>,
    mark: Option<&IdentityMark>,
    met: impl IntoIterator<Item = &'a Met>,
) -> Vec<(Likeness, &'a Met)> {
    let name = folded(name);
    let alike = |other: &'a Met| Some((likeness(&name, born, mark, other)?, other));
    let mut found: Vec<_> = met.into_iter().filter_map(alike).collect();
    found.sort_by_key(|(likeness, _)| std::cmp::Reverse(*likeness));
    found
}

fn likeness(
    name: &str,
    born: Option<i32>,
    mark: Option<&IdentityMark>,
    other: &Met,
) -> Option<Likeness> {
    match (mark, &other.mark) {
        (Some(mark), Some(other)) if mark == other => return Some(Likeness::Certain),
        // Two numbers that differ are two persons, whatever they are called.
        (Some(_), Some(_)) => return None,
        _ => {}
    }
    let same_name = !name.is_empty() && folded(&other.name) == name;
    match (same_name, born, other.born) {
        (true, Some(one), Some(two)) => (one == two).then_some(Likeness::Likely),
        (true, ..) => Some(Likeness::Perhaps),
        (false, ..) => None,
    }
}

/// A name without what is written now so and now so: blanks, dots between its parts, wide letters.
fn folded(name: &str) -> String {
    name.chars()
        .map(half_width)
        .filter(|sign| !sign.is_whitespace() && !matches!(sign, '·' | '•' | '・' | '.'))
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{IdentityMark, Likeness, met_before};
    use crate::met::Met;
    use proptest::prelude::*;

    fn met(id: &str, name: &str, born: Option<i32>, number: Option<&str>) -> Met {
        Met {
            id: id.to_owned(),
            name: name.to_owned(),
            born,
            mark: number.map(|number| IdentityMark::of(number, "salt")),
            ..Met::default()
        }
    }

    fn found(name: &str, born: Option<i32>, number: Option<&str>) -> Vec<(Likeness, String)> {
        let day = [
            met("a", "演示·王 奶奶", Some(1940), None),
            met("b", "演示李爷爷", None, Some("1")),
            met("c", "演示·王奶奶", Some(1950), Some("2")),
        ];
        let mark = number.map(|number| IdentityMark::of(number, "salt"));
        let found = met_before(name, born, mark.as_ref(), &day);
        found
            .into_iter()
            .map(|(how, met)| (how, met.id.clone()))
            .collect()
    }

    #[test]
    fn the_number_comes_before_name_and_year() {
        let number = found("演示·另一个名字", None, Some("2"));
        assert_eq!(number, [(Likeness::Certain, "c".to_owned())]);
        let year = found("演示王奶奶", Some(1940), None);
        assert_eq!(year, [(Likeness::Likely, "a".to_owned())]);
        let both = found("演示王奶奶", None, None);
        let ids: Vec<_> = both.iter().map(|(how, id)| (*how, id.as_str())).collect();
        assert_eq!(ids, [(Likeness::Perhaps, "a"), (Likeness::Perhaps, "c")]);
    }

    #[test]
    fn two_numbers_that_differ_are_two_people_of_one_name() {
        assert_eq!(found("演示李爷爷", None, Some("3")), []);
        assert_eq!(found("", None, None), []);
    }

    #[test]
    fn a_mark_does_not_hold_the_number_and_needs_the_same_salt() {
        let mark = IdentityMark::of("430781190102010010", "a");
        assert!(!format!("{mark:?}").contains("19010201"));
        assert_ne!(mark, IdentityMark::of("430781190102010010", "b"));
    }

    proptest! {
        #[test]
        fn everybody_is_found_again(name in "\\PC{1,12}", born in proptest::option::of(1900_i32..2026)) {
            let one = met("one", &name, born, None);
            let again = met_before(&name, born, None, [&one]);
            let blank = super::folded(&name).is_empty();
            prop_assert_eq!(again.len(), usize::from(!blank));
        }
    }
}
