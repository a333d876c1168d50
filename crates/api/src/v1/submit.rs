//! A service request on its way to the server.

use std::collections::BTreeMap;

use eldercare_requests::{AttachedCheck, Form, RequestDraft, ServiceRequest};
use serde::{Deserialize, Serialize};

/// Body of `POST /api/v1/requests`. Texts are checked by `eldercare_requests::validate`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SubmitRequest {
    /// 1, or 2 with one of the fields that came with it: `agreement`, `identity_number` and
    /// `consent_share`.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 2))]
    pub schema_version: u16,
    /// UUID of version 4 in lower case, made by the device; the same for every retry.
    #[cfg_attr(
        feature = "openapi",
        schema(
            format = "uuid",
            max_length = 36,
            pattern = "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"
        )
    )]
    pub record_id: String,
    /// City id.
    #[cfg_attr(feature = "openapi", schema(example = "430781"))]
    pub city: String,
    /// Service id.
    #[cfg_attr(feature = "openapi", schema(example = "meal"))]
    pub service: String,
    /// Facility id, when the request is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facility: Option<String>,
    /// `self`, `mother`, `father`, `spouse`, `relative` or `neighbour`.
    #[cfg_attr(
        feature = "openapi",
        schema(
            example = "mother",
            pattern = "^(self|mother|father|spouse|relative|neighbour)$"
        )
    )]
    pub for_whom: String,
    /// From version 2 on, where `for_whom` is not `self`: how the elder agreed, `spoken`, `signed` or
    /// `guardian`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "openapi",
        schema(example = "spoken", pattern = "^(spoken|signed|guardian)$")
    )]
    pub agreement: Option<String>,
    /// How to address the elder.
    #[cfg_attr(feature = "openapi", schema(max_length = 30))]
    pub elder_name: String,
    /// From version 2 on: identity number of the elder (GB 11643-1999), never required.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(max_length = 18))]
    pub identity_number: Option<String>,
    /// Mobile number, or landline with area code.
    #[cfg_attr(feature = "openapi", schema(example = "13800000000"))]
    pub phone: String,
    /// `own`, `neighbour` or `village-office`.
    #[cfg_attr(
        feature = "openapi",
        schema(example = "own", pattern = "^(own|neighbour|village-office)$")
    )]
    pub phone_owner: String,
    /// Code of the town.
    pub town: String,
    /// Code of the village, where the city lists villages for the town.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub village: Option<String>,
    /// Door number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(max_length = 60))]
    pub door: Option<String>,
    /// `any`, `weekday-morning`, `weekday-afternoon`, `weekend`, or a day with `/morning`,
    /// `/afternoon` or `/evening`.
    #[cfg_attr(
        feature = "openapi",
        schema(
            example = "weekday-morning",
            pattern = "^(any|weekday-morning|weekday-afternoon|weekend|[0-9]{4}-[0-9]{2}-[0-9]{2}/(morning|afternoon|evening))$"
        )
    )]
    pub wished_time: String,
    /// A note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(max_length = 400))]
    pub note: Option<String>,
    /// Consent to the use of the contact data.
    pub consent_contact: Consent,
    /// From version 2 on: separate consent to pass the request on to `facility`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent_share: Option<Consent>,
    /// Separate consent to pass on the self-check; required with `self_check`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent_check: Option<Consent>,
    /// The self-check, with the result that the person saw.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub self_check: Option<SelfCheck>,
}

/// A consent that was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Consent {
    /// Version of the wording.
    #[cfg_attr(feature = "openapi", schema(max_length = 32))]
    pub version: String,
    /// SHA-256 of the wording as shown, 64 hex digits.
    #[cfg_attr(feature = "openapi", schema(min_length = 64, max_length = 64))]
    pub text_hash: String,
}

/// A self-check that goes with a request.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SelfCheck {
    /// Id of the instrument.
    #[cfg_attr(feature = "openapi", schema(example = "gbt-42195-2022"))]
    pub instrument: String,
    /// Version of the instrument's file.
    pub version: String,
    /// SHA-256 of the instrument's file, 64 hex digits.
    #[cfg_attr(feature = "openapi", schema(min_length = 64, max_length = 64))]
    pub content_hash: String,
    /// Question id → option id or `unsure`.
    pub answers: BTreeMap<String, String>,
    /// Best level that was shown.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 4))]
    pub level_best: u8,
    /// Worst level that was shown.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 4))]
    pub level_worst: u8,
    /// Lowest total that was shown.
    pub total_low: u16,
    /// Highest total that was shown.
    pub total_high: u16,
}

