//! The request that is being filled in, what waits on this device, and how sending went.
//!
//! Decisions are made by `eldercare-requests`; this holds the signals and the order of steps:
//! seal first, then send, erase only after a receipt.

pub mod attach;
pub mod facts;
pub mod groups;
pub mod opening;
mod sending;
mod step;
pub mod words;

use eldercare_requests::{
    Context, Day, Field, FieldError, Form, RecordId, RequestDraft, ServiceRequest, WishWindow,
    validate,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

use facts::PageCity;
pub use sending::{Sending, refusal};
pub use step::Step;

use super::outbox::{self, Kept};
use crate::platform::{clock, random};

/// Whether this device keeps what is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// Sealed on this device.
    Sealed,
    /// The browser keeps nothing: closing the page loses what is typed.
    Nothing,
}

/// Everything about requests on this device.
#[derive(Clone, Copy)]
pub struct Requests {
    /// The request as filled in so far.
    pub draft: RwSignal<RequestDraft>,
    /// Problems that were found, until they are looked for again.
    pub errors: RwSignal<Vec<FieldError>>,
    /// Waiting requests and receipts.
    pub kept: RwSignal<Kept>,
    /// How sending stands.
    pub sending: RwSignal<Sending>,
    /// Whether the device keeps what is typed.
    pub keeping: RwSignal<Keeping>,
    /// The person came from a result and may want to attach it.
    pub with_check: RwSignal<bool>,
    /// The line of the note that the care plan brought, as long as the page is open.
    pub from_plan: RwSignal<Option<String>>,
    /// The device has been read; before that nothing may be shown or saved.
    pub is_open: RwSignal<bool>,
    /// The city that a new draft is for: the open one.
    city: StoredValue<Option<String>>,
    /// A save is under way, or another is needed after it.
    saving: StoredValue<Saving>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Saving {
    Idle,
    Busy,
    Again,
}

impl Requests {
    /// Reads the device once; later calls do nothing.
    pub fn open(self) {
        if self.is_open.get_untracked() {
            return;
        }
        spawn_local(async move {
            match outbox::read_all().await {
                Ok((kept, draft)) => {
                    self.kept.set(kept);
                    self.draft.set(draft.unwrap_or_default());
                }
                Err(_) => self.keeping.set(Keeping::Nothing),
            }
            self.is_open.set(true);
        });
    }

    /// Changes the draft and seals it. The first change gives the request its id.
    pub fn edit(self, change: impl FnOnce(&mut RequestDraft)) {
        self.draft.update(|draft| {
            if draft.record_id.is_none() {
                draft.record_id = new_record_id();
            }
            if draft.city.is_none() {
                draft.city = self.city.get_value();
            }
            let facility = draft.facility.clone();
            change(draft);
            // Whoever agreed that one facility learns of the request did not agree to another.
            if draft.facility != facility {
                draft.consent_share = None;
            }
        });
        self.save();
    }

    /// Starts afresh: the draft is erased from the page and from the device.
    pub fn discard(self) {
        self.draft.set(RequestDraft::default());
        self.errors.set(Vec::new());
        self.sending.set(Sending::Editing);
        self.save();
    }

    /// Fits the draft to the open city: an address or a facility of another city is taken out.
    /// Says whether something was.
    pub fn fit_to(self, city: &str) -> bool {
        self.city.set_value(Some(city.to_owned()));
        let other = self
            .draft
            .with_untracked(|draft| draft.city.as_deref().is_some_and(|drafted| drafted != city));
        if other {
            self.edit(|draft| {
                draft.city = Some(city.to_owned());
                draft.facility = None;
                draft.town = None;
                draft.village = None;
                draft.door = None;
            });
        }
        other
    }

    /// All problems of the draft, or the request.
    pub fn check(self, city: &PageCity) -> Result<ServiceRequest, Vec<FieldError>> {
        self.draft.with_untracked(|draft| checked(draft, city))
    }

    /// Looks for the problems of one step, shows them, and says whether there are none.
    pub fn is_step_good(self, step: Step, city: &PageCity) -> bool {
        let found = self.check(city).err().unwrap_or_default();
        let of_step: Vec<FieldError> = found
            .into_iter()
            .filter(|error| step.tells(error.field))
            .collect();
        let good = of_step.is_empty();
        self.errors.update(|errors| {
            errors.retain(|error| !step.tells(error.field));
            errors.extend(of_step);
        });
        good
    }

    /// The first step that still has a problem; the review when there is none.
    pub fn first_open_step(self, city: &PageCity) -> Step {
        let found = self.check(city).err().unwrap_or_default();
        let steps = found.iter().map(|error| Step::of(error.field));
        steps
            .min_by_key(|step| step.number())
            .unwrap_or(Step::Review)
    }

    /// The problem of a field, if it has one.
    pub fn error_of(self, field: Field) -> Option<FieldError> {
        self.errors
            .with(|errors| errors.iter().find(|error| error.field == field).copied())
    }

    /// Seals or erases the draft as it is now; changes during that are taken along afterwards.
    fn save(self) {
        if self.saving.get_value() != Saving::Idle {
            self.saving.set_value(Saving::Again);
            return;
        }
        self.saving.set_value(Saving::Busy);
        spawn_local(async move {
            loop {
                let draft = self.draft.get_untracked();
                let done = if draft == RequestDraft::default() {
                    outbox::erase_draft().await
                } else {
                    outbox::save_draft(&draft).await
                };
                self.keeping.set(if done.is_ok() {
                    Keeping::Sealed
                } else {
                    Keeping::Nothing
                });
                if self.saving.get_value() == Saving::Busy {
                    break;
                }
                self.saving.set_value(Saving::Busy);
            }
            self.saving.set_value(Saving::Idle);
        });
    }
}

/// All problems of a draft as of today, or the request.
pub fn checked(draft: &RequestDraft, city: &PageCity) -> Result<ServiceRequest, Vec<FieldError>> {
    let today = Day::parse(&clock::today()).unwrap_or_default();
    let context = Context {
        city: Some(city),
        wish: WishWindow::on_the_page(today),
        today,
        form: Form::Second,
    };
    validate(draft, &context)
}

/// A new record id; none where the browser has no source of random numbers.
pub fn new_record_id() -> Option<String> {
    random::bytes().map(|bytes| RecordId::from_random_bytes(bytes).to_string())
}

/// Makes the requests known to the whole app.
pub fn provide_requests() {
    provide_context(Requests {
        draft: RwSignal::new(RequestDraft::default()),
        errors: RwSignal::new(Vec::new()),
        kept: RwSignal::new(Kept::default()),
        sending: RwSignal::new(Sending::Editing),
        keeping: RwSignal::new(Keeping::Sealed),
        with_check: RwSignal::new(false),
        from_plan: RwSignal::new(None),
        is_open: RwSignal::new(false),
        city: StoredValue::new(None),
        saving: StoredValue::new(Saving::Idle),
    });
}

/// The requests on this device.
pub fn use_requests() -> Requests {
    expect_context()
}
