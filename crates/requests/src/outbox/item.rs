//! One record in the outbox, and what happens to it.

use serde::{Deserialize, Serialize};

use super::pause::Pause;
use super::round::Due;
use super::stage::{Setback, Stage};
use super::verdict::{Reply, after_reply};
use crate::draft::RequestDraft;
use crate::payload::Payload;

/// The version that newly stored items carry. Version 2 stores how long a record rests; what
/// version 1 stored opens as it is.
pub const OUTBOX_VERSION: u16 = 2;

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
    /// Whose it is, by the mark that this device gave to one person of a family; none where it knows of one
    /// person alone. It is never sent, and means nothing on another device.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
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
    /// After a try in vain: so long it rests.
    Rests(Pause),
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
            person: None,
        }
    }

    /// The same as one of this person.
    #[must_use]
    pub fn of_person(self, person: Option<String>) -> Self {
        Self { person, ..self }
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
        !matches!(self.stage, Stage::Delivered { .. } | Stage::Erased)
    }

    /// How often it was tried in vain; nothing where it is not waiting to be sent.
    #[must_use]
    pub fn attempts(&self) -> Option<u32> {
        match self.stage {
            Stage::Saved { attempts, .. } => Some(attempts),
            _ => None,
        }
    }

    /// When it is due; none where it does not wait to be sent.
    #[must_use]
    pub fn due(&self) -> Option<Due<'_>> {
        Some(Due {
            record_id: &self.record_id,
            attempts: self.attempts()?,
            saved_at: self.saved_at,
            pause: self.pause(),
        })
    }

    /// How long it rests, when it waits and does.
    #[must_use]
    pub fn pause(&self) -> Option<Pause> {
        match self.stage {
            Stage::Saved { pause, .. } => pause,
            _ => None,
        }
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
            pause: None,
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
            Stage::waiting(payload, attempts, Setback::NoReply)
        }
        (stage, OutboxEvent::Rests(pause)) => stage.resting(pause),
        (stage, _) => stage,
    }
}
