//! Texts in all languages at once, side by side.

use leptos::prelude::*;

use crate::i18n::{self, Bundle, Language, Texts};
use crate::platform::fetch::LoadError;

/// The texts of one questionnaire in every language.
pub struct InLanguages(Vec<(Language, Texts)>);

impl InLanguages {
    /// Reads one file in every language.
    pub async fn read(bundle: Bundle) -> Result<InLanguages, LoadError> {
        let mut all = Vec::new();
        for language in Language::ALL {
            all.push((language, i18n::read(language, bundle).await?));
        }
        Ok(InLanguages(all))
    }

    /// One row of a table: what it is, then the text of a key in every language. A key that a
    /// language lacks shows itself.
    pub fn row(&self, what: &str, key: &str) -> impl IntoView + use<> {
        let cells = self.0.iter().map(|(language, texts)| {
            let text = texts.get(key).map_or(key, String::as_str).to_owned();
            view! { <td lang=language.tag()>{text}</td> }
        });
        view! {
            <tr>
                <th scope="row">{what.to_owned()}</th>
                {cells.collect_view()}
            </tr>
        }
    }

    /// What a file says in English, in the language of the page; `None` where it has no text here.
    pub fn said(&self, language: Language, english: &str) -> Option<String> {
        let (_, in_english) = self.0.iter().find(|(own, _)| *own == Language::En)?;
        let (key, _) = in_english.iter().find(|(_, text)| *text == english)?;
        Some(self.own(language, key))
    }

    /// The text of a key in the language of the page.
    pub fn own(&self, language: Language, key: &str) -> String {
        let mut all = self.0.iter();
        let texts = all.find(|(own, _)| *own == language);
        texts
            .and_then(|(_, texts)| texts.get(key))
            .map_or(key, String::as_str)
            .to_owned()
    }
}

/// A table with one column for each language.
pub fn table(rows: Vec<AnyView>) -> impl IntoView {
    let heads = Language::ALL.map(|language| {
        view! { <th scope="col">{i18n::t_of("language", language.tag())}</th> }
    });
    view! {
        <table class="instrument-table">
            <thead>
                <tr><td></td>{heads.collect_view()}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
