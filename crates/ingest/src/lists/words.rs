//! The texts of the list pages, from the same file as those of the app.
//!
//! The functions have the names of the app's own, so that one repository check sees every
//! text that either asks for.

use std::collections::BTreeMap;
use std::path::Path;

use crate::problem::{Problem, read_text};

/// The texts of one language by key.
#[derive(Debug)]
pub struct Words(BTreeMap<String, String>);

impl Words {
    /// Reads `app.json` of a language.
    pub fn read(locales: &Path, language: &str) -> Result<Words, Problem> {
        let path = locales.join(language).join("app.json");
        let texts = serde_json::from_str(&read_text(&path)?);
        texts
            .map(Words)
            .map_err(|e| Problem::content(&path, e.line(), e))
    }

    #[cfg(test)]
    pub(super) fn of(texts: &[(&str, &str)]) -> Words {
        let owned = |(key, text): &(&str, &str)| ((*key).to_owned(), (*text).to_owned());
        Words(texts.iter().map(owned).collect())
    }

    /// A text; the key itself where there is none, which a repository check finds before.
    #[must_use]
    pub fn t<'a>(&'a self, key: &'a str) -> &'a str {
        self.0.get(key).map_or(key, String::as_str)
    }

    /// The text of an id in a family of texts.
    #[must_use]
    pub fn t_of(&self, family: &str, id: &str) -> String {
        self.t(&format!("{family}.{id}")).to_owned()
    }

    /// A text with its placeholders filled. Values are not searched for placeholders.
    #[must_use]
    pub fn t_with(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut parts = self.t(key).split('{');
        let mut filled = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let known = part
                .split_once('}')
                .and_then(|(name, rest)| Some((values.iter().find(|v| v.0 == name)?.1, rest)));
            if let Some((value, rest)) = known {
                filled.push_str(value);
                filled.push_str(rest);
            } else {
                filled.push('{');
                filled.push_str(part);
            }
        }
        filled
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn placeholders_are_filled_once_and_unknown_ones_stay() {
        let words = Words::of(&[("a", "{x}，{y}。{z}{x}")]);
        let filled = words.t_with("a", &[("x", "{y}"), ("y", "2")]);
        assert_eq!(filled, "{y}，2。{z}{y}");
        assert_eq!(words.t("b"), "b");
    }
}
