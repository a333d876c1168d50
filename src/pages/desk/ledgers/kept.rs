//! What is typed in a form of a ledger. It stays in the memory of the desk until it is sent: a session may end meanwhile.

use leptos::prelude::*;

use crate::state::desk::Desk;

/// Under which the id is kept that was sent.
const SENT_AS: &str = "sent as";

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

    /// Whether something is typed in one of these fields.
    pub fn has(self, fields: &[&str]) -> bool {
        fields.iter().any(|field| self.some(field).is_some())
    }

    /// The id under which all this is sent for a town: a lost reply writes nothing down twice, also when the form was
    /// closed and opened meanwhile.
    pub fn id(self, town: &str, fields: &[&str]) -> String {
        let typed = fields.iter().map(|field| self.typed(field));
        let content: Vec<String> = std::iter::once(town.to_owned()).chain(typed).collect();
        let id = self.desk.id_of(&self.key(SENT_AS), &content.join("\n"));
        id.unwrap_or_default()
    }

    /// Sent: nothing is kept any more.
    pub fn forget(self, fields: &[&str]) {
        for field in fields.iter().chain([&SENT_AS]) {
            self.set(field, "");
        }
    }
}
