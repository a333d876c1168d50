//! The filters and the text of a search as one value.

use serde::{Deserialize, Serialize};

use super::OpenWish;
use crate::{KindSet, Ownership, Points, walk::Circle};

/// A set of ownerships as one bit for each code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "Vec<Ownership>", into = "Vec<Ownership>")]
pub struct OwnershipSet(u8);

impl OwnershipSet {
    /// No ownership.
    pub const EMPTY: OwnershipSet = OwnershipSet(0);

    /// This set with `ownership` in it.
    #[must_use]
    pub const fn with(self, ownership: Ownership) -> OwnershipSet {
        OwnershipSet(self.0 | 1 << ownership.code())
    }

    /// This set with `ownership` changed over: what a filter button does.
    #[must_use]
    pub const fn toggled(self, ownership: Ownership) -> OwnershipSet {
        OwnershipSet(self.0 ^ 1 << ownership.code())
    }

    /// Whether `ownership` is in the set.
    #[must_use]
    pub const fn contains(self, ownership: Ownership) -> bool {
        self.0 >> ownership.code() & 1 == 1
    }

    /// Whether nothing is in the set.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The members in the order of their codes.
    pub fn iter(self) -> impl Iterator<Item = Ownership> {
        Ownership::ALL
            .into_iter()
            .filter(move |ownership| self.contains(*ownership))
    }
}

impl From<Vec<Ownership>> for OwnershipSet {
    fn from(list: Vec<Ownership>) -> Self {
        list.into_iter()
            .fold(OwnershipSet::EMPTY, OwnershipSet::with)
    }
}

impl From<OwnershipSet> for Vec<Ownership> {
    fn from(set: OwnershipSet) -> Self {
        set.iter().collect()
    }
}

/// What a person is looking for. The default looks for everything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Selection {
    /// Kinds of which the place is one, also by an extra kind. Empty: any kind.
    pub kinds: KindSet,
    /// Ownerships. Empty: any, also unpublished; else an unpublished one does not match.
    pub ownerships: OwnershipSet,
    /// Smallest number of beds. 0: any, also unpublished; else an unpublished one does not match.
    pub min_beds: u32,
    /// What is asked of the doors, by the minute that the index was told last.
    pub open: OpenWish,
    /// Words that must all occur in name, address, district or town.
    pub text: String,
    /// Only places inside this circle, so none without a position.
    pub within: Option<Circle>,
}

impl Selection {
    /// Whether nothing is filtered out.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        self.kinds.is_empty()
            && self.ownerships.is_empty()
            && self.min_beds == 0
            && self.open == OpenWish::Any
            && self.text.trim().is_empty()
            && self.within.is_none()
    }

    /// Whether every row passes the filters.
    #[must_use]
    pub fn admits_all(&self) -> bool {
        let Selection {
            kinds,
            ownerships,
            min_beds,
            within,
            ..
        } = self;
        kinds.is_empty() && ownerships.is_empty() && *min_beds == 0 && within.is_none()
    }

    /// Whether the row passes the filters; text and doors are not looked at.
    #[must_use]
    pub fn admits(&self, points: &Points, row: u32) -> bool {
        (self.kinds.is_empty() || self.kinds.intersects(points.kinds(row)))
            && (self.ownerships.is_empty()
                || points
                    .ownership(row)
                    .is_some_and(|ownership| self.ownerships.contains(ownership)))
            && (self.min_beds == 0 || points.beds(row).is_some_and(|beds| beds >= self.min_beds))
            && self
                .within
                .is_none_or(|circle| points.point(row).is_some_and(|point| circle.holds(point)))
    }
}
