//! Taking a service request.

use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use eldercare_api::v1::{Receipt, SubmitRequest};
use eldercare_api::{ErrorEnvelope, ErrorKind, HandedIn};
use eldercare_requests::{
    Consent, Context, Day, ErrorCode, Field, PayloadHash, RecordId, RequestDraft, ServiceRequest,
    WORDING_VERSION, WishWindow, validate,
};

use super::Shared;
use super::body::JsonBody;
use super::refusal::Refusal;
use super::{cities, record};
use crate::app::App;
use crate::fail;
use crate::store::Submission;

/// Stores a request, once, however often it is sent.
///
/// A device of the office may show its token: then the limits count for it alone. Nothing is refused for a token that does
/// not hold.
#[utoipa::path(
    post,
    path = "/api/v1/requests",
    tag = "requests",
    params(
        (
            "Idempotency-Key" = Option<String>,
            Header,
            description = "If sent, the record id, with or without quotes"
        ),
        (
            "Form-Token" = Option<String>,
            Header,
            description = "From `/api/v1/form-token`, where the form was opened with a network"
        ),
        (
            "Form-Trap" = Option<String>,
            Header,
            description = "Sent only when the field was filled in that no person sees"
        ),
    ),
    request_body = SubmitRequest,
    responses(
        (status = 201, description = "Stored now", body = Receipt),
        (status = 200, description = "The same body was stored before; the same receipt", body = Receipt),
        (status = 400, description = "Not JSON", body = ErrorEnvelope),
        (status = 408, description = "The body did not arrive in time", body = ErrorEnvelope),
        (status = 410, description = "The same body was stored before and deleted since; it is not stored again", body = ErrorEnvelope),
        (status = 413, description = "Larger than 64 KB", body = ErrorEnvelope),
        (status = 415, description = "Not declared as JSON", body = ErrorEnvelope),
        (status = 422, description = "Wrong shape, wrong fields, or another body under the same record id", body = ErrorEnvelope),
        (status = 503, description = "Busy, or the city's data cannot be read; send it again later", body = ErrorEnvelope),
        (status = 507, description = "No room left; nothing was stored, send it again later", body = ErrorEnvelope),
    )
)]
pub(super) async fn submit(
    State((app, _)): State<Shared>,
    headers: HeaderMap,
    body: JsonBody,
) -> Result<Response, Refusal> {
    let wire: SubmitRequest = record::read(&headers, &body)?;
    let hash = PayloadHash::of(&body.0);
    let handed_in = HandedIn {
        record_id: wire.record_id.clone(),
        payload_hash: hash.to_string(),
    };
    // A retry gets its receipt without being checked again: the city's lists may have changed
    // since, and what is stored is stored.
    if let Some(record_id) = RecordId::parse(&wire.record_id)
        && let Some(stored) = app.store.stored(&record_id, &hash, &app.codes).await?
    {
        return record::reply::<_, Receipt>(&stored, handed_in);
    }
    let schema_version = wire.schema_version;
    let request = check(&app, wire)?;
    let caution = app.guard.caution(&app.codes, &headers, &request);
    let now = app.clock.now();
    let promise = app
        .first_look_days
        .map(|days| app.clock.today().plus(days.into()));
    let submission = Submission {
        schema_version,
        request,
        payload_hash: hash,
        received_at: now,
        first_look_by: promise,
        caution,
    };
    let outcome = app.store.submit(submission).await?;
    fail::point("before-reply");
    record::reply::<_, Receipt>(&outcome, handed_in)
}

/// The same checks as on the page, with this server's lists and clock; then the self-check again.
fn check(app: &Arc<App>, wire: SubmitRequest) -> Result<ServiceRequest, Refusal> {
    let context = Context {
        form: wire.form().ok_or(ErrorKind::Shape)?,
        today: app.clock.today(),
        city: cities::facts(app, &wire.city)?,
        wish: WishWindow::at_the_server(app.clock.today()),
    };
    let request = validate(&RequestDraft::from(wire), &context)
        .map_err(|problems| Refusal::problems(problems.iter().map(Into::into)))?;
    for (field, consent) in given(&request) {
        if is_ahead(&consent.version, app.clock.today()) {
            return Err(Refusal::field(field, ErrorCode::Malformed));
        }
    }
    if let Some((attached, _)) = &request.self_check {
        let checked = app.instruments.check(attached);
        checked.map_err(|code| Refusal::field(Field::SelfCheck, code))?;
    }
    Ok(request)
}

/// What was agreed to, each with its field.
fn given(request: &ServiceRequest) -> impl Iterator<Item = (Field, &Consent)> {
    let contact = Some((Field::ConsentContact, &request.consent_contact));
    let share = request.consent_share.as_ref();
    let check = request.self_check.as_ref().map(|(_, consent)| consent);
    let share = share.map(|consent| (Field::ConsentShare, consent));
    let check = check.map(|consent| (Field::ConsentCheck, consent));
    [contact, share, check].into_iter().flatten()
}

/// Whether a wording bears a month that has not come: nobody can have read it. One that this server does not know may
/// have come from another server of the same office, is stored, and the desk says so. The newest wording of this
/// program is never ahead, whatever the server's clock says.
fn is_ahead(version: &str, today: Day) -> bool {
    let month = |version: &str| Day::first_of(version.get(..7).unwrap_or(version));
    let latest = month(WORDING_VERSION).map_or(today, |ours| ours.max(today));
    month(version).is_some_and(|first| first > latest)
}

#[cfg(test)]
mod tests {
    use super::{Day, is_ahead};

    #[test]
    fn a_wording_of_a_month_that_has_not_come_is_ahead() {
        let today = Day::parse("2026-11-26").unwrap();
        for version in ["2026-11.3", "2026-11", "2025-01", "draft", "", "é-é-é-é"] {
            assert!(!is_ahead(version, today), "{version}");
        }
        for version in ["2026-12", "2026-12.1", "2099-01"] {
            assert!(is_ahead(version, today), "{version}");
        }
        let stopped = Day::parse("2020-01-01").unwrap();
        assert!(!is_ahead(super::WORDING_VERSION, stopped));
        assert!(is_ahead("2099-01", stopped));
    }
}
