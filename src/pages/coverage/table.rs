//! The share of the whole city in a sentence, and that of each district in a table.

use eldercare_places::Kind;
use eldercare_places::coverage::{LEAST_HOMES, Tally};
use leptos::prelude::*;

use crate::i18n::{t, t_of, t_with};
use crate::state::homes::Spread;
use crate::state::map_view::use_map_view;

/// Stands where a share of so few homes would say nothing; a line under the table says why.
const NO_SHARE: &str = "—";

/// The share of the city; of few homes their number alone; or that there is nothing to measure.
pub fn share(kind: Kind, spread: Option<&Spread>) -> impl IntoView + use<> {
    let kind = t_of("kind", kind.id());
    let Some(spread) = spread else {
        let words = t_with("coverage.unlisted", &[("kind", kind)]);
        return view! { <p class="coverage-none">{words}</p> }.into_any();
    };
    let all = spread.total();
    let minutes = use_map_view().aids().walk.get().minutes.to_string();
    let (reached, homes) = (all.reached.to_string(), all.homes.to_string());
    let mut words = vec![
        ("kind", kind),
        ("minutes", &*minutes),
        ("reached", &*reached),
        ("homes", &*homes),
    ];
    if all.makes_a_share() {
        let words = t_with("coverage.share", &words);
        view! { <p class="coverage-share"><strong>{percent(all)}</strong> " " {words}</p> }
            .into_any()
    } else {
        let least = LEAST_HOMES.to_string();
        words.push(("least", &least));
        view! { <p class="coverage-few">{t_with("coverage.few", &words)}</p> }.into_any()
    }
}

/// One row for each district that has a home.
pub fn table(districts: &[String], spread: &Spread) -> impl IntoView + use<> {
    let rows = districts
        .iter()
        .zip(&spread.tallies)
        .filter(|(_, tally)| tally.homes > 0)
        .map(|(name, tally)| {
            view! {
                <tr>
                    <th scope="row">{name.clone()}</th>
                    <td>{tally.homes.to_string()}</td>
                    <td>{(tally.homes - tally.reached).to_string()}</td>
                    <td><strong>{if tally.makes_a_share() { percent(*tally) } else { NO_SHARE.to_owned() }}</strong></td>
                </tr>
            }
        })
        .collect_view();
    let has_few = spread
        .tallies
        .iter()
        .any(|tally| tally.homes > 0 && !tally.makes_a_share());
    let few = has_few.then(|| {
        let least = LEAST_HOMES.to_string();
        view! { <p class="field-hint">{t_with("coverage.few.districts", &[("least", &least)])}</p> }
    });
    view! {
        <table class="coverage-table">
            <caption>{t("coverage.by-district")}</caption>
            <thead>
                <tr>
                    <th scope="col">{t("coverage.district")}</th>
                    <th scope="col">{t("coverage.all")}</th>
                    <th scope="col">{t("coverage.lacking")}</th>
                    <th scope="col">{t("coverage.percent")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {few}
    }
}

fn percent(tally: Tally) -> String {
    let percent = tally.percent().unwrap_or_default().to_string();
    [&percent, "%"].concat()
}
