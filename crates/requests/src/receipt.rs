//! The server's word that a request is stored.

use crate::moment::Moment;
use crate::payload::PayloadHash;
use crate::record::RecordId;
use crate::tracking::TrackingCode;
use eldercare_days::Day;

/// What the server answers when a request is stored, however often it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The id that the device made.
    pub record_id: RecordId,
    /// The hash of the body that the server stored.
    pub payload_hash: PayloadHash,
    /// The code to follow the request by.
    pub tracking_code: TrackingCode,
    /// When the server stored it.
    pub received_at: Moment,
    /// By when somebody looks at it first, where the office promises that.
    pub first_look_by: Option<Day>,
}

impl Receipt {
    /// Whether this receipt is for exactly that record and that body.
    ///
    /// A captive portal answers 200 to everything; only a reply that repeats both is believed.
    #[must_use]
    pub fn is_for(&self, record_id: &RecordId, hash: &PayloadHash) -> bool {
        self.record_id == *record_id && self.payload_hash == *hash
    }
}
