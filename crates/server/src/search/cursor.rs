//! Reading a list from its start, place by place.

use super::gram::Spot;

/// A list and where the reading is.
pub(super) struct Cursor<'a> {
    bytes: &'a [u8],
    next: u32,
    /// The place that is being looked at.
    pub(super) place: u32,
    /// Where the characters stand in it.
    pub(super) spots: Vec<Spot>,
}

/// The numbers of a row of counts.
pub(super) fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    let mut cursor = Cursor::new(bytes);
    std::iter::from_fn(move || cursor.number())
}

impl<'a> Cursor<'a> {
    /// Before the first place.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            next: 0,
            place: 0,
            spots: Vec::new(),
        }
    }

    /// Goes to the next place; false at the end of the list, also of a list that is cut off.
    pub(super) fn advance(&mut self) -> bool {
        let Some(step) = self.number() else {
            return false;
        };
        self.place = self.next.saturating_add(step);
        self.next = self.place.saturating_add(1);
        self.spots.clear();
        while let Some(number) = self.number() {
            self.spots.push(Spot::from_number(number >> 1));
            if number & 1 == 1 {
                return true;
            }
        }
        false
    }

    /// Goes to the next place and gives its first spot, which is its best; the others are passed.
    pub(super) fn advance_to_best(&mut self) -> Option<Spot> {
        let step = self.number()?;
        self.place = self.next.saturating_add(step);
        self.next = self.place.saturating_add(1);
        let first = self.number()?;
        let mut number = first;
        while number & 1 == 0 {
            number = self.number()?;
        }
        Some(Spot::from_number(first >> 1))
    }

    /// Goes to the first place that is not before `place`.
    pub(super) fn seek(&mut self, place: u32) -> bool {
        while self.place < place {
            if !self.advance() {
                return false;
            }
        }
        true
    }

    fn number(&mut self) -> Option<u32> {
        // Most numbers have one byte.
        if let Some((byte, rest)) = self.bytes.split_first()
            && *byte < 0x80
        {
            self.bytes = rest;
            return Some(u32::from(*byte));
        }
        self.long_number()
    }

    fn long_number(&mut self) -> Option<u32> {
        let mut number = 0_u32;
        for shift in (0..32).step_by(7) {
            let (byte, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            number |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }
}
