//! Filling in without a keyboard: digits, letters of a code, a surname and how the person is called.
//!
//! A kiosk has none, and the keyboard of the system covers half of the page and remembers words.

mod keys;
mod name;

use leptos::prelude::*;

use self::keys::{Key, keys};
use super::field::Typing;
use crate::i18n::t;

/// What is written with a pad, and who hears of it.
#[derive(Clone, Copy)]
pub struct Written {
    /// The text so far.
    pub text: RwSignal<String>,
    /// Called with the whole text after each change.
    pub on_input: Callback<String>,
}

impl Written {
    fn put(self, text: String) {
        self.text.set(text.clone());
        self.on_input.run(text);
    }

    fn add(self, sign: &str) {
        self.put([self.text.get_untracked().as_str(), sign].concat());
    }

    fn delete(self) {
        let mut text = self.text.get_untracked();
        text.pop();
        self.put(text);
    }
}

/// Whether a pad can write this kind of text; what it cannot write is not asked at a kiosk.
pub fn has_pad(typing: Typing) -> bool {
    !matches!(typing, Typing::Line | Typing::Lines)
}

/// The pad for a kind of text.
pub fn pad(typing: Typing, written: Written) -> AnyView {
    match typing {
        Typing::Telephone | Typing::Digits => numbers(written, &[]),
        Typing::Door => {
            let words: Vec<&str> = t("pad.door").split('|').collect();
            numbers(written, &words)
        }
        Typing::Code => letters(written),
        Typing::Name => name::name(written).into_any(),
        Typing::Line | Typing::Lines => ().into_any(),
    }
}

/// Digits as on a telephone, and words beside them.
fn numbers(written: Written, words: &[&str]) -> AnyView {
    let digits = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
    let mut all: Vec<Key> = digits.map(Key::sign).to_vec();
    all.extend([Key::Clear, Key::sign("0"), Key::Delete]);
    all.extend(words.iter().map(|word| Key::sign(word)));
    keys("pad pad-numbers", all, written)
}

/// The signs of a tracking code.
fn letters(written: Written) -> AnyView {
    let mut all: Vec<Key> = eldercare_requests::TrackingCode::signs()
        .map(|sign| Key::sign(&sign.to_string()))
        .collect();
    all.extend([Key::Clear, Key::Delete]);
    keys("pad pad-letters", all, written)
}
