//! The texts of the collections, from the files of the app.

use std::path::Path;

use eldercare_places::open::{Texts, Wording};

use crate::problem::{Problem, read_text};

/// The languages, in the order of their showing.
const LANGUAGES: [&str; 2] = ["zh-CN", "en"];
/// The files in which the texts stand.
const BUNDLES: [&str; 2] = ["app.json", "open.json"];

/// Reads the texts of both languages.
pub fn read(locales: &Path) -> Result<Wording, Problem> {
    let languages = LANGUAGES.iter().map(|language| {
        let mut texts = Texts::new();
        for bundle in BUNDLES {
            let path = locales.join(language).join(bundle);
            let file = serde_json::from_str::<Texts>(&read_text(&path)?);
            texts.extend(file.map_err(|error| Problem::content(&path, error.line(), error))?);
        }
        Ok(texts)
    });
    languages.collect::<Result<_, _>>().map(Wording::new)
}
