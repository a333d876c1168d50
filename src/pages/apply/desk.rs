//! What every screen of the intake needs, and its answers in words.

use eldercare_care::forms::{Answered, Ask, Form as Application, Forms, Question};
use leptos::prelude::*;

use crate::i18n::{t, t_of, t_with};
use crate::pages::request::form::Form;
use crate::state::apply::ApplyState;

/// Everything on the desk.
#[derive(Clone, Copy)]
pub struct Desk {
    /// What can be applied for.
    pub forms: &'static Forms,
    /// What was answered.
    pub intake: ApplyState,
    /// The request, in which the contact data are.
    pub form: Form,
    /// Whether problems are shown: after the first try to go on.
    pub told: RwSignal<bool>,
}

impl Desk {
    /// What the chosen forms ask beyond the contact data, with whether one cannot do without.
    pub fn own_questions(self) -> Vec<(&'static Question, bool)> {
        let chosen = self.intake.with(|intake| intake.chosen.clone());
        let asked = self.forms.asked(&chosen);
        asked
            .filter(|(question, _)| question.kind != Ask::Contact)
            .collect()
    }

    /// The chosen applications.
    pub fn chosen(self) -> Vec<&'static Application> {
        let chosen = self.intake.with(|intake| intake.chosen.clone());
        let forms = self.forms.forms().iter();
        forms.filter(|form| chosen.contains(&form.id)).collect()
    }
}

/// The name of an option.
pub fn option_name(question: &str, option: &str) -> &'static str {
    t(&format!("apply.option.{question}.{option}"))
}

/// An answer in words.
pub fn in_words(question: &Question, answer: &Answered<'_>) -> String {
    match answer {
        Answered::Year(year) => t_with("apply.year", &[("year", &year.to_string())]),
        Answered::Options(options) => {
            let names = options
                .iter()
                .map(|option| option_name(&question.id, option));
            names.collect::<Vec<_>>().join(t("common.comma"))
        }
    }
}

/// The answers of one application, name by name.
pub fn lines(desk: Desk, application: &Application) -> Vec<(String, String)> {
    let intake = desk.intake.get();
    let answers = intake.of_form(desk.forms, application);
    answers
        .map(|(question, answer)| {
            let name = t_of("apply.short", &question.id).to_owned();
            (name, in_words(question, &answer))
        })
        .collect()
}

/// The answers as the note that the office reads.
pub fn note(desk: Desk, application: &Application) -> String {
    let lines = lines(desk, application);
    let lines = lines
        .iter()
        .map(|(name, words)| t_with("apply.line", &[("name", name), ("words", words)]));
    lines.collect::<Vec<_>>().join(t("apply.stop"))
}
