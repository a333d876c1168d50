//! The two ledgers as files.

use axum::extract::State;
use axum::response::Response;
use eldercare_api::ErrorEnvelope;
use eldercare_api::v1::desk::{ExportLoans, ExportVisits};
use eldercare_desk::due::Standing;
use eldercare_desk::visit::{VisitStanding, standing};
use eldercare_desk::{Action, csv, sheet};
use eldercare_requests::Day;

use super::super::super::Shared;
use super::super::super::body::JsonBody;
use super::super::super::refusal::Refusal;
use super::super::caller::Caller;
use super::super::fields::problem;
use super::{Divisions, file, person, taken, whole};
use crate::store::{Lent, Visited};

/// Rows of one file, at most.
const MOST: i64 = 10_000;

/// The ledger of aids as CSV, in the order of the page. Names and numbers are masked unless a head asks for them
/// whole. What was taken away is in the audit.
#[utoipa::path(
    post,
    path = "/api/v1/desk/loans/export",
    tag = "desk",
    request_body = ExportLoans,
    responses(
        (status = 200, description = "The file", content_type = "text/csv", body = String),
        (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to take, or sent by another site's page", body = ErrorEnvelope),
        (status = 422, description = "More than 10,000 rows", body = ErrorEnvelope),
    )
)]
pub(crate) async fn loans(
    State((app, _)): State<Shared>,
    caller: Caller,
    body: JsonBody,
) -> Result<Response, Refusal> {
    let towns = caller.towns(Action::ExportLoans)?;
    let asked: ExportLoans = body.read()?;
    let whole = whole(&caller, asked.whole)?;
    let rows = app.store.loans(caller.city(), towns, asked.out, MOST + 1);
    let rows = bounded(rows.await?)?;
    let ids: Vec<&str> = rows.iter().map(|row| row.loan_id.as_str()).collect();
    taken(&app, &caller, (Action::ExportLoans, whole), &ids).await?;
    let (names, today) = (Divisions::of(&app, &caller), app.clock.today());
    let lines = rows.iter().map(|row| loan(&names, row, today, whole));
    let head = std::iter::once(csv::line(sheet::LOANS));
    Ok(file("loans", head.chain(lines)))
}

fn bounded<T>(rows: Vec<T>) -> Result<Vec<T>, Refusal> {
    let fits = i64::try_from(rows.len()).is_ok_and(|rows| rows <= MOST);
    fits.then_some(rows)
        .ok_or_else(|| problem("whole", "too-long"))
}

fn loan(names: &Divisions<'_>, row: &Lent, today: Day, whole: bool) -> String {
    let overdue = match row.loan.standing(today) {
        Standing::Overdue(days) => days.to_string(),
        Standing::Free | Standing::Due(_) => String::new(),
    };
    let phone = row.phone.as_deref().unwrap_or_default();
    let [borrower, phone] = person(&row.borrower, phone, whole);
    csv::line([
        row.loan_id.clone(),
        row.town.clone(),
        names.town(&row.town),
        row.item.clone(),
        borrower,
        phone,
        row.loan.from.to_string(),
        row.loan.due.to_string(),
        row.loan.back.map(|day| day.to_string()).unwrap_or_default(),
        overdue,
    ])
}

/// The ledger of visits as CSV, those visited longest ago first. Names and numbers are masked, and doors left out, unless
/// a head asks for them whole. What was taken away is in the audit.
#[utoipa::path(
    post,
    path = "/api/v1/desk/visits/export",
    tag = "desk",
    request_body = ExportVisits,
    responses(
        (status = 200, description = "The file", content_type = "text/csv", body = String),
        (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to take, or sent by another site's page", body = ErrorEnvelope),
        (status = 422, description = "More than 10,000 rows", body = ErrorEnvelope),
    )
)]
pub(crate) async fn visits(
    State((app, _)): State<Shared>,
    caller: Caller,
    body: JsonBody,
) -> Result<Response, Refusal> {
    let towns = caller.towns(Action::ExportVisits)?;
    let asked: ExportVisits = body.read()?;
    let whole = whole(&caller, asked.whole)?;
    let rows = app.store.people(caller.city(), towns, MOST + 1).await?;
    let today = app.clock.today();
    let of = |row: Visited| {
        let standing = standing(row.listed_on, row.last_visit, today);
        (row, standing)
    };
    let rows: Vec<(Visited, VisitStanding)> = bounded(rows)?
        .into_iter()
        .map(of)
        .filter(|(_, standing)| !asked.due || *standing != VisitStanding::Visited)
        .collect();
    let ids: Vec<&str> = rows.iter().map(|(row, _)| row.person_id.as_str()).collect();
    taken(&app, &caller, (Action::ExportVisits, whole), &ids).await?;
    let names = Divisions::of(&app, &caller);
    let lines = rows.iter().map(|row| visit(&names, row, whole));
    let head = std::iter::once(csv::line(sheet::VISITS));
    Ok(file("visits", head.chain(lines)))
}

fn visit(names: &Divisions<'_>, row: &(Visited, VisitStanding), whole: bool) -> String {
    let (row, standing) = row;
    let phone = row.phone.as_deref().unwrap_or_default();
    let [name, phone] = person(&row.name, phone, whole);
    let door = row.door.clone().filter(|_| whole);
    let due = match standing {
        VisitStanding::Due(day) => day.to_string(),
        VisitStanding::Visited | VisitStanding::Missed => String::new(),
    };
    csv::line([
        row.person_id.clone(),
        row.town.clone(),
        names.town(&row.town),
        name,
        phone,
        door.unwrap_or_default(),
        row.listed_on.to_string(),
        row.last_visit
            .map(|day| day.to_string())
            .unwrap_or_default(),
        sheet::visit(*standing).to_owned(),
        due,
    ])
}
