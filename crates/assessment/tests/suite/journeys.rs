//! The way through the questions, and what single answers lead to.

use eldercare_assessment::{Answers, LevelSpan};

use crate::support::{INSTRUMENT, answers, best_answers, set};

fn step_ids(answers: &Answers) -> Vec<String> {
    let journey = INSTRUMENT.journey(answers);
    let steps = journey.steps().iter();
    steps.map(|question| question.id.to_string()).collect()
}

#[test]
fn coma_comes_first_then_the_items_then_diagnoses_and_events() {
    let ids = step_ids(&Answers::new());
    assert_eq!(ids.len(), 30);
    assert_eq!(ids[..3], ["coma", "B.1.1", "B.1.2"]);
    assert_eq!(
        ids[26..],
        ["B.4.5", "dementia", "mental-disorder", "risk-any"]
    );
}

#[test]
fn the_five_counts_are_asked_after_yes_or_not_sure_only() {
    for (answer, steps) in [("no", 30), ("yes", 35), ("unsure", 35), ("what?", 30)] {
        assert_eq!(step_ids(&answers([("risk-any", answer)])).len(), steps);
    }
}

#[test]
fn next_and_previous_are_each_others_inverse_and_end_at_the_ends() {
    let given = answers([("risk-any", "yes")]);
    let journey = INSTRUMENT.journey(&given);
    for pair in journey.steps().windows(2) {
        let (a, b) = (pair[0], pair[1]);
        assert_eq!(journey.next_after(a.id.as_str()), Some(b));
        assert_eq!(journey.previous_of(b.id.as_str()), Some(a));
    }
    assert_eq!(journey.previous_of("coma"), None);
    assert_eq!(journey.next_after("risk-other"), None);
    assert_eq!(journey.next_after("nothing"), None);
    assert_eq!(journey.previous_of("nothing"), None);
    assert_eq!(journey.position_of("B.1.1"), Some(1));
}

#[test]
fn a_question_that_is_no_longer_asked_still_leads_back() {
    let given = answers([("risk-any", "no")]);
    let journey = INSTRUMENT.journey(&given);
    assert_eq!(journey.position_of("risk-choke"), None);
    let before = journey.previous_of("risk-choke").unwrap();
    assert_eq!(before.id.as_str(), "risk-any");
    assert_eq!(journey.next_after("risk-choke"), None);
}

#[test]
fn not_sure_counts_as_done_but_is_kept_in_view() {
    let mut given = best_answers();
    set(&mut given, "B.2.3", "unsure");
    given.remove("B.3.4");
    let journey = INSTRUMENT.journey(&given);
    assert_eq!(journey.progress(), (29, 30));
    assert_eq!(journey.first_open().unwrap().id.as_str(), "B.3.4");
    assert_eq!(journey.unsure(), ["B.2.3".into()]);
    assert!(!journey.is_complete());
    assert!(!INSTRUMENT.evaluate(&given).complete);
}

#[test]
fn coma_settles_the_level_and_the_rest_stays_askable() {
    let given = answers([("coma", "yes")]);
    let journey = INSTRUMENT.journey(&given);
    assert!(journey.is_settled() && journey.is_complete());
    assert_eq!(journey.steps().len(), 30);
    let evaluation = INSTRUMENT.evaluate(&given);
    assert_eq!(evaluation.level, LevelSpan { best: 4, worst: 4 });
    assert!(evaluation.complete && evaluation.would_settle.is_empty());
    assert_eq!(evaluation.adjustments, ["coma".into()]);
    assert_eq!(evaluation.possible_adjustments, []);
}

#[test]
fn an_open_question_about_coma_leaves_a_hole_in_the_levels() {
    let mut given = best_answers();
    set(&mut given, "coma", "unsure");
    let evaluation = INSTRUMENT.evaluate(&given);
    assert_eq!(evaluation.level, LevelSpan { best: 0, worst: 4 });
    assert_eq!(evaluation.possible_levels, [0, 4]);
    assert_eq!(evaluation.would_settle, ["coma".into()]);
    assert_eq!(evaluation.possible_adjustments, ["coma".into()]);
}

