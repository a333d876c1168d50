//! The texts: every key of the instrument in every language, nothing unused, nothing empty, the
//! same placeholders everywhere, and questions in short sentences.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::INSTRUMENT;

type Texts = BTreeMap<String, String>;

fn locales() -> [(&'static str, Texts); 3] {
    let read = |json: &str| serde_json::from_str::<Texts>(json).unwrap();
    [
        (
            "zh-CN",
            read(include_str!(
                "../../../../assets/locales/zh-CN/assessment.json"
            )),
        ),
        (
            "zh-Hant",
            read(include_str!(
                "../../../../assets/locales/zh-Hant/assessment.json"
            )),
        ),
        (
            "en",
            read(include_str!(
                "../../../../assets/locales/en/assessment.json"
            )),
        ),
    ]
}

/// Every key that the instrument asks for.
fn keys() -> BTreeSet<String> {
    let own = INSTRUMENT.id();
    let mut keys = BTreeSet::from([format!("{own}.name")]);
    for question in INSTRUMENT.questions() {
        for part in ["name", "ask.self", "ask.other", "example"] {
            keys.insert(format!("{own}.{}.{part}", question.id));
        }
        for option in &question.options {
            for part in ["label", "detail"] {
                keys.insert(format!("{own}.{}.option.{}.{part}", question.id, option.id));
            }
            if let Some(danger) = &option.danger {
                keys.insert(format!("danger.{danger}.title"));
                keys.insert(format!("danger.{danger}.body"));
            }
        }
    }
    for dimension in INSTRUMENT.dimensions() {
        keys.insert(format!("{own}.dimension.{}", dimension.id));
    }
    for band in INSTRUMENT.levels() {
        for part in ["", ".short", ".means"] {
            keys.insert(format!("{own}.level.{}{part}", band.level));
        }
    }
    for rule in INSTRUMENT.rules() {
        keys.insert(format!("{own}.rule.{}", rule.id));
    }
    keys
}

/// The telephone numbers that a text about a danger names. They are those of the place and the
/// operator, never part of the text.
fn numbers_of(danger: &str) -> BTreeSet<&'static str> {
    match danger {
        "coma.title" => BTreeSet::from(["ambulance"]),
        "self-harm.body" => BTreeSet::from(["ambulance", "mind", "hotline"]),
        "coma.body" | "choking.body" => BTreeSet::from(["ambulance", "hotline"]),
        _ => BTreeSet::new(),
    }
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    let parts = text.split('{').skip(1);
    parts
        .map(|part| part.split_once('}').expect("a closed placeholder").0)
        .collect()
}

#[test]
fn every_key_exists_in_every_language_and_none_is_unused() {
    let expected = keys();
    for (language, texts) in locales() {
        let found: BTreeSet<String> = texts.into_keys().collect();
        let missing: Vec<_> = expected.difference(&found).collect();
        let unused: Vec<_> = found.difference(&expected).collect();
        assert!(missing.is_empty(), "{language} lacks {missing:?}");
        assert!(unused.is_empty(), "{language} has unused {unused:?}");
    }
}

#[test]
fn no_text_is_empty_or_padded() {
    for (language, texts) in locales() {
        for (key, text) in texts {
            let clean = !text.is_empty() && text.trim() == text && !text.contains("  ");
            assert!(clean, "{language} {key}: {text:?}");
        }
    }
}

#[test]
fn placeholders_are_the_same_in_every_language_and_only_where_they_are_filled() {
    for (language, texts) in locales() {
        for (key, text) in texts {
            let expected = if key.ends_with(".ask.other") {
                BTreeSet::from(["who"])
            } else if let Some(danger) = key.strip_prefix("danger.") {
                numbers_of(danger)
            } else {
                BTreeSet::new()
            };
            assert_eq!(placeholders(&text), expected, "{language} {key}");
        }
    }
}

#[test]
fn a_text_about_a_danger_holds_no_number_of_its_own() {
    for (language, texts) in locales() {
        for (key, text) in texts.iter().filter(|(key, _)| key.starts_with("danger.")) {
            let digits = text.chars().any(|sign| sign.is_ascii_digit());
            assert!(!digits, "{language} {key}: {text}");
        }
    }
}

#[test]
fn the_options_of_a_question_read_differently() {
    for (language, texts) in locales() {
        for question in INSTRUMENT.questions() {
            for part in ["label", "detail"] {
                let mut seen = BTreeSet::new();
                for option in &question.options {
                    let id = format!("{}.{}", INSTRUMENT.id(), question.id);
                    let text = &texts[&format!("{id}.option.{}.{part}", option.id)];
                    assert!(seen.insert(text), "{language} {id}: {text:?} twice");
                }
            }
        }
    }
}

/// At most 20 characters per sentence: the limit this project sets for questions read by seniors.
#[test]
fn chinese_questions_are_made_of_short_sentences() {
    let longest_name = "家里老人";
    for (language, texts) in locales() {
        if language == "en" {
            continue;
        }
        for (key, text) in texts.iter().filter(|(key, _)| key.contains(".ask.")) {
            let text = text.replace("{who}", longest_name);
            for sentence in text.split(['。', '？', '！', '；']) {
                let length = sentence.chars().count();
                assert!(length <= 20, "{language} {key}: {sentence} has {length}");
            }
        }
    }
}

#[test]
fn nobody_is_called_he_or_she() {
    let pronouns = ["她", "他们", "他的", "他是", "他在"];
    for (language, texts) in locales() {
        for (key, text) in texts {
            let english = language == "en";
            let words = text.split(|c: char| !c.is_alphabetic());
            let named = words
                .map(str::to_lowercase)
                .any(|word| ["he", "she", "his", "her", "him"].contains(&word.as_str()));
            let chinese = pronouns.iter().any(|pronoun| text.contains(pronoun));
            assert!(!(chinese || (english && named)), "{language} {key}: {text}");
        }
    }
}
