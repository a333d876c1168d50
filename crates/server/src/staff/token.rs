//! Tokens: 256 random bits that are given out once; only their hash is kept.

use std::io;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

use crate::codes::hex;
use crate::secret::random_bytes;

/// Seconds without a sign of life after which a session is over: half an hour (OWASP ASVS 5.0, 7.3.1;
/// NIST SP 800-63B-4, AAL2: at most an hour).
pub(crate) const SESSION_IDLE: i64 = 30 * 60;
/// Seconds after which a session is over in any case: one working day (7.3.2; NIST: at most 24 h).
pub(crate) const SESSION_LONGEST: i64 = 12 * 3_600;

/// Characters of a token: 32 bytes in base 64 without padding.
const LENGTH: usize = 43;

/// A token on its way to its owner.
pub(crate) struct Token(String);

impl Token {
    /// A new one, from the randomness of the operating system.
    pub(crate) fn new() -> io::Result<Self> {
        Ok(Self(URL_SAFE_NO_PAD.encode(random_bytes::<32>()?)))
    }

    /// What is given out.
    pub(crate) fn text(&self) -> &str {
        &self.0
    }

    /// What is kept.
    pub(crate) fn hash(&self) -> String {
        hash_of(&self.0)
    }
}

/// What is kept of a token that somebody shows: 64 hex digits. With 256 random bits a plain hash
/// is enough. A text of another length is hashed all the same and found nowhere.
pub(crate) fn hash_of(text: &str) -> String {
    let shown = if text.len() == LENGTH { text } else { "" };
    hex(&Sha256::digest(shown.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::{LENGTH, Token, hash_of};

    #[test]
    fn tokens_are_long_different_and_kept_as_hashes() {
        let (first, second) = (Token::new().unwrap(), Token::new().unwrap());
        assert_eq!(first.text().len(), LENGTH);
        assert_ne!(first.text(), second.text());
        assert_eq!(hash_of(first.text()), first.hash());
        assert!(!first.hash().contains(first.text()));
    }
}
