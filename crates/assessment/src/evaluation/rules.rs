//! Which rules apply: for certain, perhaps, or not.

use crate::{
    ids::{QuestionId, RuleId},
    instrument::{Condition, Effect, Rule},
    reading::Reading,
    truth::Truth,
};

/// Every rule with what the answers say about it.
pub(super) struct RuleStates<'a> {
    /// In the instrument's order.
    pub each: Vec<(&'a Rule, Truth)>,
    /// Whether any rule sets the level.
    pub set: Truth,
    /// Whether any rule raises it. However many do, it is raised once: "any one of the
    /// following" in the wording of annex C.4 that is in circulation (GB/T 42195-2022).
    pub raise: Truth,
}

impl<'a> RuleStates<'a> {
    pub fn read(reading: Reading<'a>) -> Self {
        let rules = reading.instrument.rules().iter();
        let each: Vec<_> = rules
            .map(|rule| (rule, truth(reading, &rule.when)))
            .collect();
        let (set, raise): (Vec<_>, Vec<_>) = each.iter().partition(|(rule, _)| sets(rule));
        Self {
            set: Truth::any(set.into_iter().map(|(_, truth)| truth)),
            raise: Truth::any(raise.into_iter().map(|(_, truth)| truth)),
            each,
        }
    }

    /// The rules that apply for certain; once the level is set, only those that set it.
    pub fn certain(&self) -> Vec<RuleId> {
        let is_set = self.set == Truth::Yes;
        self.with(Truth::Yes, |rule| !is_set || sets(rule))
    }

    /// The rules that may apply; none once the level is set.
    pub fn possible(&self) -> Vec<RuleId> {
        let is_set = self.set == Truth::Yes;
        self.with(Truth::Unknown, |_| !is_set)
    }

    fn with(&self, wanted: Truth, keep: impl Fn(&Rule) -> bool) -> Vec<RuleId> {
        let rules = self.each.iter().filter(|(_, truth)| *truth == wanted);
        let rules = rules.filter(|(rule, _)| keep(rule));
        rules.map(|(rule, _)| rule.id.clone()).collect()
    }
}

/// Whether a rule sets the level instead of raising it.
pub(super) fn sets(rule: &Rule) -> bool {
    matches!(rule.effect, Effect::SetLevel(_))
}

/// Fewest and most events that the answers allow, all kinds together.
pub(super) fn events(reading: Reading<'_>, questions: &[QuestionId]) -> (u32, u32) {
    let questions = questions
        .iter()
        .filter_map(|id| reading.instrument.question(id.as_str()));
    questions.fold((0, 0), |(low, high), question| {
        let known = reading.chosen(question).and_then(|option| option.count);
        let (least, most) = match known {
            Some(count) => (count, count),
            None if reading.is_ruled_out(question) => (0, 0),
            None => (0, question.max_count()),
        };
        (low + u32::from(least), high + u32::from(most))
    })
}

fn truth(reading: Reading<'_>, condition: &Condition) -> Truth {
    match condition {
        Condition::Is(answer) => {
            let question = reading.instrument.question(answer.question.as_str());
            match question {
                Some(question) if reading.is_ruled_out(question) => Truth::No,
                Some(question) if !reading.is_asked(question) => Truth::Unknown,
                _ => reading.truth(answer),
            }
        }
        Condition::SumAtLeast {
            questions,
            threshold,
            ..
        } => {
            let (low, high) = events(reading, questions);
            at_least(low, high, u32::from(*threshold))
        }
    }
}

fn at_least(low: u32, high: u32, threshold: u32) -> Truth {
    if low >= threshold {
        Truth::Yes
    } else if high < threshold {
        Truth::No
    } else {
        Truth::Unknown
    }
}
