//! Where a question stands, in numbers that a person can follow, and where one goes from it.

use eldercare_assessment::{
    Answer, Answers, DimensionId, Instrument, Journey, Question, QuestionId, QuestionKind,
};

/// A question's place, as it is said on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Asked before the numbered items.
    Before,
    /// One of the numbered items.
    Item {
        /// From 1.
        number: usize,
        /// How many items there are.
        total: usize,
        /// What the item is about.
        dimension: DimensionId,
    },
    /// One of the activities of a self-rating.
    Activity {
        /// From 1.
        number: usize,
        /// How many there are.
        total: usize,
    },
    /// Asked after the items.
    Extra {
        /// From 1.
        number: usize,
        /// How many of them are asked, given the answers.
        total: usize,
    },
}

impl Place {
    /// The place of a question; none when it is not asked.
    pub fn of(instrument: &Instrument, answers: &Answers, id: &str) -> Option<Place> {
        let journey = instrument.journey(answers);
        let steps = journey.steps();
        let at = journey.position_of(id)?;
        let items = |steps: &[&Question]| steps.iter().filter(|step| step.is_item()).count();
        let (before, rest) = steps.split_at(at);
        let total = items(steps);
        let first_item = steps.iter().position(|step| step.is_item());
        match &rest.first()?.kind {
            QuestionKind::Item { dimension, .. } => Some(Place::Item {
                number: items(before) + 1,
                total,
                dimension: dimension.clone(),
            }),
            QuestionKind::Activity { .. } => Some(Place::Activity {
                number: at + 1,
                total: steps.len(),
            }),
            _ if first_item.is_some_and(|first| at < first) => Some(Place::Before),
            _ => {
                let items_end = first_item.unwrap_or(0) + total;
                Some(Place::Extra {
                    number: at + 1 - items_end,
                    total: steps.len() - items_end,
                })
            }
        }
    }
}

/// Where a button leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Onward {
    /// To this question.
    Question(QuestionId),
    /// To the result.
    Result,
}

/// The ways on from a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ways {
    /// The main button.
    pub main: Onward,
    /// A second way, when the result can be seen already.
    pub other: Option<Onward>,
}

impl Ways {
    /// The ways on from a question.
    ///
    /// While questions are open, the main way is the next one. As soon as nothing else is
    /// open, or the level is set, it is the result: so whoever corrects one answer is not
    /// led through all the others again. Whoever came to settle what was unclear
    /// (`settling`) is led to the next question that can still change the level.
    pub fn from(instrument: &Instrument, answers: &Answers, id: &str, settling: bool) -> Ways {
        let journey = instrument.journey(answers);
        let next = journey.next_after(id).map(|step| step.id.clone());
        let is_open = |step: &&&Question| step.id.as_str() != id && step_is_open(step, answers);
        let open = journey.steps().iter().find(is_open);
        if let Some(open) = open.filter(|_| !journey.is_settled()) {
            return Ways {
                main: Onward::Question(next.unwrap_or_else(|| open.id.clone())),
                other: None,
            };
        }
        let unclear = next_unclear(instrument, &journey, answers, id);
        match unclear.filter(|_| settling) {
            Some(unclear) => Ways {
                main: Onward::Question(unclear),
                other: Some(Onward::Result),
            },
            None => Ways {
                main: Onward::Result,
                other: next.map(Onward::Question),
            },
        }
    }
}

/// The first question further on whose answer can still change the level.
fn next_unclear(
    instrument: &Instrument,
    journey: &Journey<'_>,
    answers: &Answers,
    id: &str,
) -> Option<QuestionId> {
    let here = journey.position_of(id)?;
    let unclear = instrument.evaluate(answers).would_settle;
    unclear
        .into_iter()
        .find(|unclear| journey.position_of(unclear.as_str()) > Some(here))
}

