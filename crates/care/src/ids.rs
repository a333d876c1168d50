//! The names of needs, aids and lines of a plan. They are stable for ever: plans kept on a device or
//! carried on paper refer to them.

use std::fmt;

use eldercare_assessment::text_id;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

text_id! {
    /// A care need, such as `bathing`.
    NeedId
}
text_id! {
    /// An aid (辅具), such as `bath-seat`.
    AidId
}

text_id! {
    /// A state of a person that asks for other help, such as `unconscious`.
    StateId
}

/// One line of a plan: a need, or a line of the family's own.
///
/// Stored as `need:bathing` and `own:3`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemId {
    /// A need of the rules, derived or added from the list.
    Need(NeedId),
    /// A line that the family wrote, by its number.
    Own(u32),
}

impl ItemId {
    /// Reads the stored form.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once(':')? {
            ("need", id) if !id.is_empty() => Some(Self::Need(NeedId::new(id))),
            ("own", number) => number.parse().ok().map(Self::Own),
            _ => None,
        }
    }
}

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Need(id) => write!(f, "need:{id}"),
            Self::Own(number) => write!(f, "own:{number}"),
        }
    }
}

impl Serialize for ItemId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ItemId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom("no line of a plan"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_back_from_its_text_and_nothing_else_is() {
        for text in ["need:bathing", "own:0", "own:4294967295"] {
            assert_eq!(ItemId::parse(text).unwrap().to_string(), text);
        }
        for text in ["", "bathing", "need:", "own:", "own:-1", "own:x", "aid:a"] {
            assert_eq!(ItemId::parse(text), None, "{text:?}");
        }
    }
}
