//! Titles and descriptions from the texts of several languages, side by side: a GIS shows one text
//! and asks for no language. The texts themselves come in as an argument.

use std::collections::BTreeMap;

use super::{CollectionId, Holdings};

/// The texts of one language by key.
pub type Texts = BTreeMap<String, String>;

/// Puts what each language says side by side.
#[derive(Clone, Debug, Default)]
pub struct Wording(Vec<Texts>);

impl Wording {
    /// With these languages, in the order of their showing.
    #[must_use]
    pub const fn new(languages: Vec<Texts>) -> Wording {
        Wording(languages)
    }

    /// Title and description of everything.
    #[must_use]
    pub fn of_interface(&self) -> (String, String) {
        let all = |key: &str| self.side_by_side(|texts| t(texts, key).to_owned());
        (all("open.title"), all("open.about"))
    }

    /// Title of a collection, and a description that says how much is in it and how much of that
    /// is demonstration data.
    #[must_use]
    pub fn of_collection(&self, id: CollectionId, holdings: &Holdings) -> (String, String) {
        (
            self.side_by_side(|texts| title(texts, id)),
            self.side_by_side(|texts| content(texts, holdings)),
        )
    }

    fn side_by_side(&self, text: impl Fn(&Texts) -> String) -> String {
        self.0.iter().map(text).collect::<Vec<_>>().join(" · ")
    }
}

fn t<'a>(texts: &'a Texts, key: &str) -> &'a str {
    texts.get(key).map_or("", String::as_str)
}

fn title(texts: &Texts, id: CollectionId) -> String {
    match id {
        CollectionId::All => t(texts, "open.all").to_owned(),
        CollectionId::Of(kind) => t(texts, &format!("kind.{}", kind.id())).to_owned(),
    }
}

fn content(texts: &Texts, holdings: &Holdings) -> String {
    let all = counted(t(texts, "open.count"), holdings.count());
    if holdings.demo() == 0 {
        return all;
    }
    let demo = counted(t(texts, "open.demo"), holdings.demo());
    format!("{all} {demo}")
}

fn counted(text: &str, count: usize) -> String {
    text.replace("{count}", &count.to_string())
}
