//! What a reply means for the record that was sent, whatever the record is about.

use super::stage::{Setback, Stage};
use crate::payload::Payload;
use crate::receipt::Receipt;

/// Replies that say "not now" although they are in the 4xx range: sign in again, too slow, in
/// progress, too early, too many (RFC 9110, 8470 and 6585).
const TRY_LATER: [u16; 5] = [401, 408, 409, 425, 429];

/// The code with which the server says, under 410, that the record was there and was erased.
pub const ERASED: &str = "record.erased";

/// A reply as far as it matters here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// The receipt, when the body was one.
    pub receipt: Option<Receipt>,
    /// The code of the error envelope, when the body was one.
    pub code: Option<String>,
}

/// What a reply means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The server has it: the record may leave the device.
    Delivered,
    /// The server had it and erased it: the record leaves the device, and nothing is sent again.
    Erased,
    /// Nobody took it: it waits and is sent again as it is.
    Waits(Setback),
    /// The server refuses it as it stands.
    Refused(Setback),
}

impl Verdict {
    /// Judges a reply by its status and by whether its receipt repeats id and hash of the record.
    #[must_use]
    pub fn of(status: u16, is_repeated: bool, code: Option<String>) -> Self {
        match status {
            200..=299 if is_repeated => Self::Delivered,
            0..=399 => Self::Waits(Setback::NotOurServer),
            410 if code.as_deref() == Some(ERASED) => Self::Erased,
            400..=499 if !TRY_LATER.contains(&status) => {
                Self::Refused(Setback::Status { status, code })
            }
            _ => Self::Waits(Setback::Status { status, code }),
        }
    }
}

pub(super) fn after_reply(payload: Payload, attempts: u32, reply: Reply, record_id: &str) -> Stage {
    let is_own = |receipt: &Receipt| {
        receipt.record_id.as_str() == record_id && receipt.payload_hash == *payload.hash()
    };
    let receipt = reply.receipt.filter(is_own);
    match (
        Verdict::of(reply.status, receipt.is_some(), reply.code),
        receipt,
    ) {
        (Verdict::Delivered, Some(receipt)) => Stage::Delivered {
            tracking_code: receipt.tracking_code.to_string(),
            received_at: receipt.received_at.to_string(),
        },
        (Verdict::Delivered, None) => Stage::waiting(payload, attempts, Setback::NotOurServer),
        (Verdict::Erased, _) => Stage::Erased,
        (Verdict::Waits(setback), _) => Stage::waiting(payload, attempts, setback),
        (Verdict::Refused(setback), _) => Stage::NeedsAttention { payload, setback },
    }
}
