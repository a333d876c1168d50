//! The counts of a month as a file, with the same cells hidden as on the page: no person in it.

use std::iter::once;

use axum::extract::State;
use axum::response::Response;
use eldercare_api::ErrorEnvelope;
use eldercare_api::v1::desk::{ExportCounts, MonthCounts};
use eldercare_desk::{Action, csv, sheet};

use super::super::super::Shared;
use super::super::super::body::JsonBody;
use super::super::super::refusal::Refusal;
use super::super::super::services::names::name_of;
use super::super::caller::Caller;
use super::super::counts::{counted, over};
use super::super::fields::problem;
use super::{Divisions, file};

/// The counts of a month that is over as CSV: towns as lines, services as columns, sums and late shares at the ends.
#[utoipa::path(
    post,
    path = "/api/v1/desk/counts/export",
    tag = "desk",
    request_body = ExportCounts,
    responses(
        (status = 200, description = "The file", content_type = "text/csv", body = String),
        (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to see, or sent by another site's page", body = ErrorEnvelope),
        (status = 422, description = "No month, or one that is not over", body = ErrorEnvelope),
    )
)]
pub(crate) async fn export(
    State((app, _)): State<Shared>,
    caller: Caller,
    body: JsonBody,
) -> Result<Response, Refusal> {
    caller.check(Action::ReadCounts)?;
    let asked: ExportCounts = body.read()?;
    let days = over(&asked.month, app.clock.today());
    let days = days.ok_or_else(|| problem("month", "impossible"))?;
    let name = ["counts-", &asked.month].concat();
    let counts = counted(&app, caller.city(), asked.month, days).await?;
    Ok(file(&name, lines(&Divisions::of(&app, &caller), &counts)))
}

fn lines<'a>(names: &'a Divisions<'_>, counts: &'a MonthCounts) -> impl Iterator<Item = String> {
    let services = counts.services.iter().map(|id| name_of(id));
    let [code, town, sum, late] = sheet::COUNTS.map(str::to_owned);
    let head = [code, town].into_iter().chain(services);
    let head = csv::line(head.chain([sum.clone(), late.clone()]));
    let of_town = move |(at, code): (usize, &String)| {
        let own = counts.counts.get(at).into_iter().flatten();
        let sum = counts.of_towns.get(at).copied().flatten();
        let share = counts.late_tenths_of_towns.get(at).copied().flatten();
        let cells = own.map(|count| sheet::count(*count));
        let ends = [sheet::count(sum), sheet::late(share)];
        csv::line(
            [code.clone(), names.town(code)]
                .into_iter()
                .chain(cells)
                .chain(ends),
        )
    };
    let empty = String::new;
    let sums = counts.of_services.iter().map(|sum| sheet::count(*sum));
    let sums = [empty(), sum].into_iter().chain(sums);
    let sums = csv::line(sums.chain([sheet::count(counts.all), sheet::late(counts.late_tenths)]));
    let shares = counts.late_tenths_of_services.iter();
    let shares = shares.map(|share| sheet::late(*share));
    let shares = [empty(), late].into_iter().chain(shares);
    let shares = csv::line(shares.chain([empty(), empty()]));
    let towns = counts.towns.iter().enumerate().map(of_town);
    once(head).chain(towns).chain([sums, shares])
}

#[cfg(test)]
mod tests {
    use eldercare_desk::sheet;
    use eldercare_requests::RequestState;
    use serde_json::Value;

    /// A file says the same as the page.
    #[test]
    fn the_words_of_the_files_are_those_of_the_pages() {
        let page = include_str!("../../../../../../assets/locales/zh-CN/desk.json");
        let page: Value = serde_json::from_str(page).unwrap();
        let tenths = |key: &str| page[key].as_str().unwrap().replace("{percent}", "30");
        for (key, words) in [
            ("desk.counts.hidden", sheet::count(None)),
            ("desk.counts.few", sheet::late(None)),
            ("desk.counts.hardly", sheet::late(Some(0))),
            ("desk.counts.tenths", sheet::late(Some(3))),
            ("desk.counts.sum", sheet::COUNTS[2].to_owned()),
            ("desk.counts.late", sheet::COUNTS[3].to_owned()),
        ] {
            assert_eq!(tenths(key), words);
        }
        let form = include_str!("../../../../../../assets/locales/zh-CN/request.json");
        let form: Value = serde_json::from_str(form).unwrap();
        for id in ["any", "weekday-morning", "weekday-afternoon", "weekend"] {
            assert_eq!(form[format!("request.time.{id}")], sheet::wished(id));
        }
        for id in ["morning", "afternoon", "evening"] {
            let part = form[format!("request.part.{id}")].as_str().unwrap();
            let day = format!("2026-12-01/{id}");
            assert_eq!(sheet::wished(&day), format!("2026-12-01 {part}"));
        }
        for id in ["forged", "phone", "quick", "repeat", "trap"] {
            assert_eq!(page[format!("desk.caution.{id}")], sheet::caution(id));
        }
        for state in RequestState::ALL {
            let key = format!("desk.state.{}", state.id());
            assert_eq!(page[key], sheet::state(state));
        }
    }
}
