//! Refusals inside the server. Their envelope is written in one place, [`super::exchange`], where
//! the correlation id is known.

use std::any::Any;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use eldercare_api::ErrorKind;
use eldercare_requests::{ErrorCode, Field, FieldError};

use crate::store::StoreError;

/// A refusal on its way out.
#[derive(Clone, Debug)]
pub(crate) struct Refusal {
    pub(crate) kind: ErrorKind,
    pub(crate) problems: Vec<FieldError>,
}

impl Refusal {
    /// For problems with fields.
    pub(crate) fn fields(problems: Vec<FieldError>) -> Self {
        Self {
            kind: ErrorKind::Fields,
            problems,
        }
    }

    /// For a problem with one field.
    pub(crate) fn field(field: Field, code: ErrorCode) -> Self {
        Self::fields(vec![FieldError { field, code }])
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
        }
    }
}

/// What went wrong in the store goes to the log, without values, and not to the sender.
impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        let passing = error.is_passing();
        tracing::error!(class = error.class(), passing, "store");
        if passing {
            ErrorKind::Busy.into()
        } else {
            ErrorKind::Failed.into()
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// The reply after a panic; the panic hook has logged where it happened.
pub(super) fn after_panic(_: Box<dyn Any + Send>) -> Response {
    Refusal::from(ErrorKind::Failed).into_response()
}
