//! What the answers say about a condition: yes, no, or not known.

use eldercare_assessment::{
    Answer, Answers, Instrument, LevelSpan, OptionId, Question, QuestionId, Truth,
};

use crate::rules::Condition;

/// Questionnaire, answers and the level that they allow.
#[derive(Clone, Copy)]
pub(crate) struct Reading<'a> {
    pub instrument: &'a Instrument,
    pub answers: &'a Answers,
    pub level: LevelSpan,
}

impl<'a> Reading<'a> {
    pub fn new(instrument: &'a Instrument, answers: &'a Answers) -> Self {
        Self {
            instrument,
            answers,
            level: instrument.evaluate(answers).level,
        }
    }

    /// Three-valued: an answer that is missing, "not sure" or not on offer is not known.
    pub fn truth(self, condition: &Condition) -> Truth {
        match condition {
            Condition::Level(level) if self.level.best >= *level => Truth::Yes,
            Condition::Level(level) if self.level.worst >= *level => Truth::Unknown,
            Condition::Level(_) => Truth::No,
            Condition::AtLeast { question, option } => self
                .instrument
                .question(question.as_str())
                .map_or(Truth::Unknown, |question| self.at_least(question, option)),
        }
    }

    /// The option chosen, if the question is asked and offers it.
    pub fn chosen(self, question: &QuestionId) -> Option<&'a OptionId> {
        let question = self.instrument.question(question.as_str())?;
        match self.gate(question) {
            Gate::Open => self.stored(question).map(|(_, option)| option),
            Gate::Shut | Gate::Unanswered => None,
        }
    }

    /// The question whose answer comes next: the one that stands before it while that is open.
    pub fn to_ask(self, question: &'a QuestionId) -> &'a QuestionId {
        let known = self.instrument.question(question.as_str());
        let waiting = known.filter(|known| matches!(self.gate(known), Gate::Unanswered));
        let gate = waiting.and_then(|known| known.asked_if.as_ref());
        gate.map_or(question, |gate| &gate.question)
    }

    fn at_least(self, question: &Question, least: &OptionId) -> Truth {
        match self.gate(question) {
            // "Nothing happened" was said once for all questions behind it.
            Gate::Shut => return Truth::No,
            Gate::Unanswered => return Truth::Unknown,
            Gate::Open => {}
        }
        let place = |id: &OptionId| question.options.iter().position(|option| option.id == *id);
        match (self.stored(question), place(least)) {
            (Some((chosen, _)), Some(least)) if chosen >= least => Truth::Yes,
            (Some(_), Some(_)) => Truth::No,
            _ => Truth::Unknown,
        }
    }

    fn gate(self, question: &Question) -> Gate {
        let Some(gate) = &question.asked_if else {
            return Gate::Open;
        };
        let known = self.instrument.question(gate.question.as_str());
        match (self.answers.get(gate.question.as_str()), known) {
            (Some(Answer::Unsure), _) => Gate::Open,
            (Some(Answer::Option(option)), _) if *option == gate.option => Gate::Open,
            (Some(Answer::Option(option)), Some(known))
                if known.option(option.as_str()).is_some() =>
            {
                Gate::Shut
            }
            _ => Gate::Unanswered,
        }
    }

    /// Place and id of the stored option, when the question offers it.
    fn stored(self, question: &Question) -> Option<(usize, &'a OptionId)> {
        let Answer::Option(stored) = self.answers.get(question.id.as_str())? else {
            return None;
        };
        let place = question
            .options
            .iter()
            .position(|option| option.id == *stored)?;
        Some((place, stored))
    }
}

/// Whether a question is asked, given the answer before it.
enum Gate {
    Open,
    Shut,
    Unanswered,
}
