//! The record id in the header, beside the one in the body.

use axum::http::HeaderMap;
use eldercare_api::ErrorKind;

use super::refusal::Refusal;

/// The header `Idempotency-Key`, when it is sent, must name the record of the body. The draft of
/// the IETF wants a quoted string; many clients send it bare.
pub(super) fn check_key(headers: &HeaderMap, record_id: &str) -> Result<(), Refusal> {
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
