//! The list of requests as a file.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::response::Response;
use eldercare_api::ErrorEnvelope;
use eldercare_api::v1::desk::ExportRequests;
use eldercare_desk::{Action, csv, sheet};

use super::super::super::Shared;
use super::super::super::body::JsonBody;
use super::super::super::refusal::Refusal;
use super::super::super::services::names::name_of;
use super::super::caller::Caller;
use super::super::fields::problem;
use super::super::requests::page;
use super::super::wanted::{Filters, due, service, states};
use super::{Divisions, file, person, taken, whole};
use crate::app::App;
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
    let whole = whole(&caller, asked.whole)?;
    let filters = filters(asked)?;
    let rows = page(&app, &caller, towns, &filters, MOST + 1).await?;
    if rows.len() > MOST {
        return Err(problem("town", "too-long"));
    }
    let ids: Vec<&str> = rows.iter().map(|row| row.record_id.as_str()).collect();
    taken(&app, &caller, (Action::ExportRequests, whole), &ids).await?;
    let names = Names::of(&app, &caller).await?;
    let lines = rows.iter().map(|row| line(&app, &names, row, whole));
    let head = std::iter::once(csv::line(sheet::REQUESTS));
    Ok(file("requests", head.chain(lines)))
}

/// What is stored as a code or a login.
struct Names<'a> {
    divisions: Divisions<'a>,
    colleagues: BTreeMap<String, String>,
}

impl<'a> Names<'a> {
    async fn of(app: &'a App, caller: &Caller) -> Result<Self, Refusal> {
        Ok(Self {
            divisions: Divisions::of(app, caller),
            colleagues: app.store.names_of(caller.city()).await?,
        })
    }

    /// The name of whoever is in charge; the login itself of one that is none of the city's accounts.
    fn colleague(&self, login: Option<&str>) -> String {
        let login = login.unwrap_or_default();
        let name = self.colleagues.get(login).map_or(login, String::as_str);
        name.to_owned()
    }
}

fn filters(asked: ExportRequests) -> Result<Filters, Refusal> {
    Ok(Filters {
        states: states(asked.state.as_deref())?,
        service: service(asked.service)?,
        town: asked.town,
        assigned_to: asked.assigned_to,
        overdue: asked.overdue,
        after: None,
        limit: MOST,
    })
}

fn line(app: &App, names: &Names<'_>, row: &Listed, whole: bool) -> String {
    let (due, overdue) = due(app, row.state, row.first_look_by, row.state_since);
    let [name, phone] = person(&row.elder_name, &row.phone, whole);
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let village = text(&row.village);
    csv::line([
        row.record_id.clone(),
        sheet::state(row.state).to_owned(),
        sheet::moment(row.received_at),
        due.map(|day| day.to_string()).unwrap_or_default(),
        overdue.map(|days| days.to_string()).unwrap_or_default(),
        name_of(&row.service),
        row.town.clone(),
        names.divisions.town(&row.town),
        village.clone(),
        names.divisions.village(&row.town, &village),
        sheet::wished(&row.wished_time),
        name,
        phone,
        sheet::caution(row.caution.as_deref().unwrap_or_default()),
        names.colleague(row.assigned_to.as_deref()),
    ])
}
