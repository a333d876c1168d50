//! A text of a city's own file, in the three languages of the product.

use serde::{Deserialize, Serialize};

/// One text in three languages. None of them is empty once a catalogue is checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Simplified Chinese.
    #[serde(rename = "zh-CN", default)]
    pub zh_cn: String,
    /// Traditional Chinese.
    #[serde(rename = "zh-Hant", default)]
    pub zh_hant: String,
    /// English.
    #[serde(default)]
    pub en: String,
}

impl Text {
    /// The text in the language with this tag; Simplified Chinese for an unknown one.
    #[must_use]
    pub fn get(&self, language: &str) -> &str {
        match language {
            "en" => &self.en,
            "zh-Hant" => &self.zh_hant,
            _ => &self.zh_cn,
        }
    }

    /// The tags of the languages in which nothing is written.
    pub fn missing(&self) -> impl Iterator<Item = &'static str> {
        let all = [
            ("zh-CN", &self.zh_cn),
            ("zh-Hant", &self.zh_hant),
            ("en", &self.en),
        ];
        let empty = all
            .into_iter()
            .filter(|(_, text)| text.trim().is_empty() || text.as_str() == "…");
        empty.map(|(tag, _)| tag).collect::<Vec<_>>().into_iter()
    }
}
