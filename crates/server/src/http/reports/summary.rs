//! What the reports about a city's facilities say.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use eldercare_api::v1::{FacilityClosed, ReportSummary};
use eldercare_api::{ErrorEnvelope, ErrorKind};
use eldercare_requests::Moment;
use eldercare_requests::report::{RECENT_DAYS, VisitTime, VisitWindow, count_closed};

use super::super::city_id::CityId;
use super::super::open_reply::OpenReply;
use super::super::refusal::Refusal;
use super::super::{Shared, cities};
use crate::store::ClosedHour;

/// Facilities that visitors found closed within the last thirty days.
///
/// Of the reports about a facility that arrive within one hour one counts, and three of those of
/// a day, so that a flood cannot make a place look closed. No text that anybody wrote is told.
#[utoipa::path(
    get,
    path = "/api/v1/cities/{id}/reports/summary",
    tag = "reports",
    params(("id" = String, Path, description = "City id", example = "430781")),
    responses(
        (status = 200, description = "By facility; one that is not named has no report", body = ReportSummary),
        (status = 404, description = "No such city", body = ErrorEnvelope),
        (status = 503, description = "Busy, or the city's data cannot be read", body = ErrorEnvelope),
    )
)]
pub(in crate::http) async fn closed(
    State((app, _)): State<Shared>,
    CityId(id): CityId,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let city = cities::facts(&app, &id)?.ok_or(Refusal::from(ErrorKind::CityUnknown))?;
    let window = VisitWindow::of_the_summary(app.clock.now());
    let hours = app.store.closed_hours(city.id(), window).await?;
    let summary = ReportSummary {
        city: id,
        days: u16::try_from(RECENT_DAYS).unwrap_or(u16::MAX),
        closed: counted(hours),
    };
    Ok(OpenReply::of(&summary)?.kept_shortly().to(&headers))
}

fn counted(hours: Vec<ClosedHour>) -> Vec<FacilityClosed> {
    let mut by_facility: BTreeMap<String, Vec<(Moment, VisitTime)>> = BTreeMap::new();
    for hour in hours {
        let reports = by_facility.entry(hour.facility).or_default();
        reports.push((hour.arrived, hour.visited_at));
    }
    let entries = by_facility.into_iter().filter_map(|(facility, reports)| {
        let closed = count_closed(reports)?;
        Some(FacilityClosed {
            facility,
            count: closed.count,
            last_visit: closed.last_visit.to_string(),
        })
    });
    entries.collect()
}
