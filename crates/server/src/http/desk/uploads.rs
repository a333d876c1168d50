//! A list of changes as a file: first what it would change, then exactly that.
//!
//! Nothing of the file is kept in between: it is sent twice, and the second time with the name of the changes that were
//! shown. Where something was changed since, the name is another one, and the list is to be looked at anew.

use axum::Json;
use axum::extract::{FromRequestParts, RawQuery, State};
use axum::http::header;
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Response};
use eldercare_api::v1::desk::{UploadChange, UploadDone, UploadFact, UploadPreview, UploadProblem};
use eldercare_api::{ErrorEnvelope, ErrorKind};
use eldercare_desk::edit::Edit;
use eldercare_desk::upload::{self, Column, Problem, Upload};
use eldercare_desk::{Action, csv};
use eldercare_tables::Limits;
use serde_json::Value;

use super::super::Shared;
use super::super::body::FileBody;
use super::super::ogc::{parameters, value};
use super::super::refusal::Refusal;
use super::caller::Caller;
use super::changes::new_edit;
use super::listed::{List, Listed};
use super::places::WORKER;
use crate::app::App;
use crate::packs::CityLookup;
use crate::store::{Edits, PlaceEdits, StoredEdit};

/// Somebody who may bring in a list: asked before anything of the file is read.
pub(crate) struct Uploader(Caller);

impl FromRequestParts<Shared> for Uploader {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &Shared) -> Result<Self, Refusal> {
        let caller = Caller::from_request_parts(parts, state).await?;
        caller.check(Action::UploadList)?;
        Ok(Self(caller))
    }
}

/// What a list would change. Nothing is written.
///
/// CSV (UTF-8, UTF-16 or GB18030) or the first sheet of an XLSX workbook, at most 1 MB and 2,000 rows. Its heads are those of the
/// template; an empty cell says nothing. A file that is no such list is refused with `file` as the field, followed by
/// `:row:column` where one cell is to blame.
#[utoipa::path(
    post,
    path = "/api/v1/desk/upload",
    tag = "desk",
    request_body(content = Vec<u8>, content_type = "application/octet-stream", description = "The file"),
    responses(
        (status = 200, description = "What would change", body = UploadPreview),
        (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to do, or sent by another site's page", body = ErrorEnvelope),
        (status = 413, description = "Larger than 1 MB", body = ErrorEnvelope),
        (status = 415, description = "Not declared as a file", body = ErrorEnvelope),
        (status = 422, description = "No list, or a damaged one", body = ErrorEnvelope),
    )
)]
pub(crate) async fn preview(
    State((app, _)): State<Shared>,
    Uploader(caller): Uploader,
    body: FileBody,
) -> Result<Json<UploadPreview>, Refusal> {
    let list = List::read(body).await?;
    let edits = app.store.edits_of_city(caller.city()).await?;
    let listed = listed(&app, &caller, &list, &edits)?;
    let rows = u32::try_from(list.rows()).unwrap_or(u32::MAX);
    Ok(Json(UploadPreview {
        preview: listed.name,
        rows,
        unchanged: listed.upload.unchanged,
        problems: problems(&list, &listed.upload.problems),
        ignored: list.ignored(),
        changes: changes(listed.upload)?,
    }))
}

/// Writes exactly the changes that were shown, all of them or none.
#[utoipa::path(
    post,
    path = "/api/v1/desk/upload/confirm",
    tag = "desk",
    params(("preview" = String, Query, description = "Of the reply that showed the changes")),
    request_body(content = Vec<u8>, content_type = "application/octet-stream", description = "The same file"),
    responses(
        (status = 200, description = "Written", body = UploadDone),
        (status = 400, description = "A parameter is wrong", body = ErrorEnvelope),
        (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to do, or sent by another site's page", body = ErrorEnvelope),
        (status = 409, description = "Something was changed since: look at the list again", body = ErrorEnvelope),
        (status = 413, description = "Larger than 1 MB", body = ErrorEnvelope),
        (status = 415, description = "Not declared as a file", body = ErrorEnvelope),
        (status = 422, description = "No list, or a damaged one", body = ErrorEnvelope),
    )
)]
pub(crate) async fn confirm(
    State((app, _)): State<Shared>,
    Uploader(caller): Uploader,
    RawQuery(asked): RawQuery,
    body: FileBody,
) -> Result<Json<UploadDone>, Refusal> {
    let given = parameters::read(asked.as_deref(), &["preview"])?;
    let shown = value(&given, "preview", SHOWN, |text| {
        (text.len() == 64).then(|| text.to_owned())
    })?;
    let shown = shown.ok_or_else(|| Refusal::parameter(Some("preview"), SHOWN))?;
    let list = List::read(body).await?;
    let day = app.clock.today().to_string();
    let deed = app.deed(&caller.member.login);
    let same = |edits: &[StoredEdit]| -> Result<Option<PlaceEdits>, Refusal> {
        let listed = listed(&app, &caller, &list, edits)?;
        let written = (listed.name == shown).then(|| of_places(&listed.upload));
        written.transpose()
    };
    let edits = Edits {
        city: caller.city(),
        facility: "",
        day: &day,
        confirmed_by: WORKER,
        changes: &[],
    };
    let places = app.store.upload(&edits, &shown, same, &deed).await??;
    let places = places.ok_or(ErrorKind::DeskState)?;
    app.overlay.forget(caller.city());
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(Json(UploadDone {
        places: count(places.len()),
        facts: count(places.iter().map(|(_, facts)| facts.len()).sum()),
    }))
}

