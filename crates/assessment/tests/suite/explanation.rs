//! What decided the level, compared with brute force on the small instrument and tried on random
//! answers to the real one.

use eldercare_assessment::{Answers, Explanation, Instrument, QuestionId};
use proptest::prelude::*;

use crate::exactness::{
    COUNTS, Completion, ITEMS, QUESTIONS, SMALL, Stored, all_partial_answers, completions,
    is_known, level_by_hand, to_answers,
};
use crate::properties::full_answers;
use crate::support::{INSTRUMENT, best, best_answers, set};

/// Whether a change of every completion changes its level.
fn always(completions: &[Completion], change: impl Fn(&mut Completion)) -> bool {
    completions.iter().all(|completion| {
        let mut other = *completion;
        change(&mut other);
        level_by_hand(&other) != level_by_hand(completion)
    })
}

fn one_point_more_by_hand(stored: &[Stored; 7], completions: &[Completion]) -> Vec<&'static str> {
    let losing = |at: &usize| is_known(stored, *at) && stored[*at] != Stored::Option(0);
    let at = ITEMS.into_iter().filter(losing);
    at.filter(|at| always(completions, |c| c[*at] -= 1))
        .map(|at| QUESTIONS[at].0)
        .collect()
}

/// Coma, dementia and the counts: those that decide alone.
fn conditions_by_hand(stored: &[Stored; 7], completions: &[Completion]) -> Vec<&'static str> {
    let alone = |at: usize| {
        let given = is_known(stored, at) && stored[at] != Stored::Option(0);
        given && always(completions, |c| c[at] = 0)
    };
    let mut named: Vec<usize> = [0, 3].into_iter().filter(|at| alone(*at)).collect();
    let counts: Vec<usize> = COUNTS.into_iter().filter(|at| alone(*at)).collect();
    if counts.is_empty() && alone(4) {
        named.push(4);
    }
    named.extend(counts);
    named.into_iter().map(|at| QUESTIONS[at].0).collect()
}

fn ids(ids: &[QuestionId]) -> Vec<&str> {
    ids.iter().map(QuestionId::as_str).collect()
}

#[test]
fn one_point_more_and_conditions_agree_with_brute_force_on_every_partial_answer() {
    let instrument = Instrument::parse(SMALL).unwrap();
    for stored in all_partial_answers() {
        let completions: Vec<Completion> = completions(&stored).collect();
        let answers = to_answers(&stored);
        let explained = instrument.explain(&answers);
        let expected = one_point_more_by_hand(&stored, &completions);
        assert_eq!(ids(&explained.one_point_more), expected, "{answers:?}");
        let expected = conditions_by_hand(&stored, &completions);
        assert_eq!(ids(&explained.deciding_conditions), expected, "{answers:?}");
        let deciding = explained.deciding_items.iter().map(|(id, _)| id.as_str());
        let places: Vec<usize> = deciding
            .map(|id| QUESTIONS.iter().position(|(own, _)| *own == id).unwrap())
            .collect();
        let give_back =
            |places: &[usize]| always(&completions, |c| places.iter().for_each(|at| c[*at] = 0));
        if let Some((_, all_but_one)) = places.split_last() {
            assert!(give_back(&places) && !give_back(all_but_one), "{answers:?}");
        } else {
            let known = |at: &usize| is_known(&stored, *at);
            let lost: Vec<usize> = ITEMS.into_iter().filter(known).collect();
            assert!(!give_back(&lost), "{answers:?}");
        }
    }
}

fn explain(change: impl Fn(&mut Answers)) -> Explanation {
    let mut answers = best_answers();
    change(&mut answers);
    INSTRUMENT.explain(&answers)
}

#[test]
fn at_the_edge_of_a_band_one_point_more_in_any_lossy_answer_changes_the_level() {
    // 65 points: the best total of the moderate level.
    let edge = |answers: &mut Answers| {
        for item in ["B.1.1", "B.1.2", "B.1.3", "B.1.4", "B.1.5", "B.1.6"] {
            set(answers, item, "0");
        }
        set(answers, "B.2.1", "3");
    };
    let explained = explain(edge);
    assert_eq!(explained.one_point_more.len(), 7);
    assert_eq!(explained.deciding_items, [("B.1.1".into(), 4)]);
    let below = explain(|answers| {
        edge(answers);
        set(answers, "B.2.1", "2");
    });
    assert_eq!(below.one_point_more, []);
    assert_eq!(below.deciding_items.len(), 1);
}

#[test]
fn the_reasons_name_the_answers_behind_a_rule() {
    let explained = explain(|answers| {
        set(answers, "dementia", "yes");
        set(answers, "risk-any", "yes");
        set(answers, "risk-fall", "1");
        set(answers, "risk-choke", "1");
    });
    let behind: Vec<Vec<&str>> = explained.reasons.iter().map(|r| ids(&r.answers)).collect();
    assert_eq!(behind, [vec!["dementia"], vec!["risk-fall", "risk-choke"]]);
    // Both raise by the one level together, so neither decides alone.
    assert_eq!(explained.deciding_conditions, []);
}

#[test]
fn a_coma_decides_alone_and_points_decide_nothing_then() {
    let explained = explain(|answers| {
        set(answers, "coma", "yes");
        set(answers, "B.1.1", "0");
    });
    assert_eq!(ids(&explained.deciding_conditions), ["coma"]);
    assert!(explained.one_point_more.is_empty() && explained.deciding_items.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn on_full_answers_the_lists_are_exactly_those_found_by_changing_each_answer(
        answers in full_answers(),
        coma in any::<bool>(),
    ) {
        let mut answers = answers;
        set(&mut answers, "coma", if coma { "yes" } else { "no" });
        let level = |answers: &Answers| INSTRUMENT.evaluate(answers).level;
        let now = level(&answers);
        let explained = INSTRUMENT.explain(&answers);
        let items = INSTRUMENT.questions().iter().filter(|question| question.is_item());
        let expected: Vec<&str> = items
            .filter(|item| {
                let chosen = answers.get(item.id.as_str()).unwrap().as_stored();
                let at = item.options.iter().position(|o| o.id.as_str() == chosen).unwrap();
                let Some(more) = at.checked_sub(1) else { return false };
                let mut other = answers.clone();
                set(&mut other, item.id.as_str(), item.options[more].id.as_str());
                level(&other) != now
            })
            .map(|item| item.id.as_str())
            .collect();
        prop_assert_eq!(ids(&explained.one_point_more), expected);
        let mut restored = answers.clone();
        let mut before_the_last = answers.clone();
        for (id, _) in &explained.deciding_items {
            before_the_last = restored.clone();
            set(&mut restored, id.as_str(), best(INSTRUMENT.question(id.as_str()).unwrap()));
        }
        if !explained.deciding_items.is_empty() {
            prop_assert!(level(&restored).worst < now.worst);
            prop_assert_eq!(level(&before_the_last), now);
        }
        for id in &explained.deciding_conditions {
            let mut without = answers.clone();
            set(&mut without, id.as_str(), best(INSTRUMENT.question(id.as_str()).unwrap()));
            prop_assert!(level(&without).worst < now.worst);
        }
    }

    #[test]
    fn the_order_of_answering_never_matters(answers in crate::properties::some_answers()) {
        let mut turned = Answers::new();
        let pairs: Vec<_> = answers.iter().collect();
        for (id, answer) in pairs.into_iter().rev() {
            turned.set(id.clone(), answer.clone());
        }
        prop_assert_eq!(INSTRUMENT.explain(&turned), INSTRUMENT.explain(&answers));
    }
}
