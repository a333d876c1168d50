//! Reading an instrument file. What makes it valid is in [`super::check`].

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::{Document, Instrument, check};
use crate::error::InstrumentError;

impl Instrument {
    /// Reads and checks an instrument file; on failure returns every fault that was found.
    ///
    /// ```
    /// use eldercare_assessment::{Instrument, InstrumentError};
    ///
    /// let faults = Instrument::parse("{").unwrap_err();
    /// assert!(matches!(faults[0], InstrumentError::Malformed { line: 1, .. }));
    /// ```
    pub fn parse(json: &str) -> Result<Self, Vec<InstrumentError>> {
        let document: Document = serde_json::from_str(json).map_err(|fault| {
            vec![InstrumentError::Malformed {
                line: fault.line(),
                column: fault.column(),
                message: fault.to_string(),
            }]
        })?;
        let faults = check::faults(&document);
        if faults.is_empty() {
            let content_hash = hex_sha256(json.as_bytes());
            Ok(Self {
                document,
                content_hash,
            })
        } else {
            Err(faults)
        }
    }
}

fn hex_sha256(bytes: &[u8]) -> String {
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_hash_is_the_published_sha_256_of_abc() {
        // FIPS 180-2, appendix B.1.
        let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(super::hex_sha256(b"abc"), known);
    }
}
