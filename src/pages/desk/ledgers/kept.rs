//! What is typed in a form of a ledger. It stays in the memory of the desk until it is sent: a session may end meanwhile.

use leptos::prelude::*;

use crate::state::desk::Desk;

/// The fields of one form.
#[derive(Clone, Copy)]
pub struct Kept {
    desk: Desk,
    form: &'static str,
}

impl Kept {
    /// The form with this name.
    pub fn new(desk: Desk, form: &'static str) -> Kept {
        Kept { desk, form }
    }

    fn key(self, field: &str) -> String {
        [self.form, " ", field].concat()
    }

    /// What a field holds.
    pub fn typed(self, field: &str) -> String {
        self.desk.typed(&self.key(field))
    }

    /// The same where something is typed.
    pub fn some(self, field: &str) -> Option<String> {
        Some(self.typed(field)).filter(|text| !text.trim().is_empty())
    }

    /// Keeps what is typed in a field.
    pub fn set(self, field: &str, text: &str) {
        self.desk.note_typed(&self.key(field), text);
    }

    /// Called by the field itself.
    pub fn keep(self, field: &'static str) -> Callback<String> {
        Callback::new(move |text: String| self.set(field, &text))
    }

    /// Sent: nothing is kept any more.
    pub fn forget(self, fields: &[&str]) {
        for field in fields {
            self.set(field, "");
        }
    }
}
