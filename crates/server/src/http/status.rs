//! Following a request by code and telephone.

use axum::Json;
use axum::extract::State;
use eldercare_api::v1::{StatusQuery, StatusReply};
use eldercare_api::{ErrorEnvelope, ErrorKind};
use eldercare_requests::TrackingCode;
use subtle::ConstantTimeEq as _;

use super::Shared;
use super::body::JsonBody;
use super::refusal::Refusal;
use crate::store::Found;

/// Tells the state of a request.
///
/// A wrong code, a mistyped code and wrong digits get the same reply after the same work: one
/// keyed hash, one query, one comparison in constant time. So nobody learns that half of a guess
/// was right.
#[utoipa::path(
    post,
    path = "/api/v1/requests/status",
    tag = "requests",
    request_body = StatusQuery,
    responses(
        (status = 200, description = "The state, and nothing about the person", body = StatusReply),
        (status = 400, description = "Not JSON", body = ErrorEnvelope),
        (status = 404, description = "No request with this code and these digits", body = ErrorEnvelope),
        (status = 408, description = "The body did not arrive in time", body = ErrorEnvelope),
        (status = 413, description = "Larger than 64 KB", body = ErrorEnvelope),
        (status = 415, description = "Not declared as JSON", body = ErrorEnvelope),
        (status = 422, description = "Wrong shape", body = ErrorEnvelope),
        (status = 503, description = "Busy; ask again later", body = ErrorEnvelope),
    )
)]
pub(super) async fn follow(
    State((app, _)): State<Shared>,
    body: JsonBody,
) -> Result<Json<StatusReply>, Refusal> {
    let query: StatusQuery = body.read()?;
    let typed = TrackingCode::parse(&query.code);
    let code = typed.unwrap_or(TrackingCode::from_bits(0));
    let row = app.store.find(&app.codes.key(code)).await?;
    let same_digits = digits(&query.phone_last4).ct_eq(&digits(&row.phone_last4));
    if bool::from(same_digits) & row.known & typed.is_ok() {
        Ok(Json(reply(row)))
    } else {
        Err(ErrorKind::StatusNotFound.into())
    }
}

/// The four digits that were typed, in half width and without blanks; always four bytes.
fn digits(typed: &str) -> [u8; 4] {
    let mut digits = typed.chars().filter_map(|character| match character {
        '０'..='９' => u8::try_from(u32::from(character) - u32::from('０'))
            .ok()
            .map(|d| d + b'0'),
        other if other.is_whitespace() => None,
        other => Some(u8::try_from(other).unwrap_or(b'?')),
    });
    let four = std::array::from_fn(|_| digits.next().unwrap_or(b'-'));
    if digits.next().is_none() {
        four
    } else {
        *b"long"
    }
}

fn reply(row: Found) -> StatusReply {
    StatusReply {
        state: row.state.id().to_owned(),
        received_at: row.received_at.to_string(),
        state_since: row.state_since.to_string(),
        first_look_by: row.first_look_by,
        outcome: row.outcome.map(|outcome| outcome.id().to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::digits;

    #[test]
    fn digits_are_understood_in_full_width_and_with_blanks() {
        for typed in ["1234", " 1 2 3 4 ", "１２３４", "12\u{3000}34"] {
            assert_eq!(digits(typed), *b"1234", "{typed:?}");
        }
    }

    #[test]
    fn too_few_too_many_and_other_characters_are_never_four_digits() {
        for typed in ["", "123", "12345", "12a4", "演示演示"] {
            assert!(!digits(typed).iter().all(u8::is_ascii_digit), "{typed:?}");
        }
    }
}
