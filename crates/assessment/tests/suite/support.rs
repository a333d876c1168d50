//! The instrument under test and short ways to answer it.

use std::sync::LazyLock;

use eldercare_assessment::{Answer, Answers, Instrument, Question};

/// The instrument file as shipped.
pub const FILE: &str = include_str!("../../../../assets/instruments/gbt-42195-2022.json");

/// The instrument, read once.
pub static INSTRUMENT: LazyLock<Instrument> = LazyLock::new(|| Instrument::parse(FILE).unwrap());

/// The self-rating for long-term care as shipped.
pub const LTC_FILE: &str = include_str!("../../../../assets/instruments/ltc-self-rating-2021.json");

/// The self-rating, read once.
pub static LTC: LazyLock<Instrument> = LazyLock::new(|| Instrument::parse(LTC_FILE).unwrap());

/// The record of a visit as shipped.
pub const VISIT_FILE: &str = include_str!("../../../../assets/instruments/quarterly-visit.json");

/// The record of a visit, read once.
pub static VISIT: LazyLock<Instrument> = LazyLock::new(|| Instrument::parse(VISIT_FILE).unwrap());

/// Answers from pairs of question and stored answer.
pub fn answers<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Answers {
    let pairs = pairs.into_iter();
    pairs
        .map(|(question, answer)| (question.into(), Answer::from_stored(answer)))
        .collect()
}

/// Sets one answer in its stored form.
pub fn set(answers: &mut Answers, question: &str, answer: &str) {
    answers.set(question.into(), Answer::from_stored(answer));
}

/// Every question answered with its best option.
pub fn best_answers() -> Answers {
    let questions = INSTRUMENT.questions().iter();
    answers(questions.map(|q| (q.id.as_str(), best(q))))
}

/// The best option; options stand from the best to the worst.
pub fn best(question: &Question) -> &str {
    question.options.first().unwrap().id.as_str()
}

/// The worst option.
pub fn worst(question: &Question) -> &str {
    question.options.last().unwrap().id.as_str()
}
