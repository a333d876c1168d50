//! The texts of the questionnaire, found by its ids.

use eldercare_assessment::{
    Answer, Answers, Condition, Evaluation, GradeId, Instrument, OptionId, Question, QuestionId,
    Rule,
};

use crate::i18n::{fill, t, t_of, t_with};
use crate::state::check::{CheckSession, Who};

/// A text of the instrument, found by the parts of its key.
fn own(instrument: &Instrument, parts: &[&str]) -> &'static str {
    t(&[&[instrument.id()], parts].concat().join("."))
}

/// The question itself, worded for the one it is about.
pub fn ask(instrument: &Instrument, id: &QuestionId, who: Who) -> String {
    match who {
        Who::Own => own(instrument, &[id.as_str(), "ask", "self"]).to_owned(),
        other => fill(
            own(instrument, &[id.as_str(), "ask", "other"]),
            &[("who", t_of("check.who.called", other.id()))],
        ),
    }
}

/// An everyday example.
pub fn example(instrument: &Instrument, id: &QuestionId) -> &'static str {
    own(instrument, &[id.as_str(), "example"])
}

/// The official short name of a question.
pub fn name(instrument: &Instrument, id: &QuestionId) -> &'static str {
    own(instrument, &[id.as_str(), "name"])
}

/// An answer in a few words; `part` is `label` or `detail`.
pub fn option(instrument: &Instrument, id: &QuestionId, option: &str, part: &str) -> &'static str {
    own(instrument, &[id.as_str(), "option", option, part])
}

/// What was answered, in words.
pub fn answered(
    instrument: &Instrument,
    session: &CheckSession,
    question: &Question,
) -> &'static str {
    answered_in(instrument, &session.answers, question)
}

/// The same for any answers; an option that the question does not have today counts as open.
pub fn answered_in(
    instrument: &Instrument,
    answers: &Answers,
    question: &Question,
) -> &'static str {
    let offers = |chosen: &OptionId| question.option(chosen.as_str()).is_some();
    match answers.get(question.id.as_str()) {
        Some(Answer::Option(chosen)) if offers(chosen) => {
            option(instrument, &question.id, chosen.as_str(), "label")
        }
        Some(Answer::Unsure) => t("check.unsure"),
        _ => t("check.open"),
    }
}

/// The name of a dimension.
pub fn dimension(instrument: &Instrument, id: &str) -> &'static str {
    own(instrument, &["dimension", id])
}

/// The name of a level.
pub fn level(instrument: &Instrument, level: u8) -> &'static str {
    own(instrument, &["level", &level.to_string()])
}

/// The short name of a level.
pub fn level_short(instrument: &Instrument, level: u8) -> &'static str {
    own(instrument, &["level", &level.to_string(), "short"])
}

/// What a level means in everyday life.
pub fn level_means(instrument: &Instrument, level: u8) -> &'static str {
    own(instrument, &["level", &level.to_string(), "means"])
}

/// Why a rule changed the level.
pub fn rule(instrument: &Instrument, id: &str) -> &'static str {
    own(instrument, &["rule", id])
}

/// What a rule asks for, as the name of the question behind it.
pub fn rule_subject(instrument: &Instrument, rule: &Rule) -> &'static str {
    let question = match &rule.when {
        Condition::Is(answer) => Some(&answer.question),
        Condition::SumAtLeast { questions, .. } => questions
            .first()
            .and_then(|id| instrument.question(id.as_str()))
            .and_then(|question| question.asked_if.as_ref())
            .map(|gate| &gate.question),
    };
    question.map_or("", |id| name(instrument, id))
}

/// The level in words: one level, a range, or the few that it may be.
pub fn level_in_words(instrument: &Instrument, result: &Evaluation) -> String {
    if let Some(single) = result.level.single() {
        return level(instrument, single).to_owned();
    }
    let (best, worst) = (result.level.best, result.level.worst);
    let between = usize::from(worst.saturating_sub(best)) + 1;
    // "Mild or total" has a hole: a range would name levels that no answer can lead to.
    let key = if between == 2 || between == result.possible_levels.len() {
        "check.level.range"
    } else {
        "check.level.either"
    };
    t_with(
        key,
        &[
            // As people say it: the whole word once, at the end.
            ("best", level_short(instrument, best)),
            ("worst", level(instrument, worst)),
        ],
    )
}

/// Which questions were asked: standard, version, and the first digits of the file's hash.
pub fn source_line(instrument: &Instrument) -> String {
    let hash = instrument.content_hash().get(..12).unwrap_or_default();
    t_with(
        "check.paper.source",
        &[
            ("number", instrument.standard().number.as_str()),
            ("version", instrument.version()),
            ("hash", hash),
        ],
    )
}

/// The name of a grade.
pub fn grade(instrument: &Instrument, id: &GradeId) -> &'static str {
    own(instrument, &["grade", id.as_str()])
}

/// What a grade means.
pub fn grade_means(instrument: &Instrument, id: &GradeId) -> &'static str {
    own(instrument, &["grade", id.as_str(), "means"])
}
