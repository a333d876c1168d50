//! What a form of the desk sends, and what is wrong with it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Serialize;

use super::{Desk, trouble};
use crate::platform::api::ApiError;

/// One form. What is typed stays in the memory of the desk until it is sent: a session may end meanwhile.
#[derive(Clone, Copy)]
pub struct Sending {
    desk: Desk,
    fields: &'static [&'static str],
    /// On its way.
    pub is_busy: RwSignal<bool>,
    problem: RwSignal<Option<ApiError>>,
}

impl Sending {
    /// A form with fields that the server knows by these names.
    pub fn new(desk: Desk, fields: &'static [&'static str]) -> Sending {
        Sending {
            desk,
            fields,
            is_busy: RwSignal::new(false),
            problem: RwSignal::new(None),
        }
    }

    /// What is wrong with a field.
    pub fn field(self, name: &'static str) -> Signal<Option<String>> {
        let wrong = move || {
            self.problem
                .with(|why| trouble::of_field(why.as_ref()?, name))
        };
        Signal::derive(wrong)
    }

    /// What is wrong otherwise.
    pub fn whole(self) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.problem.with(|why| {
                let why = why.as_ref()?;
                let told = |field: &&str| trouble::of_field(why, field).is_some();
                let is_told = self.fields.iter().any(told);
                (!is_told).then(|| trouble::in_words(why))
            })
        })
    }

    /// Sends it once; `done` follows when the server has it.
    pub fn send(self, path: String, body: impl Serialize + 'static, done: impl FnOnce() + 'static) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        self.problem.set(None);
        spawn_local(async move {
            let told = self.desk.post_only(&path, &body).await;
            // The session may have ended, and the page with it.
            if self.is_busy.try_set(false).is_some() {
                return;
            }
            match told {
                Ok(()) => done(),
                Err(why) => self.problem.set(Some(why)),
            }
        });
    }
}
