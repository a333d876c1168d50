//! What a benefit is to a person on a day: likely, not now, or not to be told.

mod completions;
mod thresholds;
pub(crate) use thresholds::thresholds;

pub use thresholds::{Threshold, Turn, When};

use eldercare_assessment::Truth;
use eldercare_days::Day;

use crate::amount::Amount;
use crate::benefit::Benefit;
use crate::condition::{AllOf, Case, Condition};
use crate::person::{Fact, Person};
use crate::standing::Standing;
use crate::text::Text;
use completions::{Verdicts, verdicts};

/// Why a benefit is not for this person now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotNow<'a> {
    /// It ended on this day.
    Ended(Day),
    /// It begins on this day.
    Begins(Day),
    /// For each way to fulfil its conditions, those that are certainly not met; fewest first.
    Conditions(Vec<Vec<&'a Condition>>),
}

/// What a benefit is to a person. Never more than likely: the office decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome<'a> {
    /// Every completion of what is known fulfils the conditions.
    Likely,
    /// No completion does, or it is not the time.
    NotNow(NotNow<'a>),
    /// Some do and some do not, or the document leaves it open.
    CannotTell {
        /// The unknown facts that make the difference, in the order in which they are asked;
        /// declined ones, too.
        missing: Vec<Fact>,
        /// What the document leaves open and still can decide.
        unstated: Vec<&'a Text>,
        /// Whether it is a goal of a plan only, or of a time that the document does not cover.
        standing: Standing,
        /// Whether the document names nobody whom this person could be: whoever asks is told the same.
        names_nobody: bool,
    },
}

/// A benefit and what it is to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding<'a> {
    /// The benefit.
    pub benefit: &'a Benefit,
    /// What it is to the person.
    pub outcome: Outcome<'a>,
    /// The amounts that may be for this person: one where that is certain, several where it depends on
    /// what is unknown. Where it is not now, those of the benefit.
    pub amounts: Vec<&'a Amount>,
    /// Unknown facts that can still change the outcome or the amounts.
    pub open: Vec<Fact>,
}

/// Judges one benefit.
pub(crate) fn find<'a>(benefit: &'a Benefit, person: &Person, today: Day) -> Finding<'a> {
    if let Some(reason) = out_of_time(benefit, today) {
        return Finding {
            benefit,
            outcome: Outcome::NotNow(reason),
            amounts: benefit.amounts.iter().collect(),
            open: Vec::new(),
        };
    }
    let verdicts = verdicts(benefit, person, today);
    let outcome = outcome(benefit, &verdicts, person, today);
    Finding {
        benefit,
        amounts: amounts(benefit, &verdicts, today),
        open: verdicts.facts_that_change(|verdict| *verdict),
        outcome,
    }
}

fn out_of_time<'a>(benefit: &Benefit, today: Day) -> Option<NotNow<'a>> {
    let ended = benefit.ended(today).map(NotNow::Ended);
    ended.or_else(|| benefit.validity.begins(today).map(NotNow::Begins))
}

fn outcome<'a>(
    benefit: &'a Benefit,
    verdicts: &Verdicts,
    person: &Person,
    today: Day,
) -> Outcome<'a> {
    let is = |truth: Truth| verdicts.all.iter().all(|(found, _)| *found == truth);
    if is(Truth::Yes) {
        return Outcome::Likely;
    }
    if is(Truth::No) {
        return Outcome::NotNow(NotNow::Conditions(failing(benefit, person, today)));
    }
    let open = verdicts
        .all
        .iter()
        .any(|(found, _)| *found == Truth::Unknown);
    Outcome::CannotTell {
        missing: verdicts.facts_that_change(|(truth, _)| *truth),
        unstated: if open {
            unstated(benefit, person, today)
        } else {
            Vec::new()
        },
        standing: benefit.standing(today),
        names_nobody: names_nobody(benefit, person, today),
    }
}

/// The bits of all verdicts together; of somebody who gets nothing, all amounts that hold today.
fn amounts<'a>(benefit: &'a Benefit, verdicts: &Verdicts, today: Day) -> Vec<&'a Amount> {
    let mask = verdicts.all.iter().fold(0, |all, (_, mask)| all | mask);
    let numbered = benefit.amounts.iter().enumerate();
    let chosen = numbered.filter(|(at, amount)| {
        amount.validity.holds(today) && (mask == 0 || (*at < 64 && mask >> at & 1 == 1))
    });
    chosen.map(|(_, amount)| amount).collect()
}

/// The truths of one condition over all completions of the fact that it reads.
fn single(condition: &Condition, person: &Person, today: Day) -> Vec<Truth> {
    completions::cases_of(condition, person, today)
        .iter()
        .map(|case: &Case| condition.truth(case))
        .collect()
}

fn failing<'a>(benefit: &'a Benefit, person: &Person, today: Day) -> Vec<Vec<&'a Condition>> {
    let fails = |condition: &&Condition| {
        let truths = single(condition, person, today);
        truths.iter().all(|truth| *truth == Truth::No)
    };
    let ways = benefit.conditions.0.iter();
    let mut ways: Vec<Vec<&Condition>> = ways
        .map(|all| all.0.iter().filter(fails).collect())
        .collect();
    ways.sort_by_key(Vec::len);
    ways.dedup();
    let narrower = |one: &Vec<&Condition>| {
        let wider = |other: &&Vec<&Condition>| *other != one && asks_no_more(other, one);
        ways.iter().any(|other| wider(&other))
    };
    let needless: Vec<bool> = ways.iter().map(narrower).collect();
    let kept = ways.into_iter().zip(needless);
    kept.filter(|(_, needless)| !needless)
        .map(|(way, _)| way)
        .collect()
}

/// Whether whoever fulfils the other conditions fulfils all of these, too.
fn asks_no_more(these: &[&Condition], other: &[&Condition]) -> bool {
    let follows = |this: &&Condition| other.iter().any(|one| one.implies(this));
    these.iter().all(follows)
}

/// The ways that this person may still fulfil.
fn possible<'a>(benefit: &'a Benefit, person: &Person, today: Day) -> Vec<&'a AllOf> {
    let may = |condition: &Condition| {
        let truths = single(condition, person, today);
        truths.iter().any(|truth| truth.is_possible())
    };
    let ways = benefit.conditions.0.iter();
    ways.filter(|all| all.0.iter().all(may)).collect()
}

/// What the document leaves open in those ways that this person may still fulfil. That it names no
/// age matters to whom it may leave out, and not while the age is still to be told.
fn unstated<'a>(benefit: &'a Benefit, person: &Person, today: Day) -> Vec<&'a Text> {
    let left_open = |condition: &'a Condition| match condition {
        Condition::Unstated(text) => Some(text),
        Condition::Elder { said, .. } => {
            let truths = single(condition, person, today);
            truths
                .iter()
                .all(|truth| *truth == Truth::Unknown)
                .then_some(said)
        }
        _ => None,
    };
    let mut found = Vec::new();
    let ways = possible(benefit, person, today);
    for text in ways
        .iter()
        .flat_map(|all| all.0.iter().filter_map(left_open))
    {
        if !found.contains(&text) {
            found.push(text);
        }
    }
    found
}

/// Whether each way that is possible says no more than where one lives.
fn names_nobody(benefit: &Benefit, person: &Person, today: Day) -> bool {
    let says_nothing =
        |condition: &Condition| matches!(condition, Condition::Unstated(_) | Condition::Lives(_));
    let ways = possible(benefit, person, today);
    !ways.is_empty() && ways.iter().all(|all| all.0.iter().all(says_nothing))
}
