//! Monthly counts in which no small number can be read or computed.

use std::collections::{BTreeMap, BTreeSet};

use axum::Json;
use axum::extract::{FromRequestParts, RawQuery, State};
use axum::http::header;
use axum::http::request::Parts;
use eldercare_api::ErrorEnvelope;
use eldercare_api::v1::desk::MonthCounts;
use eldercare_desk::Action;
use eldercare_desk::counts::{late_tenths, publish};
use eldercare_desk::due::was_late;
use eldercare_requests::Day;

use super::super::Shared;
use super::super::ogc::{parameters, value};
use super::super::refusal::Refusal;
use super::caller::{Caller, Machine};
use crate::app::App;
use crate::clock::{day_in_china, start_in_china};
use crate::store::Counted;

/// A head, or a system with its token.
pub(crate) struct Reader(Caller);

impl FromRequestParts<Shared> for Reader {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &Shared) -> Result<Self, Refusal> {
        if parts.headers.contains_key(header::AUTHORIZATION) {
            let machine = Machine::from_request_parts(parts, state).await?;
            return Ok(Self(machine.into_caller()));
        }
        Caller::from_request_parts(parts, state).await.map(Self)
    }
}

/// Requests that arrived in a month, by town and service.
///
/// Only of months that are over: a running one would show by its difference from one day to the next what is hidden.
#[utoipa::path(
    get,
    path = "/api/v1/desk/counts",
    tag = "desk",
    params(("month" = String, Query, description = "A month that is over", example = "2026-10")),
    responses(
        (status = 200, description = "The counts", body = MonthCounts),
        (status = 400, description = "No month, or one that is not over", body = ErrorEnvelope),
        (status = 401, description = "Nobody is signed in, or no token", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to see, or sent by another site's page", body = ErrorEnvelope),
    )
)]
pub(crate) async fn of_month(
    State((app, _)): State<Shared>,
    Reader(caller): Reader,
    RawQuery(asked): RawQuery,
) -> Result<Json<MonthCounts>, Refusal> {
    caller.check(Action::ReadCounts)?;
    let given = parameters::read(asked.as_deref(), &["month"])?;
    let must_be = "a month that is over, such as 2026-10";
    let today = app.clock.today();
    let days = value(&given, "month", must_be, |text| over(text, today))?;
    let days = days.ok_or_else(|| Refusal::parameter(Some("month"), must_be))?;
    let name = given
        .get("month")
        .map_or_else(String::new, ToString::to_string);
    Ok(Json(counted(&app, caller.city(), name, days).await?))
}

/// The counts of a city's month, between its first day and that of the next.
pub(super) async fn counted(
    app: &App,
    city: &str,
    month: String,
    (first, next): (Day, Day),
) -> Result<MonthCounts, Refusal> {
    let rows = app
        .store
        .counted(city, start_in_china(first), start_in_china(next))
        .await?;
    let today = app.clock.today();
    // A large table takes some tenths of a second to hide.
    let counts = tokio::task::spawn_blocking(move || counts(month, &rows, today));
    counts
        .await
        .map_err(|_| eldercare_api::ErrorKind::Failed.into())
}

/// The first day of a month that is over and of the next.
pub(super) fn over(text: &str, today: Day) -> Option<(Day, Day)> {
    let first = Day::first_of(text).filter(|_| text.len() == 7)?;
    let next = Day::last_of(text)?.plus(1);
    (next <= today).then_some((first, next))
}

fn counts(month: String, rows: &[Counted], today: Day) -> MonthCounts {
    let list = |name: fn(&Counted) -> &String| -> Vec<String> {
        let names: BTreeSet<&String> = rows.iter().map(name).collect();
        names.into_iter().cloned().collect()
    };
    let (towns, services) = (list(|row| &row.town), list(|row| &row.service));
    let mut by_cell: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for row in rows {
        *by_cell.entry((&row.town, &row.service)).or_default() += 1;
    }
    let cell = |town: &str, service: &str| by_cell.get(&(town, service)).copied().unwrap_or(0);
    let table: Vec<Vec<u32>> = towns
        .iter()
        .map(|town| services.iter().map(|service| cell(town, service)).collect())
        .collect();
    let shown = publish(&table);
    let late = |part: &dyn Fn(&Counted) -> bool, all: Option<u32>| {
        let looked = |row: &Counted| row.looked_at.map(day_in_china);
        let is_late = |row: &&Counted| part(row) && was_late(row.first_look_by, looked(row), today);
        let late = rows.iter().filter(is_late).count();
        late_tenths(u32::try_from(late).unwrap_or(u32::MAX), all?)
    };
    let of = |names: &[String], sums: &[Option<u32>], name: fn(&Counted) -> &String| {
        let pairs = names.iter().zip(sums);
        pairs
            .map(|(wanted, sum)| late(&|row| name(row) == wanted, *sum))
            .collect()
    };
    MonthCounts {
        late_tenths_of_towns: of(&towns, &shown.of_towns, |row| &row.town),
        late_tenths_of_services: of(&services, &shown.of_services, |row| &row.service),
        late_tenths: late(&|_| true, shown.all),
        month,
        towns,
        services,
        counts: shown.cells,
        of_towns: shown.of_towns,
        of_services: shown.of_services,
        all: shown.all,
    }
}
