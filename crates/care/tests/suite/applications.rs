//! One intake, many applications: every question asked once, every form filled, every paper named.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use eldercare_care::TextError;
use eldercare_care::forms::{AnswerError, Answered, Ask, Forms, Intake};
use eldercare_entitlements::ServiceId;
use proptest::{prelude::*, sample::subsequence};

const FILE: &str = include_str!("../../../../assets/forms/applications.json");
static FORMS: LazyLock<Forms> = LazyLock::new(|| Forms::parse(FILE).unwrap());

/// Written by the first version. It must never change.
const V1: &str = include_str!("../fixtures/intake_v1.json");
/// Written by the release that knows for whom an intake is.
const V2: &str = include_str!("../fixtures/intake_v2.json");

const ALL: [&str; 5] = [
    "assessment",
    "home-works",
    "home-bed",
    "aid-rental",
    "subsidy",
];

fn chosen(ids: &[&str]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

/// Answers whatever is asked with the first thing that is offered.
fn answer_all(intake: &mut Intake) {
    for (question, _) in FORMS.asked(&intake.chosen.clone()) {
        match &question.kind {
            Ask::Contact => {}
            Ask::Year => intake.answer(&question.id, "1942"),
            Ask::OneOf(options) => intake.answer(&question.id, &options[0]),
            Ask::SomeOf(options) => intake.toggle_option(&question.id, &options[0]),
        }
    }
}

#[test]
fn the_five_applications_are_there_and_only_the_subsidy_is_for_paper_alone() {
    let ids: Vec<&str> = FORMS.forms().iter().map(|form| form.id.as_str()).collect();
    assert_eq!(ids, ALL);
    for form in FORMS.forms() {
        let service = form.service.map(ServiceId::id);
        assert_eq!(service, (form.id != "subsidy").then_some(form.id.as_str()));
    }
}

#[test]
fn a_form_that_can_be_sent_asks_for_all_that_a_request_cannot_do_without() {
    let contact = [
        "for-whom",
        "elder-name",
        "phone",
        "phone-owner",
        "address",
        "wished-time",
    ];
    for form in FORMS.forms().iter().filter(|form| form.service.is_some()) {
        for question in contact {
            assert_eq!(
                form.asks.get(question),
                Some(&true),
                "{}: {question}",
                form.id
            );
        }
    }
    let of_contact: Vec<&str> = FORMS
        .questions()
        .iter()
        .filter(|question| question.kind == Ask::Contact)
        .map(|question| question.id.as_str())
        .collect();
    assert_eq!(of_contact, contact);
}

#[test]
fn no_form_asks_for_a_number_of_identity_or_an_account() {
    for word in ["identity-number", "id-number", "account", "身份证号"] {
        assert!(
            !FORMS
                .questions()
                .iter()
                .any(|question| question.id.contains(word))
        );
    }
}

#[test]
fn works_and_an_aid_ask_for_the_stairs_once_and_list_the_card_once() {
    let both = chosen(&["home-works", "aid-rental"]);
    let floors = FORMS
        .asked(&both)
        .filter(|(question, _)| question.id == "home-floor");
    let floors: Vec<bool> = floors.map(|(_, needed)| needed).collect();
    assert_eq!(floors, [true], "one of them cannot do without it");
    let alone = chosen(&["aid-rental"]);
    let floor = FORMS
        .asked(&alone)
        .find(|(question, _)| question.id == "home-floor");
    assert_eq!(floor.map(|(_, needed)| needed), Some(false));
    assert!(
        FORMS
            .asked(&alone)
            .all(|(question, _)| question.id != "income")
    );
    let papers = FORMS.papers(&both);
    assert_eq!(papers[0].id, "identity-card");
    assert_eq!(papers[0].forms, ["home-works", "aid-rental"]);
    let needed: Vec<&str> = papers
        .iter()
        .filter(|paper| paper.needed)
        .map(|paper| paper.id)
        .collect();
    assert_eq!(needed, ["identity-card", "home-proof"]);
    assert!(papers.iter().all(|paper| paper.id != "bank-card"));
    assert!(FORMS.papers(&[]).is_empty());
}

#[test]
fn a_year_is_read_in_either_width_and_nothing_else_is_one() {
    let question = FORMS
        .questions()
        .iter()
        .find(|it| it.id == "birth-year")
        .unwrap();
    let mut intake = Intake::new();
    assert_eq!(intake.problem(question, true), Some(AnswerError::Missing));
    assert_eq!(intake.problem(question, false), None);
    for (typed, year) in [
        ("1942", Some(1942)),
        (" １９４２ ", Some(1942)),
        ("42", None),
        ("1842", None),
        ("2042", None),
        ("一九四二", None),
        ("+942", None),
    ] {
        intake.answer("birth-year", typed);
        assert_eq!(
            intake.answered(question),
            year.map(Answered::Year),
            "{typed}"
        );
        assert_eq!(
            intake.problem(question, false).is_none(),
            year.is_some(),
            "{typed}"
        );
    }
}

#[test]
fn an_intake_of_version_1_opens_for_ever_and_answers_nobody_offers_are_not_taken() {
    let intake = Intake::from_text(V1.trim()).unwrap();
    assert_eq!(intake.chosen, ["home-works", "karaoke"]);
    assert_eq!(intake.about, None);
    assert_eq!(Intake::from_text(&intake.to_text()), Ok(intake.clone()));
    let form = FORMS.form("home-works").unwrap();
    let taken: Vec<(&str, Answered<'_>)> = intake
        .of_form(&FORMS, form)
        .map(|(question, answer)| (question.id.as_str(), answer))
        .collect();
    let expected = [
        ("home-floor", Answered::Options(vec!["walk-up"])),
        ("works", Answered::Options(vec!["toilet", "stairs"])),
    ];
    assert_eq!(taken, expected);
    assert_eq!(Intake::from_text("{"), Err(TextError::Damaged));
    assert_eq!(
        Intake::from_text(r#"{"version":1,"more":1}"#),
        Err(TextError::Damaged)
    );
    assert_eq!(Intake::from_text(r#"{"version":9}"#), Err(TextError::Newer));
    assert!(
        !format!("{intake:?}").contains("walk-up"),
        "answers stay out of prints"
    );
}

#[test]
fn an_intake_of_version_2_opens_for_ever_and_knows_for_whom_it_is() {
    let intake = Intake::from_text(V2.trim()).unwrap();
    assert_eq!(intake.about.as_deref(), Some("mother"));
    assert_eq!(intake.to_text(), V2.trim());
}

#[test]
fn what_was_taken_over_says_from_where_until_it_is_answered_by_hand() {
    let mut intake = Intake::new();
    intake.answer("living", "alone");
    intake.bring("living", "family", "person");
    assert_eq!(
        intake.stored("living"),
        Some("alone"),
        "an own answer stays"
    );
    intake.bring("works", "bath,stairs", "plan");
    assert_eq!(intake.brought("works"), Some("plan"));
    assert_eq!(Intake::from_text(&intake.to_text()), Ok(intake.clone()));
    intake.toggle_option("works", "bath");
    assert_eq!(
        (intake.stored("works"), intake.brought("works")),
        (Some("stairs"), None)
    );
    intake.records.insert("home-works".into(), "x".into());
    intake.forget_answers();
    assert_eq!((intake.stored("living"), intake.records.len()), (None, 1));
}

#[test]
fn a_wrong_file_tells_all_its_faults_at_once() {
    let wrong = r#"{"format":2,"id":"","version":"1","evidence":"",
        "questions":[{"id":"a","kind":"year"},{"id":"a","kind":"year"},{"id":"b","kind":{"one-of":["x"]}}],
        "papers":["p","q"],
        "forms":[{"id":"f","service":"massage","asks":{"a":true,"z":true},"papers":{"p":true,"y":false}}]}"#;
    let faults: Vec<String> = Forms::parse(wrong)
        .unwrap_err()
        .iter()
        .map(ToString::to_string)
        .collect();
    let expected = [
        "format 2 is not known; this code reads format 1",
        "id is blank; give it a name",
        "the question a stands twice",
        "the question b offers no choice",
        "there is no paper p; see the list of papers of benefits",
        "there is no paper q; see the list of papers of benefits",
        "form f: there is no question z",
        "form f: there is no paper y",
        "form f: there is no service massage",
        "no form uses the question b",
        "no form uses the paper q",
    ];
    assert_eq!(faults, expected);
}

proptest! {
    #[test]
    fn whatever_is_chosen_each_question_comes_once_and_every_form_is_full(
        ids in subsequence(ALL.to_vec(), 0..=ALL.len()),
    ) {
        let mut intake = Intake::new();
        for id in &ids {
            intake.toggle(id);
        }
        answer_all(&mut intake);
        let asked: Vec<&str> = FORMS.asked(&intake.chosen).map(|(question, _)| question.id.as_str()).collect();
        let once: BTreeSet<&str> = asked.iter().copied().collect();
        prop_assert_eq!(once.len(), asked.len(), "nothing is asked twice");
        let wanted: BTreeSet<&str> = ids.iter().flat_map(|id| FORMS.form(id).unwrap().asks.keys()).map(String::as_str).collect();
        prop_assert_eq!(once, wanted, "only what the chosen forms need, and all of it");
        for (question, needed) in FORMS.asked(&intake.chosen) {
            prop_assert_eq!(intake.problem(question, needed), None);
        }
        for id in &ids {
            let form = FORMS.form(id).unwrap();
            let own = form.asks.keys().filter(|id| FORMS.questions().iter().any(|it| it.id == **id && it.kind != Ask::Contact));
            prop_assert_eq!(intake.of_form(&FORMS, form).count(), own.count(), "{} is filled whole", id);
        }
        let papers = FORMS.papers(&intake.chosen);
        let listed: BTreeSet<&str> = papers.iter().map(|paper| paper.id).collect();
        prop_assert_eq!(listed.len(), papers.len(), "each paper is listed once");
        for id in &ids {
            for paper in FORMS.form(id).unwrap().papers.keys() {
                let found = papers.iter().find(|it| it.id == paper).unwrap();
                prop_assert!(found.forms.contains(id));
            }
        }
        prop_assert_eq!(Intake::from_text(&intake.to_text()), Ok(intake));
    }
}
