//! Sets of kinds: what a facility is, and what a filter asks for.

use serde::{Deserialize, Serialize};

use crate::kind::{KIND_COUNT, Kind};

/// A set of kinds as one bit for each code. Written as a list of ids.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "Vec<Kind>", into = "Vec<Kind>")]
pub struct KindSet(u16);

impl KindSet {
    /// No kind.
    pub const EMPTY: KindSet = KindSet(0);
    /// Every kind.
    pub const ALL: KindSet = KindSet((1 << KIND_COUNT) - 1);

    /// The kinds that have a door ([`Kind::has_door`]): a place of one of them is drawn.
    pub const WITH_DOOR: KindSet = KindSet::ALL.without(Kind::HomeService);

    /// The set whose bits are these, or nothing when a bit stands for no kind.
    #[must_use]
    pub const fn from_bits(bits: u16) -> Option<KindSet> {
        if bits & !KindSet::ALL.0 == 0 {
            Some(KindSet(bits))
        } else {
            None
        }
    }

    /// One bit for each kind, lowest bit for code 0.
    #[must_use]
    pub const fn bits(self) -> u16 {
        self.0
    }

    /// This set with `kind` in it.
    #[must_use]
    pub const fn with(self, kind: Kind) -> KindSet {
        KindSet(self.0 | 1 << kind.code())
    }

    /// This set with `kind` out of it.
    #[must_use]
    pub const fn without(self, kind: Kind) -> KindSet {
        KindSet(self.0 & !(1 << kind.code()))
    }

    /// This set with `kind` changed over: what a filter button does.
    #[must_use]
    pub const fn toggled(self, kind: Kind) -> KindSet {
        KindSet(self.0 ^ 1 << kind.code())
    }

    /// The kinds that are in one of the two sets.
    #[must_use]
    pub const fn union(self, other: KindSet) -> KindSet {
        KindSet(self.0 | other.0)
    }

    /// Whether `kind` is in the set.
    #[must_use]
    pub const fn contains(self, kind: Kind) -> bool {
        self.0 & (1 << kind.code()) != 0
    }

    /// Whether the two sets have a kind in common.
    #[must_use]
    pub const fn intersects(self, other: KindSet) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether no kind is in the set.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0 == 0
    }

    /// How many kinds are in the set.
    #[must_use]
    pub const fn count(self) -> u32 {
        self.0.count_ones()
    }

    /// The kinds of the set in the order of their codes.
    pub fn iter(self) -> impl Iterator<Item = Kind> {
        Kind::ALL
            .into_iter()
            .filter(move |kind| self.contains(*kind))
    }
}

impl FromIterator<Kind> for KindSet {
    fn from_iter<I: IntoIterator<Item = Kind>>(kinds: I) -> Self {
        kinds.into_iter().fold(KindSet::EMPTY, KindSet::with)
    }
}

impl From<Vec<Kind>> for KindSet {
    fn from(kinds: Vec<Kind>) -> Self {
        kinds.into_iter().collect()
    }
}

impl From<KindSet> for Vec<Kind> {
    fn from(set: KindSet) -> Self {
        set.iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_is_written_as_a_list_of_ids() {
        let set = KindSet::EMPTY.with(Kind::Canteen).with(Kind::DayCare);
        assert_eq!(
            serde_json::to_string(&set).unwrap(),
            r#"["day-care","canteen"]"#
        );
        assert_eq!(
            serde_json::from_str::<KindSet>(r#"["canteen","day-care"]"#).unwrap(),
            set
        );
    }

    #[test]
    fn bits_that_stand_for_no_kind_are_refused() {
        assert_eq!(KindSet::from_bits(1 << 10), None);
        assert_eq!(KindSet::from_bits(KindSet::ALL.bits()), Some(KindSet::ALL));
    }

    #[test]
    fn the_kinds_with_a_door_are_those_that_say_so() {
        let naive: KindSet = Kind::ALL.into_iter().filter(|k| k.has_door()).collect();
        assert_eq!(KindSet::WITH_DOOR, naive);
    }

    #[test]
    fn a_filter_button_pressed_twice_changes_nothing() {
        for kind in Kind::ALL {
            assert_eq!(KindSet::ALL.toggled(kind).toggled(kind), KindSet::ALL);
            assert!(!KindSet::ALL.toggled(kind).contains(kind));
        }
    }
}
