//! Where a record stands.

use serde::{Deserialize, Serialize};

use super::pause::Pause;
use crate::draft::RequestDraft;
use crate::payload::Payload;

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
        /// How long it rests before it is tried again without being asked; version 1 had none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pause: Option<Pause>,
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
    /// The server had it and erased it since, as somebody asked: it is gone here, too.
    Erased,
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

impl Stage {
    /// What was frozen to be sent, while the device holds it.
    #[must_use]
    pub fn payload(&self) -> Option<&Payload> {
        match self {
            Self::Saved { payload, .. }
            | Self::Sending { payload, .. }
            | Self::NeedsAttention { payload, .. } => Some(payload),
            Self::Draft(_) | Self::Delivered { .. } | Self::Erased => None,
        }
    }

    /// A record that waits after a try in vain; how long it rests is said by whoever knows the time.
    pub(super) fn waiting(payload: Payload, attempts: u32, setback: Setback) -> Self {
        Self::Saved {
            payload,
            attempts: attempts.saturating_add(1),
            setback: Some(setback),
            pause: None,
        }
    }

    /// The stage with a pause, where it waits after a try in vain.
    pub(super) fn resting(mut self, rest: Pause) -> Self {
        if let Self::Saved {
            setback: Some(_),
            pause,
            ..
        } = &mut self
        {
            *pause = Some(rest);
        }
        self
    }
}
