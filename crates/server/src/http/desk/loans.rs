//! The ledger of aids.

use axum::Json;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use eldercare_api::v1::desk::{AidBack, AidLoan, LendAid, Loans, NotBack, RemoveLoan};
use eldercare_api::{ErrorEnvelope, ErrorKind};
use eldercare_desk::Action;
use eldercare_desk::due::Standing;
use eldercare_desk::loan::{ITEM_CHARS, Loan, LoanError};
use eldercare_desk::text::NAME_CHARS;
use eldercare_requests::Day;

use super::super::Shared;
use super::super::body::JsonBody;
use super::super::ogc::{parameters, value};
use super::super::refusal::Refusal;
use super::caller::Caller;
use super::fields::{Id, day, made_id, needed, phone, problem, town};
use crate::app::App;
use crate::store::{Lent, Written};

/// Rows of one answer, at most.
const MOST: i64 = 1_000;

/// What is lent in one's own towns.
#[utoipa::path(
    get,
    path = "/api/v1/desk/loans",
    tag = "desk",
    params(("out" = Option<bool>, Query, description = "Only what is not back")),
    responses(
        (status = 200, description = "At most 1,000, those that are out first", body = Loans),
        (status = 400, description = "A parameter is wrong", body = ErrorEnvelope),
        (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to see, or sent by another site's page", body = ErrorEnvelope),
    )
)]
pub(crate) async fn list(
    State((app, _)): State<Shared>,
    caller: Caller,
    RawQuery(asked): RawQuery,
) -> Result<Json<Loans>, Refusal> {
    let towns = caller.towns(Action::ReadLoans)?;
    let given = parameters::read(asked.as_deref(), &["out"])?;
    let out = value(&given, "out", "true or false", |text| text.parse().ok())?;
    let rows = app
        .store
        .loans(caller.city(), towns, out.unwrap_or(false), MOST)
        .await?;
    seen(&app, &caller, "loan.read", rows.len()).await?;
    let today = app.clock.today();
    Ok(Json(Loans {
        loans: rows.into_iter().map(|row| shown(row, today)).collect(),
    }))
}

fn shown(row: Lent, today: Day) -> AidLoan {
    let overdue_days = match row.loan.standing(today) {
        Standing::Overdue(days) => Some(days),
        Standing::Free | Standing::Due(_) => None,
    };
    AidLoan {
        loan_id: row.loan_id,
        town: row.town,
        item: row.item,
        borrower: row.borrower,
        phone: row.phone,
        from: row.loan.from.to_string(),
        due: row.loan.due.to_string(),
        back: row.loan.back.map(|day| day.to_string()),
        overdue_days,
    }
}

/// Names, numbers and doors are shown whole here, so that a ledger was looked at stands in the audit.
pub(super) async fn seen(
    app: &App,
    caller: &Caller,
    action: &str,
    rows: usize,
) -> Result<(), Refusal> {
    let deed = caller.deed(app);
    let detail = format!("{rows} rows");
    let written = app.store.write_deed(&deed, action, caller.city(), &detail);
    Ok(written.await?)
}

/// Writes down that an aid is lent.
#[utoipa::path(
    post,
    path = "/api/v1/desk/loans",
    tag = "desk",
    request_body = LendAid,
    responses(
        (status = 204, description = "Written down, once however often it is sent"),
        (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to do, or sent by another site's page", body = ErrorEnvelope),
        (status = 404, description = "The town is not theirs", body = ErrorEnvelope),
    )
)]
pub(crate) async fn lend(
    State((app, _)): State<Shared>,
    caller: Caller,
    body: JsonBody,
) -> Result<StatusCode, Refusal> {
    caller.check(Action::WriteLoans)?;
    let typed: LendAid = body.read()?;
    let town = town(&app, caller.city(), &typed.town)?;
    caller.check_town(Action::WriteLoans, caller.city(), &town)?;
    // In the order of the form: the first field that is wrong is the one that is told.
    let loan_id = made_id("loan_id", &typed.loan_id)?;
    let item = needed("item", &typed.item, ITEM_CHARS)?;
    let borrower = needed("borrower", &typed.borrower, NAME_CHARS)?;
    let phone = phone(typed.phone.as_deref())?;
    let loan = Loan {
        from: day("from", &typed.from)?,
        due: day("due", &typed.due)?,
        back: None,
    };
    let lent = Lent {
        loan_id,
        city: caller.city().to_owned(),
        town,
        item,
        borrower,
        phone,
        loan: loan.check(app.clock.today()).map_err(impossible)?,
    };
    match app
        .store
        .lend(&lent, &app.deed(&caller.member.login))
        .await?
    {
        Written::Fine => Ok(StatusCode::NO_CONTENT),
        Written::Other => Err(ErrorKind::Conflict.into()),
    }
}

