//! How a person wants to see the pages: language, text size, contrast.

use leptos::prelude::*;

use crate::i18n::{self, Bundle, Language};
use crate::platform::{dom, prefs};

/// The steps of the text size, small to large, as the style sheet knows them.
pub const TEXT_SIZES: [&str; 4] = ["normal", "large", "larger", "largest"];

/// Display preferences. Changing one shows at once and is remembered.
#[derive(Clone, Copy)]
pub struct Prefs {
    /// The language; the page is rendered anew when it changes.
    pub language: RwSignal<Language>,
    /// One of [`TEXT_SIZES`].
    pub text_size: RwSignal<&'static str>,
    /// High contrast.
    pub high_contrast: RwSignal<bool>,
}

impl Prefs {
    /// Switches the language once its texts are there; keeps the old one if they are not to be had.
    pub async fn switch_language(self, language: Language) {
        if i18n::load(language, Bundle::App).await.is_err() {
            return;
        }
        i18n::drop_later();
        dom::set_language(language.tag());
        prefs::write("language", language.tag());
        self.language.set(language);
    }

    /// Sets the text size.
    pub fn set_text_size(self, size: &'static str) {
        dom::set_root_data("text", size);
        prefs::write("text", size);
        self.text_size.set(size);
    }

    /// Switches high contrast.
    pub fn set_high_contrast(self, on: bool) {
        let value = if on { "high" } else { "normal" };
        dom::set_root_data("contrast", value);
        prefs::write("contrast", value);
        self.high_contrast.set(on);
    }
}

/// A language that the browser asks for while the page is in another that nobody chose: the way to it
/// should then be seen by whoever cannot read the page.
pub fn offered_language() -> Option<Language> {
    let is_chosen = prefs::read("language").is_some();
    let asked = prefs::asked_language().filter(|_| !is_chosen)?;
    Language::asked_for(&asked).filter(|asked| *asked != Language::default())
}

/// The language remembered on this device.
pub fn remembered_language() -> Language {
    prefs::read("language").map_or_else(Language::default, |tag| Language::from_tag(&tag))
}

/// Makes the preferences known to the whole app and applies what is remembered.
pub fn provide_prefs(language: Language) -> Prefs {
    let remembered = prefs::read("text");
    let size = TEXT_SIZES
        .into_iter()
        .find(|size| Some(*size) == remembered.as_deref())
        .unwrap_or(TEXT_SIZES[0]);
    let high = prefs::read("contrast").as_deref() == Some("high");
    let context = Prefs {
        language: RwSignal::new(language),
        text_size: RwSignal::new(size),
        high_contrast: RwSignal::new(high),
    };
    dom::set_language(language.tag());
    dom::set_root_data("text", size);
    dom::set_root_data("contrast", if high { "high" } else { "normal" });
    provide_context(context);
    context
}

/// The display preferences.
pub fn use_prefs() -> Prefs {
    expect_context()
}
