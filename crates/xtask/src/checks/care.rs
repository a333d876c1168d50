//! The files of care as the checks of texts need them.

use std::collections::BTreeMap;

use eldercare_assessment::Instrument;
use eldercare_care::NeedRules;
use eldercare_care::forms::{Ask, Form, Forms};
use eldercare_requests::NOTE_CHARS;

use crate::project::Project;

fn read(file: &str) -> String {
    std::fs::read_to_string(Project::locate().path(file)).unwrap()
}

/// The words that `src/state/family/people.rs` offers for the people of a family.
pub const CALLED: [&str; 8] = [
    "mother",
    "father",
    "spouse",
    "mother-in-law",
    "father-in-law",
    "grandmother",
    "grandfather",
    "self",
];

/// The rules of need.
pub fn rules() -> NeedRules {
    let instrument = Instrument::parse(&read("assets/instruments/gbt-42195-2022.json")).unwrap();
    NeedRules::parse(&read("assets/needs/gbt-42195-2022.json"), &instrument).unwrap()
}

/// What can be applied for.
pub fn forms() -> Forms {
    Forms::parse(&read("assets/forms/applications.json")).unwrap()
}

/// Every option of every question, as `question.option`.
pub fn options(forms: &Forms) -> Vec<String> {
    let questions = forms.questions().iter();
    let options = questions.flat_map(|question| match &question.kind {
        Ask::OneOf(options) | Ask::SomeOf(options) => {
            let named = options
                .iter()
                .map(|option| format!("{}.{option}", question.id));
            named.collect()
        }
        Ask::Contact | Ask::Year => Vec::new(),
    });
    options.collect()
}

/// The longest note that an application can become: every box ticked, and of one choice the longest word.
fn longest_note(forms: &Forms, form: &Form, texts: &BTreeMap<String, String>) -> usize {
    let text = |key: &str| texts[key].chars().count();
    let option = |question: &str, option: &str| text(&format!("apply.option.{question}.{option}"));
    let asked = forms.questions().iter();
    let lines = asked.filter(|question| form.asks.contains_key(&question.id));
    let lines = lines.filter_map(|question| {
        let id = &question.id;
        let words = match &question.kind {
            Ask::Contact => return None,
            Ask::Year => text("apply.year"),
            Ask::OneOf(all) => all.iter().map(|it| option(id, it)).max()?,
            // A comma and a blank between two.
            Ask::SomeOf(all) => all.iter().map(|it| option(id, it) + 2).sum(),
        };
        Some(text(&format!("apply.short.{id}")) + text("apply.line") + words + text("apply.stop"))
    });
    lines.sum()
}

#[test]
fn every_application_fits_into_the_note_of_a_request() {
    let forms = forms();
    for language in ["zh-CN", "zh-Hant", "en"] {
        let texts = serde_json::from_str(&read(&format!("assets/locales/{language}/care.json")));
        let texts: BTreeMap<String, String> = texts.unwrap();
        for form in forms.forms() {
            let longest = longest_note(&forms, form, &texts);
            assert!(longest <= NOTE_CHARS, "{language}: {} {longest}", form.id);
        }
    }
}
