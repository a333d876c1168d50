//! A request while somebody fills it in.

use serde::{Deserialize, Serialize};

use crate::attached::AttachedCheck;
use crate::consent::Consent;

/// Everything as typed or chosen so far; nothing is required yet and nothing is checked.
///
/// Kept on the device inside an [`crate::OutboxItem`], which carries the version. A field that an
/// older build did not know is simply absent.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RequestDraft {
    /// See [`crate::RecordId`]; made when the draft is started.
    pub record_id: Option<String>,
    /// City id, for instance `430781`.
    pub city: Option<String>,
    /// Id of a [`crate::ServiceId`].
    pub service: Option<String>,
    /// Facility id, when the request began at a facility.
    pub facility: Option<String>,
    /// Id of a [`crate::ForWhom`].
    pub for_whom: Option<String>,
    /// Id of an [`crate::Agreement`], where somebody else than the elder fills it in.
    pub agreement: Option<String>,
    /// How to address the elder.
    pub elder_name: Option<String>,
    /// Identity number as typed; never required.
    pub identity: Option<String>,
    /// Telephone number as typed.
    pub phone: Option<String>,
    /// Id of a [`crate::PhoneOwner`].
    pub phone_owner: Option<String>,
    /// Code of the town, township or street.
    pub town: Option<String>,
    /// Code of the village or residents' community.
    pub village: Option<String>,
    /// Door number.
    pub door: Option<String>,
    /// Text of a [`crate::WishedTime`].
    pub wished_time: Option<String>,
    /// A note, up to [`crate::NOTE_CHARS`] characters.
    pub note: Option<String>,
    /// Consent to the use of the contact data; absent while the box is not ticked.
    pub consent_contact: Option<Consent>,
    /// Separate consent that the office passes the request on to the facility that it names.
    pub consent_share: Option<Consent>,
    /// Separate consent to pass on the self-check.
    pub consent_check: Option<Consent>,
    /// The self-check to attach.
    pub self_check: Option<AttachedCheck>,
}

/// A draft is personal, so a debug print shows nothing of it.
impl std::fmt::Debug for RequestDraft {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("RequestDraft(…)")
    }
}
