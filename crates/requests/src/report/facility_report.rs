//! A checked report, and the server's word that it is stored.

use super::choice::{Fact, ReportKind};
use super::visit::VisitTime;
use crate::moment::Moment;
use crate::payload::PayloadHash;
use crate::record::RecordId;

/// A report that [`super::validate_report`] has found good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacilityReport {
    /// The record's own id.
    pub record_id: RecordId,
    /// City id.
    pub city: String,
    /// Facility id.
    pub facility: String,
    /// What is reported.
    pub reported: Reported,
}

/// What is reported.
#[derive(Clone, PartialEq, Eq)]
pub enum Reported {
    /// It was closed.
    Closed {
        /// When the person stood at the door.
        visited_at: VisitTime,
    },
    /// A fact is wrong.
    WrongFact {
        /// Which.
        fact: Fact,
        /// What is right; absent only for [`Fact::Gone`].
        right: Option<String>,
    },
}

impl Reported {
    /// Which of the kinds it is.
    #[must_use]
    pub const fn kind(&self) -> ReportKind {
        match self {
            Self::Closed { .. } => ReportKind::Closed,
            Self::WrongFact { .. } => ReportKind::WrongFact,
        }
    }
}

/// Free text may hold more than it should, so a debug print does not show it.
impl std::fmt::Debug for Reported {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Closed { visited_at } => write!(formatter, "Closed({visited_at})"),
            Self::WrongFact { fact, .. } => write!(formatter, "WrongFact({fact:?}, …)"),
        }
    }
}

/// Says that a report is stored. There is no code to follow it by: nobody is told who asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportReceipt {
    /// The id that the device made.
    pub record_id: RecordId,
    /// SHA-256 of the body that is stored.
    pub payload_hash: PayloadHash,
    /// When it was stored.
    pub received_at: Moment,
}
