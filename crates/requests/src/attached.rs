//! A self-check that a person attaches to a request, together with the result that was shown.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::field::ErrorCode;
use crate::payload::PayloadHash;

/// Longest id of an instrument, a question or an answer.
const ID_CHARS: usize = 40;
/// More answers than any instrument asks for.
const MOST_ANSWERS: usize = 100;
/// The worst capability level (GB/T 42195-2022: 0 intact … 4 total).
const WORST_LEVEL: u8 = 4;

/// Answers and the result as the person saw it. Only its form is checked here; whether the result
/// follows from the answers is for whoever has the instrument.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachedCheck {
    /// Id of the instrument, for instance `gbt-42195-2022`.
    pub instrument: String,
    /// Version of the instrument's file.
    pub version: String,
    /// SHA-256 of the instrument's file, as 64 hex digits.
    pub content_hash: String,
    /// Question id → option id or `unsure`. A question that was not answered is absent.
    pub answers: BTreeMap<String, String>,
    /// The best level that a completion of the answers allows, 0–4.
    pub level_best: u8,
    /// The worst level that a completion of the answers allows, 0–4.
    pub level_worst: u8,
    /// The lowest total that a completion allows, in points.
    pub total_low: u16,
    /// The highest total that a completion allows, in points.
    pub total_high: u16,
}

/// Answers about health are personal, so a debug print shows only the instrument.
impl std::fmt::Debug for AttachedCheck {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "AttachedCheck({})", self.instrument)
    }
}

impl AttachedCheck {
    /// Whether everything has the form that the page writes.
    pub(crate) fn check(&self) -> Result<(), ErrorCode> {
        let answers_fit = !self.answers.is_empty()
            && self.answers.len() <= MOST_ANSWERS
            && self
                .answers
                .iter()
                .all(|(question, answer)| is_id(question) && is_id(answer));
        let fits = is_id(&self.instrument)
            && is_id(&self.version)
            && PayloadHash::parse(&self.content_hash).is_some()
            && answers_fit
            && self.level_best <= self.level_worst
            && self.level_worst <= WORST_LEVEL
            && self.total_low <= self.total_high;
        if fits {
            Ok(())
        } else {
            Err(ErrorCode::Malformed)
        }
    }
}

/// Ids are short and plain ASCII, such as `B.1.1`, `risk-any` or `3plus`.
fn is_id(text: &str) -> bool {
    let plain =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'+');
    !text.is_empty() && text.len() <= ID_CHARS && text.bytes().all(plain)
}
