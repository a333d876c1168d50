//! The texts of the form, found by its ids.

use eldercare_assessment::{Entry, Instrument, Question, QuestionId, SectionId};

use crate::i18n::t;

fn own(instrument: &Instrument, parts: &[&str]) -> &'static str {
    t(&[&[instrument.id()], parts].concat().join("."))
}

/// The heading of a section.
pub fn section(instrument: &Instrument, id: &SectionId) -> &'static str {
    own(instrument, &["section", id.as_str()])
}

/// `name`, `ask` or `example` of a question.
pub fn of(instrument: &Instrument, id: &QuestionId, part: &str) -> &'static str {
    own(instrument, &[id.as_str(), part])
}

/// An option.
pub fn option(instrument: &Instrument, id: &QuestionId, option: &str) -> &'static str {
    own(instrument, &[id.as_str(), "option", option, "label"])
}

/// What was entered, in words.
pub fn entered(instrument: &Instrument, question: &Question, entry: &Entry) -> String {
    let label = |id: &str| option(instrument, &question.id, id);
    match entry {
        Entry::One(one) => label(one.as_str()).to_owned(),
        Entry::Several(several) => {
            // In the order of the form, not of the ids.
            let offered = question.options.iter();
            let chosen = offered.filter(|option| several.contains(&option.id));
            let labels: Vec<_> = chosen.map(|option| label(option.id.as_str())).collect();
            // The labels themselves hold commas.
            labels.join(t("check.list.semicolon"))
        }
        Entry::Day(text) | Entry::Note(text) => text.clone(),
    }
}