/// Neither answered with one of its options nor marked as not sure.
fn step_is_open(step: &Question, answers: &Answers) -> bool {
    match answers.get(step.id.as_str()) {
        None => true,
        Some(Answer::Unsure) => false,
        Some(Answer::Option(option)) => step.option(option.as_str()).is_none(),
    }
}

#[cfg(test)]
pub mod tests {
    use eldercare_assessment::{Answer, Answers, Instrument};

    use super::{Onward, Place, Ways};

    /// The real questionnaire.
    pub fn instrument() -> Instrument {
        let file = include_str!("../../../assets/instruments/gbt-42195-2022.json");
        Instrument::parse(file).expect("the shipped questionnaire is valid")
    }

    fn answers(given: &[(&str, &str)]) -> Answers {
        let given = given.iter();
        given
            .map(|(id, answer)| ((*id).into(), Answer::from_stored(answer)))
            .collect()
    }

    fn all_best(instrument: &Instrument) -> Answers {
        let best = instrument
            .questions()
            .iter()
            .filter(|q| q.asked_if.is_none());
        best.map(|q| (q.id.clone(), Answer::Option(q.options[0].id.clone())))
            .collect()
    }

    #[test]
    fn items_are_numbered_apart_from_what_is_asked_around_them() {
        let instrument = instrument();
        let none = Answers::new();
        assert_eq!(Place::of(&instrument, &none, "coma"), Some(Place::Before));
        let item = Place::of(&instrument, &none, "B.1.7");
        assert_eq!(
            item,
            Some(Place::Item {
                number: 7,
                total: 26,
                dimension: "B.1".into()
            })
        );
        let extra = |answers, id| Place::of(&instrument, answers, id);
        assert_eq!(
            extra(&none, "dementia"),
            Some(Place::Extra {
                number: 1,
                total: 3
            })
        );
        assert_eq!(extra(&none, "risk-fall"), None);
        let yes = answers(&[("risk-any", "yes")]);
        assert_eq!(
            extra(&yes, "risk-fall"),
            Some(Place::Extra {
                number: 4,
                total: 8
            })
        );
    }

    #[test]
    fn the_main_way_is_the_next_question_until_nothing_else_is_open() {
        let instrument = instrument();
        let none = Answers::new();
        let ways = Ways::from(&instrument, &none, "coma", false);
        assert_eq!(ways.main, Onward::Question("B.1.1".into()));

        let mut done = all_best(&instrument);
        let ways = Ways::from(&instrument, &done, "B.1.3", false);
        assert_eq!(ways.main, Onward::Result);
        assert_eq!(ways.other, Some(Onward::Question("B.1.4".into())));

        done.remove("B.1.1");
        let ways = Ways::from(&instrument, &done, "risk-any", false);
        assert_eq!(ways.main, Onward::Question("B.1.1".into()));
    }

    #[test]
    fn settling_leads_from_one_unclear_question_to_the_next_and_then_to_the_result() {
        let instrument = instrument();
        let mut unclear = all_best(&instrument);
        for id in ["B.1.3", "B.2.4"] {
            unclear.set(id.into(), Answer::Unsure);
        }
        let ways = Ways::from(&instrument, &unclear, "B.1.3", true);
        assert_eq!(ways.main, Onward::Question("B.2.4".into()));
        assert_eq!(ways.other, Some(Onward::Result));
        let ways = Ways::from(&instrument, &unclear, "B.2.4", true);
        assert_eq!(
            ways.main,
            Onward::Result,
            "still not sure never leads in a circle"
        );
        let ways = Ways::from(&instrument, &unclear, "B.1.3", false);
        assert_eq!(ways.main, Onward::Result);
    }

    #[test]
    fn who_cannot_be_woken_leads_to_the_result_at_once() {
        let instrument = instrument();
        let coma = answers(&[("coma", "yes")]);
        let ways = Ways::from(&instrument, &coma, "coma", false);
        assert_eq!(ways.main, Onward::Result);
        assert_eq!(ways.other, Some(Onward::Question("B.1.1".into())));
    }
}
