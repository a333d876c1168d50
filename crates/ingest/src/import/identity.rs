//! How a row is known again in the next edition of its list.
//!
//! A running number changes when a row is added above; name and address do not. So a list's
//! own id is used only where the header says that it is one, or a mapping does.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::columns::Field;
use super::place::{Reading, Texts};

/// How a row is known again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The list's own id, or a hash of name, district and address.
    pub record: String,
    /// What stands between the city's code and the record in a new id.
    pub prefix: String,
    /// Name, district and address, folded: what a person would compare.
    pub key: String,
    /// Whether the record is the list's own id.
    pub own: bool,
}

/// The identity of a row.
pub fn of(
    reading: &Reading<'_>,
    texts: &mut Texts<'_>,
    name: &str,
    district: &str,
    address: Option<&str>,
) -> Identity {
    let key = key(name, district, address);
    let own = texts
        .get(Field::Id)
        .map(|id| id.trim_end_matches(".0").to_owned());
    let fits =
        |id: &String| id.len() <= 40 && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let prefix = reading.mapping.id_prefix.clone();
    Identity {
        record: match &own {
            Some(id) if fits(id) => id.clone(),
            Some(id) => hash(id),
            None => hash(&key),
        },
        prefix: prefix.unwrap_or_else(|| format!("{}-", reading.source)),
        key,
        own: own.is_some(),
    }
}

impl Identity {
    /// The id of a new place.
    #[must_use]
    pub fn facility_id(&self, city: &str) -> String {
        let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
        let prefix: String = self.prefix.chars().map(plain).collect();
        format!("{city}-{prefix}{}", self.record)
    }
}

/// What a person would compare to say that two rows are the same place.
#[must_use]
pub fn key(name: &str, district: &str, address: Option<&str>) -> String {
    let address = address.map(folded).unwrap_or_default();
    format!("{}|{}|{address}", folded(name), folded(district))
}

/// A text without blanks, marks and the difference of full and half width.
pub(super) fn folded(text: &str) -> String {
    let half = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => super::columns::simplified(c),
    };
    text.chars()
        .map(half)
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// 128 bits that stand for a text among a million: two texts never share them by chance.
pub type Fingerprint = [u64; 2];

/// The fingerprint of a text; it is never written anywhere.
#[must_use]
pub fn fingerprint(text: &str) -> Fingerprint {
    [0_u8, 1].map(|half| {
        let mut hasher = DefaultHasher::new();
        (half, text).hash(&mut hasher);
        hasher.finish()
    })
}

/// Twelve hexadecimal digits of FNV-1a in 64 bits: among a million rows two are alike by chance
/// once in five hundred lists, and then they are told apart by their key.
pub(super) fn hash(text: &str) -> String {
    let fnv = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{:012x}", fnv >> 16)
}
