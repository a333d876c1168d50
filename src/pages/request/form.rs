//! What every step of the request needs: the draft as signals, its problems in words, the city.

use eldercare_requests::{Field, RequestDraft};
use leptos::prelude::*;

use crate::components::error_summary::{Place, Problem};
use crate::components::field::field_id;
use crate::i18n::t;
use crate::state::atlas::{Atlases, use_atlas};
use crate::state::benefits::of_open_city;
use crate::state::benefits::offered::Benefits;
use crate::state::divisions::{DivisionsOf, use_divisions};
use crate::state::request::facts::PageCity;
use crate::state::request::{Requests, Step, use_requests};

/// The request as the steps see it.
#[derive(Clone, Copy)]
pub struct Form {
    /// Draft, problems, sending.
    pub requests: Requests,
    /// Towns and villages.
    pub divisions: DivisionsOf,
    /// The cities.
    pub atlas: Atlases,
    /// What the documents of the open city say of its services.
    pub benefits: Benefits,
}

/// The request of the open city.
pub fn use_form() -> Form {
    Form {
        requests: use_requests(),
        divisions: use_divisions(),
        atlas: use_atlas(),
        benefits: of_open_city(),
    }
}

impl Form {
    /// The open city with what is known of its divisions.
    pub fn city(self) -> Option<PageCity> {
        let city = untrack(move || self.atlas.city())?;
        let divisions = self.divisions.ready(&city.id);
        Some(PageCity { city, divisions })
    }

    /// A text of the draft, followed.
    pub fn text(self, get: fn(&RequestDraft) -> Option<&String>) -> Signal<Option<String>> {
        Signal::derive(move || self.requests.draft.with(|draft| get(draft).cloned()))
    }

    /// A text of the draft as it is now.
    pub fn typed(self, get: fn(&RequestDraft) -> Option<&String>) -> String {
        self.requests
            .draft
            .with_untracked(|draft| get(draft).cloned())
            .unwrap_or_default()
    }

    /// Changes one text of the draft; an empty one is taken out.
    pub fn put(self, get: fn(&mut RequestDraft) -> &mut Option<String>) -> Callback<String> {
        Callback::new(move |text: String| {
            self.requests
                .edit(|draft| *get(draft) = (!text.is_empty()).then_some(text));
        })
    }

    /// What is wrong with a field, in words.
    pub fn error(self, field: Field) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.requests
                .error_of(field)
                .map(|error| t(&error.message_key()).to_owned())
        })
    }

    /// Whether everything on a step is good; without a city nothing is.
    pub fn is_good(self, step: Step) -> bool {
        self.city()
            .is_some_and(|city| self.requests.is_step_good(step, &city))
    }

    /// The problems that a step tells, each with the way to mend it.
    pub fn problems(self, step: Step) -> Signal<Vec<Problem>> {
        Signal::derive(move || {
            self.requests.errors.with(|errors| {
                let told = errors.iter().filter(|error| step.tells(error.field));
                told.map(|error| Problem {
                    text: t(&error.message_key()).to_owned(),
                    place: place_of(step, error.field),
                })
                .collect()
            })
        })
    }
}

fn place_of(step: Step, field: Field) -> Place {
    match field {
        Field::RecordId | Field::City => Place::Nowhere,
        // The picker has one box for both.
        Field::Village if step != Step::Review => Place::Here(field_id(Field::Town.id())),
        _ if step == Step::Review => Place::Page(Step::of(field).path_from_review()),
        _ => Place::Here(field_id(field.id())),
    }
}
