//! What was typed at the desk and not sent, in the memory of the page.

use std::collections::BTreeMap;

/// Texts by names, and whose they are.
#[derive(Default)]
pub struct Typed {
    login: Option<String>,
    texts: BTreeMap<String, String>,
}

impl Typed {
    /// The text under a name; empty where there is none.
    pub fn get(&self, name: &str) -> String {
        self.texts.get(name).cloned().unwrap_or_default()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// Keeps a text; an empty one is none.
    pub fn set(&mut self, name: &str, text: &str) {
        if text.is_empty() {
            self.texts.remove(name);
        } else {
            self.texts.insert(name.to_owned(), text.to_owned());
        }
    }

    /// Says who has signed in: what somebody else has typed is forgotten.
    pub fn belongs_to(&mut self, login: &str) {
        if self.login.as_deref().is_some_and(|before| before != login) {
            self.texts.clear();
        }
        self.login = Some(login.to_owned());
    }

    /// Forgets everything.
    pub fn forget(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::Typed;

    #[test]
    fn it_stays_for_whoever_typed_it_and_for_nobody_else() {
        let mut typed = Typed::default();
        typed.belongs_to("demo.a");
        typed.set("note", "half a note");
        typed.belongs_to("demo.a");
        assert_eq!(typed.get("note"), "half a note");
        typed.belongs_to("demo.b");
        assert_eq!(typed.get("note"), "");
        typed.set("note", "another");
        typed.set("note", "");
        assert!(typed.is_empty());
    }
}
