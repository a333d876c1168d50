//! What must hold for any answers at all, tried on random ones.

use eldercare_assessment::{Answers, Question};
use proptest::{collection::vec, prelude::*};

use crate::support::{INSTRUMENT, best, set, worst};

const QUESTIONS: usize = 35;

/// What was done with one question.
#[derive(Clone, Copy, Debug)]
enum Choice {
    Absent,
    Unsure,
    Option(usize),
}

fn choice() -> impl Strategy<Value = Choice> {
    prop_oneof![
        1 => Just(Choice::Absent),
        1 => Just(Choice::Unsure),
        6 => any::<usize>().prop_map(Choice::Option),
    ]
}

pub fn some_answers() -> impl Strategy<Value = Answers> {
    vec(choice(), QUESTIONS).prop_map(|choices| {
        let mut answers = Answers::new();
        for (question, choice) in INSTRUMENT.questions().iter().zip(choices) {
            match choice {
                Choice::Absent => {}
                Choice::Unsure => set(&mut answers, question.id.as_str(), "unsure"),
                Choice::Option(pick) => choose(&mut answers, question, pick),
            }
        }
        answers
    })
}

pub fn full_answers() -> impl Strategy<Value = Answers> {
    vec(any::<usize>(), QUESTIONS).prop_map(|picks| {
        let mut answers = Answers::new();
        for (question, pick) in INSTRUMENT.questions().iter().zip(picks) {
            choose(&mut answers, question, pick);
        }
        answers
    })
}

fn choose(answers: &mut Answers, question: &Question, pick: usize) {
    let option = &question.options[pick % question.options.len()];
    set(answers, question.id.as_str(), option.id.as_str());
}

/// Gives every unknown question that is asked an option. Events that were counted are not denied
/// afterwards.
fn complete(answers: &Answers, pick: impl Fn(usize, &Question) -> String) -> Answers {
    let mut completed = answers.clone();
    for (at, question) in INSTRUMENT.questions().iter().enumerate() {
        let journey = INSTRUMENT.journey(&completed);
        if journey.position_of(question.id.as_str()).is_none() || is_known(&completed, question) {
            continue;
        }
        let mut option = pick(at, question);
        if question.id.as_str() == "risk-any" {
            let unsure = completed.get("risk-any").is_some();
            if unsure && events_counted(&completed) {
                "yes".clone_into(&mut option);
            }
            // Counts that were stored while the question before them was open were never asked.
            if !unsure {
                forget_counts(&mut completed);
            }
        }
        set(&mut completed, question.id.as_str(), &option);
    }
    completed
}

fn counts() -> impl Iterator<Item = &'static Question> {
    let questions = INSTRUMENT.questions().iter();
    questions.filter(|question| question.asked_if.is_some())
}

fn is_known(answers: &Answers, question: &Question) -> bool {
    let stored = answers.get(question.id.as_str());
    stored.is_some_and(|answer| question.option(answer.as_stored()).is_some())
}

fn events_counted(answers: &Answers) -> bool {
    counts().any(|question| is_known(answers, question) && stored(answers, question) != "none")
}

fn forget_counts(answers: &mut Answers) {
    for question in counts() {
        answers.remove(question.id.as_str());
    }
}

