//! Keys of the lists: one or two characters as one number, the same in every database.

/// A key. Numbers, because databases order and fold texts in ways of their own.
pub(super) type Gram = i64;

/// Ranks of one spot, see [`Spot::rank`].
pub(super) const RANKS: usize = 5;

/// A Unicode character has 21 bits.
const SHIFT: u32 = 21;
/// Stands before the code of a kind; no folded text holds it.
const KIND_MARK: char = '\u{1}';

/// The list of the places that hold a character.
pub(super) fn one(letter: char) -> Gram {
    i64::from(u32::from(letter)) << SHIFT
}

/// The list of the places that hold two characters side by side.
pub(super) fn two(first: char, second: char) -> Gram {
    one(first) | i64::from(u32::from(second))
}

/// Whether a key is that of a single character.
pub(super) fn is_single(gram: Gram) -> bool {
    gram.trailing_zeros() >= SHIFT
}

/// The list of the places that are of a kind.
pub(super) fn kind(code: u8) -> Gram {
    one(KIND_MARK) | i64::from(code) | 0x100
}

/// Where in a place's texts something stands: number of the field and character in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot(u32);

impl Spot {
    /// A spot of a field.
    pub(super) fn new(field: usize, offset: usize) -> Self {
        let offset = u32::try_from(offset).unwrap_or(u32::MAX >> 3);
        Self(offset << 2 | u32::try_from(field).unwrap_or_default() & 3)
    }

    /// Its number in a list.
    pub(super) fn number(self) -> u32 {
        self.0
    }

    /// From its number in a list.
    pub(super) fn from_number(number: u32) -> Self {
        Self(number)
    }

    /// The field.
    pub(super) fn field(self) -> u32 {
        self.0 & 3
    }

    /// The character in the field.
    pub(super) fn offset(self) -> u32 {
        self.0 >> 2
    }

    /// How well a place fits whose best spot this is: 0 at the start of the name, then 1 for the
    /// name, 2 for the town, 3 for the address, 4 for the district.
    pub(super) fn rank(self) -> u32 {
        match (self.field(), self.offset()) {
            (0, 0) => 0,
            (field, _) => field + 1,
        }
    }

    /// The spot some characters further on in the same field.
    pub(super) fn plus(self, letters: u32) -> Self {
        Self(self.0 + (letters << 2))
    }
}
