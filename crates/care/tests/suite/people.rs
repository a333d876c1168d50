//! Invented people, each with the needs that somebody who cares for elders would write down.

use eldercare_assessment::Answers;
use eldercare_care::Reason;

use crate::support::{found, needs, person, set};

/// Who, the answers that are not the best ones, and the needs in order.
type Case = (
    &'static str,
    &'static [(&'static str, &'static str)],
    &'static [&'static str],
);

const PEOPLE: &[Case] = &[
    ("a healthy man of seventy", &[], &[]),
    (
        "she gets into the shower only with a hand",
        &[("B.1.3", "2")],
        &["soon bathing"],
    ),
    (
        "fourth floor, no lift, a stick, and a hand on the stairs",
        &[("B.2.4", "1"), ("B.2.3", "3")],
        &["soon stairs", "useful home-check", "useful walking"],
    ),
    (
        "forgets the last meal, knows the season and part of the address",
        &[("B.3.4", "2"), ("B.3.2", "2"), ("B.3.1", "2")],
        &["soon wandering", "soon medicines", "soon memory"],
    ),
    (
        "got lost once last month",
        &[("risk-wander", "1")],
        &["danger wandering", "soon home-check"],
    ),
    (
        "fell twice last month, else well",
        &[("risk-fall", "2")],
        &["danger home-check"],
    ),
    (
        "chokes every week",
        &[("B.1.1", "1")],
        &["danger swallowing", "soon meals"],
    ),
    (
        "low for weeks and hardly leaves the house",
        &[("B.3.8", "0"), ("B.4.4", "0")],
        &["soon visiting", "useful going-out"],
    ),
    (
        "tried to take her life",
        &[("risk-self-harm", "1")],
        &["danger self-harm"],
    ),
    (
        "in bed after a stroke, clear in mind",
        &[
            ("B.1.1", "2"),
            ("B.1.2", "1"),
            ("B.1.3", "0"),
            ("B.1.4", "1"),
            ("B.1.5", "0"),
            ("B.1.6", "0"),
            ("B.1.7", "2"),
            ("B.1.8", "0"),
            ("B.2.1", "1"),
            ("B.2.2", "0"),
            ("B.2.3", "0"),
            ("B.2.4", "0"),
            ("B.4.3", "0"),
            ("B.4.4", "0"),
        ],
        &[
            "soon swallowing",
            "soon transfer",
            "soon home-bed",
            "soon walking",
            "soon stairs",
            "soon bathing",
            "soon toileting",
            "soon continence",
            "soon personal-care",
            "soon meals",
            "soon household",
            "soon assessment",
            "soon carer-relief",
            "useful home-check",
            "useful medicines",
            "useful visiting",
            "useful going-out",
            "useful institution",
        ],
    ),
    (
        "dementia diagnosed, sound legs",
        &[
            ("dementia", "yes"),
            ("B.3.4", "1"),
            ("B.3.3", "3"),
            ("B.3.2", "3"),
            ("B.4.3", "2"),
            ("B.4.5", "2"),
        ],
        &[
            "soon medicines",
            "soon memory",
            "soon assessment",
            "useful wandering",
            "useful meals",
            "useful household",
            "useful visiting",
            "useful carer-relief",
        ],
    ),
    (
        "sees only light, misses soft speech",
        &[("B.4.1", "0"), ("B.4.2", "1")],
        &["soon vision", "useful hearing"],
    ),
    (
        "strikes out, a psychiatrist knows why",
        &[("B.3.7", "0"), ("mental-disorder", "yes")],
        &[
            "soon behaviour",
            "soon assessment",
            "soon carer-relief",
            "useful mental-care",
        ],
    ),
    (
        "has been with a psychiatrist for years and quarrels with nobody",
        &[("mental-disorder", "yes")],
        &["useful mental-care"],
    ),
    (
        "wakes often at night for the toilet",
        &[("B.1.6", "3"), ("B.1.7", "3")],
        &["useful continence"],
    ),
    (
        "is drowsy by day since last week",
        &[("B.3.9", "1")],
        &["soon consciousness"],
    ),
    (
        "understands with much help, speaks in single words",
        &[("B.3.5", "1"), ("B.3.6", "2")],
        &["soon communication"],
    ),
    (
        "needs a hand with nails and hair, and a word at the toilet",
        &[("B.1.2", "2"), ("B.1.8", "3")],
        &["useful toileting", "useful personal-care"],
    ),
];

#[test]
fn every_person_has_the_needs_that_were_written_down_for_them() {
    for (who, answers, expected) in PEOPLE {
        assert_eq!(found(&person(answers)), *expected, "{who}");
        assert!(needs(&person(answers)).unclear.is_empty(), "{who}");
    }
}

#[test]
fn a_question_that_nobody_could_answer_gives_no_need_and_is_named() {
    let answers = person(&[("B.1.3", "unsure")]);
    let needs = needs(&answers);
    assert!(needs.found.is_empty());
    let [unclear] = &needs.unclear[..] else {
        panic!("one thing is open: {:?}", needs.unclear);
    };
    assert_eq!(unclear.rule.id.as_str(), "bathing");
    assert_eq!(unclear.ask, ["B.1.3".into()]);
    assert!(!unclear.level);
}

#[test]
fn with_coma_alone_answered_the_danger_stands_and_nothing_else_is_to_be_clarified() {
    let mut answers = Answers::new();
    set(&mut answers, "coma", "yes");
    let expected = [
        "danger consciousness",
        "soon assessment",
        "soon carer-relief",
        "useful institution",
    ];
    assert_eq!(found(&answers), expected);
    let needs = needs(&answers);
    assert!(needs.unclear.is_empty());
    let help: Vec<&str> = needs.found.iter().map(|it| it.way.help.as_str()).collect();
    let expected = [
        "consciousness.unconscious",
        "assessment.unconscious",
        "carer-relief.unconscious",
        "institution.unconscious",
    ];
    assert_eq!(help, expected);
}

#[test]
fn the_question_before_another_is_asked_first() {
    let needs = needs(&Answers::new());
    let self_harm = needs
        .unclear
        .iter()
        .find(|it| it.rule.id.as_str() == "self-harm");
    assert_eq!(self_harm.unwrap().ask, ["risk-any".into()]);
}

#[test]
fn nothing_answered_is_no_need_and_everything_open() {
    let needs = needs(&Answers::new());
    assert!(needs.found.is_empty());
    assert_eq!(needs.unclear.len(), crate::support::RULES.rules().len());
    let level: Vec<&str> = needs
        .unclear
        .iter()
        .filter(|it| it.level)
        .map(|it| it.rule.id.as_str())
        .collect();
    assert_eq!(level, ["assessment", "carer-relief", "institution"]);
}

#[test]
fn a_need_names_the_answers_behind_it_and_what_could_make_it_more_urgent() {
    let mut answers = person(&[("risk-fall", "1"), ("B.2.3", "2")]);
    let check = needs(&answers).get("home-check").cloned().unwrap();
    let because = [
        Reason::Answer("risk-fall".into(), "1".into()),
        Reason::Answer("B.2.3".into(), "2".into()),
    ];
    assert_eq!(check.because, because);
    assert!(check.open.is_empty());
    set(&mut answers, "risk-fall", "unsure");
    let check = needs(&answers).get("home-check").cloned().unwrap();
    assert_eq!(check.open, ["risk-fall".into()]);
}
