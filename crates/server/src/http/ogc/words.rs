//! Titles and descriptions, in Chinese and English side by side: a GIS shows one text and asks for
//! no language.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use eldercare_places::open::{CollectionId, Holdings};

/// The texts of one language.
struct Words(BTreeMap<String, String>);

static WORDS: LazyLock<[Words; 2]> = LazyLock::new(|| {
    let chinese = [
        include_str!("../../../../../assets/locales/zh-CN/app.json"),
        include_str!("../../../../../assets/locales/zh-CN/open.json"),
    ];
    let english = [
        include_str!("../../../../../assets/locales/en/app.json"),
        include_str!("../../../../../assets/locales/en/open.json"),
    ];
    [chinese, english].map(Words::read)
});

impl Words {
    /// A file that is no JSON gives no texts; a repository check reads all of them before.
    fn read(files: [&str; 2]) -> Self {
        let texts = files
            .into_iter()
            .filter_map(|file| serde_json::from_str::<BTreeMap<String, String>>(file).ok());
        Self(texts.flatten().collect())
    }

    fn t(&self, key: &str) -> &str {
        self.0.get(key).map_or("", String::as_str)
    }

    fn t_of(&self, family: &str, id: &str) -> &str {
        self.t(&format!("{family}.{id}"))
    }

    fn t_with(&self, key: &str, values: &[(&str, &str)]) -> String {
        values
            .iter()
            .fold(self.t(key).to_owned(), |text, (name, value)| {
                text.replace(&format!("{{{name}}}"), value)
            })
    }

    fn title_of(&self, id: CollectionId) -> String {
        match id {
            CollectionId::All => self.t("open.all").to_owned(),
            CollectionId::Of(kind) => self.t_of("kind", kind.id()).to_owned(),
        }
    }

    fn holds(&self, holdings: &Holdings) -> String {
        let count = holdings.count().to_string();
        let all = self.t_with("open.count", &[("count", count.as_str())]);
        if holdings.demo() == 0 {
            return all;
        }
        let count = holdings.demo().to_string();
        let demo = self.t_with("open.demo", &[("count", count.as_str())]);
        format!("{all} {demo}")
    }
}

/// The same in both languages.
fn both(text: impl Fn(&Words) -> String) -> String {
    WORDS.each_ref().map(text).join(" · ")
}

/// What the interface is called, and what is in it.
pub(super) fn of_interface() -> (String, String) {
    (
        both(|words| words.t("open.title").to_owned()),
        both(|words| words.t("open.about").to_owned()),
    )
}

/// What a collection is called, and how much is in it.
pub(super) fn of_collection(id: CollectionId, holdings: &Holdings) -> (String, String) {
    (
        both(|words| words.title_of(id)),
        both(|words| words.holds(holdings)),
    )
}

#[cfg(test)]
mod tests {
    use super::{of_collection, of_interface};
    use eldercare_places::open::{CollectionId, Holdings};

    #[test]
    fn every_collection_has_a_title_and_says_how_much_of_it_is_a_demonstration() {
        let mut holdings = Holdings::default();
        holdings.add(None, "2025", false);
        for id in CollectionId::all() {
            let (title, description) = of_collection(id, &holdings);
            assert!(title.len() > 5 && !title.contains('.'), "{title}");
            assert!(description.contains("1 places.") && !description.contains("demo"));
        }
        holdings.add(None, "2025", true);
        let (_, description) = of_collection(CollectionId::All, &holdings);
        assert!(
            description.contains("1 of them are demonstration data"),
            "{description}"
        );
        assert!(of_interface().0.contains("open data"));
    }
}
