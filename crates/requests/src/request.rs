//! A request that passed every check.

use eldercare_entitlements::ServiceId;

use crate::attached::AttachedCheck;
use crate::choice::{Agreement, ForWhom, PhoneOwner};
use crate::consent::Consent;
use crate::identity::IdentityNumber;
use crate::phone::Phone;
use crate::record::RecordId;
use crate::wish::WishedTime;

/// A request as an office can work on it. Only [`crate::validate`] should make one.
#[derive(Clone, PartialEq, Eq)]
pub struct ServiceRequest {
    /// Made on the device.
    pub record_id: RecordId,
    /// City id; the city takes requests.
    pub city: String,
    /// A service that the city offers.
    pub service: ServiceId,
    /// A facility of the city.
    pub facility: Option<String>,
    /// For whom.
    pub for_whom: ForWhom,
    /// How the elder agreed; absent where the elder asks, and in the first form.
    pub agreement: Option<Agreement>,
    /// How to address the elder.
    pub elder_name: String,
    /// The elder's identity number, if it was given.
    pub identity: Option<IdentityNumber>,
    /// The number to call back.
    pub phone: Phone,
    /// Whose number that is.
    pub phone_owner: PhoneOwner,
    /// Code of a town of the city.
    pub town: String,
    /// Code of a village of that town.
    pub village: Option<String>,
    /// Door number.
    pub door: Option<String>,
    /// When.
    pub wished_time: WishedTime,
    /// A note.
    pub note: Option<String>,
    /// Consent to the use of the contact data.
    pub consent_contact: Consent,
    /// Consent that the office passes the request on to the facility; never without one.
    pub consent_share: Option<Consent>,
    /// The self-check, never without its own consent.
    pub self_check: Option<(AttachedCheck, Consent)>,
}

/// A request is personal, so a debug print shows only its id.
impl std::fmt::Debug for ServiceRequest {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "ServiceRequest({})", self.record_id)
    }
}
