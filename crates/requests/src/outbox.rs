//! The life of one record on the device: draft → saved → sending → delivered, or needs attention.
//!
//! A record leaves the queue only when a reply repeats its id and the hash of what was sent.
//! Storage, locks between tabs and the moment of the next try belong to whoever holds the items.

use serde::{Deserialize, Serialize};

use crate::draft::RequestDraft;
use crate::payload::Payload;
use crate::receipt::Receipt;

/// The version that newly stored items carry.
pub const OUTBOX_VERSION: u16 = 1;

/// Replies that say "not now" although they are in the 4xx range: sign in again, too slow, in
/// progress, too early, too many (RFC 9110, 8470 and 6585).
const TRY_LATER: [u16; 5] = [401, 408, 409, 425, 429];

/// One record in the outbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutboxItem {
    /// [`OUTBOX_VERSION`] of the build that stored it.
    pub schema_version: u16,
    /// The text of its [`crate::RecordId`].
    pub record_id: String,
    /// When it was last saved by the person, in seconds since 1970.
    pub saved_at: u64,
    /// Where it stands.
    pub stage: Stage,
}

/// Where a record stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Still being filled in.
    Draft(Box<RequestDraft>),
    /// Saved on this device, to be sent.
    Saved {
        /// What will be sent.
        payload: Payload,
        /// How often it was tried in vain.
        attempts: u32,
        /// What went wrong last.
        setback: Option<Setback>,
    },
    /// On its way; what becomes of it is not known yet.
    Sending {
        /// What is being sent.
        payload: Payload,
        /// How often it was tried in vain before.
        attempts: u32,
    },
    /// The server has it. The payload is gone from the device; the receipt stays.
    Delivered {
        /// The tracking code as text.
        tracking_code: String,
        /// When the server stored it, as text.
        received_at: String,
    },
    /// The server refuses it as it stands: a person must look. It blocks no other record.
    NeedsAttention {
        /// What was refused.
        payload: Payload,
        /// Why.
        setback: Setback,
    },
}

/// Why a try failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Setback {
    /// No reply came: no network, time out, connection cut.
    NoReply,
    /// A reply came that is not our server's, for instance a hotel's sign-in page.
    NotOurServer,
    /// Our server replied with this status and, in its envelope, this code.
    Status {
        /// HTTP status.
        status: u16,
        /// Code of the error envelope, when there was one.
        code: Option<String>,
    },
}

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

/// Something that happens to a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OutboxEvent {
    /// The person changed the draft, or takes a refused record back to the form.
    Edited(Box<RequestDraft>),
    /// The person saved it: from now on exactly these bytes are sent.
    Saved(Payload),
    /// It is handed to the network.
    Started,
    /// A reply came.
    Replied(Reply),
    /// No reply came.
    Lost,
    /// The app starts and finds it as the last run left it.
    Restarted,
}

impl OutboxItem {
    /// A new draft.
    #[must_use]
    pub fn new(record_id: String, draft: RequestDraft, now: u64) -> Self {
        Self {
            schema_version: OUTBOX_VERSION,
            record_id,
            saved_at: now,
            stage: Stage::Draft(Box::new(draft)),
        }
    }

    /// The item after an event. An event that does not fit the stage changes nothing: a late reply
    /// cannot bring a delivered record back, and an edit cannot change what is on its way.
    #[must_use]
    pub fn after(self, event: OutboxEvent, now: u64) -> Self {
        let touched = matches!(event, OutboxEvent::Edited(_) | OutboxEvent::Saved(_));
        let stage = next_stage(self.stage.clone(), event, &self.record_id);
        let saved_at = if touched && stage != self.stage {
            now
        } else {
            self.saved_at
        };
        Self {
            saved_at,
            stage,
            ..self
        }
    }

    /// Whether this record still holds something that only this device has.
    #[must_use]
    pub fn is_only_here(&self) -> bool {
        !matches!(self.stage, Stage::Delivered { .. })
    }
}

fn next_stage(stage: Stage, event: OutboxEvent, record_id: &str) -> Stage {
    match (stage, event) {
        (
            Stage::Draft(_) | Stage::Saved { .. } | Stage::NeedsAttention { .. },
            OutboxEvent::Edited(draft),
        ) => Stage::Draft(draft),
        (Stage::Draft(_), OutboxEvent::Saved(payload)) => Stage::Saved {
            payload,
            attempts: 0,
            setback: None,
        },
        (
            Stage::Saved {
                payload, attempts, ..
            },
            OutboxEvent::Started,
        ) => Stage::Sending { payload, attempts },
        (Stage::NeedsAttention { payload, .. }, OutboxEvent::Started) => Stage::Sending {
            payload,
            attempts: 0,
        },
        (Stage::Sending { payload, attempts }, OutboxEvent::Replied(reply)) => {
            after_reply(payload, attempts, reply, record_id)
        }
        (Stage::Sending { payload, attempts }, OutboxEvent::Lost | OutboxEvent::Restarted) => {
            waiting(payload, attempts, Setback::NoReply)
        }
        (stage, _) => stage,
    }
}

fn waiting(payload: Payload, attempts: u32, setback: Setback) -> Stage {
    Stage::Saved {
        payload,
        attempts: attempts.saturating_add(1),
        setback: Some(setback),
    }
}

/// What a reply means for the record that was sent, whatever the record is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The server has it: the record may leave the device.
    Delivered,
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
            400..=499 if !TRY_LATER.contains(&status) => {
                Self::Refused(Setback::Status { status, code })
            }
            _ => Self::Waits(Setback::Status { status, code }),
        }
    }
}

fn after_reply(payload: Payload, attempts: u32, reply: Reply, record_id: &str) -> Stage {
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
        (Verdict::Delivered, None) => waiting(payload, attempts, Setback::NotOurServer),
        (Verdict::Waits(setback), _) => waiting(payload, attempts, setback),
        (Verdict::Refused(setback), _) => Stage::NeedsAttention { payload, setback },
    }
}
