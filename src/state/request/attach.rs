//! The self-check on this device in the form in which a request carries it.

use eldercare_assessment::{Answers, Instrument};
use eldercare_requests::AttachedCheck;

use crate::state::check::Who;

/// For whom a self-check is, as a request says it; nothing where nobody has said.
pub fn whom(who: Who) -> Option<&'static str> {
    match who {
        Who::Own => Some("self"),
        Who::Mother => Some("mother"),
        Who::Father => Some("father"),
        Who::Spouse => Some("spouse"),
        Who::Elder => None,
    }
}

/// Whether a self-check about this one may go with a request for that one: never where both are named and
/// differ.
pub fn fits(who: Who, for_whom: Option<&str>) -> bool {
    whom(who)
        .zip(for_whom)
        .is_none_or(|(checked, asked)| checked == asked)
}

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
    fn a_self_check_about_somebody_else_does_not_fit() {
        for who in Who::ALL {
            assert!(fits(who, None));
            assert_eq!(
                fits(who, Some("mother")),
                matches!(who, Who::Mother | Who::Elder)
            );
        }
    }

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
