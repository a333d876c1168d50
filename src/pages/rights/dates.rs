//! What changes by itself, in words and as a day in the telephone's calendar.

use eldercare_days::ical::{AllDay, calendar};
use eldercare_days::{Day, Minute};
use eldercare_entitlements::{Fact, Outcome, Standing, Threshold, Turn, When};
use leptos::prelude::*;

use crate::components::family::current_name;
use crate::components::icon::{Icon, icon};
use crate::i18n::{t, t_of, t_with};
use crate::platform::{clock, download};
use crate::route::Route;
use crate::state::benefits::words::{language, last_day};
use crate::state::place_facts::age::date_in_words;

/// How many are shown.
const SHOWN: usize = 4;
/// How many years ahead; what comes in twenty years is no news.
const YEARS: i32 = 5;
/// The calendar reminds a week before.
const ALARM_DAYS: u16 = 7;
/// `PRODID` of the file.
const PRODUCT: &str = "-//Eldercare Map//Benefits//EN";

/// A day for the calendar.
#[derive(Clone)]
struct Event {
    uid: String,
    day: Day,
    summary: String,
    body: String,
}

/// The last year of which changes are told.
pub fn last_year(today: Day) -> u16 {
    u16::try_from(today.calendar().0 + YEARS).unwrap_or(u16::MAX)
}

/// The card; nothing when nothing changes.
pub fn dates_card(thresholds: &[Threshold<'_>], mark: &str) -> Option<impl IntoView + use<>> {
    if thresholds.is_empty() {
        return None;
    }
    let said = RwSignal::new(None::<&'static str>);
    let rows = thresholds
        .iter()
        .take(SHOWN)
        .map(|threshold| row(threshold, mark, said));
    let rows = rows.collect_view();
    Some(view! {
        <section class="card rights-dates">
            <h2>{t("rights.dates")}</h2>
            <ul class="check-rows">{rows}</ul>
            {birthday_link(thresholds)}
            <p role="status">{move || said.get().map(t)}</p>
        </section>
    })
}

/// A year is no day for a calendar: the way to tell the birthday, also where nothing else needs it.
fn birthday_link(thresholds: &[Threshold<'_>]) -> Option<impl IntoView + use<>> {
    let is_year = |threshold: &Threshold<'_>| matches!(threshold.when, When::Year(_));
    let path = Route::RightsQuestion(Fact::Birthday.id().to_owned()).path();
    thresholds.iter().take(SHOWN).any(is_year).then(|| {
        view! {
            <p>{t("rights.dates.birthday.why")}</p>
            <a class="button" href=path>{icon(Icon::Clock)}<span>{t("rights.dates.birthday")}</span></a>
        }
    })
}

fn row(
    threshold: &Threshold<'_>,
    mark: &str,
    said: RwSignal<Option<&'static str>>,
) -> impl IntoView + use<> {
    let name = threshold.benefit.name.get(language()).to_owned();
    let after = t_of("rights.after", outcome_id(&threshold.after));
    let line = t_with("rights.dates.line", &[("name", &name), ("after", after)]);
    let button = event(threshold, mark).map(|event| {
        let save = move |_| {
            said.set(Some(if offer(&event) {
                "rights.dates.saved"
            } else {
                "rights.dates.failed"
            }));
        };
        view! {
            <button type="button" class="button button-quiet" data-own on:click=save>
                {icon(Icon::Clock)}
                <span>{t("rights.dates.calendar")}</span>
                <span class="visually-hidden">{name}</span>
            </button>
        }
    });
    view! {
        <li class="check-row">
            <span class="check-row-body"><strong>{when_in_words(threshold)}</strong><span>{line}</span>{limit(threshold)}</span>
            {button}
        </li>
    }
}

/// That the document speaks of an earlier time only.
fn limit(threshold: &Threshold<'_>) -> Option<String> {
    match threshold.after {
        Outcome::CannotTell {
            standing: Standing::Uncovered(day),
            ..
        } => Some(t_with("rights.uncovered", &[("date", &last_day(day))])),
        _ => None,
    }
}

fn outcome_id(outcome: &Outcome<'_>) -> &'static str {
    match outcome {
        Outcome::Likely => "likely",
        Outcome::CannotTell { .. } => "cannot-tell",
        Outcome::NotNow(_) => "not-now",
    }
}

/// When it changes, and by what.
pub fn when_in_words(threshold: &Threshold<'_>) -> String {
    match (threshold.when, threshold.turn) {
        (When::Year(year), Turn::Age(age)) => t_with(
            "rights.dates.age.year",
            &[("year", &year.to_string()), ("age", &age.to_string())],
        ),
        (_, Turn::Age(age)) => {
            let date = date_in_words(&threshold.day().to_string());
            t_with(
                "rights.dates.age",
                &[("date", &date), ("age", &age.to_string())],
            )
        }
        (_, turn) => {
            let date = date_in_words(&threshold.day().to_string());
            let key = match turn {
                Turn::Ends => "rights.dates.ends",
                Turn::Uncovered => "rights.dates.uncovered",
                Turn::Begins | Turn::Age(_) => "rights.dates.begins",
            };
            t_with(key, &[("date", &date)])
        }
    }
}

/// The event of a day; a year is no day.
fn event(threshold: &Threshold<'_>, mark: &str) -> Option<Event> {
    let When::Day(day) = threshold.when else {
        return None;
    };
    let turn = match threshold.turn {
        Turn::Age(age) => format!("age-{age}"),
        Turn::Begins => "begins".to_owned(),
        Turn::Ends => "ends".to_owned(),
        Turn::Uncovered => "uncovered".to_owned(),
    };
    let benefit = threshold.benefit;
    let name = benefit.name.get(language());
    let what = benefit.what.get(language());
    let what = [what, &limit(threshold).unwrap_or_default()].concat();
    // In the calendar the day stands among others: it says by itself what happens then.
    let summary = match threshold.turn {
        Turn::Age(age) => t_with(
            "rights.dates.event.age",
            &[("age", &age.to_string()), ("name", name)],
        ),
        _ => t_with("rights.dates.event", &[("name", name)]),
    };
    // Two people of a family have their days in the same calendar.
    let summary = match untrack(current_name) {
        Some(name) => t_with("family.event", &[("name", &name), ("what", &summary)]),
        None => summary,
    };
    let when = when_in_words(threshold);
    Some(Event {
        uid: format!("{}-{turn}-{mark}@eldercare-map", benefit.id),
        day,
        summary,
        body: t_with(
            "rights.dates.event.body",
            &[("when", &when), ("what", &what)],
        ),
    })
}

fn offer(event: &Event) -> bool {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "minutes since 1970 fit for four thousand years"
    )]
    let made = Minute((clock::now_ms() / 60_000.0) as i32);
    let all_day = AllDay {
        uid: &event.uid,
        day: event.day,
        summary: &event.summary,
        description: &event.body,
        alarm_days_before: ALARM_DAYS,
    };
    let text = calendar(PRODUCT, made, &[all_day]);
    download::offer("benefit.ics", "text/calendar", &text)
}
