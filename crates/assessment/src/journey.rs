//! The way through the questions. It is derived from instrument and answers each time and never
//! stored, so it cannot disagree with them.

use crate::{
    answers::Answers,
    evaluation,
    ids::QuestionId,
    instrument::{Instrument, Question},
    reading::Reading,
};

/// The questions asked given the answers, in order.
pub struct Journey<'a> {
    reading: Reading<'a>,
    steps: Vec<&'a Question>,
}

impl<'a> Journey<'a> {
    pub(crate) fn new(instrument: &'a Instrument, answers: &'a Answers) -> Self {
        let reading = Reading {
            instrument,
            answers,
        };
        let steps = reading.asked().collect();
        Self { reading, steps }
    }

    /// The questions asked, in order.
    #[must_use]
    pub fn steps(&self) -> &[&'a Question] {
        &self.steps
    }

    /// Place of a question among the steps, from 0; none if it is not asked.
    #[must_use]
    pub fn position_of(&self, id: &str) -> Option<usize> {
        self.steps.iter().position(|q| q.id.as_str() == id)
    }

    /// The step after a question. Also works for a question that is no longer asked, so that
    /// changing an earlier answer never strands anyone.
    #[must_use]
    pub fn next_after(&self, id: &str) -> Option<&'a Question> {
        let rest = self.all().skip_while(|q| q.id.as_str() != id).skip(1);
        rest.into_iter().find(|q| self.reading.is_asked(q))
    }

    /// The step before a question; like [`Journey::next_after`] it needs not be asked itself.
    #[must_use]
    pub fn previous_of(&self, id: &str) -> Option<&'a Question> {
        self.reading.instrument.question(id)?;
        let before = self.all().take_while(|q| q.id.as_str() != id);
        before.filter(|q| self.reading.is_asked(q)).last()
    }

    /// The first step that has neither an answer nor "not sure".
    #[must_use]
    pub fn first_open(&self) -> Option<&'a Question> {
        let mut steps = self.steps.iter().copied();
        steps.find(|question| self.reading.is_open(question))
    }

    /// Steps done ("not sure" counts as done) and steps in all.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        let open = self.steps.iter().filter(|q| self.reading.is_open(q));
        (self.steps.len() - open.count(), self.steps.len())
    }

    /// Whether the level is set whatever the remaining answers are (coma). They stay askable.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        evaluation::is_level_set(self.reading)
    }

    /// Whether the result can be shown without anything left to ask: no step is open, or the level
    /// is settled already.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.first_open().is_none() || self.is_settled()
    }

    /// The steps answered with "not sure".
    #[must_use]
    pub fn unsure(&self) -> Vec<QuestionId> {
        let unsure = self.steps.iter().filter(|q| self.reading.is_unsure(q));
        unsure.map(|question| question.id.clone()).collect()
    }

    fn all(&self) -> impl Iterator<Item = &'a Question> + use<'a> {
        self.reading.instrument.questions().iter()
    }
}
