//! A place in little memory: what is kept of a million rows while they are compared.
//!
//! A [`Facility`] takes more than a kilobyte, most of it for what a list does not publish. Kept
//! is its text, and the same place in the folder and in the list is kept once.

use std::rc::Rc;

use eldercare_places::{Facility, Wgs84};

/// Id of a place, shared by all that speak of it.
pub type Id = Rc<str>;

/// One place. Two are equal when the facilities are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored(Rc<[u8]>);

/// Bytes of a position: longitude and latitude to the last bit, which a text would not keep.
const POSITION: usize = 16;

/// What stands in the text of nearly every place, written as one of the signs that JSON never
/// has (it escapes them), so that a place of few facts is small.
const FREQUENT: [(u8, &str); 14] = [
    (0x01, "{\"id\":\""),
    (0x02, "\",\"kind\":\"institution\",\"name\":\""),
    (0x03, "\",\"kind\":\""),
    (0x04, "\",\"name\":\""),
    (0x05, "\",\"district\":\""),
    (0x06, "\",\"district_code\":"),
    (0x07, ",\"address\":\""),
    (0x08, "\",\"phone\":\""),
    (0x0b, "\",\"beds\":"),
    (0x0c, ",\"details\":{\"records\":[{\"source\":\""),
    (0x0e, "\"}]},\"source\":\""),
    (0x0f, "\",\"checked\":\""),
    (0x10, "\",\"id\":\""),
    (0x11, "\",\"town\":\""),
];

impl Stored {
    /// Keeps a place.
    #[must_use]
    pub fn of(place: &Facility) -> Stored {
        let mut place = place.clone();
        let point = place.point.take();
        // A facility is a struct of texts, numbers and lists: it always becomes a text.
        let text = serde_json::to_string(&place).unwrap_or_default();
        let mut bytes = Vec::with_capacity(text.len());
        if let Some(point) = point {
            bytes.extend(point.lon.to_le_bytes());
            bytes.extend(point.lat.to_le_bytes());
        }
        shorten(&text, &mut bytes);
        // The last byte says whether the first ones are a position.
        bytes.push(u8::from(point.is_some()));
        Stored(bytes.into())
    }

    /// The place as it was.
    ///
    /// # Panics
    ///
    /// Never: the bytes are those that [`Stored::of`] wrote, and nobody else can.
    #[must_use]
    pub fn open(&self) -> Facility {
        let (placed, bytes) = self.0.split_last().expect("a stored place has its mark");
        let (position, text) = bytes.split_at(if *placed == 1 { POSITION } else { 0 });
        let mut place: Facility =
            serde_json::from_str(&lengthen(text)).expect("what was written reads the same");
        place.point = point(position);
        place
    }
}

fn point(bytes: &[u8]) -> Option<Wgs84> {
    let (lon, lat) = bytes.split_first_chunk::<8>()?;
    let lat = lat.first_chunk::<8>()?;
    Some(Wgs84::new(
        f64::from_le_bytes(*lon),
        f64::from_le_bytes(*lat),
    ))
}

fn shorten(mut text: &str, bytes: &mut Vec<u8>) {
    while !text.is_empty() {
        // Every frequent part begins with one of three signs.
        let skip = text.find(['{', '"', ',']).unwrap_or(text.len());
        bytes.extend_from_slice(&text.as_bytes()[..skip]);
        text = &text[skip..];
        let known = FREQUENT.iter().find(|(_, part)| text.starts_with(part));
        if let Some((sign, part)) = known {
            bytes.push(*sign);
            text = &text[part.len()..];
        } else if let Some((first, rest)) = text.split_at_checked(1) {
            bytes.extend_from_slice(first.as_bytes());
            text = rest;
        }
    }
}

fn lengthen(bytes: &[u8]) -> String {
    let mut text = Vec::with_capacity(bytes.len() * 2);
    for byte in bytes {
        let short = *byte < b' ';
        let known = FREQUENT.iter().find(|(sign, _)| short && sign == byte);
        match known {
            Some((_, part)) => text.extend_from_slice(part.as_bytes()),
            None => text.push(*byte),
        }
    }
    String::from_utf8(text).expect("parts of a text")
}

#[cfg(test)]
mod tests {
    use super::*;
    use eldercare_places::Kind;
    use eldercare_places::details::Record;

    #[test]
    fn a_place_comes_back_as_it_was_to_the_last_bit() {
        let name = "演示\u{1}院\"}]},\"source\":\"\n{\"id\":\"";
        let mut place = Facility::new("310000-a", Kind::DayCare, name, "黄浦区", "list", "2025");
        assert_eq!(Stored::of(&place).open(), place);
        place.point = Some(Wgs84::new(121.473_712_345_678_9, 0.1 + 0.2));
        place.address = Some("演示路1号".to_owned());
        place.details.records = vec![Record {
            source: "list".to_owned(),
            id: "7".to_owned(),
        }];
        let stored = Stored::of(&place);
        assert_eq!(stored.open(), place);
        assert_eq!(stored, Stored::of(&stored.open()));
        place.beds = Some(1);
        assert_ne!(stored, Stored::of(&place));
    }

    #[test]
    fn every_place_of_the_town_that_shows_all_facts_comes_back() {
        let geo = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../geo"));
        let folder = crate::city_folder::city_folder(geo, "430781").unwrap();
        let places = crate::facilities::read(&folder).unwrap();
        assert!(places.iter().any(|place| place.details.schedule.is_some()));
        for place in places {
            assert_eq!(Stored::of(&place).open(), place);
        }
    }
}
