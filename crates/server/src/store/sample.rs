//! An invented request for the tests that need no wire.

use eldercare_requests::{
    Consent, ForWhom, Moment, PayloadHash, Phone, PhoneOwner, RecordId, ServiceId, ServiceRequest,
    WishedTime,
};

use super::{Store, StoreError, Submission};
use crate::codes::Codes;
use crate::secret::Secret;

/// When the sample is sent.
pub(super) const NOW: Moment = Moment(1_795_320_000);

pub(crate) fn codes(secret: u8) -> Codes {
    Codes::new(Secret([secret; 32]))
}

/// The store of a folder, with this secret.
pub(super) async fn open(data: &std::path::Path, secret: u8) -> Result<Store, StoreError> {
    Store::open(data, None, &codes(secret)).await
}

/// A request with this record and note.
pub(crate) fn submission(record: u8, note: &str) -> Submission {
    Submission {
        schema_version: 1,
        request: request(record, note),
        payload_hash: PayloadHash::of(note.as_bytes()),
        received_at: NOW,
        first_look_by: None,
        caution: None,
    }
}

fn request(record: u8, note: &str) -> ServiceRequest {
    ServiceRequest {
        record_id: RecordId::from_random_bytes([record; 16]),
        city: "999901".to_owned(),
        service: ServiceId::Meal,
        facility: None,
        for_whom: ForWhom::Myself,
        agreement: None,
        identity: None,
        elder_name: "演示".to_owned(),
        phone: Phone::parse("13800004321").unwrap(),
        phone_owner: PhoneOwner::Own,
        town: "1".to_owned(),
        village: None,
        door: None,
        wished_time: WishedTime::Any,
        note: Some(note.to_owned()),
        consent_contact: Consent {
            version: "1".to_owned(),
            text_hash: "0a".repeat(32),
        },
        consent_share: None,
        self_check: None,
    }
}
