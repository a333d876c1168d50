//! The texts for people: none missing, none unused, the same in every language.

use std::collections::{BTreeMap, BTreeSet};

use super::families::{self, Family};
use super::named::{Filled, Named};
use super::source::Source;
use super::{expect_none, product_sources};
use crate::project::Project;

const LANGUAGES: [&str; 3] = ["zh-CN", "zh-Hant", "en"];
/// The texts that code asks for by key, in the files that the page reads one by one.
const ASKED_FOR: [&str; 15] = [
    "app", "around", "care", "check", "desk", "ltc", "open", "outreach", "place", "request",
    "rights", "sheet", "site", "start", "visit",
];
/// Where texts are asked for: the app, the lists for engines that cannot run it, and the open data.
const PAGES: [&str; 3] = [
    "src/",
    "crates/ingest/src/lists/",
    "crates/server/src/http/ogc/",
];
/// The questionnaires' texts; their keys come from the instruments, those of their sources are found by
/// what the files say.
const FROM_DATA: [&str; 4] = ["assessment", "assessment-ltc", "assessment-visit", "review"];

/// Texts that stand in the place of others of the same key: at a kiosk, which keeps nothing.
const INSTEAD: [&str; 1] = ["kiosk"];

type Texts = BTreeMap<String, String>;

fn load(language: &str, bundle: &str) -> Texts {
    let file = Project::locate().path(&format!("assets/locales/{language}/{bundle}.json"));
    let text = std::fs::read_to_string(&file).unwrap();
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Same keys, no empty text, same `{placeholders}`.
fn language_complaints(bundle: &str, first: &Texts, other: &Texts, language: &str) -> Vec<String> {
    let mut found = Vec::new();
    let keys: BTreeSet<&String> = first.keys().chain(other.keys()).collect();
    for key in keys {
        match (first.get(key), other.get(key)) {
            (Some(one), Some(two)) if placeholders(one) != placeholders(two) => {
                found.push(format!("{language}/{bundle}: {key} has other placeholders"));
            }
            (Some(_), Some(two)) if two.trim().is_empty() => {
                found.push(format!("{language}/{bundle}: {key} is empty"));
            }
            (Some(_), Some(_)) => {}
            (None, _) => found.push(format!(
                "{language}/{bundle}: {key} is in no first language"
            )),
            (_, None) => found.push(format!("{language}/{bundle}: {key} is missing")),
        }
    }
    found
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|part| Some(part.split_once('}')?.0))
        .collect()
}

fn complaints(sources: &[Source], app: &Texts, others: &Texts, families: &[Family]) -> Vec<String> {
    let named = Named::read(sources);
    let text = |key: &str| app.get(key).or_else(|| others.get(key)).map(String::as_str);
    let mut found = unknown(&named, |key| text(key).is_some(), families);
    let (used, unused): (Vec<_>, Vec<_>) = families
        .iter()
        .partition(|family| named.families.contains_key(family.name));
    found.extend(
        unused
            .iter()
            .map(|family| format!("no code asks for the family {}", family.name)),
    );
    let ids = |family: &Family| {
        let name = family.name;
        family
            .ids
            .iter()
            .map(|id| format!("{name}.{id}"))
            .collect::<Vec<_>>()
    };
    let in_families: BTreeSet<String> = used.into_iter().flat_map(ids).collect();
    let missing = in_families.iter().filter(|key| !app.contains_key(*key));
    found.extend(missing.map(|key| format!("no text has the key {key}")));
    let wanted = |key: &String| named.keys.contains_key(key) || in_families.contains(key);
    let unused = app.keys().filter(|key| !wanted(key));
    found.extend(unused.map(|key| format!("no code asks for the text {key}")));
    found.extend(unfilled(&named, text));
    found
}

/// Keys and families that the page asks for and that do not exist.
fn unknown(named: &Named, exists: impl Fn(&str) -> bool, families: &[Family]) -> Vec<String> {
    let in_page = |place: &String| PAGES.iter().any(|room| place.starts_with(room));
    let mut found = Vec::new();
    for (key, place) in named.keys.iter().filter(|(_, place)| in_page(place)) {
        if !named.families.contains_key(key) && !exists(key) {
            found.push(format!("{place}: no text has the key {key}"));
        }
    }
    for (name, place) in named.families.iter().filter(|(_, place)| in_page(place)) {
        if !families.iter().any(|family| family.name == name) {
            found.push(format!(
                "{place}: the family {name} is not in checks/families.rs"
            ));
        }
    }
    found
}

/// Placeholders that a call leaves open.
fn unfilled<'a>(named: &Named, text: impl Fn(&str) -> Option<&'a str>) -> Vec<String> {
    let mut found = Vec::new();
    for Filled { key, values, place } in &named.filled {
        for name in placeholders(text(key).unwrap_or_default()) {
            if !values.contains(&format!("(\"{name}\"")) {
                found.push(format!("{place}: {key} is not given {{{name}}}"));
            }
        }
    }
    found
}

