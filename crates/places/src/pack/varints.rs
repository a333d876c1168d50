//! Rows of numbers of any length: seven bits a byte, the lowest first (LEB128).
//!
//! For lists whose length stands nowhere else. Numbers of which each row of a pack has one stand
//! as planes instead ([`super::planes`]).

/// The mark of a byte that another one follows.
const MORE: u32 = 0x80;

/// Numbers written one after the other.
#[derive(Default)]
pub struct VarintWriter {
    bytes: Vec<u8>,
}

impl VarintWriter {
    /// Writes a number.
    pub fn push(&mut self, mut number: u32) {
        while number >= MORE {
            self.byte(number | MORE);
            number >>= 7;
        }
        self.byte(number);
    }

    /// Writes a signed number: small ones, of either sign, take few bytes.
    pub fn push_signed(&mut self, number: i32) {
        self.push((number << 1 ^ number >> 31).cast_unsigned());
    }

    /// What was written.
    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }

    fn byte(&mut self, number: u32) {
        self.bytes.push(number.to_le_bytes()[0]);
    }
}

/// Numbers read one after the other.
pub struct Varints<'b> {
    bytes: std::slice::Iter<'b, u8>,
}

impl<'b> Varints<'b> {
    /// Stands before the first number.
    pub fn new(bytes: &'b [u8]) -> Varints<'b> {
        Varints {
            bytes: bytes.iter(),
        }
    }

    /// The next number; nothing at the end, and where a number has no end or no room in 32 bits.
    pub fn number(&mut self) -> Option<u32> {
        let mut number = 0;
        for shift in (0..u32::BITS).step_by(7) {
            let byte = u32::from(*self.bytes.next()?);
            number |= (byte & !MORE) << shift;
            if byte < MORE {
                return Some(number);
            }
        }
        None
    }

    /// The next number of those written with their signs.
    pub fn signed(&mut self) -> Option<i32> {
        let zigzag = self.number()?;
        Some((zigzag >> 1).cast_signed() ^ -(zigzag & 1).cast_signed())
    }

    /// The next number as a count of things that are yet to be read: each takes a byte at least, so
    /// that a wrong count cannot ask for more memory than the file is long.
    pub fn count(&mut self) -> Option<usize> {
        let count = self.number()? as usize;
        (count <= self.bytes.len()).then_some(count)
    }

    /// Whether everything was read.
    pub fn is_at_end(&self) -> bool {
        self.bytes.len() == 0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn numbers_come_back(
            plain in prop::collection::vec(any::<u32>(), 0..40),
            signed in prop::collection::vec(any::<i32>(), 0..40),
        ) {
            let mut writer = VarintWriter::default();
            for number in &plain {
                writer.push(*number);
            }
            for number in &signed {
                writer.push_signed(*number);
            }
            let bytes = writer.finish();
            let mut reader = Varints::new(&bytes);
            for number in plain {
                prop_assert_eq!(reader.number(), Some(number));
            }
            for number in signed {
                prop_assert_eq!(reader.signed(), Some(number));
            }
            prop_assert!(reader.is_at_end());
            prop_assert_eq!(reader.number(), None);
        }
    }

    #[test]
    fn small_numbers_of_either_sign_take_one_byte() {
        let mut writer = VarintWriter::default();
        writer.push(127);
        writer.push_signed(-64);
        writer.push(128);
        assert_eq!(writer.finish(), [127, 127, 128, 1]);
    }

    #[test]
    fn what_has_no_end_is_no_number_and_what_cannot_be_there_no_count() {
        assert_eq!(Varints::new(&[0x80; 4]).number(), None);
        assert_eq!(Varints::new(&[0x80; 9]).number(), None);
        assert_eq!(Varints::new(&[3, 0, 0]).count(), None);
        assert_eq!(Varints::new(&[2, 0, 0]).count(), Some(2));
    }
}