const SHOWN: &str = "what the preview gave as its name";

fn of_places(upload: &Upload) -> Result<PlaceEdits, Refusal> {
    let one = |change: &upload::PlaceChange| {
        let facts = change.facts.iter().map(|(_, edit)| new_edit(edit));
        Ok((change.facility.clone(), facts.collect::<Result<_, _>>()?))
    };
    upload.changes.iter().map(one).collect()
}

fn listed(
    app: &App,
    caller: &Caller,
    list: &List,
    edits: &[StoredEdit],
) -> Result<Listed, Refusal> {
    match app.packs.city(caller.city()) {
        CityLookup::Known(pack) => list.against(pack, edits, app.clock.today()),
        CityLookup::Unknown | CityLookup::Unavailable => Err(ErrorKind::CityUnavailable.into()),
    }
}

fn changes(upload: Upload) -> Result<Vec<UploadChange>, Refusal> {
    let json = |edit: &Edit| -> Result<Value, Refusal> {
        serde_json::to_value(edit).map_err(|_| ErrorKind::Failed.into())
    };
    let fact = |(old, new): &(Option<Edit>, Edit)| {
        Ok(UploadFact {
            old: old.as_ref().map(json).transpose()?,
            new: json(new)?,
        })
    };
    let one = |change: upload::PlaceChange| {
        Ok(UploadChange {
            row: change.row,
            facts: change
                .facts
                .iter()
                .map(fact)
                .collect::<Result<_, Refusal>>()?,
            facility: change.facility,
            name: change.name,
        })
    };
    upload.changes.into_iter().map(one).collect()
}

fn problems(list: &List, problems: &[Problem]) -> Vec<UploadProblem> {
    let one = |problem: &Problem| UploadProblem {
        row: problem.row,
        column: problem
            .column
            .and_then(|column| u32::try_from(column + 1).ok()),
        head: problem.column.and_then(|column| list.head(column)),
        code: problem.error.id().to_owned(),
        message_key: format!("error.desk.row.{}", problem.error.id()),
    };
    problems.iter().map(one).collect()
}

/// A list with every head and, where they fit into one list, every place of the city, for a spreadsheet. All other cells
/// are empty: what is not filled in is not changed, however long the file lies about.
#[utoipa::path(
    get,
    path = "/api/v1/desk/upload/template",
    tag = "desk",
    responses(
        (status = 200, description = "CSV with heads in Chinese; ids and names where the city has at most 2,000 places", content_type = "text/csv", body = String),
        (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to do, or sent by another site's page", body = ErrorEnvelope),
    )
)]
pub(crate) async fn template(
    State((app, _)): State<Shared>,
    Uploader(caller): Uploader,
) -> Result<Response, Refusal> {
    let headers = [
        (
            header::CONTENT_TYPE,
            "text/csv; charset=utf-8; header=present",
        ),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"places.csv\"",
        ),
    ];
    let heads = csv::BYTE_ORDER_MARK.to_owned() + &csv::line(upload::template());
    let CityLookup::Known(pack) = app.packs.city(caller.city()) else {
        return Err(ErrorKind::CityUnavailable.into());
    };
    let places = pack.facilities();
    // The heads are a row as well.
    let fit = places.len() < Limits::UPLOAD.rows;
    let listed = places.iter().filter(|_| fit);
    let rows: String = listed
        .map(|place| blank_row(&place.id, &place.name))
        .collect();
    Ok((headers, heads + &rows).into_response())
}

/// A place and nothing about it.
fn blank_row(id: &str, name: &str) -> String {
    let cells = upload::template().map(|head| match upload::column(head) {
        Some(Column::Id) => id,
        Some(Column::Name) => name,
        _ => "",
    });
    csv::line(cells)
}
