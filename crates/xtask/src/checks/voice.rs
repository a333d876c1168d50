//! What is read aloud: every question has its words in the list of clips, pages say only what is in the list, and
//! the app finds a clip under the name that the command gave it.

use std::collections::BTreeSet;

use eldercare_assessment::Instrument;
use eldercare_requests::PayloadHash;

use super::source::Source;
use super::{expect_none, rust_sources};
use crate::fingerprint::files_below;
use crate::project::Project;
use crate::voice::{Spoken, fits, name_of, national_numbers, placeholders, rules};

/// The language that the goal of the clips is set in.
const LANGUAGE: &str = "zh-CN";

/// Where a page says what it has read aloud.
const SAID: &str = "/spoken.rs";

fn texts(bundle: &str) -> serde_json::Map<String, serde_json::Value> {
    let file = Project::locate().path(&format!("assets/locales/{LANGUAGE}/{bundle}.json"));
    serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

/// The endings of the keys of a question that a person reads when it is asked.
fn of_question(known: &BTreeSet<String>, question: &str) -> Vec<String> {
    let begins = format!("{question}.");
    let is_read = |key: &&String| {
        let Some(rest) = key.strip_prefix(&begins) else {
            return false;
        };
        let parts: Vec<_> = rest.split('.').collect();
        matches!(
            parts.as_slice(),
            ["ask" | "example"] | ["ask", "self" | "other"] | ["option", _, "label" | "detail"]
        )
    };
    known.iter().filter(is_read).cloned().collect()
}

/// Every text of every question of every questionnaire.
fn question_keys() -> Vec<String> {
    let known: BTreeSet<String> = ["assessment", "assessment-ltc", "assessment-visit"]
        .into_iter()
        .flat_map(|bundle| texts(bundle).into_iter().map(|(key, _)| key))
        .collect();
    let folder = Project::locate().path("assets/instruments");
    let mut keys = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let file = entry.unwrap().path();
        if file.extension().is_some_and(|ending| ending == "json") {
            let instrument = Instrument::parse(&std::fs::read_to_string(&file).unwrap()).unwrap();
            for question in instrument.questions() {
                let name = format!("{}.{}", instrument.id(), question.id.as_str());
                let own = of_question(&known, &name);
                assert!(own.len() > 1, "{name} has no texts");
                keys.extend(own);
            }
        }
    }
    keys
}

#[test]
fn every_text_of_every_question_has_a_clip_in_the_list() {
    let keys = question_keys();
    assert!(keys.len() > 400, "only {} texts were found", keys.len());
    let table = rules(&Project::locate()).unwrap();
    let is_listed = |key: &str| {
        let mut patterns = table.iter().flat_map(|rule| &rule.keys);
        patterns.any(|pattern| fits(pattern, key))
    };
    let missing = keys.iter().filter(|key| !is_listed(key));
    let complaints: Vec<_> = missing
        .map(|key| format!("assets/voice/spoken.json: {key} is not in the list"))
        .collect();
    expect_none(&complaints);
    // In the list is not enough: nothing may stand in the way of its clip.
    let spoken = Spoken::read(&Project::locate(), LANGUAGE, &national_numbers()).unwrap();
    let left: BTreeSet<&String> = spoken.left.iter().collect();
    let silent: Vec<_> = keys.iter().filter(|key| left.contains(key)).collect();
    assert!(silent.is_empty(), "{silent:?}");
}

#[test]
fn the_app_and_the_command_call_a_clip_by_the_same_name() {
    let spoken = Spoken::read(&Project::locate(), LANGUAGE, &national_numbers()).unwrap();
    for text in &spoken.texts {
        let in_the_app = PayloadHash::of(text.words.as_bytes());
        assert_eq!(in_the_app.as_str()[..16], name_of(&text.words));
        assert_eq!(text.name, name_of(&text.words));
        assert!(placeholders(&text.words).is_empty(), "{}", text.key);
    }
}

/// Keys and families that a page has read aloud and that are in no pack. A family is a pattern with a star.
fn complaints(sources: &[Source]) -> Vec<String> {
    let table = rules(&Project::locate()).unwrap();
    let listed = |said: &str| {
        let mut patterns = table.iter().flat_map(|rule| &rule.keys);
        patterns.any(|pattern| fits(pattern, said) || pattern == &format!("{said}.*"))
    };
    let said = sources.iter().filter(|source| source.path.ends_with(SAID));
    said.flat_map(|source| {
        let words = source.literals.iter();
        let keys = words.filter(|(_, word)| {
            word.contains('.') || source.text.contains(&format!("t_of(\"{word}\""))
        });
        keys.filter(|(_, word)| !listed(word))
            .map(|(line, word)| format!("{}:{line}: {word} has no clip", source.path))
    })
    .collect()
}

#[test]
fn what_a_page_has_read_aloud_is_in_the_list() {
    let sources = rust_sources(&["src/pages"]);
    let said = sources.iter().filter(|source| source.path.ends_with(SAID));
    assert!(said.count() > 1, "no page says what it has read aloud");
    expect_none(&complaints(&sources));
}

#[test]
fn a_page_that_says_more_than_the_list_is_found() {
    let page = |code: &str| vec![Source::read("src/pages/x/spoken.rs".into(), code)];
    let fine = "fn a() { t(\"check.who\"); t_of(\"service\", id); t_of(\"service.hint\", id) }";
    expect_none(&complaints(&page(fine)));
    let bad = "fn a() { t(\"check.title\"); t_of(\"kind\", id) }";
    let found = complaints(&page(bad));
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn no_voice_lies_in_the_repository() {
    let sounds = ["mp3", "m4a", "ogg", "opus", "wav", "pack"];
    let project = Project::locate();
    let files = ["assets/voice", "public"]
        .into_iter()
        .flat_map(|folder| files_below(&project.path(folder)).unwrap());
    let found: Vec<_> = files
        .filter(|file| {
            let ending = file.extension().unwrap_or_default().to_string_lossy();
            sounds.contains(&&*ending)
        })
        .map(|file| file.display().to_string())
        .collect();
    expect_none(&found);
}
