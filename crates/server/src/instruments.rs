//! The instruments, embedded, to check an attached self-check again.

use eldercare_assessment::{Answer, Answers, Instrument, QuestionId};
use eldercare_requests::{AttachedCheck, ErrorCode};

/// Files of every instrument and version that a request may come with.
const FILES: [&str; 2] = [
    include_str!("../../../assets/instruments/gbt-42195-2022.json"),
    include_str!("../../../assets/instruments/released/gbt-42195-2022-1.0.0.json"),
];

/// The instruments that the server knows.
pub(crate) struct Instruments(Vec<Instrument>);

impl Instruments {
    /// Reads the embedded files. A test holds that every one is good, so none is left out.
    pub(crate) fn embedded() -> Self {
        Self(
            FILES
                .iter()
                .filter_map(|file| Instrument::parse(file).ok())
                .collect(),
        )
    }

    /// Whether the result that the person saw follows from the answers.
    pub(crate) fn check(&self, attached: &AttachedCheck) -> Result<(), ErrorCode> {
        let known = |instrument: &&Instrument| {
            instrument.id() == attached.instrument
                && instrument.version() == attached.version
                && instrument.content_hash() == attached.content_hash
        };
        let instrument = self.0.iter().find(known).ok_or(ErrorCode::Outdated)?;
        let answers = read_answers(instrument, attached).ok_or(ErrorCode::Malformed)?;
        let evaluation = instrument.evaluate(&answers);
        let agrees = evaluation.level.best == attached.level_best
            && evaluation.level.worst == attached.level_worst
            && evaluation.total.low == attached.total_low
            && evaluation.total.high == attached.total_high;
        if agrees {
            Ok(())
        } else {
            Err(ErrorCode::Disagrees)
        }
    }
}

/// The answers, when each is to a question of the instrument and one that it offers.
fn read_answers(instrument: &Instrument, attached: &AttachedCheck) -> Option<Answers> {
    let mut answers = Answers::new();
    for (question, stored) in &attached.answers {
        let answer = Answer::from_stored(stored);
        let asked = instrument.question(question)?;
        if let Answer::Option(option) = &answer {
            asked.option(option.as_str())?;
        }
        answers.set(QuestionId::new(question), answer);
    }
    Some(answers)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{FILES, Instruments};
    use eldercare_assessment::Instrument;
    use eldercare_requests::{AttachedCheck, ErrorCode};

    /// One answer of 3 out of 4 and the rest unknown; nothing is known about coma.
    fn attached() -> AttachedCheck {
        let instrument = Instrument::parse(FILES[0]).unwrap();
        AttachedCheck {
            instrument: instrument.id().to_owned(),
            version: instrument.version().to_owned(),
            content_hash: instrument.content_hash().to_owned(),
            answers: BTreeMap::from([("B.1.1".to_owned(), "3".to_owned())]),
            level_best: 1,
            level_worst: 4,
            total_low: 3,
            total_high: 89,
        }
    }

    fn check(change: impl FnOnce(&mut AttachedCheck)) -> Result<(), ErrorCode> {
        let mut changed = attached();
        change(&mut changed);
        Instruments::embedded().check(&changed)
    }

    #[test]
    fn every_embedded_instrument_is_good() {
        for file in FILES {
            assert!(Instrument::parse(file).is_ok());
        }
    }

    /// A request that waited on a device over an update names the questions that were answered.
    #[test]
    fn a_self_check_to_an_earlier_release_is_accepted() {
        let released = Instrument::parse(FILES[1]).unwrap();
        assert_eq!(released.version(), "1.0.0");
        let earlier = check(|a| {
            a.version = released.version().to_owned();
            a.content_hash = released.content_hash().to_owned();
        });
        assert_eq!(earlier, Ok(()));
    }

    #[test]
    fn what_the_person_saw_is_accepted_and_any_other_result_refused() {
        assert_eq!(check(|_| {}), Ok(()));
        assert_eq!(check(|a| a.level_best = 0), Err(ErrorCode::Disagrees));
        assert_eq!(check(|a| a.level_worst = 3), Err(ErrorCode::Disagrees));
        assert_eq!(check(|a| a.total_low = 4), Err(ErrorCode::Disagrees));
        assert_eq!(check(|a| a.total_high = 90), Err(ErrorCode::Disagrees));
    }

    #[test]
    fn another_instrument_version_or_content_is_outdated() {
        assert_eq!(check(|a| a.instrument.push('x')), Err(ErrorCode::Outdated));
        assert_eq!(check(|a| a.version.push('x')), Err(ErrorCode::Outdated));
        assert_eq!(
            check(|a| a.content_hash = "0".repeat(64)),
            Err(ErrorCode::Outdated)
        );
    }

    #[test]
    fn answers_to_questions_that_do_not_exist_and_answers_not_offered_are_refused() {
        let answer = |question: &str, option: &str| {
            let pair = (question.to_owned(), option.to_owned());
            check(|a| drop(a.answers.insert(pair.0, pair.1)))
        };
        assert_eq!(answer("B.9.9", "1"), Err(ErrorCode::Malformed));
        assert_eq!(answer("B.1.2", "9"), Err(ErrorCode::Malformed));
        assert_eq!(answer("B.1.2", "unsure"), Ok(()));
    }
}
