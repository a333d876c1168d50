//! Striking, adding and reordering.

use eldercare_care::{Changes, ItemId, MOST_OWN, NeedId, OwnError, Plan, What};
use proptest::{collection::vec, prelude::*};

use crate::support::{RULES, needs, person};

fn lines(changes: &Changes, answers: &[(&str, &str)]) -> Vec<String> {
    let needs = needs(&person(answers));
    let plan = Plan::of(&RULES, &needs, changes);
    plan.ids().iter().map(ToString::to_string).collect()
}

fn need(id: &str) -> ItemId {
    ItemId::Need(id.into())
}

const UNSTEADY: &[(&str, &str)] = &[("B.2.4", "1"), ("B.2.3", "3")];

#[test]
fn what_is_struck_out_stays_out_with_new_answers_and_can_be_taken_back() {
    let mut changes = Changes::default();
    changes.strike(&need("walking"));
    assert_eq!(
        lines(&changes, UNSTEADY),
        ["need:stairs", "need:home-check"]
    );
    let worse = [("B.2.4", "0"), ("B.2.3", "2"), ("B.1.3", "1")];
    assert_eq!(
        lines(&changes, &worse),
        ["need:stairs", "need:bathing", "need:home-check"]
    );
    let needs = needs(&person(&worse));
    let plan = Plan::of(&RULES, &needs, &changes);
    assert_eq!(
        plan.struck[0].rule.id.as_str(),
        "walking",
        "told apart, not hidden"
    );
    changes.restore(&"walking".into());
    assert!(changes.is_empty());
}

#[test]
fn a_need_from_the_list_stands_once_and_gives_way_to_the_answers() {
    let mut changes = Changes::default();
    changes.add("hearing".into());
    changes.add("hearing".into());
    assert_eq!(lines(&changes, &[]), ["need:hearing"]);
    let needs = needs(&person(&[("B.4.2", "1")]));
    let plan = Plan::of(&RULES, &needs, &changes);
    assert!(matches!(plan.items[0].what, What::Found(_)));
    assert!(
        plan.may_be_added(&RULES)
            .iter()
            .all(|rule| rule.id.as_str() != "hearing")
    );
    changes.strike(&need("hearing"));
    assert_eq!(lines(&changes, &[("B.4.2", "1")]), [""; 0]);
    changes.add("hearing".into());
    assert_eq!(lines(&changes, &[("B.4.2", "1")]), ["need:hearing"]);
}

#[test]
fn what_waits_until_the_person_is_awake_stands_behind_everything_that_does_not() {
    let mut changes = Changes::default();
    changes.add("hearing".into());
    let lines = lines(
        &changes,
        &[
            ("B.3.9", "0"),
            ("B.2.3", "0"),
            ("B.2.2", "1"),
            ("risk-wander", "1"),
        ],
    );
    let expected = [
        "consciousness",
        "wandering",
        "home-check",
        "transfer",
        "home-bed",
        "walking",
        "hearing",
    ];
    assert_eq!(lines, expected.map(|id| format!("need:{id}")));
}

#[test]
fn a_line_of_the_familys_own_is_trimmed_and_bounded() {
    let mut changes = Changes::default();
    assert_eq!(changes.add_own(" 周三  女儿来\n"), Ok(ItemId::Own(1)));
    assert_eq!(changes.add_own("  "), Err(OwnError::Empty));
    assert_eq!(changes.add_own(&"长".repeat(41)), Err(OwnError::TooLong));
    assert_eq!(changes.add_own("演\u{202e}示"), Err(OwnError::Hidden));
    for _ in 1..MOST_OWN {
        changes.add_own("演示").unwrap();
    }
    assert_eq!(changes.add_own("演示"), Err(OwnError::TooMany));
    changes.strike(&ItemId::Own(1));
    assert_eq!(
        changes.add_own("演示"),
        Ok(ItemId::Own(13)),
        "no number is given twice"
    );
    assert!(
        !format!("{changes:?}").contains("演示"),
        "personal words stay out of prints"
    );
}

#[test]
fn a_new_danger_is_never_at_the_foot_of_an_ordered_plan() {
    let mut changes = Changes::default();
    changes.add_own("先请护工").unwrap();
    changes.put_in_order(&[ItemId::Own(1), need("walking"), need("stairs")]);
    let fallen = [("B.2.4", "1"), ("B.2.3", "3"), ("risk-fall", "2")];
    assert_eq!(
        lines(&changes, &fallen),
        [
            "need:home-check",
            "own:1",
            "need:walking",
            "need:stairs",
            // Two events raise the level, and that asks for more.
            "need:assessment",
            "need:carer-relief",
        ]
    );
}

