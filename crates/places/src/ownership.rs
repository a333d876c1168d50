//! Who owns and who runs a place, as the bureaus' lists distinguish it.

use serde::{Deserialize, Serialize};

/// 公办, 公建民营 or 民办. A place whose list does not say has none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[repr(u8)]
pub enum Ownership {
    /// 公办: owned and run by the government.
    Public = 0,
    /// 公建民营: publicly owned, run by a private operator.
    #[serde(rename = "public-private")]
    PublicBuiltPrivateRun = 1,
    /// 民办: private.
    Private = 2,
}

impl Ownership {
    /// Every value, in the order of its code.
    pub const ALL: [Ownership; 3] = [
        Ownership::Public,
        Ownership::PublicBuiltPrivateRun,
        Ownership::Private,
    ];

    /// The stable id: in addresses, published files and locale keys.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Ownership::Public => "public",
            Ownership::PublicBuiltPrivateRun => "public-private",
            Ownership::Private => "private",
        }
    }

    /// The value with this id, if there is one.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Ownership> {
        Ownership::ALL.into_iter().find(|o| o.id() == id)
    }

    /// The number of this value in the pack.
    #[must_use]
    pub const fn code(self) -> u8 {
        self as u8
    }

    /// The value with this code, if there is one.
    #[must_use]
    pub fn from_code(code: u8) -> Option<Ownership> {
        Ownership::ALL.get(usize::from(code)).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_is_found_again_by_id_and_code_and_written_as_its_id() {
        for value in Ownership::ALL {
            assert_eq!(Ownership::from_id(value.id()), Some(value));
            assert_eq!(Ownership::from_code(value.code()), Some(value));
            assert_eq!(
                serde_json::to_value(value).unwrap(),
                serde_json::Value::from(value.id())
            );
        }
    }
}
