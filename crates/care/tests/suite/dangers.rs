//! The questionnaire and the rules of need agree on what is a danger, so that every dangerous step of
//! a plan stands under the emergency lines, on the screen and on every paper.

use std::collections::BTreeSet;

use eldercare_assessment::{DangerId, OptionId, QuestionId};
use eldercare_care::{Condition, Needs, Priority};
use proptest::prelude::*;

use crate::properties::{QUESTIONS, some_answers};
use crate::support::{INSTRUMENT, RULES, needs, set};

/// The need that says what to do beyond the emergency lines of a danger.
const PAIRS: [(&str, &str); 5] = [
    ("consciousness", "coma"),
    ("self-harm", "self-harm"),
    ("swallowing", "choking"),
    ("wandering", "lost"),
    ("home-check", "fall"),
];

/// An answer that points to a danger, and what names it.
type Mark = (QuestionId, OptionId, String);

/// What the questionnaire marks, as the need of its danger.
fn marked() -> BTreeSet<Mark> {
    let need_of = |danger: &DangerId| {
        let pair = PAIRS.iter().find(|(_, of)| *of == danger.as_str());
        pair.unwrap_or_else(|| panic!("{danger} has no need"))
            .0
            .to_owned()
    };
    let questions = INSTRUMENT.questions().iter();
    let options =
        questions.flat_map(|question| question.options.iter().map(|it| (&question.id, it)));
    let marks = options.filter_map(|(question, option)| {
        let need = need_of(option.danger.as_ref()?);
        Some((question.clone(), option.id.clone(), need))
    });
    marks.collect()
}

/// What the rules call a danger: the answer that a step names and every worse one.
fn planned() -> BTreeSet<Mark> {
    let mut planned = BTreeSet::new();
    for rule in RULES.rules() {
        let danger = rule
            .steps
            .iter()
            .filter(|step| step.priority == Priority::Danger);
        for condition in danger.flat_map(|step| &step.when) {
            let Condition::AtLeast { question, option } = condition else {
                panic!("{}: a level has no emergency lines", rule.id);
            };
            let options = &INSTRUMENT.question(question.as_str()).unwrap().options;
            let worse = options.iter().skip_while(|offered| offered.id != *option);
            planned.extend(worse.map(|it| (question.clone(), it.id.clone(), rule.id.to_string())));
        }
    }
    planned
}

#[test]
fn what_is_a_danger_in_one_file_is_one_in_the_other() {
    assert_eq!(marked(), planned());
    let ranked: Vec<&str> = INSTRUMENT.dangers().iter().map(DangerId::as_str).collect();
    assert_eq!(
        ranked,
        PAIRS.map(|(_, danger)| danger),
        "the plan ranks them alike"
    );
}

fn dangerous(needs: &Needs<'_>) -> Vec<String> {
    let danger = needs
        .found
        .iter()
        .filter(|need| need.priority == Priority::Danger);
    danger.map(|need| need.rule.id.to_string()).collect()
}

proptest! {
    #[test]
    fn a_plan_has_a_dangerous_step_exactly_where_the_result_has_the_lines(answers in some_answers()) {
        let lines = INSTRUMENT.evaluate(&answers).dangers;
        let lines: Vec<&str> = lines.iter().map(DangerId::as_str).collect();
        let steps = dangerous(&needs(&answers));
        let of_steps = steps.iter().map(|need| PAIRS.iter().find(|(it, _)| it == need).unwrap().1);
        prop_assert_eq!(lines, of_steps.collect::<Vec<_>>());
    }

    #[test]
    fn a_worse_answer_never_loses_the_lines(answers in some_answers(), place in 0..QUESTIONS) {
        let question = &INSTRUMENT.questions()[place];
        let mut before = BTreeSet::new();
        for option in &question.options {
            let mut answers = answers.clone();
            set(&mut answers, question.id.as_str(), option.id.as_str());
            let now: BTreeSet<DangerId> = INSTRUMENT.evaluate(&answers).dangers.into_iter().collect();
            prop_assert!(before.is_subset(&now), "{}={}", question.id, option.id);
            before = now;
        }
    }
}
