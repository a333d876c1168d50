//! The self-check on this device in the form in which a request carries it.

use eldercare_assessment::{Answers, Instrument};
use eldercare_requests::AttachedCheck;

/// Answers and result as the result page shows them. Nothing when nothing was answered.
pub fn attached(instrument: &Instrument, answers: &Answers) -> Option<AttachedCheck> {
    if answers.is_empty() {
        return None;
    }
    let evaluation = instrument.evaluate(answers);
    Some(AttachedCheck {
        instrument: instrument.id().to_owned(),
        version: instrument.version().to_owned(),
        content_hash: instrument.content_hash().to_owned(),
        answers: known(instrument, answers),
        level_best: evaluation.level.best,
        level_worst: evaluation.level.worst,
        total_low: evaluation.total.low,
        total_high: evaluation.total.high,
    })
}

/// The answers to questions that this instrument asks.
fn known(instrument: &Instrument, answers: &Answers) -> std::collections::BTreeMap<String, String> {
    answers
        .iter()
        .filter(|(question, _)| instrument.question(question.as_str()).is_some())
        .map(|(question, answer)| (question.as_str().to_owned(), answer.as_stored().to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use eldercare_assessment::{Answer, QuestionId};

    #[test]
    fn the_attached_result_is_the_one_that_the_answers_give() {
        let file = include_str!("../../../assets/instruments/gbt-42195-2022.json");
        let instrument = Instrument::parse(file).unwrap();
        let mut answers = Answers::new();
        assert!(attached(&instrument, &answers).is_none());
        answers.set(QuestionId::new("coma"), Answer::from_stored("yes"));
        answers.set(QuestionId::new("left-over"), Answer::from_stored("1"));
        let check = attached(&instrument, &answers).unwrap();
        assert_eq!((check.level_best, check.level_worst), (4, 4));
        assert_eq!(check.answers.len(), 1);
        assert_eq!(check.total_high, instrument.max_total());
    }
}