#[test]
fn every_language_has_the_same_keys_and_placeholders() {
    for bundle in ASKED_FOR.into_iter().chain(FROM_DATA).chain(INSTEAD) {
        let first = load(LANGUAGES[0], bundle);
        for language in LANGUAGES {
            let other = load(language, bundle);
            expect_none(&language_complaints(bundle, &first, &other, language));
        }
    }
}

#[test]
fn every_file_of_texts_is_known_here() {
    let folder = Project::locate().path("assets/locales").join(LANGUAGES[0]);
    let mut found: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            entry
                .unwrap()
                .file_name()
                .to_string_lossy()
                .replace(".json", "")
        })
        .collect();
    found.sort();
    let mut known = [&ASKED_FOR[..], &FROM_DATA[..], &INSTEAD[..]].concat();
    known.sort_unstable();
    assert_eq!(found, known);
}

#[test]
fn every_text_is_asked_for_and_every_key_has_a_text() {
    let app: Texts = ASKED_FOR
        .into_iter()
        .flat_map(|bundle| load(LANGUAGES[0], bundle))
        .collect();
    let others: Texts = FROM_DATA
        .into_iter()
        .flat_map(|bundle| load(LANGUAGES[0], bundle))
        .collect();
    expect_none(&complaints(
        &product_sources(),
        &app,
        &others,
        &families::all(),
    ));
}

#[test]
fn what_is_said_instead_stands_in_the_place_of_a_text_with_the_same_placeholders() {
    let all: Texts = ASKED_FOR
        .into_iter()
        .flat_map(|bundle| load(LANGUAGES[0], bundle))
        .collect();
    let mut found = Vec::new();
    for (key, text) in INSTEAD.iter().flat_map(|bundle| load(LANGUAGES[0], bundle)) {
        match all.get(&key) {
            None => found.push(format!("{key} stands in the place of nothing")),
            Some(usual) if *usual == text => found.push(format!("{key} says the same")),
            Some(usual) if !placeholders(&text).is_subset(&placeholders(usual)) => {
                found.push(format!("{key} has a placeholder that is not filled"));
            }
            Some(_) => {}
        }
    }
    expect_none(&found);
}

#[cfg(test)]
mod tests {
    use super::{Family, Source, Texts, complaints, language_complaints};

    fn texts(pairs: &[(&str, &str)]) -> Texts {
        pairs
            .iter()
            .map(|(key, text)| (key.to_string(), text.to_string()))
            .collect()
    }

    fn judge(code: &str, app: &[(&str, &str)]) -> Vec<String> {
        let sources = [Source::read("src/a.rs".into(), code)];
        let family = Family {
            name: "kind",
            ids: vec!["bath".into()],
        };
        complaints(&sources, &texts(app), &Texts::new(), &[family])
    }

    const CODE: &str = "fn a() { t(\"a.b\"); t_of(\"kind\", id); fetch(\"config.json\"); }";

    #[test]
    fn a_complete_set_has_no_complaints() {
        assert_eq!(judge(CODE, &[("a.b", "x"), ("kind.bath", "y")]), [""; 0]);
    }

    #[test]
    fn missing_unused_and_unlisted_texts_are_found() {
        let missing = judge(CODE, &[("kind.bath", "y")]);
        assert_eq!(missing, ["src/a.rs:1: no text has the key a.b"]);
        let unused = judge(CODE, &[("a.b", "x"), ("kind.bath", "y"), ("c.d", "z")]);
        assert_eq!(unused, ["no code asks for the text c.d"]);
        let gap = judge(CODE, &[("a.b", "x")]);
        assert_eq!(gap, ["no text has the key kind.bath"]);
        let unlisted = judge(
            "t_of(\"kind\", a); format!(\"tag.{x}\")",
            &[("kind.bath", "y")],
        );
        assert_eq!(
            unlisted,
            ["src/a.rs:1: the family tag is not in checks/families.rs"]
        );
        assert_eq!(judge("", &[]), ["no code asks for the family kind"]);
    }

    #[test]
    fn a_placeholder_that_is_never_filled_is_found() {
        let app = [("a.b", "{count} of {all}"), ("kind.bath", "y")];
        let code = "t_of(\"kind\", a); t_with(\"a.b\", &[(\"count\", &n)])";
        assert_eq!(judge(code, &app), ["src/a.rs: a.b is not given {all}"]);
        let variable = "t_of(\"kind\", a); t_with(\"a.b\", &values); b(&[1])";
        assert_eq!(judge(variable, &app), [""; 0]);
    }

    #[test]
    fn languages_that_differ_are_found() {
        let first = texts(&[("a", "{x}"), ("b", "y"), ("c", "z")]);
        let other = texts(&[("a", "{y}"), ("b", " "), ("d", "z")]);
        assert_eq!(language_complaints("app", &first, &other, "en").len(), 4);
    }
}
