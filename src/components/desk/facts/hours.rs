//! Opening hours: the same times on some days, or a text for what is more than that.

use eldercare_desk::edit::week::{minutes, same_on};
use eldercare_desk::edit::{Edit, EditError};
use eldercare_places::hours::{OnHolidays, Weekdays};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::card::{card as fact_card, save};
use super::{Facts, Form};
use crate::components::desk::field::{DeskField, Kind};
use crate::components::desk::select::DeskSelect;
use crate::components::field::error_line;
use crate::i18n::{t, t_of};
use crate::state::place_facts::Topic;

/// What holds on official holidays, by the ids of the form.
const HOLIDAYS: [(&str, OnHolidays); 3] = [
    ("unsaid", OnHolidays::NotStated),
    ("as-usual", OnHolidays::AsUsual),
    ("closed", OnHolidays::Closed),
];

/// The card.
pub fn card(facts: &Facts) -> AnyView {
    fact_card(facts, "hours", Topic::Hours, form)
}

fn form(form: Form) -> AnyView {
    let in_words = RwSignal::new(false);
    let choose = move |words: bool| {
        let form = form.clone();
        if words { as_text(form) } else { as_times(form) }
    };
    view! {
        <div class="desk-inline">
            <label class="check-line">
                <input type="checkbox" autocomplete="off" prop:checked=move || in_words.get() on:change=move |event| in_words.set(event_target_checked(&event)) />
                <span>{t("desk.fact.hours.as-text")}</span>
            </label>
            {move || choose(in_words.get())}
        </div>
    }
    .into_any()
}

fn as_text(form: Form) -> AnyView {
    let text = RwSignal::new(form.facts.place.hours.clone().unwrap_or_default());
    let error = form.error();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.hand_on(Ok(Edit::Hours {
            text: text.get_untracked(),
            schedule: None,
        }));
    };
    view! {
        <form class="desk-inline" novalidate on:submit=submit>
            <DeskField name="text" label=t("desk.fact.hours.text") kind=Kind::Line typed=text.get_untracked()
                on_input=Callback::new(move |typed| text.set(typed)) error=error hint=t("desk.fact.hours.text.hint").to_owned() />
            {save()}
        </form>
    }
    .into_any()
}

fn as_times(form: Form) -> AnyView {
    let days = RwSignal::new(Weekdays::WORKING);
    let [from, to, again, end] =
        ["09:00", "17:00", "", ""].map(|time| RwSignal::new(time.to_owned()));
    let holidays = RwSignal::new("unsaid".to_owned());
    let error = form.error();
    let choices =
        HOLIDAYS.map(|(id, _)| (id.to_owned(), t_of("desk.fact.holidays", id).to_owned()));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let on = HOLIDAYS
            .iter()
            .find(|(id, _)| *id == holidays.get_untracked());
        let times =
            [(from, to), (again, end)].map(|(from, to)| (from.get_untracked(), to.get_untracked()));
        let on = on.map_or(OnHolidays::NotStated, |(_, on)| *on);
        form.hand_on(week(days.get_untracked(), &times, on));
    };
    let keep = |text: RwSignal<String>| Callback::new(move |typed| text.set(typed));
    view! {
        <form class="desk-inline" novalidate on:submit=submit>
            {error_line("field-days".to_owned(), error)}
            <fieldset class="desk-days">
                <legend class="field-label">{t("desk.fact.hours.days")}</legend>
                {(0..7).map(|day| weekday(day, days)).collect_view()}
            </fieldset>
            <div class="desk-fields">
                <DeskField name="from" label=t("desk.fact.hours.from") kind=Kind::Time typed=from.get_untracked() on_input=keep(from) />
                <DeskField name="to" label=t("desk.fact.hours.to") kind=Kind::Time typed=to.get_untracked() on_input=keep(to) />
                <DeskField name="again" label=t("desk.fact.hours.again") kind=Kind::Time typed=String::new() on_input=keep(again) />
                <DeskField name="end" label=t("desk.fact.hours.end") kind=Kind::Time typed=String::new() on_input=keep(end) />
                <DeskSelect name="holidays" label=t("desk.fact.hours.holidays") choices=Signal::stored(choices.to_vec())
                    chosen=holidays on_choose=keep(holidays) />
            </div>
            {save()}
        </form>
    }
    .into_any()
}

fn weekday(day: u8, days: RwSignal<Weekdays>) -> impl IntoView {
    let toggle = move |event| {
        let one = Weekdays::NONE.with(day);
        let is_on = event_target_checked(&event);
        days.update(|days| {
            *days = if is_on {
                days.and(one)
            } else {
                days.without(one)
            }
        });
    };
    view! {
        <label class="check-line">
            <input type="checkbox" autocomplete="off" checked=days.get_untracked().contains(day) on:change=toggle />
            <span>{t_of("weekday", &((day + 1) % 7).to_string())}</span>
        </label>
    }
}

/// The change; times that are empty on both sides are left out.
fn week(
    days: Weekdays,
    times: &[(String, String)],
    holidays: OnHolidays,
) -> Result<Edit, EditError> {
    let mut spans = Vec::new();
    for (from, to) in times {
        if from.is_empty() && to.is_empty() {
            continue;
        }
        let span = minutes(from).zip(minutes(to));
        spans.push(span.ok_or(EditError::Impossible)?);
    }
    same_on(days, &spans, holidays)
}