#[test]
fn two_not_sure_answers_give_a_range_and_name_what_would_settle_it() {
    // 62 points plus two open items of 4 each: 62..=70 touches moderate and mild.
    let mut given = best_answers();
    for item in ["B.1.1", "B.1.2", "B.1.3", "B.1.4", "B.1.5"] {
        set(&mut given, item, "0");
    }
    set(&mut given, "B.2.1", "unsure");
    set(&mut given, "B.3.4", "unsure");
    let evaluation = INSTRUMENT.evaluate(&given);
    assert_eq!((evaluation.total.low, evaluation.total.high), (62, 70));
    assert_eq!(evaluation.level, LevelSpan { best: 1, worst: 2 });
    assert_eq!(evaluation.would_settle, ["B.2.1".into(), "B.3.4".into()]);
}

#[test]
fn unknown_answers_that_change_nothing_give_one_level_and_are_not_named() {
    // 77 points without the open item: 77..=81 is mild whatever it is.
    let mut given = best_answers();
    for item in ["B.1.1", "B.1.2"] {
        set(&mut given, item, "0");
    }
    set(&mut given, "B.1.3", "3");
    set(&mut given, "B.2.1", "unsure");
    let evaluation = INSTRUMENT.evaluate(&given);
    assert_eq!(evaluation.level.single(), Some(1));
    assert!(evaluation.would_settle.is_empty());
    assert!(!evaluation.complete);
}

#[test]
fn events_counted_in_spite_of_not_sure_count() {
    let mut given = best_answers();
    set(&mut given, "risk-any", "unsure");
    set(&mut given, "risk-fall", "2");
    let evaluation = INSTRUMENT.evaluate(&given);
    assert_eq!(evaluation.adjustments, ["risk_events_2plus".into()]);
    assert_eq!(evaluation.level.single(), Some(1));
}

#[test]
fn the_costliest_answers_come_first_and_ties_keep_the_order_asked() {
    let mut given = best_answers();
    set(&mut given, "B.4.4", "0");
    set(&mut given, "B.1.2", "1");
    set(&mut given, "B.1.1", "0");
    set(&mut given, "B.1.3", "unsure");
    let costliest = INSTRUMENT.evaluate(&given).costliest;
    assert_eq!(
        costliest,
        [
            ("B.1.1".into(), 4),
            ("B.1.2".into(), 3),
            ("B.4.4".into(), 3)
        ]
    );
}

#[test]
fn danger_answers_are_named_at_once_and_each_danger_once() {
    let dangers = |pairs: &[(&str, &str)]| {
        let given = answers(pairs.iter().copied());
        let dangers = INSTRUMENT.evaluate(&given).dangers;
        dangers.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let any = ("risk-any", "yes");
    assert_eq!(dangers(&[("coma", "yes")]), ["coma"]);
    assert_eq!(dangers(&[("B.1.1", "1")]), ["choking"]);
    assert_eq!(
        dangers(&[("B.1.1", "1"), any, ("risk-choke", "2")]),
        ["choking"]
    );
    assert_eq!(dangers(&[any, ("risk-choke", "3plus")]), ["choking"]);
    assert_eq!(dangers(&[any, ("risk-self-harm", "1")]), ["self-harm"]);
    assert_eq!(
        dangers(&[any, ("risk-choke", "1"), ("risk-self-harm", "none")]),
        ["choking"]
    );
    assert!(dangers(&[any, ("risk-fall", "1"), ("risk-other", "3plus")]).is_empty());
    // Fed by a tube, hard to wake, fallen, lost: the gravest stands first.
    let all = [
        ("B.1.1", "0"),
        ("B.3.9", "0"),
        any,
        ("risk-fall", "2"),
        ("risk-wander", "1"),
    ];
    assert_eq!(dangers(&all), ["coma", "choking", "lost", "fall"]);
    // A count behind a "no" is not asked and therefore says nothing.
    assert!(dangers(&[("risk-any", "no"), ("risk-self-harm", "1")]).is_empty());
}
