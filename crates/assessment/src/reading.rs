//! The answers seen through the instrument: what is known, what is asked.
//!
//! The one place that decides what counts as known. An answer the instrument does not offer and an
//! answer to a question that is not asked are not known.

use crate::{
    answers::{Answer, Answers},
    instrument::{AnswerIs, AnswerOption, Instrument, Question},
    truth::Truth,
};

/// Instrument and answers together.
#[derive(Clone, Copy)]
pub(crate) struct Reading<'a> {
    pub instrument: &'a Instrument,
    pub answers: &'a Answers,
}

impl<'a> Reading<'a> {
    /// The questions asked given the answers, in order.
    pub fn asked(self) -> impl Iterator<Item = &'a Question> {
        let questions = self.instrument.questions().iter();
        questions.filter(move |question| self.is_asked(question))
    }

    /// A question hidden behind an earlier one is asked once that one allows it or is "not sure".
    pub fn is_asked(self, question: &Question) -> bool {
        question.asked_if.as_ref().is_none_or(|gate| {
            let gate_is_unsure = self.is_marked_unsure(gate.question.as_str());
            self.truth(gate) == Truth::Yes || gate_is_unsure
        })
    }

    /// The option chosen, if the question is asked and the option exists.
    pub fn chosen(self, question: &'a Question) -> Option<&'a AnswerOption> {
        if self.is_asked(question) {
            self.stored_option(question)
        } else {
            None
        }
    }

    /// Whether a question that is asked has neither an answer nor "not sure".
    pub fn is_open(self, question: &'a Question) -> bool {
        self.chosen(question).is_none() && !self.is_unsure(question)
    }

    /// Whether "not sure" was given on purpose.
    pub fn is_unsure(self, question: &Question) -> bool {
        self.is_marked_unsure(question.id.as_str())
    }

    /// Whether the question is hidden for certain: its value is then "nothing happened".
    pub fn is_ruled_out(self, question: &Question) -> bool {
        let gate = question.asked_if.as_ref();
        gate.is_some_and(|gate| self.truth(gate) == Truth::No)
    }

    /// What is known about one answer.
    pub fn truth(self, answer: &AnswerIs) -> Truth {
        let question = self.instrument.question(answer.question.as_str());
        match question.and_then(|question| self.stored_option(question)) {
            None => Truth::Unknown,
            Some(option) if option.id == answer.option => Truth::Yes,
            Some(_) => Truth::No,
        }
    }

    fn stored_option(self, question: &'a Question) -> Option<&'a AnswerOption> {
        match self.answers.get(question.id.as_str())? {
            Answer::Option(id) => question.option(id.as_str()),
            Answer::Unsure => None,
        }
    }

    fn is_marked_unsure(self, question: &str) -> bool {
        self.answers.get(question) == Some(&Answer::Unsure)
    }
}
