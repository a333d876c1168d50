//! Two sets of answers to the same instrument, compared question by question.
//!
//! Both are looked at through the instrument of today. Answers to an earlier version of the
//! questions are compared as far as today's questions still offer them; the rest is unknown.

use crate::{
    answers::Answers,
    evaluation::{LevelSpan, Span},
    ids::QuestionId,
    instrument::{Instrument, Question},
    reading::Reading,
};

/// How one answer changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The later answer is better.
    Better,
    /// The later answer is worse.
    Worse,
    /// Both are the same.
    Same,
    /// One of them is not known.
    Unknown,
}

/// One question and how its answer changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemChange {
    /// The question.
    pub question: QuestionId,
    /// How its answer changed.
    pub change: Change,
}

/// What answers give, at one time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The level, or its range.
    pub level: LevelSpan,
    /// The points.
    pub total: Span,
}

/// Then and now. Never stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trend {
    /// Whether both answered exactly these questions; otherwise what is said of the level then is
    /// what the old answers give with the questions of today.
    pub same_questions: bool,
    /// The result of the earlier answers.
    pub then: Standing,
    /// The result of the later answers.
    pub now: Standing,
    /// Every question that was asked then or now, in the order asked.
    pub items: Vec<ItemChange>,
}

impl Trend {
    /// The questions whose answers changed in this way.
    pub fn with(&self, change: Change) -> impl Iterator<Item = &QuestionId> {
        let items = self.items.iter();
        items
            .filter(move |item| item.change == change)
            .map(|item| &item.question)
    }
}

impl Instrument {
    /// Compares earlier answers with later ones. `content_hash` is that of the questions to which
    /// the earlier answers were given.
    #[must_use]
    pub fn trend(&self, earlier: &Answers, content_hash: &str, later: &Answers) -> Trend {
        let at = |answers| Reading {
            instrument: self,
            answers,
        };
        let (then, now) = (at(earlier), at(later));
        let asked = |question: &&Question| then.is_asked(question) || now.is_asked(question);
        let items = self.questions().iter().filter(asked);
        Trend {
            same_questions: content_hash == self.content_hash(),
            then: self.standing(earlier),
            now: self.standing(later),
            items: items
                .map(|question| ItemChange {
                    question: question.id.clone(),
                    change: change(place(then, question), place(now, question)),
                })
                .collect(),
        }
    }

    fn standing(&self, answers: &Answers) -> Standing {
        let evaluation = self.evaluate(answers);
        Standing {
            level: evaluation.level,
            total: evaluation.total,
        }
    }
}

/// The place of an answer among the options, which stand from the best to the worst. What is not
/// asked because nothing happened is the best.
fn place(reading: Reading<'_>, question: &Question) -> Option<usize> {
    if reading.is_ruled_out(question) {
        return Some(0);
    }
    let chosen = reading.chosen(question)?;
    let mut options = question.options.iter();
    options.position(|option| option.id == chosen.id)
}

fn change(then: Option<usize>, now: Option<usize>) -> Change {
    match (then, now) {
        (Some(then), Some(now)) if now < then => Change::Better,
        (Some(then), Some(now)) if now > then => Change::Worse,
        (Some(_), Some(_)) => Change::Same,
        _ => Change::Unknown,
    }
}
