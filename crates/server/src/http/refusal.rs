//! Refusals inside the server. Their envelope is written in one place, [`super::exchange`], where
//! the correlation id is known.

use std::any::Any;

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use eldercare_api::v1::outreach::DeviceRefusal;
use eldercare_api::{ErrorEnvelope, ErrorKind, FieldProblem, HandedIn};
use eldercare_requests::{ErrorCode, Field, FieldError};

use crate::staff::PasswordFault;
use crate::store::{StoreError, Trouble};

/// After so many seconds whoever found the server busy may come again: it has waited for a connection longer than that.
const BUSY_SECONDS: &str = "5";

/// A refusal on its way out.
#[derive(Clone, Debug)]
pub(crate) struct Refusal {
    pub(crate) kind: ErrorKind,
    problems: Vec<FieldProblem>,
    /// What a parameter of the address must look like.
    description: Option<(Option<&'static str>, String)>,
    named: Option<Named>,
}

/// What a refusal names, so that nobody takes it for their own.
#[derive(Clone, Debug)]
enum Named {
    /// The record that was erased.
    Record(HandedIn),
    /// The device that is over.
    Device(String),
}

impl Refusal {
    /// For problems with fields.
    pub(crate) fn problems(problems: impl IntoIterator<Item = FieldProblem>) -> Self {
        Self {
            problems: problems.into_iter().collect(),
            ..ErrorKind::Fields.into()
        }
    }

    /// For a problem with one field of a request.
    pub(crate) fn field(field: Field, code: ErrorCode) -> Self {
        Self::problems([FieldProblem::from(&FieldError { field, code })])
    }

    /// For a parameter of the address: which, if we know it, and what it must look like. The name is one that we
    /// know; the description repeats nothing that was sent.
    pub(crate) fn parameter(name: Option<&'static str>, description: impl Into<String>) -> Self {
        Self {
            description: Some((name, description.into())),
            ..ErrorKind::Parameter.into()
        }
    }

    /// For a record that was stored before and deleted since.
    pub(crate) fn erased(record: HandedIn) -> Self {
        Self {
            named: Some(Named::Record(record)),
            ..ErrorKind::Erased.into()
        }
    }

    /// For a device that is over: it is named, so that no other one takes it for its own end.
    pub(crate) fn of_device(kind: ErrorKind, device: String) -> Self {
        Self {
            named: Some(Named::Device(device)),
            ..kind.into()
        }
    }

    /// The body as it is sent.
    pub(crate) fn body(self, correlation_id: String) -> Response {
        if let Some(Named::Device(device)) = self.named {
            let refusal = DeviceRefusal {
                code: self.kind.code().to_owned(),
                message_key: self.kind.message_key(),
                device,
                correlation_id,
            };
            return Json(refusal).into_response();
        }
        Json(self.envelope(correlation_id)).into_response()
    }

    /// The envelope of this refusal.
    pub(crate) fn envelope(self, correlation_id: String) -> ErrorEnvelope {
        let mut envelope = self.kind.with_problems(self.problems, correlation_id);
        if let Some((name, description)) = self.description {
            envelope.field = name.map(str::to_owned);
            envelope.description = Some(description);
        }
        if let Some(Named::Record(record)) = self.named {
            envelope.record = Some(record);
        }
        envelope
    }

    /// The HTTP status.
    pub(crate) fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.kind.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

impl From<ErrorKind> for Refusal {
    fn from(kind: ErrorKind) -> Self {
        Self {
            kind,
            problems: Vec::new(),
            description: None,
            named: None,
        }
    }
}

/// What went wrong in the store goes to the log, without values, and not to the sender.
impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        if error.is_no_text() {
            return ErrorKind::BadRequest.into();
        }
        let kind = match error.trouble() {
            Trouble::Full => ErrorKind::Full,
            Trouble::Passing => ErrorKind::Busy,
            Trouble::Lasting => ErrorKind::Failed,
        };
        tracing::error!(class = error.class(), code = kind.code(), "store");
        kind.into()
    }
}

impl From<PasswordFault> for Refusal {
    fn from(fault: PasswordFault) -> Self {
        match fault {
            PasswordFault::Busy => ErrorKind::Busy.into(),
            PasswordFault::Failed => ErrorKind::Failed.into(),
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        if self.kind == ErrorKind::Busy {
            let later = HeaderValue::from_static(BUSY_SECONDS);
            response.headers_mut().insert(header::RETRY_AFTER, later);
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// The reply after a panic; the panic hook has logged where it happened.
pub(super) fn after_panic(_: Box<dyn Any + Send>) -> Response {
    Refusal::from(ErrorKind::Failed).into_response()
}
