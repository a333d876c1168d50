//! What requests and reports have in common: a body that names its record, is stored once, and is
//! answered with a receipt.

use axum::Json;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use eldercare_api::v1::{SCHEMA_VERSION, SubmitReport, SubmitRequest};
use eldercare_api::{ErrorKind, HandedIn};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::body::JsonBody;
use super::refusal::Refusal;
use crate::store::Outcome;

/// A wire type with a version and the id of its record.
pub(super) trait Submitted: DeserializeOwned {
    /// Whether it is of a version that was released, and holds nothing that this version does not know.
    fn is_of_known_version(&self) -> bool;
    /// The id, the same for every retry.
    fn record_id(&self) -> &str;
}

impl Submitted for SubmitRequest {
    fn is_of_known_version(&self) -> bool {
        self.form().is_some()
    }

    fn record_id(&self) -> &str {
        &self.record_id
    }
}

impl Submitted for SubmitReport {
    fn is_of_known_version(&self) -> bool {
        self.schema_version == SCHEMA_VERSION
    }

    fn record_id(&self) -> &str {
        &self.record_id
    }
}

/// The body, when its version is known and the header names the same record.
pub(super) fn read<Wire: Submitted>(headers: &HeaderMap, body: &JsonBody) -> Result<Wire, Refusal> {
    let wire: Wire = body.read()?;
    if !wire.is_of_known_version() {
        return Err(ErrorKind::Shape.into());
    }
    check_key(headers, wire.record_id())?;
    Ok(wire)
}

/// The reply: 201 for what is stored now, 200 for what was stored before, with the same receipt; what was
/// deleted since repeats what was handed in.
pub(super) fn reply<Receipt, Wire>(
    outcome: &Outcome<Receipt>,
    handed_in: HandedIn,
) -> Result<Response, Refusal>
where
    Wire: Serialize + for<'a> From<&'a Receipt>,
{
    let with = |status: StatusCode, receipt: &Receipt| {
        Ok((status, Json(Wire::from(receipt))).into_response())
    };
    match outcome {
        Outcome::Now(receipt) => with(StatusCode::CREATED, receipt),
        Outcome::Before(receipt) => with(StatusCode::OK, receipt),
        Outcome::Other => Err(ErrorKind::Conflict.into()),
        Outcome::Erased => Err(Refusal::erased(handed_in)),
        Outcome::TooMany => Err(ErrorKind::TooMany.into()),
    }
}

/// The header `Idempotency-Key`, when it is sent, must name the record of the body. The draft of
/// the IETF wants a quoted string; many clients send it bare.
fn check_key(headers: &HeaderMap, record_id: &str) -> Result<(), Refusal> {
    let Some(key) = headers.get("idempotency-key") else {
        return Ok(());
    };
    let key = key.to_str().unwrap_or_default().trim_matches('"');
    if key == record_id {
        Ok(())
    } else {
        Err(ErrorKind::KeyMismatch.into())
    }
}
