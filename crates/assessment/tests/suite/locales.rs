//! The texts: every key of the instrument in every language, nothing unused, nothing empty, the
//! same placeholders everywhere, and questions in short sentences.

use std::collections::{BTreeMap, BTreeSet};

use eldercare_assessment::{Instrument, Question, Scoring};

use crate::support::{INSTRUMENT, LTC, VISIT};

type Texts = BTreeMap<String, String>;

/// The texts of one instrument in three languages.
macro_rules! texts_of {
    ($file:literal) => {
        [
            (
                "zh-CN",
                include_str!(concat!("../../../../assets/locales/zh-CN/", $file)),
            ),
            (
                "zh-Hant",
                include_str!(concat!("../../../../assets/locales/zh-Hant/", $file)),
            ),
            (
                "en",
                include_str!(concat!("../../../../assets/locales/en/", $file)),
            ),
        ]
    };
}

/// Every shipped instrument with its texts.
fn shipped() -> [(&'static Instrument, [(&'static str, Texts); 3]); 3] {
    let read = |files: [(&'static str, &str); 3]| {
        files.map(|(language, json)| (language, serde_json::from_str(json).unwrap()))
    };
    [
        (&INSTRUMENT, read(texts_of!("assessment.json"))),
        (&LTC, read(texts_of!("assessment-ltc.json"))),
        (&VISIT, read(texts_of!("assessment-visit.json"))),
    ]
}

/// All texts, by language.
fn locales() -> impl Iterator<Item = (&'static str, Texts)> {
    shipped().into_iter().flat_map(|(_, languages)| languages)
}

/// The texts of one question: the words around it, then its options.
fn parts(question: &Question) -> (&'static [&'static str], &'static [&'static str]) {
    if question.is_of_record() {
        (&["name", "ask", "example"], &["label"])
    } else {
        (
            &["name", "ask.self", "ask.other", "example"],
            &["label", "detail"],
        )
    }
}

/// Every key that an instrument asks for. The texts about dangers stand with the first one.
fn keys(instrument: &Instrument) -> BTreeSet<String> {
    let own = instrument.id();
    let mut keys = BTreeSet::from(["name", "evidence"].map(|part| format!("{own}.{part}")));
    for question in instrument.questions() {
        let (around, of_option) = parts(question);
        for part in around {
            keys.insert(format!("{own}.{}.{part}", question.id));
        }
        for option in &question.options {
            for part in of_option {
                keys.insert(format!("{own}.{}.option.{}.{part}", question.id, option.id));
            }
            if let Some(danger) = option.danger.as_ref().filter(|_| own == INSTRUMENT.id()) {
                keys.insert(format!("danger.{danger}.title"));
                keys.insert(format!("danger.{danger}.body"));
            }
        }
    }
    keys.extend(keys_of_result(instrument));
    keys
}

/// The keys of what comes out: dimensions and levels, grades, or the sections of a record.
fn keys_of_result(instrument: &Instrument) -> BTreeSet<String> {
    let own = instrument.id();
    let mut keys = BTreeSet::new();
    match instrument.scoring() {
        Scoring::Levels(levels) => {
            let dimensions = levels.dimensions.iter();
            keys.extend(dimensions.map(|dimension| format!("{own}.dimension.{}", dimension.id)));
            for band in &levels.levels {
                for part in ["", ".short", ".means"] {
                    keys.insert(format!("{own}.level.{}{part}", band.level));
                }
            }
            keys.extend(
                levels
                    .rules
                    .iter()
                    .map(|rule| format!("{own}.rule.{}", rule.id)),
            );
        }
        Scoring::DependentActivities(table) => {
            for grade in &table.grades {
                keys.insert(format!("{own}.grade.{}", grade.id));
                keys.insert(format!("{own}.grade.{}.means", grade.id));
            }
        }
        Scoring::Record(record) => {
            let sections = record.sections.iter();
            keys.extend(sections.map(|section| format!("{own}.section.{section}")));
        }
    }
    keys
}

