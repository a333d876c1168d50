//! Reports of visitors about places of one's own city: listed, and settled.

use std::borrow::Cow;

use axum::Json;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use eldercare_api::v1::desk::{DeskReport, DeskReports, SettleReport, SettledReport};
use eldercare_api::{ErrorEnvelope, ErrorKind};
use eldercare_desk::report::Verdict;
use eldercare_desk::{Action, Object};

use super::super::Shared;
use super::super::body::JsonBody;
use super::super::ogc::{LIMIT, limit, parameters, value};
use super::super::refusal::Refusal;
use super::caller::Caller;
use super::changes::{checked, place_now};
use super::fields::{Id, problem};
use super::places::WORKER;
use super::wanted::{edge, written};
use crate::app::App;
use crate::packs::CityLookup;
use crate::store::{Edits, ListedReport, Names, NewEdit, Settlement, WantedReports, Which};

/// Rows on a page unless asked otherwise, and at most.
const USUAL: usize = 50;
const MOST: usize = 200;

/// A page of what visitors reported about places of one's own city.
#[utoipa::path(
    get,
    path = "/api/v1/desk/reports",
    tag = "desk",
    params(
        ("state" = Option<String>, Query, description = "`open`, `settled` or `all`; `all` unless said"),
        ("facility" = Option<String>, Query, description = "Only those about this place"),
        ("after" = Option<String>, Query, description = "`next` of the page before"),
        ("limit" = Option<usize>, Query, description = "Rows on the page, 50 unless said, 200 at most"),
    ),
    responses(
        (status = 200, description = "Open ones first", body = DeskReports),
        (status = 400, description = "A parameter is wrong", body = ErrorEnvelope),
        (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to see, or sent by another site's page", body = ErrorEnvelope),
    )
)]
pub(crate) async fn list(
    State((app, _)): State<Shared>,
    caller: Caller,
    RawQuery(asked): RawQuery,
) -> Result<Json<DeskReports>, Refusal> {
    caller.check(Action::ReadReports)?;
    let known = ["state", "facility", "after", "limit"];
    let given = parameters::read(asked.as_deref(), &known)?;
    let which = value(&given, "state", "open, settled or all", which)?;
    let most = value(&given, "limit", LIMIT, |text| limit(text, MOST))?.unwrap_or(USUAL);
    let wanted = WantedReports {
        city: caller.city(),
        which: which.unwrap_or_default(),
        facility: given.get("facility").map(Cow::as_ref),
        after: value(&given, "after", "what a page gave as next", edge)?,
        limit: i64::try_from(most + 1).unwrap_or(i64::MAX),
    };
    let mut rows = app.store.reports(&wanted).await?;
    let more = rows.len() > most;
    rows.truncate(most);
    let next = rows.last().filter(|_| more).map(|row| written(&row.edge()));
    let names = app.store.names_of(caller.city()).await?;
    let shown = rows
        .into_iter()
        .map(|row| shown(&app, caller.city(), row, &names));
    Ok(Json(DeskReports {
        reports: shown.collect(),
        next,
    }))
}

fn which(text: &str) -> Option<Which> {
    match text {
        "open" => Some(Which::Open),
        "settled" => Some(Which::Settled),
        "all" => Some(Which::All),
        _ => None,
    }
}

fn shown(app: &App, city: &str, row: ListedReport, names: &Names) -> DeskReport {
    let facility_name = match app.packs.city(city) {
        CityLookup::Known(pack) => pack.name_of(&row.facility),
        CityLookup::Unknown | CityLookup::Unavailable => None,
    };
    DeskReport {
        record_id: row.record_id,
        received_at: row.received_at.to_string(),
        facility_name,
        facility: row.facility,
        kind: row.kind,
        visited_at: row.visited_at.map(|visit| visit.to_string()),
        fact: row.fact,
        right: row.correction,
        settled: row.settled.map(|settled| SettledReport {
            verdict: settled.verdict,
            by_name: names.get(&settled.by).cloned(),
            by: settled.by,
            at: settled.at.to_string(),
        }),
    }
}

/// Says what became of a report and, where it was right, changes the place with it.
#[utoipa::path(
    post,
    path = "/api/v1/desk/reports/{id}/settle",
    tag = "desk",
    params(("id" = String, Path, description = "Record id of the report")),
    request_body = SettleReport,
    responses(
        (status = 204, description = "Settled, with all changes or not at all"),
        (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to do, or sent by another site's page", body = ErrorEnvelope),
        (status = 404, description = "No such report in their city", body = ErrorEnvelope),
        (status = 409, description = "It is settled already", body = ErrorEnvelope),
    )
)]
pub(crate) async fn settle(
    State((app, _)): State<Shared>,
    caller: Caller,
    Id(id): Id,
    body: JsonBody,
) -> Result<StatusCode, Refusal> {
    caller.check(Action::SettleReports)?;
    let place = app.store.place_of_report(id.as_str()).await?;
    let (city, place) = place.ok_or(ErrorKind::DeskUnknown)?;
    let object = Object::Place {
        city: &city,
        place: &place,
    };
    caller.check_object(Action::SettleReports, object)?;
    let asked: SettleReport = body.read()?;
    let verdict = Verdict::from_id(&asked.verdict).ok_or_else(|| problem("verdict", "unknown"))?;
    let changes = changes(&app, &caller, &place, verdict, asked).await?;
    let day = app.clock.today().to_string();
    let edits = Edits {
        city: &city,
        facility: &place,
        day: &day,
        confirmed_by: WORKER,
        changes: &changes,
    };
    let settlement = Settlement {
        record_id: id.as_str(),
        verdict: verdict.id(),
        edits: (!changes.is_empty()).then_some(edits),
    };
    let deed = app.deed(&caller.member.login);
    if !app.store.settle_report(&settlement, &deed).await? {
        return Err(ErrorKind::DeskState.into());
    }
    app.overlay.forget(&city);
    Ok(StatusCode::NO_CONTENT)
}

/// What goes with the verdict: only what was changed is changed.
async fn changes(
    app: &App,
    caller: &Caller,
    place: &str,
    verdict: Verdict,
    asked: SettleReport,
) -> Result<Vec<NewEdit>, Refusal> {
    if asked.edits.is_empty() {
        return Ok(Vec::new());
    }
    if verdict != Verdict::Changed {
        return Err(problem("edits", "impossible"));
    }
    caller.check(Action::EditPlaces)?;
    let known = place_now(app, caller.city(), place).await?;
    checked(app, &known, caller.city(), asked.edits)
}
