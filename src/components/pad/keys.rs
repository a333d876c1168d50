//! The keys of a pad.

use leptos::prelude::*;

use super::Written;
use crate::i18n::t;

/// What a key does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    /// Adds this to the text.
    Sign(String),
    /// Takes the last sign away.
    Delete,
    /// Takes everything away.
    Clear,
}

impl Key {
    /// A key that adds a text.
    pub fn sign(sign: &str) -> Key {
        Key::Sign(sign.to_owned())
    }
}

/// All keys in their order.
pub fn keys(class: &'static str, all: Vec<Key>, written: Written) -> AnyView {
    let key = |key: Key| {
        let (label, class) = match &key {
            Key::Sign(sign) => (sign.clone(), "pad-key"),
            Key::Delete => (t("pad.delete").to_owned(), "pad-key pad-mend"),
            Key::Clear => (t("pad.clear").to_owned(), "pad-key pad-mend"),
        };
        let press = move |_| match &key {
            Key::Sign(sign) => written.add(sign),
            Key::Delete => written.delete(),
            Key::Clear => written.put(String::new()),
        };
        view! { <button type="button" class=class on:click=press>{label}</button> }
    };
    let all = all.into_iter().map(key).collect_view();
    view! { <div class=class role="group" aria-label=t("pad.label")>{all}</div> }.into_any()
}
