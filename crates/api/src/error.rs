//! The one form in which every refusal travels, and the closed list of reasons.

use eldercare_requests::FieldError;
use eldercare_requests::report::ReportError;
use serde::{Deserialize, Serialize};

/// A refusal. It never holds text for visitors, nothing that the sender typed, and no detail of how
/// the server works: the page finds its own words by `message_key`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ErrorEnvelope {
    /// The reason, for programs: one of the codes of [`ErrorKind`].
    pub code: String,
    /// The key of the text for people.
    pub message_key: String,
    /// The first field that the reason is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// All problems with fields, in the order of the form.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldProblem>,
    /// For the programmer of a client, in English: what a parameter of the address must look like.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// With `record.erased`: what was handed in. A device destroys nothing at the word of somebody who
    /// does not know what it sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub record: Option<HandedIn>,
    /// Names this exchange in the server's log: 32 hex digits, always.
    pub correlation_id: String,
}

/// A record as it was handed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HandedIn {
    /// The id that the device made.
    #[cfg_attr(feature = "openapi", schema(format = "uuid"))]
    pub record_id: String,
    /// SHA-256 of the body, 64 hex digits.
    pub payload_hash: String,
}

impl ErrorEnvelope {
    /// Whether this may be said of a record: that it was erased, only by who repeats its id and the hash of
    /// what was sent.
    #[must_use]
    pub fn is_about(&self, record_id: &str, payload_hash: &str) -> bool {
        let repeats = |record: &HandedIn| {
            record.record_id == record_id && record.payload_hash == payload_hash
        };
        self.code != ErrorKind::Erased.code() || self.record.as_ref().is_some_and(repeats)
    }
}

/// One problem with one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldProblem {
    /// The field's name on the wire.
    pub field: String,
    /// What is wrong with it.
    pub code: String,
    /// The key of the text for people, `error.<field>.<code>`.
    pub message_key: String,
}

impl From<&FieldError> for FieldProblem {
    fn from(error: &FieldError) -> Self {
        Self {
            field: error.field.id().to_owned(),
            code: error.code.id().to_owned(),
            message_key: error.message_key(),
        }
    }
}

impl From<&ReportError> for FieldProblem {
    fn from(error: &ReportError) -> Self {
        Self {
            field: error.field.id().to_owned(),
            code: error.code.id().to_owned(),
            message_key: error.message_key(),
        }
    }
}

