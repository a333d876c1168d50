//! What people agreed to can be told for ever: every wording of a consent is in the register, under the version that the
//! app sends, and what is in the register stays.

use std::collections::{BTreeMap, BTreeSet};

use eldercare_requests::{PayloadHash, WORDING_VERSION};
use serde::Deserialize;

use super::expect_none;
use crate::project::Project;

const LANGUAGES: [&str; 3] = ["zh-CN", "zh-Hant", "en"];
/// The bundles that hold wordings of consents.
const BUNDLES: [&str; 2] = ["care", "request"];
/// Over the entries of each released version. Who changes one of these lines changes what somebody agreed to: a new wording
/// is a new version with a line of its own.
const SEALED: [(&str, &str); 3] = [
    (
        "2026-11",
        "92b2c513b444bc210d793be7ae1eb024895c00f02324297299e98e84f0355b54",
    ),
    (
        "2026-11.2",
        "74a7a8b35e57a159f664fbc1c025c8ed19001e9936685a0eb765d9d783a8da88",
    ),
    (
        "2026-11.3",
        "a821f7828b51f658e316fb15f52cb5cd4af8b144852113e744f36e80ac5126c3",
    ),
];

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    version: String,
    #[allow(dead_code, reason = "read by the server")]
    purpose: String,
    key: String,
    language: String,
    sha256: String,
    text: String,
}

/// Texts of consents by key and language.
type Texts = BTreeMap<(String, String), String>;

fn hash(text: &str) -> String {
    PayloadHash::of(text.as_bytes()).to_string()
}

/// The texts that people are asked to agree to today.
fn texts_of_today() -> Texts {
    let mut found = Texts::new();
    for language in LANGUAGES {
        for bundle in BUNDLES {
            let path = format!("assets/locales/{language}/{bundle}.json");
            let file = std::fs::read_to_string(Project::locate().path(&path)).unwrap();
            let texts: BTreeMap<String, String> = serde_json::from_str(&file).unwrap();
            let wordings = texts.into_iter().filter(|(key, _)| is_wording(key));
            found.extend(wordings.map(|(key, text)| ((key, language.to_owned()), text)));
        }
    }
    found
}

fn is_wording(key: &str) -> bool {
    key.contains(".consent.") && key.split('.').next_back() == Some("text")
}

fn register() -> Vec<Entry> {
    let path = Project::locate().path("assets/consents/wordings.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// What is wrong with the register itself.
fn register_complaints(register: &[Entry], sealed: &[(&str, &str)]) -> Vec<String> {
    let mut found = Vec::new();
    let mut seals: BTreeMap<&str, String> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for entry in register {
        let Entry {
            version,
            key,
            language,
            sha256,
            ..
        } = entry;
        if hash(&entry.text) != *sha256 {
            found.push(format!("{version} {key} {language}: its hash is another"));
        }
        if !seen.insert((version, key, language)) {
            found.push(format!("{version} {key} {language} stands there twice"));
        }
        let seal = seals.entry(version).or_default();
        seal.push_str(&[key.as_str(), " ", language, " ", sha256, "\n"].concat());
    }
    let seals: BTreeMap<&str, String> = seals.iter().map(|(v, text)| (*v, hash(text))).collect();
    let expected: BTreeMap<&str, String> = sealed
        .iter()
        .map(|(v, seal)| (*v, (*seal).to_owned()))
        .collect();
    for version in seals.keys().chain(expected.keys()).collect::<BTreeSet<_>>() {
        if seals.get(version) != expected.get(version) {
            let now = seals.get(version).map_or("nothing", String::as_str);
            found.push(format!(
                "{version}: what was released is never changed; a new version is sealed with {now}"
            ));
        }
    }
    found
}

/// Texts that are not in the register under the version that the app sends.
fn text_complaints(register: &[Entry], texts: &Texts, version: &str) -> Vec<String> {
    let missing = texts.iter().filter(|((key, language), text)| {
        !register.iter().any(|entry| {
            entry.version == version
                && entry.key == *key
                && entry.language == *language
                && entry.text == **text
        })
    });
    let said = missing.map(|((key, language), text)| {
        format!(
            "{language} {key} is not in the register as {version}: raise WORDING_VERSION and add all texts of consents \
             under it to assets/consents/wordings.json, this one with {}",
            hash(text)
        )
    });
    said.collect()
}

#[test]
fn every_wording_of_a_consent_is_in_the_register_and_none_there_was_changed() {
    let register = register();
    expect_none(&register_complaints(&register, &SEALED));
    let texts = texts_of_today();
    assert!(texts.len() >= 12, "{texts:?}");
    expect_none(&text_complaints(&register, &texts, WORDING_VERSION));
}

#[test]
fn a_text_that_changed_alone_and_a_register_that_was_mended_are_found() {
    let register = register();
    let mut texts = texts_of_today();
    texts.first_entry().unwrap().get_mut().push('!');
    let found = text_complaints(&register, &texts, WORDING_VERSION);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        text_complaints(&register, &texts_of_today(), "2026-12").len(),
        texts.len()
    );

    let mut mended = register.clone();
    mended[0].text.push('!');
    assert_eq!(register_complaints(&mended, &SEALED).len(), 1, "the hash");
    mended[0].sha256 = hash(&mended[0].text);
    assert_eq!(register_complaints(&mended, &SEALED).len(), 1, "the seal");
    let shorter = &register[1..];
    assert_eq!(register_complaints(shorter, &SEALED).len(), 1, "taken out");
}

/// The words that a worker reads out before anything is written down, in all languages, and their version.
#[test]
fn what_is_read_out_in_outreach_changes_with_its_version_only() {
    let words = LANGUAGES.map(|language| {
        let path = format!("assets/locales/{language}/outreach.json");
        let file = std::fs::read_to_string(Project::locate().path(&path)).unwrap();
        let mut texts: BTreeMap<String, String> = serde_json::from_str(&file).unwrap();
        texts.remove("outreach.agree.words").unwrap()
    });
    let source = Project::locate().path("crates/outreach/src/agreed.rs");
    let source = std::fs::read_to_string(source).unwrap();
    let version = "\"outreach-2026-11\"";
    assert!(
        source.contains(version),
        "the version changed: seal its words here"
    );
    let sealed = "43ca3f223422217a0880933c57711b60f49eba7dd4064e7d3e9a7279d76b3bc9";
    assert_eq!(
        hash(&words.concat()),
        sealed,
        "the words changed: give them a new version"
    );
}