#[test]
fn dangers_of_every_instrument_have_texts() {
    let [(_, [(_, texts), ..]), ..] = shipped();
    for (instrument, _) in shipped() {
        let options = instrument
            .questions()
            .iter()
            .flat_map(|question| &question.options);
        for danger in options.filter_map(|option| option.danger.as_ref()) {
            assert!(
                texts.contains_key(&format!("danger.{danger}.title")),
                "{danger}"
            );
        }
    }
}

/// The telephone numbers that a text about a danger names. They are those of the place and the
/// operator, never part of the text.
fn numbers_of(danger: &str) -> BTreeSet<&'static str> {
    match danger {
        "coma.title" | "coma.body" | "choking.body" | "fall.body" => BTreeSet::from(["ambulance"]),
        "self-harm.body" => BTreeSet::from(["ambulance", "mind"]),
        "lost.body" => BTreeSet::from(["police"]),
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
    for (instrument, languages) in shipped() {
        let expected = keys(instrument);
        for (language, texts) in languages {
            let found: BTreeSet<String> = texts.into_keys().collect();
            let missing: Vec<_> = expected.difference(&found).collect();
            let unused: Vec<_> = found.difference(&expected).collect();
            assert!(missing.is_empty(), "{language} lacks {missing:?}");
            assert!(unused.is_empty(), "{language} has unused {unused:?}");
        }
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
    for (instrument, languages) in shipped() {
        for (language, texts) in languages {
            for question in instrument.questions() {
                for part in parts(question).1 {
                    let mut seen = BTreeSet::new();
                    for option in &question.options {
                        let id = format!("{}.{}", instrument.id(), question.id);
                        let text = texts[&format!("{id}.option.{}.{part}", option.id)].clone();
                        assert!(seen.insert(text), "{language} {id}: {part} twice");
                    }
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
        for (key, text) in texts.iter().filter(|(key, _)| is_asked(key)) {
            let text = text.replace("{who}", longest_name);
            for sentence in text.split(['。', '？', '！', '；']) {
                let length = sentence.chars().count();
                assert!(length <= 20, "{language} {key}: {sentence} has {length}");
            }
        }
    }
}

fn is_asked(key: &str) -> bool {
    key.split('.').any(|part| part == "ask")
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

/// Whoever reads a file finds there what reviewers read on its page.
#[test]
fn the_evidence_on_the_page_is_that_of_the_file() {
    for (instrument, [_, _, (language, texts)]) in shipped() {
        assert_eq!(language, "en");
        assert_eq!(
            texts[&format!("{}.evidence", instrument.id())],
            instrument.standard().evidence
        );
    }
}

/// The page for reviewers finds the words of a source by what the file says in English.
#[test]
fn every_note_on_a_source_has_words_in_every_language_and_none_is_unused() {
    let [(_, chinese), (_, traditional), (_, english)] =
        texts_of!("review.json").map(|(language, json)| {
            let texts: Texts = serde_json::from_str(json).unwrap();
            (language, texts)
        });
    let said: BTreeSet<&str> = english.values().map(String::as_str).collect();
    assert_eq!(said.len(), english.len(), "one text under two keys");
    let mut used = BTreeSet::new();
    for (instrument, _) in shipped() {
        let questions = instrument.questions().iter().map(|it| &it.source);
        let rules = match instrument.scoring() {
            Scoring::Levels(levels) => levels.rules.iter().map(|it| &it.source).collect(),
            _ => Vec::new(),
        };
        for source in questions.chain(rules) {
            let clause = source.clause.as_str();
            let is_said = said.contains(clause);
            // What else stands there is put into words by the page: an annex and a place in it.
            assert!(is_said || clause.starts_with("annex "), "{clause}");
            assert!(source.note.is_empty() || said.contains(source.note.as_str()));
            used.extend([clause, source.note.as_str()].map(ToOwned::to_owned));
        }
    }
    for (key, text) in &english {
        assert!(used.contains(text), "{key} is the source of nothing");
        for other in [&chinese, &traditional] {
            assert_ne!(&other[key], text, "{key} is still English");
        }
    }
}
