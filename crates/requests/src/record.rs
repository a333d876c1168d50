//! The id of a record, made on the device when a draft is started and kept for as long as the
//! request lives. It makes a doubled send harmless; it is no secret and opens nothing.

use std::fmt;

/// A version 4 UUID in its canonical text (RFC 9562, section 5.4): 36 characters, lower case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(String);

impl RecordId {
    /// Makes an id from 16 random bytes of the caller; six bits are set as the RFC asks.
    #[must_use]
    pub fn from_random_bytes(bytes: [u8; 16]) -> Self {
        let mut value = u128::from_be_bytes(bytes);
        value = value & !(0xf << 76) | 0x4 << 76;
        value = value & !(0x3 << 62) | 0x2 << 62;
        Self(format!(
            "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
            value >> 96,
            value >> 80 & 0xffff,
            value >> 64 & 0xffff,
            value >> 48 & 0xffff,
            value & 0xffff_ffff_ffff,
        ))
    }

    /// The id when the text is exactly a canonical version 4 UUID.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let fits = text.len() == 36
            && text.bytes().enumerate().all(|(place, byte)| match place {
                8 | 13 | 18 | 23 => byte == b'-',
                14 => byte == b'4',
                19 => matches!(byte, b'8' | b'9' | b'a' | b'b'),
                _ => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
            });
        fits.then(|| Self(text.to_owned()))
    }

    /// The canonical text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::RecordId;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn an_id_made_from_any_random_bytes_is_a_version_4_uuid(bytes: [u8; 16]) {
            let id = RecordId::from_random_bytes(bytes);
            prop_assert_eq!(RecordId::parse(id.as_str()), Some(id));
        }

        #[test]
        fn no_text_makes_the_check_panic(text: String) {
            let _ = RecordId::parse(&text);
        }
    }

    #[test]
    fn all_random_bits_but_the_six_fixed_ones_reach_the_id() {
        let zero = RecordId::from_random_bytes([0; 16]);
        assert_eq!(zero.as_str(), "00000000-0000-4000-8000-000000000000");
        let ones = RecordId::from_random_bytes([0xff; 16]);
        assert_eq!(ones.as_str(), "ffffffff-ffff-4fff-bfff-ffffffffffff");
    }

    #[test]
    fn other_versions_other_cases_and_other_lengths_are_refused() {
        for text in [
            "",
            "00000000-0000-1000-8000-000000000000",
            "00000000-0000-4000-7000-000000000000",
            "00000000-0000-4000-8000-00000000000A",
            "00000000-0000-4000-8000-0000000000000",
            "00000000x0000-4000-8000-000000000000",
            "00000000-0000-4000-8000-0000000000é",
        ] {
            assert_eq!(RecordId::parse(text), None, "{text:?}");
        }
    }
}
