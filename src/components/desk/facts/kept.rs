//! What is typed into the forms for facts and not sent, for as long as the page of the desk lives: a session may end
//! meanwhile.

use crate::state::desk::Desk;

/// Where it is kept. Nothing is kept for whoever opened a one-time link: there no session can end.
#[derive(Clone, Default)]
pub struct Kept(Option<(Desk, String)>);

impl Kept {
    /// At the desk, for one place.
    pub fn at_desk(desk: Desk, place: &str) -> Kept {
        Kept(Some((desk, ["facts", place].join("/"))))
    }

    /// What was typed into a field of the form for a fact; nothing where the field is as the form made it.
    pub fn text(&self, fact: &str, field: &str) -> Option<String> {
        let (desk, place) = self.0.as_ref()?;
        Some(desk.typed(&[place, fact, field].join("/"))).filter(|text| !text.is_empty())
    }

    /// Keeps what is typed into a field.
    pub fn note(&self, fact: &str, field: &str, text: &str) {
        if let Some((desk, place)) = &self.0 {
            desk.note_typed(&[place, fact, field].join("/"), text);
        }
    }

    /// Whether anything was typed into the form for a fact.
    pub fn has(&self, fact: &str) -> bool {
        self.0
            .as_ref()
            .is_some_and(|(desk, place)| desk.has_typed_below(&[place, fact].join("/")))
    }

    /// Forgets what was typed into the form for a fact: it is sent, or given up.
    pub fn forget(&self, fact: &str) {
        if let Some((desk, place)) = &self.0 {
            desk.forget_typed(&[place, fact].join("/"));
        }
    }
}