fn impossible(error: LoanError) -> Refusal {
    let field = match error {
        LoanError::FromFuture => "from",
        LoanError::Due => "due",
        LoanError::Back => "back",
    };
    problem(field, "impossible")
}

/// Writes down that an aid is back.
#[utoipa::path(
    post,
    path = "/api/v1/desk/loans/{id}/back",
    tag = "desk",
    params(("id" = String, Path, description = "Id of the loan")),
    request_body = AidBack,
    responses(
        (status = 204, description = "Written down"),
        (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to do, or sent by another site's page", body = ErrorEnvelope),
        (status = 404, description = "Not there, or in a town that is not theirs", body = ErrorEnvelope),
        (status = 409, description = "It is back already, on another day", body = ErrorEnvelope),
    )
)]
pub(crate) async fn back(
    State((app, _)): State<Shared>,
    caller: Caller,
    Id(id): Id,
    body: JsonBody,
) -> Result<StatusCode, Refusal> {
    let lent = within(&app, &caller, id.as_str()).await?;
    let typed: AidBack = body.read()?;
    let back = day("back", &typed.back)?;
    if lent.loan.back == Some(back) {
        return Ok(StatusCode::NO_CONTENT);
    }
    let loan = Loan {
        back: Some(back),
        ..lent.loan
    };
    loan.check(app.clock.today()).map_err(impossible)?;
    let deed = app.deed(&caller.member.login);
    if app.store.take_aid_back(id.as_str(), back, &deed).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(ErrorKind::DeskState.into())
    }
}

/// Takes back that an aid is back: it was another one.
#[utoipa::path(
    post,
    path = "/api/v1/desk/loans/{id}/not-back",
    tag = "desk",
    params(("id" = String, Path, description = "Id of the loan")),
    request_body = NotBack,
    responses(
        (status = 204, description = "It is out again"),
        (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to do, or sent by another site's page", body = ErrorEnvelope),
        (status = 404, description = "Not there, or in a town that is not theirs", body = ErrorEnvelope),
        (status = 409, description = "It is not back, or since another day", body = ErrorEnvelope),
    )
)]
pub(crate) async fn not_back(
    State((app, _)): State<Shared>,
    caller: Caller,
    Id(id): Id,
    body: JsonBody,
) -> Result<StatusCode, Refusal> {
    within(&app, &caller, id.as_str()).await?;
    let typed: NotBack = body.read()?;
    let back = day("back", &typed.back)?;
    let deed = app.deed(&caller.member.login);
    if app.store.lend_on(id.as_str(), back, &deed).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(ErrorKind::DeskState.into())
    }
}

/// Takes a loan out of the ledger that was written down by mistake, with name and number.
#[utoipa::path(
    post,
    path = "/api/v1/desk/loans/{id}/remove",
    tag = "desk",
    params(("id" = String, Path, description = "Id of the loan")),
    request_body = RemoveLoan,
    responses(
        (status = 204, description = "Nothing of it is left but the audit"),
        (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to do, or sent by another site's page", body = ErrorEnvelope),
        (status = 404, description = "Not there, or in a town that is not theirs", body = ErrorEnvelope),
    )
)]
pub(crate) async fn remove(
    State((app, _)): State<Shared>,
    caller: Caller,
    Id(id): Id,
    body: JsonBody,
) -> Result<StatusCode, Refusal> {
    within(&app, &caller, id.as_str()).await?;
    let typed: RemoveLoan = body.read()?;
    if !typed.by_mistake {
        return Err(problem("by_mistake", "impossible"));
    }
    let deed = app.deed(&caller.member.login);
    if app.store.remove_loan(id.as_str(), &deed).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(ErrorKind::DeskUnknown.into())
    }
}

/// A loan of one's own towns.
async fn within(app: &App, caller: &Caller, loan_id: &str) -> Result<Lent, Refusal> {
    caller.check(Action::WriteLoans)?;
    let lent = app.store.loan(loan_id).await?;
    let lent = lent.ok_or(ErrorKind::DeskUnknown)?;
    caller.check_town(Action::WriteLoans, &lent.city, &lent.town)?;
    Ok(lent)
}
