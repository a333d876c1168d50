//! What the chosen forms ask beyond the contact data, each question once.

use eldercare_care::forms::{AnswerError, Ask, Question};
use leptos::prelude::*;

use super::brought::answer_line;
use super::desk::{Desk, option_name};
use super::frame::{foot, head};
use crate::components::choice_list::{Choice, ChoiceList};
use crate::components::error_summary::{Place, Problem, error_summary};
use crate::components::field::{TextField, Typing, error_line, field_id};
use crate::i18n::{t, t_of, t_with};
use crate::state::apply::Step;

/// The questions.
pub fn more(desk: Desk) -> impl IntoView {
    let questions = untrack(|| desk.own_questions());
    let asked = questions.clone();
    let problems = move || -> Vec<Problem> {
        let intake = desk.intake.get();
        let wrong = asked.iter().filter_map(|(question, needed)| {
            let error = intake.problem(question, *needed)?;
            Some(Problem {
                text: t_with(words(error), &[("name", t_of("apply.short", &question.id))]),
                place: Place::Here(field_id(&question.id)),
            })
        });
        wrong.collect()
    };
    let all = Signal::derive(problems);
    let shown = Signal::derive(move || {
        if desk.told.get() {
            all.get()
        } else {
            Vec::new()
        }
    });
    view! {
        {head(Step::More)}
        {error_summary(shown)}
        {questions.is_empty().then(|| view! { <p>{t("apply.more.none")}</p> })}
        {questions.into_iter().map(|(question, needed)| field(desk, question, needed)).collect_view()}
        {foot(desk, Step::More, move || all.with(Vec::is_empty))}
    }
}

fn words(error: AnswerError) -> &'static str {
    match error {
        AnswerError::Missing => "apply.error.missing",
        AnswerError::Year => "apply.error.year",
    }
}

fn field(desk: Desk, question: &'static Question, needed: bool) -> AnyView {
    let error = Signal::derive(move || {
        let problem = desk.intake.with(|intake| intake.problem(question, needed));
        let name = [("name", t_of("apply.short", &question.id))];
        problem
            .filter(|_| desk.told.get())
            .map(|error| t_with(words(error), &name))
    });
    let inner = match &question.kind {
        Ask::Contact => ().into_any(),
        Ask::Year => year(desk, question, error, needed).into_any(),
        Ask::OneOf(options) => one_of(desk, question, options, error).into_any(),
        Ask::SomeOf(options) => some_of(desk, question, options, error).into_any(),
    };
    view! { <div class="apply-question" data-question=question.id.clone()>{answer_line(desk, &question.id)}{inner}</div> }
        .into_any()
}

fn year(
    desk: Desk,
    question: &'static Question,
    error: Signal<Option<String>>,
    needed: bool,
) -> impl IntoView {
    let typed = desk.intake.get_untracked();
    let typed = typed.stored(&question.id).unwrap_or_default().to_owned();
    view! {
        <TextField
            name="birth-year"
            label=Signal::stored(t_of("apply.ask", &question.id).to_owned())
            hint=t("apply.year.hint").to_owned()
            typed
            error
            on_input=Callback::new(move |text: String| desk.intake.edit(|intake| intake.answer(&question.id, text.trim())))
            typing=Typing::Digits
            may_be_empty=!needed
        />
    }
}

fn one_of(
    desk: Desk,
    question: &'static Question,
    options: &'static [String],
    error: Signal<Option<String>>,
) -> impl IntoView {
    let choices = options.iter().map(|option| Choice {
        value: option.clone(),
        label: option_name(&question.id, option).to_owned(),
        detail: None,
    });
    let chosen = Signal::derive(move || {
        desk.intake
            .with(|intake| intake.stored(&question.id).map(str::to_owned))
    });
    view! {
        <ChoiceList
            name=question.id.as_str()
            legend=t_of("apply.ask", &question.id).to_owned()
            choices=choices.collect()
            chosen
            error
            on_choose=Callback::new(move |option: String| desk.intake.edit(|intake| intake.answer(&question.id, &option)))
            side_by_side=true
        />
    }
}

fn some_of(
    desk: Desk,
    question: &'static Question,
    options: &'static [String],
    error: Signal<Option<String>>,
) -> impl IntoView {
    let id = field_id(&question.id);
    let wrong = move || error.get().map(|_| "true");
    let first = id.clone();
    let rows = options.iter().enumerate().map(move |(place, option)| {
        let is_chosen = move || {
            desk.intake.with(|intake| {
                let stored = intake.stored(&question.id);
                stored.is_some_and(|stored| stored.split(',').any(|it| it == option))
            })
        };
        let toggle = move |_| {
            desk.intake
                .edit(|intake| intake.toggle_option(&question.id, option));
        };
        let id = (place == 0).then(|| first.clone());
        view! {
            <label class="choice">
                <input type="checkbox" id=id autocomplete="off" prop:checked=is_chosen on:change=toggle />
                <span class="choice-label">{option_name(&question.id, option)}</span>
            </label>
        }
    });
    view! {
        <fieldset class="field" data-wrong=wrong>
            <legend class="field-label">{t_of("apply.ask", &question.id)}</legend>
            <p class="field-hint">{t("apply.several")}</p>
            {error_line(id, error)}
            <div class="choices choices-two">{rows.collect_view()}</div>
        </fieldset>
    }
}
