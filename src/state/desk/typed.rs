//! What was typed at the desk and not sent, in the memory of the page.

use std::collections::BTreeMap;

/// Texts by names, and whose they are.
#[derive(Default)]
pub struct Typed {
    login: Option<String>,
    texts: BTreeMap<String, String>,
    has_lost_file: bool,
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

    /// Forgets the text under a name, and those whose names go on behind it after a slash.
    pub fn forget_below(&mut self, name: &str) {
        self.texts.retain(|other, _| !is_below(other, name));
    }

    /// Whether a text is kept under a name or below it.
    pub fn has_below(&self, name: &str) -> bool {
        self.texts.keys().any(|other| is_below(other, name))
    }

    /// A file that was chosen is gone with the session: it is told once.
    pub fn lose_file(&mut self) {
        self.has_lost_file = true;
    }

    /// Whether a file was lost and nobody was told yet.
    pub fn take_loss(&mut self) -> bool {
        std::mem::take(&mut self.has_lost_file)
    }

    /// Says who has signed in: what somebody else has typed is forgotten.
    pub fn belongs_to(&mut self, login: &str) {
        if self.login.as_deref().is_some_and(|before| before != login) {
            self.texts.clear();
            self.has_lost_file = false;
        }
        self.login = Some(login.to_owned());
    }

    /// Forgets everything.
    pub fn forget(&mut self) {
        *self = Self::default();
    }
}

fn is_below(name: &str, parent: &str) -> bool {
    name.strip_prefix(parent)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
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

    #[test]
    fn what_belongs_together_is_forgotten_together_and_nothing_beside_it() {
        let mut typed = Typed::default();
        for name in [
            "a/hours/from",
            "a/hours/to",
            "a/hours",
            "a/hours2",
            "a/phone",
        ] {
            typed.set(name, "x");
        }
        assert!(typed.has_below("a/hours"));
        typed.forget_below("a/hours");
        assert!(!typed.has_below("a/hours"));
        assert!(typed.has_below("a/hours2") && typed.has_below("a/phone"));
        typed.forget_below("a");
        assert!(typed.is_empty());
    }

    #[test]
    fn a_lost_file_is_told_once_and_to_nobody_else() {
        let mut typed = Typed::default();
        typed.belongs_to("demo.a");
        typed.lose_file();
        typed.belongs_to("demo.a");
        assert!(typed.take_loss());
        assert!(!typed.take_loss());
        typed.lose_file();
        typed.belongs_to("demo.b");
        assert!(!typed.take_loss());
    }
}
