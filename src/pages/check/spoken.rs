//! What the pages of the self-checks have read aloud. Every key here is in the list of clips, `assets/voice/spoken.json`.

use eldercare_assessment::{Instrument, Question, SelfRating, Truth};

use super::danger::danger_words;
use super::result::Outcome;
use super::words;
use crate::i18n::{t, t_of};
use crate::state::check::{Place, Who};

/// The start: whom it is about, as long as nobody has said it, and what becomes of the answers.
pub fn start(is_begun: bool) -> Vec<String> {
    let mut texts = Vec::new();
    if !is_begun {
        texts.push(t("check.who"));
        texts.extend(Who::ALL.map(|who| t_of("check.who", who.id())));
    }
    texts.extend([
        t("check.about.reference"),
        t("check.about.unsure"),
        t("check.about.private"),
    ]);
    owned(texts)
}

/// A question, its example, and its answers with what they mean.
pub fn question(
    instrument: &Instrument,
    question: &Question,
    who: Who,
    place: &Place,
) -> Vec<String> {
    let mut texts = vec![words::ask(instrument, &question.id, who)];
    if matches!(place, Place::Before) {
        texts.push(t("check.place.before.why").to_owned());
    }
    texts.push(words::example(instrument, &question.id).to_owned());
    for option in &question.options {
        for part in ["label", "detail"] {
            let text = words::option(instrument, &question.id, option.id.as_str(), part);
            texts.push(text.to_owned());
        }
    }
    texts
}

/// The head of a result: what this is, the level, what to do about dangers, and what each possible level means. Points
/// are for the eye: a range of numbers read aloud is nothing that anybody remembers.
pub fn result(outcome: &Outcome) -> Vec<String> {
    let evaluation = &outcome.evaluation;
    let mut texts = vec![
        t("check.reference").to_owned(),
        words::level_in_words(outcome.instrument, evaluation),
    ];
    for danger in &evaluation.dangers {
        let (title, body) = danger_words(danger.as_str());
        texts.extend([title, body]);
    }
    let levels = evaluation.possible_levels.iter();
    texts.extend(levels.map(|level| words::level_means(outcome.instrument, *level).to_owned()));
    texts
}

/// The head of a self-rating. Grades that are still open are not read one by one: heard in a row, the last would be
/// taken for the answer.
pub fn rating(instrument: &Instrument, rating: &SelfRating) -> Vec<String> {
    let mut texts = vec![t("ltc.reference")];
    if let Some(grade) = rating.single() {
        texts.push(words::grade(instrument, grade));
        texts.push(words::grade_means(instrument, grade));
    }
    texts.push(t(match rating.may_apply {
        Truth::Yes => "ltc.may.yes",
        Truth::No => "ltc.may.no",
        Truth::Unknown => "ltc.may.unknown",
    }));
    owned(texts)
}

fn owned(texts: Vec<&str>) -> Vec<String> {
    texts.into_iter().map(str::to_owned).collect()
}
