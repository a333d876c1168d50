//! The bytes that are sent, and their fingerprint.

use std::fmt::{self, Write as _};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// SHA-256 over a request exactly as it is sent, as 64 lower-case hex digits.
///
/// The device hashes the body it sends and the server the body it received. So nobody needs to
/// agree on a canonical form, and a proxy that changes a single byte is noticed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PayloadHash(String);

impl PayloadHash {
    /// The hash of these bytes.
    #[must_use]
    pub fn of(body: &[u8]) -> Self {
        let mut text = String::with_capacity(64);
        for byte in Sha256::digest(body) {
            // Writing to a `String` cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        Self(text)
    }

    /// The hash when the text is exactly 64 lower-case hex digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let fits = text.len() == 64
            && text
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        fits.then(|| Self(text.to_owned()))
    }

    /// The 64 hex digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PayloadHash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A request as it will be sent, frozen when the person saved it: a retry sends the same bytes.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payload {
    body: String,
    hash: PayloadHash,
}

impl Payload {
    /// Freezes a body.
    #[must_use]
    pub fn of(body: String) -> Self {
        let hash = PayloadHash::of(body.as_bytes());
        Self { body, hash }
    }

    /// The body to send.
    #[must_use]
    pub fn body(&self) -> &str {
        &self.body
    }

    /// The hash that a receipt must repeat.
    #[must_use]
    pub fn hash(&self) -> &PayloadHash {
        &self.hash
    }

    /// Whether the body is still what was saved.
    #[must_use]
    pub fn is_intact(&self) -> bool {
        PayloadHash::of(self.body.as_bytes()) == self.hash
    }
}

/// The body is personal, so a debug print shows only its hash.
impl fmt::Debug for Payload {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Payload({})", self.hash)
    }
}

#[cfg(test)]
mod tests {
    use super::{Payload, PayloadHash};

    #[test]
    fn the_hash_is_sha_256() {
        // FIPS 180-4, example for "abc".
        assert_eq!(
            PayloadHash::of(b"abc").as_str(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        );
    }

    #[test]
    fn a_payload_that_was_changed_in_storage_is_noticed() {
        let stored = serde_json::to_string(&Payload::of("演示".to_owned())).unwrap();
        let intact: Payload = serde_json::from_str(&stored).unwrap();
        let changed: Payload = serde_json::from_str(&stored.replace("演", "示")).unwrap();
        assert!(intact.is_intact());
        assert!(!changed.is_intact());
    }

    #[test]
    fn only_64_lower_case_hex_digits_are_a_hash() {
        for text in [
            String::new(),
            "a".repeat(63),
            "A".repeat(64),
            "g".repeat(64),
            "é".repeat(32),
        ] {
            assert_eq!(PayloadHash::parse(&text), None, "{text:?}");
        }
        assert!(PayloadHash::parse(&"0a".repeat(32)).is_some());
    }
}