/// Declares the reasons with code and HTTP status, so that none can be forgotten in one of them.
macro_rules! error_kinds {
    ($($(#[$doc:meta])* $kind:ident => $code:literal, $status:literal;)+) => {
        /// Why something is refused.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum ErrorKind { $($(#[$doc])* $kind,)+ }

        impl ErrorKind {
            /// Every reason.
            pub const ALL: [Self; [$($code,)+].len()] = [$(Self::$kind,)+];

            /// The code on the wire.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$kind => $code,)+ }
            }

            /// The HTTP status that goes with it.
            #[must_use]
            pub const fn status(self) -> u16 {
                match self { $(Self::$kind => $status,)+ }
            }
        }
    };
}

error_kinds! {
    /// The body is not JSON.
    Malformed => "body.malformed", 400;
    /// The body is JSON of another shape: wrong type, unknown or missing field, unknown version.
    Shape => "body.shape", 422;
    /// The body is larger than the server reads.
    TooLarge => "body.too-large", 413;
    /// The body is not declared as JSON.
    ContentType => "body.content-type", 415;
    /// The body did not arrive in time.
    TooSlow => "body.too-slow", 408;
    /// No such address.
    UnknownRoute => "route.unknown", 404;
    /// The address exists, but not for this method.
    Method => "route.method", 405;
    /// Something else about the HTTP request cannot be used.
    BadRequest => "route.bad-request", 400;
    /// Fields are missing or wrong; `fields` says which.
    Fields => "fields.invalid", 422;
    /// The header `Idempotency-Key` and the record id differ.
    KeyMismatch => "record.key-mismatch", 422;
    /// Another request is stored under this record id.
    Conflict => "record.conflict", 422;
    /// The same was stored under this record id and deleted since; it is not stored again.
    Erased => "record.erased", 410;
    /// No such city.
    CityUnknown => "city.unknown", 404;
    /// The city exists, but its data could not be read.
    CityUnavailable => "city.unavailable", 503;
    /// As many reports about this facility as a day may have.
    TooMany => "report.too-many", 429;
    /// Too many exchanges from one address within a short time; the same may be sent again later.
    TooOften => "rate.too-often", 429;
    /// A parameter of the address is unknown or wrong; `field` and `description` say which and why.
    Parameter => "query.parameter", 400;
    /// No such collection of places.
    CollectionUnknown => "collection.unknown", 404;
    /// No such place in the collection.
    PlaceUnknown => "place.unknown", 404;
    /// No request with this code and these digits; also when only one of the two is right.
    StatusNotFound => "status.not-found", 404;
    /// Nobody is signed in, or not any more.
    SignInNeeded => "desk.sign-in", 401;
    /// No such account with this password.
    SignInWrong => "desk.wrong", 401;
    /// Over plain HTTP nobody signs in.
    Insecure => "desk.insecure", 403;
    /// This account may not do that.
    Forbidden => "desk.forbidden", 403;
    /// There is no such thing at the desk, or it is not this account's.
    DeskUnknown => "desk.unknown", 404;
    /// It cannot be done in the state in which the thing is.
    DeskState => "desk.state", 409;
    /// Somebody else has changed it since it was read; nothing is changed.
    DeskChanged => "desk.changed", 409;
    /// No link of a place: never made, used, over by its time, or replaced by a newer one.
    LinkOver => "desk.link", 401;
    /// The office revoked this device, or its owner has no rights any more; the reply names the device, which forgets
    /// everything.
    DeviceRevoked => "device.revoked", 401;
    /// This device's time is over; the reply names it. Its owner signs in again.
    DeviceEnded => "device.ended", 401;
    /// Another site's page had it sent.
    CrossSite => "route.cross-site", 403;
    /// Feedback is for an answered request, and this one is not.
    NotAnswered => "status.not-answered", 409;
    /// The server is busy; the same request may be sent again.
    Busy => "server.busy", 503;
    /// The server has no room left; nothing was stored, and the same request may be sent again later.
    Full => "server.full", 507;
    /// Something failed in the server; the same request may be sent again.
    Failed => "server.failed", 500;
}

impl ErrorKind {
    /// The key of the text for people.
    #[must_use]
    pub fn message_key(self) -> String {
        format!("error.{}", self.code())
    }

    /// The reason with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The envelope for this reason and these problems.
    #[must_use]
    pub fn envelope(self, problems: &[FieldError], correlation_id: String) -> ErrorEnvelope {
        self.with_problems(problems.iter().map(FieldProblem::from), correlation_id)
    }

    /// The same for problems of any form.
    #[must_use]
    pub fn with_problems(
        self,
        problems: impl IntoIterator<Item = FieldProblem>,
        correlation_id: String,
    ) -> ErrorEnvelope {
        let fields: Vec<FieldProblem> = problems.into_iter().collect();
        ErrorEnvelope {
            code: self.code().to_owned(),
            message_key: self.message_key(),
            field: fields.first().map(|problem| problem.field.clone()),
            fields,
            description: None,
            record: None,
            correlation_id,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ErrorKind;

    #[test]
    fn every_reason_has_its_own_code_and_a_status_of_a_refusal() {
        for kind in ErrorKind::ALL {
            assert_eq!(ErrorKind::from_code(kind.code()), Some(kind));
            assert!((400..=599).contains(&kind.status()), "{kind:?}");
        }
    }
}
