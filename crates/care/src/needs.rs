//! The needs that follow from the answers.

use eldercare_assessment::{Answers, Instrument, OptionId, QuestionId, Truth};

use crate::ids::StateId;
use crate::reading::Reading;
use crate::rules::{Condition, NeedRule, NeedRules, Priority, State, Way};

/// Why there is a need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A question was answered with this option.
    Answer(QuestionId, OptionId),
    /// The level is at least this bad whatever the open questions are answered with.
    Level(u8),
}

/// A need that the answers establish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need<'a> {
    /// The rule, with what meets the need.
    pub rule: &'a NeedRule,
    /// What meets it, by these answers.
    pub way: &'a Way,
    /// How urgent it is for certain.
    pub priority: Priority,
    /// The answers behind it, in the order of the rule, each once.
    pub because: Vec<Reason>,
    /// Questions not answered yet whose answer could make it more urgent.
    pub open: Vec<QuestionId>,
}

/// A need that there may be: the answers so far do not say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unclear<'a> {
    /// The rule.
    pub rule: &'a NeedRule,
    /// The questions whose answers would tell; empty when only the level is open.
    pub ask: Vec<QuestionId>,
    /// Whether the level, which hangs on many answers, is among what is open.
    pub level: bool,
}

/// What the answers say about every rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs<'a> {
    /// The needs, the most urgent first, else in the order of the rules.
    pub found: Vec<Need<'a>>,
    /// What is to be clarified, in the order of the rules. Never a need.
    pub unclear: Vec<Unclear<'a>>,
    /// The rules whose need is met in another way than usual, by these answers.
    special: Vec<(&'a NeedRule, &'a Way)>,
}

impl NeedRules {
    /// The needs that follow from the answers. Total; the order of answering plays no part.
    #[must_use]
    pub fn needs(&self, instrument: &Instrument, answers: &Answers) -> Needs<'_> {
        let reading = Reading::new(instrument, answers);
        let holds = |state: &&State| holds(&state.when, reading);
        let states: Vec<&State> = self.states().iter().filter(holds).collect();
        // With coma nothing else is asked any more, so nothing is left to be clarified.
        let is_settled = instrument.journey(answers).is_settled();
        let mut needs = Needs::default();
        for rule in self.rules() {
            let special = special(rule, &states);
            needs.special.extend(special.map(|way| (rule, way)));
            if let Some(need) = need(rule, special.unwrap_or(&rule.way), reading) {
                needs.found.push(need);
            } else if let Some(unclear) = unclear(rule, reading).filter(|_| !is_settled) {
                needs.unclear.push(unclear);
            }
        }
        // Stable: the rules' order stays among equals.
        needs.found.sort_by_key(|need| need.priority);
        needs
    }
}

impl<'a> Needs<'a> {
    /// The need with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Need<'a>> {
        self.found.iter().find(|need| need.rule.id.as_str() == id)
    }

    /// What meets the need of a rule by these answers, whether it was found or not.
    #[must_use]
    pub fn way(&self, rule: &'a NeedRule) -> &'a Way {
        let special = self.special.iter().find(|(known, _)| known.id == rule.id);
        special.map_or(&rule.way, |(_, way)| *way)
    }
}

/// The way of the first state of the rule that holds for certain.
fn special<'a>(rule: &'a NeedRule, states: &[&State]) -> Option<&'a Way> {
    let mut ways = rule.instead.iter();
    let is_in = |id: &StateId| states.iter().any(|state| state.id == *id);
    ways.find(|(state, _)| is_in(state)).map(|(_, way)| way)
}

fn holds(when: &[Condition], reading: Reading<'_>) -> bool {
    when.iter().any(|it| reading.truth(it) == Truth::Yes)
}

/// The most urgent step that holds for certain decides the priority; the reasons are those of all
/// steps that hold, since all of them are true.
fn need<'a>(rule: &'a NeedRule, way: &'a Way, reading: Reading<'_>) -> Option<Need<'a>> {
    let mut steps = rule.steps.iter();
    let place = steps.position(|step| holds(&step.when, reading))?;
    let priority = rule.steps.get(place)?.priority;
    let mut because = Vec::new();
    let conditions = rule.steps.iter().flat_map(|step| &step.when);
    for condition in conditions.filter(|it| reading.truth(it) == Truth::Yes) {
        if let Some(reason) = reason(condition, reading)
            && !because.contains(&reason)
        {
            because.push(reason);
        }
    }
    let above = rule.steps.iter().take(place).flat_map(|step| &step.when);
    let (open, _) = unknown(above, reading);
    Some(Need {
        rule,
        way,
        priority,
        because,
        open,
    })
}

fn reason(condition: &Condition, reading: Reading<'_>) -> Option<Reason> {
    match condition {
        Condition::Level(level) => Some(Reason::Level(*level)),
        Condition::AtLeast { question, .. } => {
            let chosen = reading.chosen(question)?;
            Some(Reason::Answer(question.clone(), chosen.clone()))
        }
    }
}

fn unclear<'a>(rule: &'a NeedRule, reading: Reading<'_>) -> Option<Unclear<'a>> {
    let conditions = rule.steps.iter().flat_map(|step| &step.when);
    let (ask, level) = unknown(conditions, reading);
    (level || !ask.is_empty()).then_some(Unclear { rule, ask, level })
}

/// What is not known of these conditions: the questions, each once, and whether the level is.
fn unknown<'a>(
    conditions: impl Iterator<Item = &'a Condition>,
    reading: Reading<'a>,
) -> (Vec<QuestionId>, bool) {
    let mut ask = Vec::new();
    let mut level = false;
    for condition in conditions.filter(|it| reading.truth(it) == Truth::Unknown) {
        match condition {
            Condition::Level(_) => level = true,
            Condition::AtLeast { question, .. } => {
                let first = reading.to_ask(question);
                if !ask.contains(first) {
                    ask.push(first.clone());
                }
            }
        }
    }
    (ask, level)
}
