//! "It was closed when I came": only when that was is asked.

use eldercare_places::Facility;
use eldercare_requests::report::{ReportField, ReportKind};
use leptos::prelude::*;

use super::{Form, error_of, send_button};
use crate::components::choice_list::{Choice, ChoiceList};
use crate::components::field::{error_line, field_id};
use crate::i18n::t;
use crate::state::atlas::use_atlas;
use crate::state::reports::{draft, first_minute, this_minute, unsent};

const WHEN: &str = "visited_at";
const NOW: &str = "now";
const EARLIER: &str = "earlier";

/// The form.
pub fn closed(form: Form, place: &Facility) -> impl IntoView + use<> {
    let chosen = RwSignal::new(begin(form, place));
    let keep = move || {
        let choice = chosen.get_untracked();
        form.draft
            .with_untracked(|draft| unsent::keep_with(draft, choice));
    };
    let choose = move |value: String| {
        let visit = (value == NOW).then(this_minute);
        form.draft.update(|draft| draft.visited_at = visit);
        form.errors.set(Vec::new());
        chosen.set(Some(value));
        keep();
    };
    let typed = move |minute: String| {
        form.draft.update(|draft| draft.visited_at = Some(minute));
        keep();
    };
    let choice = |value: &str, label: &'static str| Choice {
        value: value.to_owned(),
        label: t(label).to_owned(),
        detail: None,
    };
    let is_earlier = move || chosen.with(|chosen| chosen.as_deref() == Some(EARLIER));
    let error = error_of(form, ReportField::VisitedAt);
    let of_choice = Signal::derive(move || error_of_choice(error, chosen));
    view! {
        <p class="report-place">{place.name.clone()}</p>
        <ChoiceList
            name="when"
            legend=t("report.when").to_owned()
            choices=vec![choice(NOW, "report.when.now"), choice(EARLIER, "report.when.earlier")]
            chosen
            error=of_choice
            on_choose=Callback::new(choose)
        />
        <Show when=is_earlier>{minute_field(form, error, typed)}</Show>
        {send_button(form, place, ReportField::VisitedAt, "field-when")}
    }
}

/// Begins the report, with what was chosen before the page was made anew: by a change of language.
fn begin(form: Form, place: &Facility) -> Option<String> {
    let city = untrack(|| use_atlas().id()).unwrap_or_default();
    let mut report = draft(ReportKind::Closed, &city, &place.id);
    let (choice, visit) = unsent::chosen(&report);
    report.visited_at = visit;
    form.draft.set(report);
    choice
}

/// The problem stands at the field where it is mended; before a choice no day is missing yet.
fn error_of_choice(
    error: Signal<Option<String>>,
    chosen: RwSignal<Option<String>>,
) -> Option<String> {
    let words = error.get()?;
    match chosen.get().as_deref() {
        Some(EARLIER) => None,
        Some(_) => Some(words),
        None => Some(t("report.when.none").to_owned()),
    }
}

/// Day and time of an earlier visit.
fn minute_field(
    form: Form,
    error: Signal<Option<String>>,
    typed: impl Fn(String) + 'static,
) -> impl IntoView {
    let id = field_id(WHEN);
    let described = format!("{id}-hint {id}-error");
    let left = form.draft.with_untracked(|draft| draft.visited_at.clone());
    view! {
        <div class="field" data-wrong=move || error.get().map(|_| "true")>
            <label class="field-label" for=id.clone()>{t("report.when.day")}</label>
            <p class="field-hint" id=format!("{id}-hint")>{t("report.when.hint")}</p>
            {error_line(id.clone(), error)}
            <input class="input" id=id type="datetime-local" autocomplete="off" min=first_minute() max=this_minute()
                aria-invalid=move || error.get().map(|_| "true") aria-describedby=described
                value=left on:input=move |event| typed(event_target_value(&event))
            />
        </div>
    }
}
