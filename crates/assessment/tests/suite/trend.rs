//! Then and now: what changed, in both directions, and across versions of the questions.

use eldercare_assessment::{Answers, Change, LevelSpan, QuestionId, Trend};
use proptest::prelude::*;

use crate::support::{INSTRUMENT, answers, best_answers, set};

fn compare(earlier: &Answers, later: &Answers) -> Trend {
    INSTRUMENT.trend(earlier, INSTRUMENT.content_hash(), later)
}

fn named(trend: &Trend, change: Change) -> Vec<&str> {
    trend.with(change).map(QuestionId::as_str).collect()
}

#[test]
fn better_worse_same_and_unknown_are_told_apart() {
    let mut then = best_answers();
    set(&mut then, "B.1.1", "2");
    set(&mut then, "B.1.3", "unsure");
    let mut now = best_answers();
    set(&mut now, "B.2.3", "1");
    set(&mut now, "dementia", "yes");
    let trend = compare(&then, &now);
    assert_eq!(named(&trend, Change::Better), ["B.1.1"]);
    assert_eq!(named(&trend, Change::Worse), ["B.2.3", "dementia"]);
    assert_eq!(named(&trend, Change::Unknown), ["B.1.3"]);
    assert_eq!(trend.now.level, LevelSpan { best: 2, worst: 2 });
    assert!(trend.same_questions);
}

#[test]
fn events_that_were_never_asked_for_are_none() {
    let then = best_answers();
    let mut now = best_answers();
    set(&mut now, "risk-any", "yes");
    set(&mut now, "risk-fall", "2");
    assert_eq!(
        named(&compare(&then, &now), Change::Worse),
        ["risk-any", "risk-fall"]
    );
    assert_eq!(
        named(&compare(&now, &then), Change::Better),
        ["risk-any", "risk-fall"]
    );
}

#[test]
fn answers_to_an_earlier_version_are_compared_as_far_as_they_fit() {
    let then = answers([
        ("coma", "no"),
        ("B.1.1", "seldom"),
        ("B.1.2", "3"),
        ("B.9.9", "1"),
    ]);
    let trend = INSTRUMENT.trend(&then, "an earlier file", &best_answers());
    assert!(!trend.same_questions);
    assert_eq!(named(&trend, Change::Better), ["B.1.2"]);
    assert!(named(&trend, Change::Unknown).contains(&"B.1.1"));
    assert!(
        trend
            .items
            .iter()
            .all(|item| item.question.as_str() != "B.9.9")
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn looking_back_is_looking_forward_turned_round(
        one in crate::properties::some_answers(),
        two in crate::properties::some_answers(),
    ) {
        let (there, back) = (compare(&one, &two), compare(&two, &one));
        prop_assert_eq!(there.then, back.now);
        prop_assert_eq!(there.items.len(), back.items.len());
        for (there, back) in there.items.iter().zip(&back.items) {
            let turned = match there.change {
                Change::Better => Change::Worse,
                Change::Worse => Change::Better,
                other => other,
            };
            prop_assert_eq!(turned, back.change);
        }
        let alone = compare(&one, &one);
        prop_assert!(alone.with(Change::Better).chain(alone.with(Change::Worse)).next().is_none());
    }
}
