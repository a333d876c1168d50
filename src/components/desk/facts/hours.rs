//! Opening hours: the same times on some days, or a text for what is more than that.

use eldercare_desk::edit::week::{as_same, minutes, same_on};
use eldercare_desk::edit::{Edit, EditError};
use eldercare_places::Facility;
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

/// Minutes of a day.
const DAY_MINUTES: u16 = 1440;

/// The card.
pub fn card(facts: &Facts) -> AnyView {
    fact_card(facts, "hours", Topic::Hours, form)
}

/// What the fields begin with: what is said now, where they can say it.
struct Now {
    days: Weekdays,
    /// From, to, from again, to.
    times: [String; 4],
    holidays: &'static str,
}

impl Now {
    fn of(place: &Facility) -> Option<Now> {
        let (days, times, on) = as_same(place.details.schedule.as_ref()?)?;
        let holidays = HOLIDAYS.iter().find(|(_, own)| *own == on)?.0;
        // A field for a time of day knows no 24:00.
        if times.len() > 2 || times.iter().any(|(_, to)| *to >= DAY_MINUTES) {
            return None;
        }
        let mut said = times
            .iter()
            .flat_map(|(from, to)| [clock(*from), clock(*to)]);
        let times = [(); 4].map(|()| said.next().unwrap_or_default());
        Some(Now {
            days,
            times,
            holidays,
        })
    }

    /// Of a place about which nothing is known.
    fn usual() -> Now {
        Now {
            days: Weekdays::WORKING,
            times: ["09:00", "17:00", "", ""].map(str::to_owned),
            holidays: "unsaid",
        }
    }
}

fn clock(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

fn form(form: Form) -> AnyView {
    let place = form.facts.place.clone();
    // What the fields cannot say begins as the words that stand there now.
    let is_more = place.hours.is_some() && Now::of(&place).is_none();
    let in_words = form.ticked("in-words", is_more);
    let tick = form.tick("in-words", in_words);
    let choose = move |words: bool| {
        let form = form.clone();
        if words { as_text(form) } else { as_times(form) }
    };
    view! {
        <div class="desk-inline">
            <label class="check-line">
                <input type="checkbox" autocomplete="off" prop:checked=move || in_words.get() on:change=move |event| tick.run(event_target_checked(&event)) />
                <span>{t("desk.fact.hours.as-text")}</span>
            </label>
            {move || choose(in_words.get())}
        </div>
    }
    .into_any()
}

fn as_text(form: Form) -> AnyView {
    let place = form.facts.place.clone();
    let text = form.begun("text", place.hours.clone().unwrap_or_default());
    let error = form.error();
    let keep = form.keep("text", text);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let text = text.get_untracked();
        // Words that stay as they are stay understood.
        let is_same = place.hours.as_ref() == Some(&text);
        let schedule = place.details.schedule.clone().filter(|_| is_same);
        form.hand_on(Ok(Edit::Hours { text, schedule }));
    };
    view! {
        <form class="desk-inline" novalidate on:submit=submit>
            <DeskField name="text" label=t("desk.fact.hours.text") kind=Kind::Line typed=text.get_untracked()
                on_input=keep error=error hint=t("desk.fact.hours.text.hint").to_owned() />
            {save()}
        </form>
    }
    .into_any()
}

/// The names of the fields for times, and their questions.
const TIMES: [(&str, &str); 4] = [
    ("from", "desk.fact.hours.from"),
    ("to", "desk.fact.hours.to"),
    ("again", "desk.fact.hours.again"),
    ("end", "desk.fact.hours.end"),
];

fn as_times(form: Form) -> AnyView {
    let now = Now::of(&form.facts.place).unwrap_or_else(Now::usual);
    let days = Days::begun(&form, now.days);
    let mut first = now.times.into_iter();
    let times = TIMES.map(|(name, _)| form.begun(name, first.next().unwrap_or_default()));
    let holidays = form.begun("holidays", now.holidays);
    let error = form.error();
    let fields = TIMES.iter().zip(times).map(|((name, label), time)| {
        let keep = form.keep(name, time);
        view! { <DeskField name=*name label=t(label) kind=Kind::Time typed=time.get_untracked() on_input=keep /> }
    });
    let fields = fields.collect_view();
    let keep = form.keep("holidays", holidays);
    let boxes = (0..7).map(|day| weekday(day, &days)).collect_view();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let on = on_holidays(&holidays.get_untracked());
        let [from, to, again, end] = times.map(|time| time.get_untracked());
        form.hand_on(week(
            days.set.get_untracked(),
            &[(from, to), (again, end)],
            on,
        ));
    };
    view! {
        <form class="desk-inline" novalidate on:submit=submit>
            {error_line("field-days".to_owned(), error)}
            <fieldset class="desk-days">
                <legend class="field-label">{t("desk.fact.hours.days")}</legend>
                {boxes}
            </fieldset>
            <div class="desk-fields">
                {fields}
                <DeskSelect name="holidays" label=t("desk.fact.hours.holidays") choices=choices()
                    chosen=holidays on_choose=keep />
            </div>
            {save()}
        </form>
    }
    .into_any()
}

fn choices() -> Signal<Vec<(String, String)>> {
    let words = |(id, _): &(&str, _)| {
        let words = t_of("desk.fact.holidays", id);
        ((*id).to_owned(), words.to_owned())
    };
    Signal::stored(HOLIDAYS.iter().map(words).collect())
}

fn on_holidays(id: &str) -> OnHolidays {
    let found = HOLIDAYS.iter().find(|(own, _)| *own == id);
    found.map_or(OnHolidays::NotStated, |(_, on)| *on)
}

/// The days that are ticked.
struct Days {
    set: RwSignal<Weekdays>,
    keep: Callback<String>,
}

impl Days {
    /// Kept as digits, 0 for Monday.
    fn begun(form: &Form, first: Weekdays) -> Days {
        let text = form.begun("days", digits(first));
        let days = text.get_untracked();
        let digits = days.bytes().map(|digit| digit.wrapping_sub(b'0'));
        Days {
            set: RwSignal::new(digits.fold(Weekdays::NONE, Weekdays::with)),
            keep: form.keep("days", text),
        }
    }
}

fn digits(days: Weekdays) -> String {
    days.iter().map(|day| char::from(b'0' + day)).collect()
}

fn weekday(day: u8, days: &Days) -> impl IntoView + use<> {
    let Days { set: days, keep } = *days;
    let toggle = move |event| {
        let one = Weekdays::NONE.with(day);
        let before = days.get_untracked();
        let now = if event_target_checked(&event) {
            before.and(one)
        } else {
            before.without(one)
        };
        days.set(now);
        keep.run(digits(now));
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
