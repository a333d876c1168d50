//! The path walker: every way through the questions ends complete, and every question, option,
//! level, rule and danger can be reached.

use std::collections::BTreeSet;

use eldercare_assessment::{Answers, Effect};

use crate::support::{INSTRUMENT, best, best_answers, set, worst};

/// Walks from the first step to the last as a person does, and returns the answers.
fn walk(choose: impl Fn(&str) -> Option<String>) -> Answers {
    let mut answers = Answers::new();
    let mut at = INSTRUMENT.questions().first();
    for _ in 0..=INSTRUMENT.questions().len() {
        let Some(question) = at else {
            return answers;
        };
        let id = question.id.as_str();
        let answer = choose(id).unwrap_or_else(|| best(question).to_owned());
        set(&mut answers, id, &answer);
        let next = INSTRUMENT
            .journey(&answers)
            .next_after(id)
            .map(|q| q.id.clone());
        at = next.and_then(|id| INSTRUMENT.question(id.as_str()));
    }
    panic!("the path does not end");
}

/// Every path is one of these: "yes" and "not sure" lead through the five counts, "no" past them.
const GATE_ANSWERS: [&str; 3] = ["no", "yes", "unsure"];

#[test]
fn every_path_ends_complete() {
    for gate in GATE_ANSWERS {
        for question in INSTRUMENT.questions() {
            let options = question.options.iter().map(|option| option.id.as_str());
            for option in options.chain(["unsure"]) {
                let answers = walk(|id| match id {
                    _ if id == question.id.as_str() => Some(option.to_owned()),
                    "risk-any" => Some(gate.to_owned()),
                    _ => None,
                });
                let journey = INSTRUMENT.journey(&answers);
                assert!(journey.is_complete(), "{} {option}", question.id);
                let (done, total) = journey.progress();
                assert_eq!(done, total);
                let evaluation = INSTRUMENT.evaluate(&answers);
                let unsure = journey.unsure().is_empty();
                assert_eq!(evaluation.complete, unsure || journey.is_settled());
            }
        }
    }
}

#[test]
fn every_question_and_every_option_is_reached() {
    let walked = walk(|id| (id == "risk-any").then(|| "yes".to_owned()));
    for question in INSTRUMENT.questions() {
        assert!(
            walked.get(question.id.as_str()).is_some(),
            "{}",
            question.id
        );
        for option in &question.options {
            let mut answers = walked.clone();
            set(&mut answers, question.id.as_str(), option.id.as_str());
            let lost = INSTRUMENT.evaluate(&answers).total;
            let expected = 90 - u16::from(option.score.map_or(0, |s| top_score(question) - s));
            assert_eq!((lost.low, lost.high), (expected, expected));
        }
    }
}

fn top_score(question: &eldercare_assessment::Question) -> u8 {
    question.options[0].score.unwrap_or(0)
}

#[test]
fn every_total_from_zero_to_ninety_is_reached_with_the_level_of_its_band() {
    let mut answers = best_answers();
    let mut expected_total = 90;
    check_level(&answers, expected_total);
    let items: Vec<_> = INSTRUMENT
        .questions()
        .iter()
        .filter(|q| q.is_item())
        .collect();
    for item in items {
        for option in &item.options[1..] {
            set(&mut answers, item.id.as_str(), option.id.as_str());
            expected_total -= 1;
            check_level(&answers, expected_total);
        }
    }
    assert_eq!(expected_total, 0);
}

/// The bands as the standard's clause gives them, written out once more.
fn check_level(answers: &Answers, total: u16) {
    let level = match total {
        90 => 0,
        66..=89 => 1,
        46..=65 => 2,
        30..=45 => 3,
        _ => 4,
    };
    let evaluation = INSTRUMENT.evaluate(answers);
    assert_eq!(evaluation.total.low, total);
    assert_eq!(evaluation.preliminary.single(), Some(level));
    assert_eq!(evaluation.level.single(), Some(level));
}

#[test]
fn every_rule_and_every_danger_is_reached() {
    let mut rules = BTreeSet::new();
    let mut dangers = BTreeSet::new();
    for question in INSTRUMENT.questions() {
        for option in &question.options {
            let answers = walk(|id| match id {
                _ if id == question.id.as_str() => Some(option.id.to_string()),
                "risk-any" => Some("yes".to_owned()),
                _ => None,
            });
            let evaluation = INSTRUMENT.evaluate(&answers);
            rules.extend(evaluation.adjustments);
            dangers.extend(evaluation.dangers);
        }
    }
    let all: BTreeSet<_> = INSTRUMENT.rules().iter().map(|r| r.id.clone()).collect();
    assert_eq!(rules, all);
    assert_eq!(dangers, INSTRUMENT.dangers().iter().cloned().collect());
}

#[test]
fn with_everything_at_its_worst_the_level_is_the_worst() {
    let answers = walk(|id| Some(worst(INSTRUMENT.question(id).unwrap()).to_owned()));
    let evaluation = INSTRUMENT.evaluate(&answers);
    assert_eq!(evaluation.level.single(), Some(INSTRUMENT.worst_level()));
    let sets = INSTRUMENT
        .rules()
        .iter()
        .find(|r| r.effect == Effect::SetLevel(4));
    assert_eq!(evaluation.adjustments, [sets.unwrap().id.clone()]);
}
