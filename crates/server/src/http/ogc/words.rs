//! Titles and descriptions in Chinese and English, from the same files as the texts of the app.

use std::sync::LazyLock;

use eldercare_places::open::{Texts, Wording};

/// A file that is no JSON gives no texts; a repository check reads all of them before.
pub(super) static WORDING: LazyLock<Wording> = LazyLock::new(|| {
    let chinese = [
        include_str!("../../../../../assets/locales/zh-CN/app.json"),
        include_str!("../../../../../assets/locales/zh-CN/open.json"),
    ];
    let english = [
        include_str!("../../../../../assets/locales/en/app.json"),
        include_str!("../../../../../assets/locales/en/open.json"),
    ];
    let read = |files: [&str; 2]| -> Texts {
        let texts = files
            .into_iter()
            .filter_map(|file| serde_json::from_str::<Texts>(file).ok());
        texts.flatten().collect()
    };
    Wording::new(vec![read(chinese), read(english)])
});

#[cfg(test)]
mod tests {
    use super::WORDING;
    use eldercare_places::open::{CollectionId, Holdings};

    #[test]
    fn every_collection_has_a_title_and_says_how_much_of_it_is_a_demonstration() {
        let mut holdings = Holdings::default();
        holdings.add(None, "2025", false);
        for id in CollectionId::all() {
            let (title, description) = WORDING.of_collection(id, &holdings);
            assert!(title.len() > 5 && title.contains(" · "), "{title}");
            assert!(description.contains("1 places.") && !description.contains("demo"));
        }
        holdings.add(None, "2025", true);
        let (_, description) = WORDING.of_collection(CollectionId::All, &holdings);
        assert!(
            description.contains("1 of them are demonstration data"),
            "{description}"
        );
        assert!(WORDING.of_interface().0.contains("open data"));
    }
}
