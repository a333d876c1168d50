//! The record of a visit: what is entered stays as it is, and what is missing is named.

use eldercare_assessment::{Entries, Entry, EntryFault, Question, QuestionKind};

use crate::support::VISIT;

fn one(option: &str) -> Entry {
    Entry::One(option.into())
}

/// What the form needs and nothing else.
fn shortest(follow_up: &str) -> Entries {
    let mut entries = Entries::default();
    entries.set("visited-on".into(), Entry::Day("2026-11-25".into()));
    entries.set("how".into(), one("home"));
    entries.set("met".into(), one("person"));
    entries.set("follow-up".into(), one(follow_up));
    entries
}

fn faults(entries: &Entries) -> Vec<(String, EntryFault)> {
    let faults = VISIT.entry_faults(entries).into_iter();
    faults.map(|(id, fault)| (id.to_string(), fault)).collect()
}

#[test]
fn an_empty_form_names_what_it_needs_and_the_shortest_is_finished() {
    let missing = ["visited-on", "how", "met", "follow-up"];
    let expected = missing.map(|id| (id.to_owned(), EntryFault::Missing));
    assert_eq!(faults(&Entries::default()), expected);
    assert_eq!(faults(&shortest("next")), []);
}

#[test]
fn bad_entries_are_named_and_kept() {
    let mut entries = shortest("next");
    entries.set("visited-on".into(), Entry::Day("2026-02-30".into()));
    entries.set("how".into(), one("by boat"));
    entries.set("mood".into(), Entry::Note("fine".into()));
    entries.set("wants".into(), Entry::Note("想".repeat(201)));
    entries.set("not-asked".into(), one("x"));
    let expected = [
        ("visited-on", EntryFault::NotADay),
        ("how", EntryFault::Unfit),
        ("mood", EntryFault::Unfit),
        ("wants", EntryFault::TooLong),
    ];
    assert_eq!(
        faults(&entries),
        expected.map(|(id, fault)| (id.to_owned(), fault))
    );
    assert!(entries.get("not-asked").is_some());
    entries.set("wants".into(), Entry::Note("想".repeat(200)));
    assert_eq!(faults(&entries).len(), 3);
}

#[test]
fn an_empty_note_and_no_option_take_an_entry_back() {
    let mut entries = shortest("next");
    entries.set("wants".into(), Entry::Note("x".into()));
    entries.set("wants".into(), Entry::Note("  ".into()));
    entries.set("risks".into(), Entry::Several(["fall".into()].into()));
    entries.set("risks".into(), Entry::Several([].into()));
    assert_eq!(entries, shortest("next"));
}

#[test]
fn the_stored_form_says_what_each_entry_is() {
    let mut entries = shortest("sooner");
    entries.set(
        "risks".into(),
        Entry::Several(["fire".into(), "fall".into()].into()),
    );
    let stored = serde_json::to_string(&entries).unwrap();
    let expected = r#"{"follow-up":{"one":"sooner"},"how":{"one":"home"},"met":{"one":"person"},"risks":{"several":["fall","fire"]},"visited-on":{"day":"2026-11-25"}}"#;
    assert_eq!(stored, expected);
    assert_eq!(serde_json::from_str::<Entries>(&stored).unwrap(), entries);
}

/// Some entry that fits the question.
fn fitting(question: &Question, pick: usize) -> Entry {
    match question.kind {
        QuestionKind::Day => Entry::Day("2026-11-25".into()),
        QuestionKind::Note { max_signs } => Entry::Note("x".repeat(usize::from(max_signs))),
        QuestionKind::Several => Entry::Several(
            question
                .options
                .iter()
                .map(|option| option.id.clone())
                .collect(),
        ),
        _ => Entry::One(question.options[pick % question.options.len()].id.clone()),
    }
}

#[test]
fn every_path_through_the_form_ends_finished_and_every_question_is_reached() {
    let most = VISIT
        .questions()
        .iter()
        .map(|question| question.options.len())
        .max();
    let mut reached = std::collections::BTreeSet::new();
    for pick in 0..most.unwrap() {
        let mut entries = Entries::default();
        loop {
            let given = entries.clone();
            let is_open = |question: &&Question| given.get(question.id.as_str()).is_none();
            let Some(open) = VISIT.asked_of(&given).find(is_open) else {
                break;
            };
            let (id, entry) = (open.id.clone(), fitting(open, pick));
            reached.insert(id.clone());
            entries.set(id, entry);
        }
        assert_eq!(faults(&entries), []);
    }
    assert_eq!(reached.len(), VISIT.questions().len());
}
