//! Taking a report about a facility.

use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use eldercare_api::v1::{ReportReceipt, SubmitReport};
use eldercare_api::{ErrorEnvelope, HandedIn};
use eldercare_requests::report::{
    FacilityReport, ReportContext, ReportDraft, VisitWindow, validate_report,
};
use eldercare_requests::{PayloadHash, RecordId};

use super::super::Shared;
use super::super::body::JsonBody;
use super::super::refusal::Refusal;
use super::super::{cities, record};
use crate::app::App;
use crate::store::ReportSubmission;

/// Stores a report, once, however often it is sent.
#[utoipa::path(
    post,
    path = "/api/v1/reports",
    operation_id = "submitReport",
    tag = "reports",
    params((
        "Idempotency-Key" = Option<String>,
        Header,
        description = "If sent, the record id, with or without quotes"
    )),
    request_body = SubmitReport,
    responses(
        (status = 201, description = "Stored now", body = ReportReceipt),
        (status = 200, description = "The same body was stored before; the same receipt", body = ReportReceipt),
        (status = 400, description = "Not JSON", body = ErrorEnvelope),
        (status = 408, description = "The body did not arrive in time", body = ErrorEnvelope),
        (status = 413, description = "Larger than 64 KB", body = ErrorEnvelope),
        (status = 415, description = "Not declared as JSON", body = ErrorEnvelope),
        (status = 422, description = "Wrong shape, wrong fields, or another body under the same record id", body = ErrorEnvelope),
        (status = 429, description = "Enough reports about this facility today", body = ErrorEnvelope),
        (status = 503, description = "Busy, or the city's data cannot be read; send it again later", body = ErrorEnvelope),
        (status = 507, description = "No room left; nothing was stored, send it again later", body = ErrorEnvelope),
    )
)]
pub(in crate::http) async fn submit(
    State((app, _)): State<Shared>,
    headers: HeaderMap,
    body: JsonBody,
) -> Result<Response, Refusal> {
    let wire: SubmitReport = record::read(&headers, &body)?;
    let hash = PayloadHash::of(&body.0);
    let handed_in = HandedIn {
        record_id: wire.record_id.clone(),
        payload_hash: hash.to_string(),
    };
    // A retry gets its receipt without being checked again, as for requests.
    if let Some(record_id) = RecordId::parse(&wire.record_id)
        && let Some(stored) = app.store.stored_report(&record_id, &hash).await?
    {
        return record::reply::<_, ReportReceipt>(&stored, handed_in);
    }
    let report = check(&app, wire)?;
    let submission = ReportSubmission {
        report,
        payload_hash: hash,
        received_at: app.clock.now(),
    };
    let outcome = app.store.submit_report(submission).await?;
    record::reply::<_, ReportReceipt>(&outcome, handed_in)
}

/// The same check as on the page, with this server's lists and clock.
fn check(app: &Arc<App>, wire: SubmitReport) -> Result<FacilityReport, Refusal> {
    let context = ReportContext {
        city: cities::facts(app, &wire.city)?,
        visit: VisitWindow::at_the_server(app.clock.now()),
    };
    validate_report(&ReportDraft::from(wire), &context)
        .map_err(|problems| Refusal::problems(problems.iter().map(Into::into)))
}
