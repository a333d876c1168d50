//! The self-rating: the table of grades by hand, every set of partial answers by brute force.

use std::collections::{BTreeMap, BTreeSet};

use eldercare_assessment::{Answer, Answers, GradeId, QuestionId, Scoring, SelfRating, Truth};

use crate::support::{LTC, answers, set};

const A: [&str; 3] = ["eating", "continence", "bathing"];
const B: [&str; 3] = ["dressing", "toileting", "transfer"];
const STORED: [&str; 5] = ["independent", "partly", "dependent", "unsure", ""];

/// The published table, written out once more: row class a, column class b.
const TABLE: [[&str; 4]; 4] = [
    ["A", "B", "B", "C"],
    ["B", "C", "D", "E"],
    ["D", "E", "E", "F"],
    ["E", "F", "F", "G"],
];

fn rate(answers: &Answers) -> SelfRating {
    LTC.self_rating(answers).unwrap()
}

fn grades(ids: impl IntoIterator<Item = &'static str>) -> Vec<GradeId> {
    ids.into_iter().map(GradeId::from).collect()
}

fn activities() -> impl Iterator<Item = &'static str> {
    A.into_iter().chain(B)
}

/// What is stored for the six activities, numbered.
fn stored(mut number: usize) -> [&'static str; 6] {
    [(); 6].map(|()| {
        let at = number % STORED.len();
        number /= STORED.len();
        STORED[at]
    })
}

