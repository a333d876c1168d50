//! A consent that was given: which wording, in which version.

use serde::{Deserialize, Serialize};

use crate::field::ErrorCode;
use crate::payload::PayloadHash;

/// Version of all wordings of consents in the locale files; a change of one in any language changes it, and brings the new
/// texts into the register (`assets/consents/wordings.json`).
pub const WORDING_VERSION: &str = "2026-11.3";
/// Longest name of a version of the wording.
const VERSION_CHARS: usize = 32;

/// Proof of what a person agreed to. The box is never ticked beforehand: without an action of the
/// person there is no `Consent`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// The version of the wording.
    pub version: String,
    /// SHA-256 of the wording in the language in which it was read, as it stands in the locale file, as 64 hex digits.
    /// Before version 2026-11.3 it was that of the text with the names of the operator, hotline or place in it.
    pub text_hash: String,
}

impl Consent {
    /// Whether version and hash have the form that the page writes.
    pub(crate) fn check(&self) -> Result<(), ErrorCode> {
        let version_fits = !self.version.is_empty()
            && self.version.len() <= VERSION_CHARS
            && self.version.bytes().all(|byte| byte.is_ascii_graphic());
        let fits = version_fits && PayloadHash::parse(&self.text_hash).is_some();
        if fits {
            Ok(())
        } else {
            Err(ErrorCode::Malformed)
        }
    }
}
