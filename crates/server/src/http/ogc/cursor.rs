//! The opaque mark of a page: before or after which place it begins.
//!
//! It names a place and not a number of places, so that a page stays the same page when places are
//! added or taken away before it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// City id and facility id: the order of all items.
pub(super) type Position = (String, String);

/// Where a page lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cursor {
    /// It begins behind this place.
    After(Position),
    /// It ends before this place.
    Before(Position),
}

impl Cursor {
    /// The text in an address.
    pub(super) fn write(&self) -> String {
        let (way, (city, facility)) = match self {
            Self::After(position) => ('a', position),
            Self::Before(position) => ('b', position),
        };
        URL_SAFE_NO_PAD.encode(format!("{way}{city}\n{facility}"))
    }

    /// Reads what [`Cursor::write`] wrote.
    pub(super) fn read(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let plain = String::from_utf8(bytes).ok()?;
        let (city, facility) = plain.get(1..)?.split_once('\n')?;
        let position = (city.to_owned(), facility.to_owned());
        match plain.as_bytes().first()? {
            b'a' => Some(Self::After(position)),
            b'b' => Some(Self::Before(position)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Cursor;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_mark_is_read_back_and_is_plain_in_an_address(city in "[0-9]{1,6}", id: String) {
            for cursor in [Cursor::After((city.clone(), id.clone())), Cursor::Before((city, id))] {
                let text = cursor.write();
                prop_assert!(text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b)));
                prop_assert_eq!(Cursor::read(&text), Some(cursor));
            }
        }

        #[test]
        fn no_text_makes_the_reader_panic(text: String) {
            let _ = Cursor::read(&text);
        }
    }
}
