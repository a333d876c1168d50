//! Step 5: when, and anything else that the office should know.

use eldercare_requests::{Day, Field, PartOfDay, WishedTime};
use leptos::prelude::*;

use super::form::Form;
use super::frame::{step_foot, step_head, step_problems};
use crate::components::choice_list::{Choice, ChoiceList};
use crate::components::field::{TextField, Typing};
use crate::components::notice::{Notice, Tone};
use crate::i18n::{t, t_of, t_with};
use crate::platform::clock;
use crate::state::request::{Step, words};

/// The choice that opens the calendar.
const ON_A_DAY: &str = "day";
/// How many days ahead are offered: what a person still scrolls through.
const DAYS_OFFERED: i32 = 30;

/// The wished time.
pub fn time(form: Form) -> impl IntoView {
    view! {
        {step_head(Step::Time)}
        {step_problems(form, Step::Time)}
        {time_fields(form, true)}
        {move || brought(form)}
        <TextField
            name=Field::Note.id()
            label=Signal::stored(t("request.note").to_owned())
            hint=t("request.note.hint").to_owned()
            typed=form.typed(|draft| draft.note.as_ref())
            error=form.error(Field::Note)
            on_input=form.put(|draft| &mut draft.note)
            typing=Typing::Lines
            may_be_empty=true
        />
        {step_foot(form, Step::Time)}
    }
}

/// Says that a line of the note came from the care plan, as long as it stands there.
fn brought(form: Form) -> Option<impl IntoView> {
    let line = form.requests.from_plan.get()?;
    let stands = form.requests.draft.with(|draft| {
        let note = draft.note.as_deref().unwrap_or_default();
        note.lines().any(|written| written == line)
    });
    stands.then(|| {
        let words = t_with("request.note.from-plan", &[("line", &line)]);
        view! { <Notice tone=Tone::Plain><p>{words}</p></Notice> }
    })
}

/// The time alone; `asked_above` where the heading of the page asks already.
pub fn time_fields(form: Form, asked_above: bool) -> impl IntoView {
    let wished = form.text(|draft| draft.wished_time.as_ref());
    let chosen = Signal::derive(move || wished.get().map(|text| choice_of(&text).to_owned()));
    let put = form.put(|draft| &mut draft.wished_time);
    let choose =
        Callback::new(move |id: String| put.run(if id == ON_A_DAY { first_offer() } else { id }));
    let on_day = Memo::new(move |_| chosen.get().as_deref() == Some(ON_A_DAY));
    view! {
        <ChoiceList
            name=Field::WishedTime.id()
            asked_above
            legend=t("request.time").to_owned()
            choices=choices()
            chosen
            error=form.error(Field::WishedTime)
            on_choose=choose
        />
        {move || on_day.get().then(|| day_and_part(form, put))}
    }
}

fn choices() -> Vec<Choice> {
    let ids = [
        "any",
        "weekday-morning",
        "weekday-afternoon",
        "weekend",
        ON_A_DAY,
    ];
    let choice = |id: &str| Choice {
        value: id.to_owned(),
        label: t_of("request.time", id).to_owned(),
        detail: None,
    };
    ids.into_iter().map(choice).collect()
}

fn choice_of(wished: &str) -> &str {
    if wished.contains('/') {
        ON_A_DAY
    } else {
        wished
    }
}

fn today() -> Day {
    Day::parse(&clock::today()).unwrap_or_default()
}

/// Tomorrow morning: a day that can still be kept.
fn first_offer() -> String {
    WishedTime::On(today().plus(1), PartOfDay::Morning).to_string()
}

/// Day and part of a wished time as it stands in the draft, however old.
fn split(wished: &str) -> (String, String) {
    let (day, part) = wished.split_once('/').unwrap_or((wished, "morning"));
    (day.to_owned(), part.to_owned())
}

/// The days on offer; a day of an older draft stays in the list, so that it is not changed unseen.
fn days_offered(today: Day, drafted: &str) -> Vec<Day> {
    let offered = (0..DAYS_OFFERED).map(|days| today.plus(days));
    let outside =
        Day::parse(drafted).filter(|day| *day < today || *day >= today.plus(DAYS_OFFERED));
    outside.into_iter().chain(offered).collect()
}

fn day_and_part(form: Form, put: Callback<String>) -> impl IntoView {
    let wished = form.typed(|draft| draft.wished_time.as_ref());
    let (day, part) = split(&wished);
    let days = days_offered(today(), &day).into_iter().map(|offered| {
        let value = offered.to_string();
        view! { <option value=value.clone() selected=value == day>{words::day_of(offered)}</option> }
    });
    let parts = PartOfDay::ALL.map(|offered| {
        view! { <option value=offered.id() selected=offered.id() == part>{t_of("request.part", offered.id())}</option> }
    });
    let now = move || split(&form.typed(|draft| draft.wished_time.as_ref()));
    let set_day = move |event| put.run(format!("{}/{}", event_target_value(&event), now().1));
    let set_part = move |event| put.run(format!("{}/{}", now().0, event_target_value(&event)));
    view! {
        <div class="field">
            <label class="field-label" for="wish-day">{t("request.time.which-day")}</label>
            <select class="select" id="wish-day" autocomplete="off" on:change=set_day>{days.collect_view()}</select>
            <label class="field-label" for="wish-part">{t("request.time.which-part")}</label>
            <select class="select" id="wish-part" autocomplete="off" on:change=set_part>{parts.collect_view()}</select>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_an_old_draft_is_shown_and_not_changed_unseen() {
        let today = Day::parse("2026-11-22").unwrap();
        assert_eq!(
            days_offered(today, "2026-11-01").first(),
            Day::parse("2026-11-01").as_ref()
        );
        assert_eq!(days_offered(today, "2026-11-30").len(), 30);
        assert_eq!(choice_of("2026-11-30/morning"), ON_A_DAY);
    }
}