/// The first version, of 2026-11.
const FIRST: u16 = 1;
/// The version with `agreement`, `identity_number` and `consent_share`.
const SECOND: u16 = 2;

impl SubmitRequest {
    /// The form of its version; none when the version is unknown or does not know a field that is there.
    #[must_use]
    pub fn form(&self) -> Option<Form> {
        match self.schema_version {
            FIRST if self.is_in_first_form() => Some(Form::First),
            SECOND => Some(Form::Second),
            _ => None,
        }
    }

    fn is_in_first_form(&self) -> bool {
        self.agreement.is_none() && self.identity_number.is_none() && self.consent_share.is_none()
    }

    /// The body as it is sent. Sending and hashing must use the same text, so keep it.
    #[must_use]
    pub fn to_body(&self) -> String {
        // A struct of texts and numbers always has a JSON form.
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl From<&ServiceRequest> for SubmitRequest {
    fn from(request: &ServiceRequest) -> Self {
        let attached = request.self_check.as_ref();
        let mut wire = Self {
            schema_version: FIRST,
            record_id: request.record_id.to_string(),
            city: request.city.clone(),
            service: request.service.id().to_owned(),
            facility: request.facility.clone(),
            for_whom: request.for_whom.id().to_owned(),
            agreement: request.agreement.map(|agreement| agreement.id().to_owned()),
            elder_name: request.elder_name.clone(),
            identity_number: request
                .identity
                .as_ref()
                .map(|number| number.as_str().to_owned()),
            phone: request.phone.to_string(),
            phone_owner: request.phone_owner.id().to_owned(),
            town: request.town.clone(),
            village: request.village.clone(),
            door: request.door.clone(),
            wished_time: request.wished_time.to_string(),
            note: request.note.clone(),
            consent_contact: request.consent_contact.clone().into(),
            consent_share: request.consent_share.clone().map(Into::into),
            consent_check: attached.map(|(_, consent)| consent.clone().into()),
            self_check: attached.map(|(check, _)| check.clone().into()),
        };
        // An older server takes whatever the first version can say.
        if !wire.is_in_first_form() {
            wire.schema_version = SECOND;
        }
        wire
    }
}

impl From<SubmitRequest> for RequestDraft {
    fn from(wire: SubmitRequest) -> Self {
        Self {
            record_id: Some(wire.record_id),
            city: Some(wire.city),
            service: Some(wire.service),
            facility: wire.facility,
            for_whom: Some(wire.for_whom),
            agreement: wire.agreement,
            elder_name: Some(wire.elder_name),
            identity: wire.identity_number,
            phone: Some(wire.phone),
            phone_owner: Some(wire.phone_owner),
            town: Some(wire.town),
            village: wire.village,
            door: wire.door,
            wished_time: Some(wire.wished_time),
            note: wire.note,
            consent_contact: Some(wire.consent_contact.into()),
            consent_share: wire.consent_share.map(Into::into),
            consent_check: wire.consent_check.map(Into::into),
            self_check: wire.self_check.map(Into::into),
        }
    }
}

impl From<Consent> for eldercare_requests::Consent {
    fn from(Consent { version, text_hash }: Consent) -> Self {
        Self { version, text_hash }
    }
}

impl From<eldercare_requests::Consent> for Consent {
    fn from(
        eldercare_requests::Consent { version, text_hash }: eldercare_requests::Consent,
    ) -> Self {
        Self { version, text_hash }
    }
}

/// Both types have the same fields today; the wire keeps its own so that the domain can change.
macro_rules! convert_self_check {
    ($from:ty => $to:ty) => {
        impl From<$from> for $to {
            fn from(check: $from) -> Self {
                Self {
                    instrument: check.instrument,
                    version: check.version,
                    content_hash: check.content_hash,
                    answers: check.answers,
                    level_best: check.level_best,
                    level_worst: check.level_worst,
                    total_low: check.total_low,
                    total_high: check.total_high,
                }
            }
        }
    };
}
convert_self_check!(SelfCheck => AttachedCheck);
convert_self_check!(AttachedCheck => SelfCheck);