fn to_answers(stored: &[&'static str; 6]) -> Answers {
    let given = activities().zip(stored.iter().copied());
    answers(given.filter(|(_, answer)| !answer.is_empty()))
}

fn is_open(answer: &str) -> bool {
    matches!(answer, "unsure" | "")
}

/// Every way to complete what is stored, as "is dependent" for each activity.
fn completions(stored: &[&'static str; 6]) -> Vec<[bool; 6]> {
    (0..64_u8)
        .map(|bits| [0, 1, 2, 3, 4, 5].map(|at| bits & (1 << at) != 0))
        .filter(|picks| {
            let mut pairs = picks.iter().zip(stored);
            pairs.all(|(pick, answer)| is_open(answer) || *pick == (*answer == "dependent"))
        })
        .collect()
}

fn grade_by_hand(picks: [bool; 6]) -> &'static str {
    let count = |part: &[bool]| part.iter().filter(|pick| **pick).count();
    TABLE[count(&picks[..3])][count(&picks[3..])]
}

fn changes_the_grade(completions: &[[bool; 6]], at: usize) -> bool {
    completions.iter().any(|picks| {
        let mut other = *picks;
        other[at] = !other[at];
        completions.contains(&other) && grade_by_hand(other) != grade_by_hand(*picks)
    })
}

#[test]
fn every_partial_answer_agrees_with_brute_force() {
    for number in 0..STORED.len().pow(6) {
        let stored = stored(number);
        let rating = rate(&to_answers(&stored));
        let completions = completions(&stored);
        let reached: BTreeSet<&str> = completions.iter().copied().map(grade_by_hand).collect();
        assert_eq!(
            rating.possible,
            grades(reached.iter().copied()),
            "{stored:?}"
        );
        let may = |grade: &&str| matches!(*grade, "E" | "F" | "G");
        let truth = match (reached.iter().all(&may), reached.iter().any(may)) {
            (true, _) => Truth::Yes,
            (false, true) => Truth::Unknown,
            (false, false) => Truth::No,
        };
        assert_eq!(rating.may_apply, truth, "{stored:?}");
        let settling: Vec<&str> = activities()
            .enumerate()
            .filter(|(at, _)| is_open(stored[*at]) && changes_the_grade(&completions, *at))
            .map(|(_, id)| id)
            .collect();
        let named: Vec<&str> = rating.would_settle.iter().map(QuestionId::as_str).collect();
        assert_eq!(named, settling, "{stored:?}");
        assert_eq!(
            rating.complete,
            !stored.iter().any(|answer| is_open(answer))
        );
    }
}

#[test]
fn a_worse_answer_never_gives_a_better_grade_and_never_closes_the_way() {
    for number in 0..STORED.len().pow(6) {
        let before = to_answers(&stored(number));
        let rating = rate(&before);
        for activity in activities() {
            let mut after = before.clone();
            let worse = match before.get(activity).map(Answer::as_stored) {
                Some("independent") => "partly",
                Some("partly") => "dependent",
                _ => continue,
            };
            set(&mut after, activity, worse);
            let worse = rate(&after);
            assert!(worse.possible.first() >= rating.possible.first());
            assert!(worse.possible.last() >= rating.possible.last());
            assert!(worse.may_apply >= rating.may_apply);
        }
    }
}

#[test]
fn partly_is_not_dependent_and_nothing_answered_is_every_grade() {
    let rating = rate(&Answers::new());
    assert_eq!(rating.possible, grades(["A", "B", "C", "D", "E", "F", "G"]));
    assert_eq!(rating.may_apply, Truth::Unknown);
    let partly = rate(&answers(activities().map(|activity| (activity, "partly"))));
    assert_eq!(partly.single(), Some(&"A".into()));
    assert_eq!(partly.may_apply, Truth::No);
    assert!(partly.dependent.is_empty() && partly.complete);
}

#[test]
fn every_path_ends_complete_and_every_grade_is_reached() {
    let mut reached = BTreeSet::new();
    for number in 0..STORED.len().pow(6) {
        let stored = stored(number);
        if stored.contains(&"") {
            continue;
        }
        let mut given = Answers::new();
        let mut at = LTC.questions().first().map(|question| question.id.clone());
        let mut picks = stored.iter();
        while let Some(id) = at {
            set(&mut given, id.as_str(), picks.next().unwrap());
            let next = LTC
                .journey(&given)
                .next_after(id.as_str())
                .map(|q| q.id.clone());
            at = next;
        }
        assert!(LTC.journey(&given).is_complete());
        reached.extend(rate(&given).single().cloned());
    }
    assert_eq!(
        reached.into_iter().collect::<Vec<_>>(),
        grades(["A", "B", "C", "D", "E", "F", "G"])
    );
}

#[test]
fn a_self_rating_has_no_level_of_capability() {
    let evaluation = LTC.evaluate(&answers([("eating", "dependent")]));
    assert!(evaluation.possible_levels.is_empty());
    assert!(
        crate::support::INSTRUMENT
            .self_rating(&Answers::new())
            .is_none()
    );
}

/// How a grade's text calls a pair of counts: of the first three activities, and of the last three.
fn in_words(a: u8, b: u8) -> &'static str {
    match (a, b) {
        (0, 0) => "六样里，没有一样",
        (1, 0) | (0, 1) => "只有一样",
        (0, 2) => "只有后三样里的两样",
        (0, _) => "只有后三样全都是",
        (1, 1) => "前三样里一样、后三样里一样，",
        (1, 2) => "前三样里一样、后三样里两样",
        (1, _) => "前三样里一样、后三样全都是",
        (2, 0) => "只有前三样里的两样，",
        (2, 1 | 2) => "前三样里两样、后三样里一两样",
        (2, _) => "前三样里两样、后三样全都是",
        (_, 0) => "只有前三样全都",
        (_, 1 | 2) => "前三样全都，后三样里一两样",
        (_, _) => "六样都",
    }
}

#[test]
fn the_text_of_a_grade_names_exactly_the_counts_that_belong_to_it() {
    let file = include_str!("../../../../assets/locales/zh-CN/assessment-ltc.json");
    let texts: BTreeMap<String, String> = serde_json::from_str(file).unwrap();
    let Scoring::DependentActivities(table) = LTC.scoring() else {
        panic!("the form has grades");
    };
    for grade in &table.grades {
        let text = &texts[&format!("{}.grade.{}.means", LTC.id(), grade.id)];
        let clauses = text
            .split("；或")
            .map(|clause| clause.replace("主要靠别人", ""));
        let clauses: BTreeSet<String> = clauses.collect();
        let pairs = grade.pairs.iter().map(|(a, b)| in_words(*a, *b).to_owned());
        assert_eq!(clauses, pairs.collect(), "{}", grade.id);
    }
}
