//! The list as a file for a spreadsheet.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use eldercare_api::v1::desk::ExportRequests;
use eldercare_api::{ErrorEnvelope, ErrorKind};
use eldercare_desk::{Action, csv, mask, sheet};
use eldercare_requests::ServiceId;

use super::super::Shared;
use super::super::body::JsonBody;
use super::super::refusal::Refusal;
use super::super::services::names;
use super::caller::Caller;
use super::fields::problem;
use super::requests::page;
use super::wanted::{Filters, due, service, states};
use crate::app::App;
use crate::codes::hex;
use crate::secret::random_bytes;
use crate::store::Listed;

/// Rows of one file, at most; a spreadsheet of more is for another filter.
const MOST: usize = 10_000;

/// The list as CSV (RFC 4180, UTF-8 with a byte order mark) in which no cell is a formula. Names and numbers
/// are masked unless a head asks for them whole. What was taken away is in the audit.
#[utoipa::path(
    post,
    path = "/api/v1/desk/export",
    tag = "desk",
    request_body = ExportRequests,
    responses(
        (status = 200, description = "The file", content_type = "text/csv", body = String),
        (status = 400, description = "A filter is wrong", body = ErrorEnvelope),
        (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to take, or sent by another site's page", body = ErrorEnvelope),
        (status = 422, description = "More than 10,000 rows: filter more", body = ErrorEnvelope),
    )
)]
pub(crate) async fn export(
    State((app, _)): State<Shared>,
    caller: Caller,
    body: JsonBody,
) -> Result<Response, Refusal> {
    let towns = caller.towns(Action::ExportRequests)?;
    let asked: ExportRequests = body.read()?;
    if asked.whole {
        caller.check(Action::ExportWhole)?;
    }
    let whole = asked.whole;
    let filters = filters(asked)?;
    let rows = page(&app, &caller, towns, &filters, MOST + 1).await?;
    if rows.len() > MOST {
        return Err(problem("town", "too-long"));
    }
    let action = if whole {
        "request.export-whole"
    } else {
        "request.export"
    };
    let export_id = hex(&random_bytes::<8>().map_err(|_| ErrorKind::Failed)?);
    let ids: Vec<&str> = rows.iter().map(|row| row.record_id.as_str()).collect();
    let deed = app.deed(&caller.member.login);
    let written = app
        .store
        .write_export(&deed, (action, caller.city()), (&export_id, &ids));
    written.await?;
    Ok(file(rows.iter().map(|row| line(&app, row, whole))))
}

fn filters(asked: ExportRequests) -> Result<Filters, Refusal> {
    Ok(Filters {
        states: states(asked.state.as_deref())?,
        service: service(asked.service)?,
        town: asked.town,
        assigned_to: None,
        overdue: asked.overdue,
        after: None,
        limit: MOST,
    })
}

fn file(lines: impl Iterator<Item = String>) -> Response {
    let head = csv::BYTE_ORDER_MARK.to_owned() + &csv::line(sheet::REQUESTS);
    let whole = lines.fold(head, |file, line| file + &line);
    let headers = [
        (
            header::CONTENT_TYPE,
            "text/csv; charset=utf-8; header=present",
        ),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"requests.csv\"",
        ),
    ];
    (headers, whole).into_response()
}

/// The name of a service; its id where this version has none for it.
fn service_name(id: &str) -> String {
    let name = ServiceId::from_id(id).map(|service| names::of(service).zh_cn);
    name.filter(|name| !name.is_empty())
        .unwrap_or_else(|| id.to_owned())
}

fn line(app: &App, row: &Listed, whole: bool) -> String {
    let (due, overdue) = due(app, row.state, row.first_look_by, row.state_since);
    let (name, phone) = if whole {
        (row.elder_name.clone(), row.phone.clone())
    } else {
        (mask::name(&row.elder_name), mask::phone(&row.phone))
    };
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    csv::line([
        row.record_id.clone(),
        sheet::state(row.state).to_owned(),
        row.received_at.to_string(),
        due.map(|day| day.to_string()).unwrap_or_default(),
        overdue.map(|days| days.to_string()).unwrap_or_default(),
        service_name(&row.service),
        row.town.clone(),
        text(&row.village),
        row.wished_time.clone(),
        name,
        phone,
        text(&row.caution),
        text(&row.assigned_to),
    ])
}
