//! The words of the interface: one language at a time, read from the locale files.
//!
//! Looking up a text is a plain function call, not a signal: changing the
//! language swaps the dictionary and renders the page anew, which keeps every
//! view small. Missing keys show themselves as keys; a repository check finds
//! them before a person does.

use std::cell::Cell;
use std::collections::HashMap;

use crate::platform::dom;
use crate::platform::fetch::{self, LoadError};

/// The languages of the interface. The first is the default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Simplified Chinese, mainland wording.
    #[default]
    ZhCn,
    /// Traditional Chinese.
    ZhHant,
    /// English.
    En,
}

impl Language {
    /// All languages in the order in which they are offered.
    pub const ALL: [Language; 3] = [Language::ZhCn, Language::ZhHant, Language::En];

    /// The BCP 47 tag, also the name of the folder in `assets/locales`.
    pub fn tag(self) -> &'static str {
        match self {
            Language::ZhCn => "zh-CN",
            Language::ZhHant => "zh-Hant",
            Language::En => "en",
        }
    }

    /// The language of ours that a browser asks for; none where we have none for it.
    pub fn asked_for(tag: &str) -> Option<Language> {
        let mut parts = tag.split('-');
        match (parts.next(), parts.next()) {
            (Some("en"), _) => Some(Language::En),
            (Some("zh"), Some("Hant" | "TW" | "HK" | "MO")) => Some(Language::ZhHant),
            (Some("zh"), _) => Some(Language::ZhCn),
            _ => None,
        }
    }

    /// The language of a tag; anything unknown is the default language.
    pub fn from_tag(tag: &str) -> Language {
        Language::ALL
            .into_iter()
            .find(|language| language.tag() == tag)
            .unwrap_or_default()
    }
}

/// The files of one language. Only the first is read before the map is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bundle {
    /// The frame, the map and the places.
    App,
    /// All about one place, places side by side, and reports about them.
    Place,
    /// The pages of the self-check.
    Check,
    /// The questions of the self-check.
    Assessment,
    /// The questions of the self-rating for long-term care.
    AssessmentLtc,
    /// The questions of the visit form.
    AssessmentVisit,
    /// The pages of the self-rating for long-term care.
    Ltc,
    /// The form of a visit, and all questionnaires for those who review them.
    Visit,
    /// Asking for a service and following it.
    Request,
    /// What is within a walk, and where something is missing.
    Around,
    /// What a city may give, and what places cost after it.
    Rights,
    /// The sheet of paper, and what one brought.
    Sheet,
    /// The care plan, and applying once for several things.
    Care,
    /// Where questions come from, for those who review the questionnaires.
    Review,
    /// The desk that answers.
    Desk,
    /// The choices to begin with, and the frame of a kiosk.
    Start,
    /// Who runs the site, privacy and accessibility.
    Site,
    /// What a kiosk says in the place of other texts, because it keeps nothing.
    Kiosk,
    /// A day of outreach.
    Outreach,
}

impl Bundle {
    const ALL: [Bundle; 19] = [
        Bundle::App,
        Bundle::Place,
        Bundle::Check,
        Bundle::Assessment,
        Bundle::AssessmentLtc,
        Bundle::AssessmentVisit,
        Bundle::Ltc,
        Bundle::Visit,
        Bundle::Request,
        Bundle::Around,
        Bundle::Rights,
        Bundle::Sheet,
        Bundle::Care,
        Bundle::Review,
        Bundle::Desk,
        Bundle::Start,
        Bundle::Site,
        Bundle::Kiosk,
        Bundle::Outreach,
    ];

    fn file(self) -> &'static str {
        match self {
            Bundle::App => "app",
            Bundle::Place => "place",
            Bundle::Check => "check",
            Bundle::Assessment => "assessment",
            Bundle::AssessmentLtc => "assessment-ltc",
            Bundle::AssessmentVisit => "assessment-visit",
            Bundle::Ltc => "ltc",
            Bundle::Visit => "visit",
            Bundle::Request => "request",
            Bundle::Around => "around",
            Bundle::Rights => "rights",
            Bundle::Sheet => "sheet",
            Bundle::Care => "care",
            Bundle::Review => "review",
            Bundle::Desk => "desk",
            Bundle::Start => "start",
            Bundle::Site => "site",
            Bundle::Kiosk => "kiosk",
            Bundle::Outreach => "outreach",
        }
    }
}

/// Texts by their keys.
pub type Texts = HashMap<String, String>;

thread_local! {
    // Each dictionary is leaked once: a person switches languages a handful of
    // times at most, and in return every text is a `&'static str`.
    static TEXTS: [Cell<Option<&'static Texts>>; Bundle::ALL.len()] =
        const { [const { Cell::new(None) }; Bundle::ALL.len()] };
}

/// Reads one file of a language and makes it one of those that `t` looks into.
pub async fn load(language: Language, bundle: Bundle) -> Result<(), LoadError> {
    put(bundle, read(language, bundle).await?);
    Ok(())
}

/// Makes a file that was read one of those that `t` looks into.
pub fn put(bundle: Bundle, texts: Texts) {
    let texts: &'static Texts = Box::leak(Box::new(texts));
    TEXTS.with(|all| all[bundle as usize].set(Some(texts)));
}

/// Reads one file of a language for whoever shows several languages at once.
pub async fn read(language: Language, bundle: Bundle) -> Result<Texts, LoadError> {
    // The staged files have a name that changes with their content; the page knows the mark.
    let mark = dom::meta("texts").unwrap_or_default();
    let path = format!("/locales/{}/{}{mark}.json", language.tag(), bundle.file());
    fetch::json(&path).await
}

/// Forgets all texts but those of the frame, because the language changed.
pub fn drop_later() {
    TEXTS.with(|all| all.iter().skip(1).for_each(|texts| texts.set(None)));
}

/// True when the texts of this file are there.
pub fn has(bundle: Bundle) -> bool {
    TEXTS.with(|all| all[bundle as usize].get().is_some())
}

/// The text of a key, or the key itself when it is missing.
pub fn t(key: &str) -> &'static str {
    find(key).unwrap_or_else(|| Box::leak(key.to_owned().into_boxed_str()))
}

/// The text of a key if there is one.
pub fn find(key: &str) -> Option<&'static str> {
    TEXTS.with(|all| {
        // The last file first: a kiosk says some things in other words.
        all.iter()
            .rev()
            .filter_map(Cell::get)
            .find_map(|texts| texts.get(key))
            .map(String::as_str)
    })
}

/// The text of `family.id`: for sets of keys that follow a closed list of ids.
pub fn t_of(family: &str, id: &str) -> &'static str {
    t(&format!("{family}.{id}"))
}

/// The text of a key with its `{name}` placeholders filled.
pub fn t_with(key: &str, values: &[(&str, &str)]) -> String {
    fill(t(key), values)
}

/// Fills the `{name}` placeholders of a text.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(text.to_owned(), |text, (name, value)| {
        text.replace(&format!("{{{name}}}"), value)
    })
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn a_browser_is_offered_the_script_and_language_that_it_asks_for() {
        for (tag, language) in [
            ("en-US", Some(Language::En)),
            ("zh-TW", Some(Language::ZhHant)),
            ("zh-Hant-HK", Some(Language::ZhHant)),
            ("zh-CN", Some(Language::ZhCn)),
            ("zh", Some(Language::ZhCn)),
            ("ko", None),
            ("", None),
        ] {
            assert_eq!(Language::asked_for(tag), language, "{tag:?}");
        }
    }
}
