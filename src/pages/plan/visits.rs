//! Where visits meet a need: the visits that the open city has, and what they are to this person.

use eldercare_assessment::LevelSpan;
use eldercare_care::Way;
use eldercare_entitlements::{BenefitKind, Outcome, ServiceId};
use eldercare_places::Day;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Desk;
use crate::i18n::{t, t_of, t_with};
use crate::platform::clock;
use crate::route::Route;
use crate::state::atlas::use_atlas;
use crate::state::benefits::{self, words};
use crate::state::check::Who;
use crate::state::person;

/// A line for each; nothing where the city's document has none, or none for this person.
pub fn visits(desk: &Desk, way: &Way) -> Option<impl IntoView + use<>> {
    let wanted = way.services.contains(&ServiceId::Visiting);
    wanted.then(|| {
        let lines = lines(desk);
        move || {
            let lines = lines.get();
            (!lines.is_empty()).then(|| {
                let rows = lines.into_iter().map(|line| view! { <li>{line}</li> });
                view! {
                    <div class="plan-visits">
                        <h4>{t("plan.visits")}</h4>
                        <ul>{rows.collect_view()}</ul>
                        <a class="check-link screen-only" href=Route::Rights.path()>{t("plan.visits.more")}</a>
                    </div>
                }
            })
        }
    })
}

/// Read anew for each city; what cannot be read leaves the card as it is.
fn lines(desk: &Desk) -> RwSignal<Vec<String>> {
    // What the page around knows is asked for here: there is no page any more behind an await.
    let (atlas, level, language) = (use_atlas(), known_level(desk), words::language());
    let who = desk.session.who;
    let lines = RwSignal::new(Vec::new());
    Effect::new(move || {
        let Some(city) = atlas.id() else { return };
        spawn_local(async move {
            let found = of_city(&city, (who, level), language).await;
            // The page may have been left or another city opened in the meantime.
            if untrack(|| atlas.id()) == Some(city) {
                let _ = lines.try_set(found);
            }
        });
    });
    lines
}

/// The levels that the answers allow; nothing where they say nothing.
fn known_level(desk: &Desk) -> Option<LevelSpan> {
    let level = desk.evaluation.level;
    (level.best > 0 || level.worst < desk.instrument.worst_level()).then_some(level)
}

async fn of_city(
    city: &str,
    (who, level): (Who, Option<LevelSpan>),
    language: &str,
) -> Vec<String> {
    let Ok(catalogue) = benefits::fetch(city).await else {
        return Vec::new();
    };
    let today = Day::parse(&clock::today()).unwrap_or_default();
    let record = person::kept_about(who).await.unwrap_or_default();
    let person = person::person_in(&record, level, city);
    let findings = catalogue.findings(&person, today).into_iter();
    let visits = findings.filter(|finding| finding.benefit.kind == BenefitKind::Visit);
    let lines = visits.filter_map(|finding| {
        let group = match finding.outcome {
            Outcome::Likely => "likely",
            Outcome::CannotTell { .. } => "unclear",
            Outcome::NotNow(_) => return None,
        };
        let name = finding.benefit.name.get(language);
        let values = [("name", name), ("words", t_of("plan.visits.is", group))];
        Some(t_with("check.paper.line", &values))
    });
    lines.collect()
}
