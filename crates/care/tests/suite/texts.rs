//! Every need, step and aid has its texts in every language, and no text is left over.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::RULES;

pub type Texts = BTreeMap<String, String>;

pub fn locales() -> [(&'static str, Texts); 3] {
    let read = |json: &str| serde_json::from_str::<Texts>(json).unwrap();
    [
        (
            "zh-CN",
            read(include_str!("../../../../assets/locales/zh-CN/care.json")),
        ),
        (
            "zh-Hant",
            read(include_str!("../../../../assets/locales/zh-Hant/care.json")),
        ),
        (
            "en",
            read(include_str!("../../../../assets/locales/en/care.json")),
        ),
    ]
}

fn keys() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for rule in RULES.rules() {
        keys.insert(format!("need.{}", rule.id));
        for way in rule.instead.iter().map(|(_, way)| way).chain([&rule.way]) {
            keys.insert(format!("need-help.{}", way.help));
            keys.extend(way.aids.iter().map(|aid| format!("aid.{aid}")));
        }
    }
    keys
}

#[test]
fn every_need_and_aid_has_its_texts_and_none_is_left_over() {
    let expected = keys();
    for (language, texts) in locales() {
        let of_rules = |key: &&String| {
            ["need.", "need-help.", "aid."]
                .iter()
                .any(|start| key.starts_with(start))
        };
        let found: BTreeSet<String> = texts.keys().filter(of_rules).cloned().collect();
        assert_eq!(found, expected, "{language}");
    }
}

#[test]
fn a_need_promises_nothing_and_calls_nobody_he_or_she() {
    for (language, texts) in locales() {
        for (key, text) in texts.iter().filter(|(key, _)| key.starts_with("need")) {
            for promise in [
                "一定",
                "保证",
                "您能拿到",
                "免费",
                "guarantee",
                "free of charge",
            ] {
                assert!(!text.contains(promise), "{language} {key}: {text}");
            }
            let words = text.split(|c: char| !c.is_alphabetic());
            let named = words
                .map(str::to_lowercase)
                .any(|word| ["he", "she", "his", "her", "him"].contains(&word.as_str()));
            assert!(!named && !text.contains('她'), "{language} {key}: {text}");
        }
    }
}
