//! What a plan brings to the applications fits the answers.

use std::sync::LazyLock;

use eldercare_assessment::Answers;
use eldercare_care::forms::{Ask, Forms, Intake};
use eldercare_care::{Changes, Plan};
use proptest::prelude::*;

use crate::properties::some_answers;
use crate::support::{RULES, needs, person};

static FORMS: LazyLock<Forms> = LazyLock::new(|| {
    Forms::parse(include_str!("../../../../assets/forms/applications.json")).unwrap()
});

fn begun(answers: &Answers) -> Intake {
    let changes = Changes::default();
    let mut intake = Intake::new();
    intake.begin(&FORMS, &Plan::of(&RULES, &needs(answers), &changes));
    intake
}

fn of(pairs: &[(&str, &str)], question: &str) -> String {
    let intake = begun(&person(pairs));
    intake.stored(question).unwrap_or_default().to_owned()
}

#[test]
fn a_wheelchair_needs_doors_and_rooms_and_no_rail_to_walk_along() {
    let cannot_walk = [("B.2.3", "0"), ("B.2.4", "0")];
    assert_eq!(of(&cannot_walk, "works"), "toilet,bath,bedroom,door");
    // Carried along by others: stairs with a hand, and a wheelchair outside.
    let held = [("B.2.3", "1"), ("B.2.4", "1")];
    assert_eq!(of(&held, "works"), "toilet,bath,stairs,door,light");
    // Washed in bed and with a bedpan, nobody needs these rooms for a wheelchair.
    let lifted = [
        ("B.2.3", "0"),
        ("B.2.2", "0"),
        ("B.1.3", "0"),
        ("B.1.8", "0"),
    ];
    assert_eq!(of(&lifted, "works"), "bedroom,door");
}

#[test]
fn who_walks_gets_the_rooms_of_the_needs_alone() {
    assert_eq!(of(&[("B.2.4", "1")], "works"), "stairs");
    assert_eq!(of(&[("B.1.3", "2")], "works"), "bath");
    assert_eq!(of(&[("B.2.3", "3")], "works"), "bath,door,light");
    assert_eq!(of(&[("B.2.3", "3"), ("B.4.1", "0")], "works"), "bath,door");
}

#[test]
fn transfer_stairs_and_toileting_bring_their_aids() {
    assert_eq!(
        of(&[("B.2.2", "2")], "aids"),
        "bed-rail,transfer-belt,raised-chair"
    );
    assert_eq!(
        of(&[("B.2.2", "0")], "aids"),
        "care-bed,pressure-mattress,transfer-lift,slide-sheet"
    );
    assert_eq!(of(&[("B.2.4", "0")], "aids"), "stair-chair");
    assert_eq!(of(&[("B.1.8", "2")], "aids"), "commode,raised-toilet-seat");
}

#[test]
fn nothing_that_waits_is_applied_for() {
    let intake = begun(&person(&[("coma", "yes")]));
    let chosen: Vec<&str> = intake.chosen.iter().map(String::as_str).collect();
    assert!(
        !chosen.contains(&"assessment") && !chosen.contains(&"subsidy"),
        "{chosen:?}"
    );
}

proptest! {
    #[test]
    fn an_application_that_is_chosen_for_works_or_aids_says_which(answers in some_answers()) {
        let intake = begun(&answers);
        for (form, question) in [("home-works", "works"), ("aid-rental", "aids")] {
            if intake.chosen.iter().any(|id| id == form) {
                prop_assert!(intake.stored(question).is_some(), "{form}: nothing of {question}");
            }
        }
    }

    #[test]
    fn only_what_is_offered_is_brought(answers in some_answers()) {
        let intake = begun(&answers);
        for question in FORMS.questions() {
            let Ask::SomeOf(options) = &question.kind else { continue };
            for option in intake.stored(&question.id).unwrap_or_default().split(',') {
                prop_assert!(option.is_empty() || options.iter().any(|it| it == option));
            }
        }
    }
}
