//! One question of the form, in the way in which its kind is answered.

use std::collections::BTreeSet;

use eldercare_assessment::{
    AnswerOption, Entry, Instrument, OptionId, Question, QuestionId, QuestionKind,
};
use leptos::prelude::*;

use super::fault::{self, Fault};
use super::{Finished, words};
use crate::i18n::{t, t_of, t_with};
use crate::pages::check::danger::danger_lines;
use crate::state::visit::Visit;

/// Notes up to this many signs stand on one line.
const ONE_LINE: u16 = 30;

/// The id of a question's field on the page.
pub fn id_of(question: &QuestionId) -> String {
    format!("visit-{question}")
}

/// The question with its example, its field, and what is wrong with it.
pub fn field(
    visit: Visit,
    instrument: &'static Instrument,
    question: &'static Question,
    finished: Finished,
) -> AnyView {
    let field = Field {
        visit,
        instrument,
        question,
        finished,
    };
    match question.kind {
        QuestionKind::Day => {
            field.typed(|id, described| day(visit, question, id, described).into_any())
        }
        QuestionKind::Note { max_signs } => {
            field.typed(|id, described| note(visit, question, max_signs, id, described).into_any())
        }
        _ => field.chosen(),
    }
}

/// One question and all that its field is made of.
#[derive(Clone, Copy)]
struct Field {
    visit: Visit,
    instrument: &'static Instrument,
    question: &'static Question,
    finished: Finished,
}

impl Field {
    /// A field that is typed into; `input` is made with its id and with what describes it.
    fn typed(self, input: impl FnOnce(String, String) -> AnyView) -> AnyView {
        let id = id_of(&self.question.id);
        let own = format!("{id}-input");
        view! {
            <div id=id tabindex="-1" class="visit-field">
                <label for=own.clone()>{self.asked()}</label>
                {self.hint()}
                {input(own, self.described())}
                {self.fault_line()}
            </div>
        }
        .into_any()
    }

    /// A field of options.
    fn chosen(self) -> AnyView {
        let several = self.question.kind == QuestionKind::Several;
        let options = self.question.options.iter();
        let options = options
            .map(|option| choice(self.visit, self.instrument, self.question, option, several));
        view! {
            <fieldset
                id=id_of(&self.question.id)
                tabindex="-1"
                class="visit-field"
                aria-describedby=self.described()
            >
                <legend>{self.asked()}</legend>
                {self.hint()}
                <div class="visit-options">{options.collect_view()}</div>
                {self.fault_line()}
                <div class="check-danger">{danger(self.visit, self.question)}</div>
            </fieldset>
        }
        .into_any()
    }

    /// The question, and that it may stay empty.
    fn asked(self) -> impl IntoView {
        let optional = (!self.question.required).then(|| t("visit.optional"));
        view! {
            {words::of(self.instrument, &self.question.id, "ask")}
            {optional.map(|words| view! { <span class="visit-optional">{words}</span> })}
        }
    }

    fn hint(self) -> impl IntoView {
        let words = words::of(self.instrument, &self.question.id, "example");
        view! { <p id=format!("{}-hint", id_of(&self.question.id)) class="check-note">{words}</p> }
    }

    fn described(self) -> String {
        let id = id_of(&self.question.id);
        format!("{id}-hint {id}-error")
    }

    /// What is wrong with it: numbers of a person at once, everything else when the person has said
    /// that the form is finished.
    fn fault_line(self) -> impl IntoView {
        let id = &self.question.id;
        let fault = Memo::new(move |_| {
            if fault::is_personal(self.visit.entry(id.as_str()).as_ref()) {
                return Some(Fault::Personal);
            }
            let all = self.finished.get().then(|| self.visit.entries())?;
            let all = fault::all(self.instrument, &all);
            all.into_iter()
                .find(|(own, _)| own == id)
                .map(|(_, fault)| fault)
        });
        let line = move || {
            let fault = fault.get()?;
            Some(view! { <p class="field-error">{t_of("visit.fault", fault.id())}</p> })
        };
        view! { <div id=format!("{}-error", id_of(id)) role="status">{line}</div> }
    }
}

fn choice(
    visit: Visit,
    instrument: &Instrument,
    question: &'static Question,
    option: &'static AnswerOption,
    several: bool,
) -> impl IntoView + use<> {
    let chosen = Memo::new(move |_| match visit.entry(question.id.as_str()) {
        Some(Entry::One(one)) => one == option.id,
        Some(Entry::Several(many)) => many.contains(&option.id),
        _ => false,
    });
    let choose = move |_| {
        let entry = if several {
            Entry::Several(turned(visit.entry(question.id.as_str()), &option.id))
        } else {
            Entry::One(option.id.clone())
        };
        visit.enter(&question.id, entry);
    };
    view! {
        <label class="visit-option" data-chosen=move || chosen.get().to_string()>
            <input
                type=if several { "checkbox" } else { "radio" }
                name=id_of(&question.id)
                autocomplete="off"
                value=option.id.to_string()
                prop:checked=move || chosen.get()
                on:change=choose
            />
            <span>{words::option(instrument, &question.id, option.id.as_str())}</span>
        </label>
    }
}

/// The options chosen, with this one the other way round.
fn turned(entry: Option<Entry>, option: &OptionId) -> BTreeSet<OptionId> {
    let mut chosen = match entry {
        Some(Entry::Several(chosen)) => chosen,
        _ => BTreeSet::new(),
    };
    if !chosen.remove(option) {
        chosen.insert(option.clone());
    }
    chosen
}

fn day(visit: Visit, question: &'static Question, id: String, described: String) -> impl IntoView {
    view! {
        <input
            type="date"
            id=id
            class="input"
            autocomplete="off"
            aria-describedby=described
            prop:value=move || text(visit, question)
            on:change=move |event| visit.enter(&question.id, Entry::Day(event_target_value(&event)))
        />
    }
}

fn note(
    visit: Visit,
    question: &'static Question,
    max_signs: u16,
    id: String,
    described: String,
) -> impl IntoView {
    let left = move || {
        let used = text(visit, question).chars().count();
        let left = usize::from(max_signs).saturating_sub(used).to_string();
        t_with("visit.left", &[("count", &left)])
    };
    view! {
        <textarea
            id=id
            class="textarea"
            rows=if max_signs <= ONE_LINE { "1" } else { "3" }
            maxlength=max_signs.to_string()
            autocomplete="off"
            aria-describedby=described
            prop:value=move || {
                // Set when the form begins and not while typing: that would disturb Chinese
                // input methods.
                visit.forms_begun();
                untrack(|| text(visit, question))
            }
            on:input=move |event| visit.enter(&question.id, Entry::Note(event_target_value(&event)))
        ></textarea>
        <p class="check-note">{left}</p>
    }
}

fn text(visit: Visit, question: &Question) -> String {
    match visit.entry(question.id.as_str()) {
        Some(Entry::Day(text) | Entry::Note(text)) => text,
        _ => String::new(),
    }
}

/// The emergency lines when the chosen option points to danger.
fn danger(visit: Visit, question: &'static Question) -> impl IntoView {
    let danger = Memo::new(move |_| match visit.entry(question.id.as_str()) {
        Some(Entry::One(one)) => question.option(one.as_str())?.danger.clone(),
        _ => None,
    });
    move || danger.get().and_then(|danger| danger_lines(&[danger]))
}
