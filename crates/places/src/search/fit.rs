//! How well a row fits to what was typed.

/// How a text was found, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fit {
    /// A word of the name begins with it.
    NameStart,
    /// It stands in the name.
    Name,
    /// It means the kind of the place, or who owns it.
    Meaning,
    /// It stands in the name of the town or the district.
    Area,
    /// It stands in the address.
    Address,
    /// It sounds like it: pinyin or initials.
    Sound,
    /// It is one slip away from it.
    Slip,
}

impl Fit {
    /// Every fit, best first.
    pub const ALL: [Fit; 7] = [
        Fit::NameStart,
        Fit::Name,
        Fit::Meaning,
        Fit::Area,
        Fit::Address,
        Fit::Sound,
        Fit::Slip,
    ];
}

/// How well each row fits to one text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fits(Vec<Option<Fit>>);

impl Fits {
    /// No row of so many is found.
    pub(super) fn none(rows: usize) -> Fits {
        Fits(vec![None; rows])
    }

    /// How well the row fits; nothing when it does not.
    #[must_use]
    pub fn of(&self, row: u32) -> Option<Fit> {
        self.0.get(row as usize).copied().flatten()
    }

    /// Whether no row is found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }

    /// How well each row fits, row by row.
    pub(super) fn iter(&self) -> impl Iterator<Item = Option<Fit>> {
        self.0.iter().copied()
    }

    /// Keeps the better of what is known and what is found now, row by row.
    pub(super) fn improve(&mut self, found: impl Iterator<Item = Option<Fit>>) {
        for (known, found) in self.0.iter_mut().zip(found) {
            *known = match (*known, found) {
                (Some(known), Some(found)) => Some(known.min(found)),
                (known, found) => known.or(found),
            };
        }
    }

    /// Keeps the rows that the other has too, with the worse of both fits.
    pub(super) fn and(&mut self, other: &Fits) {
        for (own, other) in self.0.iter_mut().zip(&other.0) {
            *own = own.zip(*other).map(|(own, other)| own.max(other));
        }
    }
}
