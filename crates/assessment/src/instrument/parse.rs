//! Reading an instrument file. What makes it valid is in [`super::check`].

use std::fmt::Write;

use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::{
    Dimension, Document, Instrument, LevelBand, Levels, Question, Rule, Scoring, Standard, check,
};
use crate::{error::InstrumentError, ids::DangerId};

/// The file as it is written, in any format. Format 1 has levels only, and their parts stand at
/// the top; format 2 says what its scoring is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: u32,
    id: String,
    version: String,
    standard: Standard,
    questions: Vec<Question>,
    #[serde(default)]
    dangers: Vec<DangerId>,
    #[serde(default)]
    dimensions: Option<Vec<Dimension>>,
    #[serde(default)]
    levels: Option<Vec<LevelBand>>,
    #[serde(default)]
    rules: Option<Vec<Rule>>,
    #[serde(default)]
    scoring: Option<Scoring>,
}

impl File {
    /// The content; parts that this format needs and lacks, or has not, are faults.
    fn document(self, faults: &mut Vec<InstrumentError>) -> Document {
        let stray = [
            ("dimensions", self.dimensions.is_some()),
            ("levels", self.levels.is_some()),
            ("rules", self.rules.is_some()),
        ];
        let scoring = match (self.format, self.scoring) {
            (1, Some(_)) => {
                faults.push(InstrumentError::OutOfPlace("scoring"));
                Scoring::Levels(Levels::default())
            }
            (_, Some(scoring)) => {
                let stray = stray.iter().filter(|(_, there)| *there);
                faults.extend(stray.map(|(name, _)| InstrumentError::OutOfPlace(name)));
                scoring
            }
            (2, None) => {
                faults.push(InstrumentError::Missing("scoring"));
                Scoring::Levels(Levels::default())
            }
            (_, None) => {
                let lost = stray.iter().filter(|(_, there)| !there);
                faults.extend(lost.map(|(name, _)| InstrumentError::Missing(name)));
                Scoring::Levels(Levels {
                    dimensions: self.dimensions.unwrap_or_default(),
                    levels: self.levels.unwrap_or_default(),
                    rules: self.rules.unwrap_or_default(),
                })
            }
        };
        Document {
            format: self.format,
            id: self.id,
            version: self.version,
            standard: self.standard,
            questions: self.questions,
            dangers: self.dangers,
            scoring,
        }
    }
}

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
        let file: File = serde_json::from_str(json).map_err(|fault| {
            vec![InstrumentError::Malformed {
                line: fault.line(),
                column: fault.column(),
                message: fault.to_string(),
            }]
        })?;
        let mut faults = Vec::new();
        let document = file.document(&mut faults);
        // Without its parts, everything else would be a fault too and hide the one that counts.
        if faults.is_empty() {
            faults = check::faults(&document);
        }
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
