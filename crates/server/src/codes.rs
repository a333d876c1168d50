//! Tracking codes from the secret.
//!
//! The code of a request is a keyed hash of its record id. So a retry gets the same receipt again
//! although the database holds no code: it holds another keyed hash of the code, by which a
//! request is found. A copy of the database without the secret opens nothing.

use std::fmt::Write as _;

use eldercare_requests::{PayloadHash, RecordId, TrackingCode};
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::secret::Secret;

/// Makes codes and the keys under which they are stored.
#[derive(Clone)]
pub(crate) struct Codes {
    secret: Secret,
}

impl Codes {
    pub(crate) fn new(secret: Secret) -> Self {
        Self { secret }
    }

    /// The code of a record: 50 bits of HMAC-SHA-256. The counter tells codes apart in the
    /// unlikely case that two records would get the same one.
    pub(crate) fn code(&self, record_id: &RecordId, counter: i64) -> TrackingCode {
        let counter = counter.to_be_bytes();
        let digest = self.digest(b"code", &[record_id.as_str().as_bytes(), &counter]);
        let mut first = [0; 8];
        first.copy_from_slice(digest.split_at(8).0);
        TrackingCode::from_bits(u64::from_be_bytes(first))
    }

    /// The key under which a code is stored and looked up, 64 hex digits.
    pub(crate) fn key(&self, code: TrackingCode) -> String {
        hex(&self.digest(b"lookup", &[&code.bits().to_be_bytes()]))
    }

    /// What a tombstone keeps of a body, 64 hex digits: enough to know the same body again, and
    /// nothing that somebody without the secret could try guesses on.
    pub(crate) fn buried(&self, hash: &PayloadHash) -> String {
        hex(&self.digest(b"buried", &[hash.as_str().as_bytes()]))
    }

    /// A fingerprint of the secret, by which a database notices a wrong one.
    pub(crate) fn fingerprint(&self) -> String {
        hex(&self.digest(b"fingerprint", &[]))
    }

    /// A keyed hash for another purpose.
    pub(crate) fn digest(&self, purpose: &[u8], parts: &[&[u8]]) -> [u8; 32] {
        let mut mac = keyed(&self.secret);
        mac.update(purpose);
        for part in parts {
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }
}

fn keyed(secret: &Secret) -> Hmac<Sha256> {
    // HMAC pads a key to its block of 64 bytes with zeros (RFC 2104); doing it here needs no
    // fallible constructor.
    let mut block = [0; 64];
    block
        .split_at_mut(secret.0.len())
        .0
        .copy_from_slice(&secret.0);
    Hmac::new(&block.into())
}

/// Bytes as lower-case hex digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            // Writing to a `String` cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}

#[cfg(test)]
mod tests {
    use super::Codes;
    use crate::secret::Secret;
    use eldercare_requests::{RecordId, TrackingCode};

    fn record(byte: u8) -> RecordId {
        RecordId::from_random_bytes([byte; 16])
    }

    #[test]
    fn a_code_depends_on_secret_record_and_counter_and_on_nothing_else() {
        let codes = Codes::new(Secret([1; 32]));
        let code = codes.code(&record(1), 0);
        assert_eq!(code, codes.code(&record(1), 0));
        assert_ne!(code, codes.code(&record(2), 0));
        assert_ne!(code, codes.code(&record(1), 1));
        assert_ne!(code, Codes::new(Secret([2; 32])).code(&record(1), 0));
    }

    #[test]
    fn the_padded_key_gives_the_same_hmac_as_the_library() {
        use hmac::{Hmac, Mac};
        let codes = Codes::new(Secret([7; 32]));
        let mut mac = Hmac::<sha2::Sha256>::new_from_slice(&[7; 32]).unwrap();
        mac.update(b"fingerprint");
        assert_eq!(
            codes.fingerprint(),
            super::hex(&mac.finalize().into_bytes())
        );
    }

    #[test]
    fn the_bits_of_many_codes_are_spread_evenly() {
        let codes = Codes::new(Secret([3; 32]));
        let sample = 4_000;
        let mut ones = [0_u32; 50];
        for counter in 0..sample {
            let bits = codes.code(&record(0), counter).bits();
            for (place, count) in ones.iter_mut().enumerate() {
                *count += u32::from(bits >> place & 1 == 1);
            }
        }
        // Each count is binomial with mean 2,000 and standard deviation 32; six of those.
        for (place, count) in ones.into_iter().enumerate() {
            assert!((1_810..=2_190).contains(&count), "bit {place}: {count}");
        }
    }

    #[test]
    fn the_stored_key_does_not_show_the_code() {
        let codes = Codes::new(Secret([4; 32]));
        let code = TrackingCode::from_bits(0x1_2345_6789_abcd);
        assert_eq!(codes.key(code).len(), 64);
        assert!(!codes.key(code).contains("123456789abcd"));
    }
}