/// What goes onto a paper's code: everything but what somebody typed.
#[test]
fn without_its_own_lines_a_plan_holds_no_words_of_the_family() {
    let mut changes = Changes::default();
    changes.strike(&need("walking"));
    let own = changes.add_own("王秀英周三去县医院").unwrap();
    changes.put_in_order(&[own, need("stairs")]);
    let text = changes.without_own().to_text();
    assert!(text.is_ascii(), "{text}");
    assert!(changes.without_own().is_struck("walking"));
    let kept = Changes::from_text(&text).unwrap();
    assert_eq!((kept.own_lines(), changes.own_lines()), (0, 1));
    assert_eq!(kept, changes.without_own());
    let mut only_own = Changes::default();
    only_own.add_own("周三陪去医院").unwrap();
    assert!(only_own.without_own().is_empty());
}

#[test]
fn a_line_goes_up_and_down_by_one_and_not_over_the_edge() {
    let needs = needs(&person(UNSTEADY));
    let mut changes = Changes::default();
    let moved =
        |changes: &Changes, id: &str, up| Plan::of(&RULES, &needs, changes).moved(&need(id), up);
    assert_eq!(moved(&changes, "stairs", true), None);
    assert_eq!(moved(&changes, "walking", false), None);
    let order = moved(&changes, "walking", true).unwrap();
    changes.put_in_order(&order);
    assert_eq!(
        lines(&changes, UNSTEADY),
        ["need:stairs", "need:walking", "need:home-check"]
    );
}

#[derive(Clone, Copy, Debug)]
enum Act {
    Strike(usize),
    Restore(usize),
    Add(usize),
    Own,
    Move(usize, bool),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        any::<usize>().prop_map(Act::Strike),
        any::<usize>().prop_map(Act::Restore),
        any::<usize>().prop_map(Act::Add),
        Just(Act::Own),
        (any::<usize>(), any::<bool>()).prop_map(|(place, up)| Act::Move(place, up)),
    ]
}

fn rule(place: usize) -> NeedId {
    RULES.rules()[place % RULES.rules().len()].id.clone()
}

fn done(changes: &mut Changes, act: Act, plan: &Plan<'_>) {
    let item = |place: usize| plan.items.get(place % plan.items.len().max(1));
    match act {
        Act::Strike(place) => {
            changes.strike(&item(place).map_or(need("unknown"), |it| it.id.clone()));
        }
        Act::Restore(place) => changes.restore(&rule(place)),
        Act::Add(place) => changes.add(rule(place)),
        Act::Own => {
            let _ = changes.add_own("演示");
        }
        Act::Move(place, up) => {
            if let Some(order) = item(place).and_then(|item| plan.moved(&item.id, up)) {
                changes.put_in_order(&order);
            }
        }
    }
}

proptest! {
    #[test]
    fn whatever_is_done_every_need_is_in_the_plan_or_struck_and_nothing_stands_twice(
        acts in vec(act(), 0..40), worse in vec((0..35_usize, any::<usize>()), 0..10),
    ) {
        let mut answers = person(&[]);
        for (place, pick) in worse {
            let question = &crate::support::INSTRUMENT.questions()[place];
            let option = &question.options[pick % question.options.len()];
            crate::support::set(&mut answers, question.id.as_str(), option.id.as_str());
        }
        let needs = needs(&answers);
        let mut changes = Changes::default();
        for act in acts {
            let before = changes.clone();
            let plan = Plan::of(&RULES, &needs, &before);
            done(&mut changes, act, &plan);
            let plan = Plan::of(&RULES, &needs, &changes);
            let ids = plan.ids();
            let once: std::collections::BTreeSet<_> = ids.iter().collect();
            prop_assert_eq!(once.len(), ids.len());
            for found in &needs.found {
                let shown = ids.contains(&ItemId::Need(found.rule.id.clone()));
                let struck = plan.struck.iter().any(|it| it.rule.id == found.rule.id);
                prop_assert!(shown != struck, "{}", found.rule.id);
            }
            let text = changes.to_text();
            prop_assert_eq!(Changes::from_text(&text), Ok(changes.clone()));
        }
    }
}
