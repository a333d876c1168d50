//! Which wording somebody agreed to: the register of every wording that was ever released.

use std::sync::LazyLock;

use serde::Deserialize;

/// Every wording in every language. What stands in it is never changed and nothing is taken out (held by the repository's
/// checks).
const REGISTER: &str = include_str!("../../../assets/consents/wordings.json");

/// A wording.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wording {
    version: String,
    /// Id of a purpose of consents.
    purpose: String,
    /// Its key in the locale files.
    #[allow(dead_code, reason = "for people who read the register")]
    key: String,
    pub(crate) language: String,
    /// Of the text, 64 hex digits.
    sha256: String,
    /// As it stands in the locale file: names of the operator, the hotline and places are not filled in.
    pub(crate) text: String,
}

static WORDINGS: LazyLock<Vec<Wording>> =
    LazyLock::new(|| serde_json::from_str(REGISTER).expect("the register is checked by a test"));

/// The wording with this hash; None where no released app has shown it, for this purpose and under this version.
pub(crate) fn wording(purpose: &str, version: &str, text_hash: &str) -> Option<&'static Wording> {
    WORDINGS.iter().find(|wording| {
        wording.sha256 == text_hash && wording.version == version && wording.purpose == purpose
    })
}

#[cfg(test)]
mod tests {
    use eldercare_requests::{ConsentPurpose, PayloadHash, WORDING_VERSION};

    use super::{WORDINGS, wording};

    #[test]
    fn a_released_wording_is_known_under_its_version_and_purpose_only() {
        for purpose in ConsentPurpose::ALL {
            let now = WORDINGS.iter().find(|wording| {
                wording.purpose == purpose.id() && wording.version == WORDING_VERSION
            });
            let now = now.unwrap();
            let hash = PayloadHash::of(now.text.as_bytes()).to_string();
            let found = wording(purpose.id(), WORDING_VERSION, &hash).unwrap();
            assert_eq!(found.text, now.text);
            assert!(wording(purpose.id(), "2026-10", &hash).is_none());
            assert!(wording(purpose.id(), WORDING_VERSION, &"0a".repeat(32)).is_none());
            assert!(wording("other", WORDING_VERSION, &hash).is_none());
        }
    }
}