fn stored<'a>(answers: &'a Answers, question: &Question) -> &'a str {
    answers.get(question.id.as_str()).unwrap().as_stored()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_range_contains_every_completion(
        answers in some_answers(),
        picks in vec(any::<usize>(), QUESTIONS),
    ) {
        let range = INSTRUMENT.evaluate(&answers);
        let completed = complete(&answers, |at, question| {
            question.options[picks[at] % question.options.len()].id.to_string()
        });
        let result = INSTRUMENT.evaluate(&completed);
        prop_assert!(result.complete);
        let level = result.level.single().unwrap();
        prop_assert!(range.possible_levels.contains(&level));
        prop_assert!((range.level.best..=range.level.worst).contains(&level));
        prop_assert!((range.total.low..=range.total.high).contains(&result.total.low));
        for rule in &range.adjustments {
            let set_level = result.adjustments == ["coma".into()];
            prop_assert!(set_level || result.adjustments.contains(rule));
        }
        for rule in &result.adjustments {
            let known = range.adjustments.contains(rule) || range.possible_adjustments.contains(rule);
            prop_assert!(known);
        }
    }

    #[test]
    fn both_ends_of_the_range_are_reached(answers in some_answers()) {
        let range = INSTRUMENT.evaluate(&answers);
        let at_best = INSTRUMENT.evaluate(&complete(&answers, |_, q| best(q).to_owned()));
        let at_worst = INSTRUMENT.evaluate(&complete(&answers, |_, q| worst(q).to_owned()));
        prop_assert_eq!(at_best.level.single(), Some(range.level.best));
        prop_assert_eq!(at_worst.level.single(), Some(range.level.worst));
        prop_assert_eq!(at_best.total.low, range.total.high);
        prop_assert_eq!(at_worst.total.low, range.total.low);
    }

    #[test]
    fn only_the_named_questions_can_settle_the_level(answers in some_answers()) {
        let range = INSTRUMENT.evaluate(&answers);
        prop_assert_eq!(range.would_settle.is_empty(), range.level.single().is_some());
        let mut settled = answers.clone();
        for id in &range.would_settle {
            set(&mut settled, id.as_str(), best(INSTRUMENT.question(id.as_str()).unwrap()));
        }
        prop_assert!(INSTRUMENT.evaluate(&settled).level.single().is_some());
    }

    #[test]
    fn a_worse_answer_never_gives_a_better_level(
        answers in some_answers(),
        at in 0..QUESTIONS,
        picks in any::<(usize, usize)>(),
    ) {
        let question = &INSTRUMENT.questions()[at];
        let options = question.options.len();
        let (better, worse) = (picks.0 % options, picks.1 % options);
        let (better, worse) = (better.min(worse), better.max(worse));
        let mut with_better = answers.clone();
        choose(&mut with_better, question, better);
        let mut with_worse = answers;
        choose(&mut with_worse, question, worse);
        let better = INSTRUMENT.evaluate(&with_better).level;
        let worse = INSTRUMENT.evaluate(&with_worse).level;
        prop_assert!(better.best <= worse.best && better.worst <= worse.worst);
    }

    #[test]
    fn conditions_raise_by_one_level_at_most_and_never_lower(answers in full_answers()) {
        let mut answers = answers;
        set(&mut answers, "coma", "no");
        let evaluation = INSTRUMENT.evaluate(&answers);
        let before = evaluation.preliminary.single().unwrap();
        let after = evaluation.level.single().unwrap();
        let raises = evaluation.adjustments.is_empty();
        let expected = if raises { before } else { (before + 1).min(4) };
        prop_assert_eq!(after, expected);
    }

    #[test]
    fn coma_is_level_four_whatever_else_is_said(answers in some_answers()) {
        let mut answers = answers;
        set(&mut answers, "coma", "yes");
        prop_assert_eq!(INSTRUMENT.evaluate(&answers).level.single(), Some(4));
    }

    #[test]
    fn unknown_never_scores(answers in some_answers(), at in 0..QUESTIONS) {
        let question = &INSTRUMENT.questions()[at];
        let mut unknown = answers.clone();
        unknown.remove(question.id.as_str());
        let mut unsure = answers.clone();
        set(&mut unsure, question.id.as_str(), "unsure");
        let known = INSTRUMENT.evaluate(&answers);
        for opened in [INSTRUMENT.evaluate(&unknown), INSTRUMENT.evaluate(&unsure)] {
            prop_assert!(opened.total.low <= known.total.low);
            prop_assert!(opened.total.high >= known.total.high);
            let costs = opened.costliest.iter().any(|(id, _)| id == &question.id);
            prop_assert!(!costs);
            if question.is_item() {
                prop_assert!(opened.level.best <= known.level.best);
                prop_assert!(opened.level.worst >= known.level.worst);
            }
        }
    }

    #[test]
    fn the_order_of_answering_never_matters(answers in some_answers(), seed in any::<u64>()) {
        let mut pairs: Vec<_> = answers.iter().collect();
        pairs.sort_by_key(|(id, _)| {
            let bytes = id.as_str().bytes();
            bytes.fold(seed, |hash, byte| hash.wrapping_mul(31) ^ u64::from(byte))
        });
        let mut shuffled = Answers::new();
        for (id, answer) in pairs {
            shuffled.set(id.clone(), answer.clone());
        }
        prop_assert_eq!(INSTRUMENT.evaluate(&shuffled), INSTRUMENT.evaluate(&answers));
        let stored = serde_json::to_string(&answers).unwrap();
        prop_assert_eq!(serde_json::to_string(&shuffled).unwrap(), stored.clone());
        prop_assert_eq!(serde_json::from_str::<Answers>(&stored).unwrap(), answers);
    }

    #[test]
    fn answers_the_instrument_does_not_know_change_nothing(
        answers in some_answers(),
        id in "[a-zB.0-9-]{0,8}",
        answer in ".{0,8}",
    ) {
        prop_assume!(INSTRUMENT.question(&id).is_none());
        let mut strange = answers.clone();
        set(&mut strange, &id, &answer);
        prop_assert_eq!(INSTRUMENT.evaluate(&strange), INSTRUMENT.evaluate(&answers));
        prop_assert_eq!(
            INSTRUMENT.journey(&strange).progress(),
            INSTRUMENT.journey(&answers).progress()
        );
    }

    #[test]
    fn hidden_answers_do_not_count(answers in some_answers()) {
        let mut hidden = answers;
        set(&mut hidden, "risk-any", "no");
        let mut forgotten = hidden.clone();
        forget_counts(&mut forgotten);
        prop_assert_eq!(INSTRUMENT.evaluate(&hidden), INSTRUMENT.evaluate(&forgotten));
    }
}
