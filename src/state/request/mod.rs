//! The requests that are being filled in, what waits on this device, and how sending went.
//!
//! Decisions are made by `eldercare-requests`; this holds the signals and the order of steps:
//! seal first, then send, erase only after a receipt.

pub mod attach;
mod drafts;
pub mod facts;
pub mod groups;
mod lanes;
pub mod opening;
pub mod parcel;
mod reading;
mod receipts;
mod saving;
mod sending;
mod step;
mod walk;
pub mod words;

use std::collections::{BTreeMap, BTreeSet};

use eldercare_requests::{
    Context, Day, Field, FieldError, Form, OutboxItem, RecordId, RequestDraft, ServiceRequest,
    WishWindow, validate,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

pub use drafts::{Holding, LOCK as DRAFT_LOCK, is_begun};
use facts::PageCity;
use saving::Saves;
pub use sending::{Sending, refusal};
pub use step::Step;
pub use walk::LOCK as WALK_LOCK;

use super::config::use_config;
use super::family;
use super::location::use_location;
use super::outbox::marks::{self, Counts};
use super::outbox::{self, Kept, KeptReceipt};
use super::queue::{Unarrived, sends_here, use_unarrived};
use crate::platform::locks::Held;
use crate::platform::sealed_store::{self, StoreError};
use crate::platform::{clock, random};

/// Whether this device keeps what is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// Sealed on this device.
    Sealed,
    /// The browser keeps nothing: closing the page loses what is typed.
    Nothing(StoreError),
}

/// Everything about requests on this device.
#[derive(Clone, Copy)]
pub struct Requests {
    /// The request in the form, as filled in so far.
    pub draft: RwSignal<RequestDraft>,
    /// Whether the draft in the form is this tab's to change.
    pub holding: RwSignal<Holding>,
    /// Problems that were found, until they are looked for again.
    pub errors: RwSignal<Vec<FieldError>>,
    /// Drafts, waiting requests and receipts.
    pub kept: RwSignal<Kept>,
    /// How much only this device has.
    pub counts: RwSignal<Counts>,
    /// Ids of records that the browser threw away.
    pub missing: RwSignal<Vec<String>>,
    /// How many requests that waited here turned out to be erased at the server.
    pub erased: RwSignal<usize>,
    /// How sending stands.
    pub sending: RwSignal<Sending>,
    /// What waits is being sent.
    pub is_walking: RwSignal<bool>,
    /// A request that was neither delivered nor could be kept: it lives in this page alone.
    pub unkept: RwSignal<Option<OutboxItem>>,
    /// Whether the device keeps what is typed.
    pub keeping: RwSignal<Keeping>,
    /// The person came from a result and may want to attach it.
    pub with_check: RwSignal<bool>,
    /// The line of the note that the care plan brought, as long as the page is open.
    pub from_plan: RwSignal<Option<String>>,
    /// The device has been read; before that nothing may be shown or saved.
    pub is_open: RwSignal<bool>,
    /// Whether something may go out while this page is open.
    may_send: Signal<bool>,
    /// What the header says.
    unarrived: Unarrived,
    /// The lock on the draft in the form.
    lock: StoredValue<Option<Held>, LocalStorage>,
    /// What no page sees.
    inner: StoredValue<Inner>,
}

/// What holds the requests together behind the pages.
#[derive(Default)]
struct Inner {
    /// The server.
    base: String,
    /// The city that a new draft is for: the open one.
    city: Option<String>,
    /// Drafts that are to be saved or destroyed.
    saves: Saves,
    /// How often `kept` was changed here: what is read meanwhile is old.
    changes: u32,
    /// Ids of the records that are being sent by this tab.
    on_way: BTreeSet<String>,
    /// What is wrong with the fields of refused requests, as the server said.
    problems: BTreeMap<String, Vec<FieldError>>,
    /// Receipts for which the device had no room.
    unwritten: Vec<KeptReceipt>,
    /// How often the browser had thrown the store away when it was read last.
    emptied: u32,
    /// What a new draft begins with: what a worker wrote down of the elder who sits here.
    known: Option<RequestDraft>,
}

impl Requests {
    fn new() -> Requests {
        Requests {
            draft: RwSignal::new(RequestDraft::default()),
            holding: RwSignal::new(Holding::Free),
            errors: RwSignal::new(Vec::new()),
            kept: RwSignal::new(Kept::default()),
            counts: RwSignal::new(marks::counts()),
            missing: RwSignal::new(Vec::new()),
            erased: RwSignal::new(0),
            sending: RwSignal::new(Sending::Editing),
            is_walking: RwSignal::new(false),
            unkept: RwSignal::new(None),
            keeping: RwSignal::new(Keeping::Sealed),
            with_check: RwSignal::new(false),
            from_plan: RwSignal::new(None),
            is_open: RwSignal::new(false),
            may_send: sends_here(use_location()),
            unarrived: use_unarrived(),
            lock: StoredValue::new_local(None),
            inner: StoredValue::new(Inner {
                base: use_config().api,
                ..Inner::default()
            }),
        }
    }

    /// Reads the device once; later calls do nothing.
    pub fn open(self) {
        if self.is_open.get_untracked() {
            return;
        }
        spawn_local(async move {
            self.read_device().await;
            self.is_open.set(true);
            walk::keep_watch(self);
        });
    }

    async fn read_device(self) {
        match outbox::read_all().await {
            Ok(found) => {
                self.missing.set(found.missing);
                self.kept.set(found.kept);
                self.pick_draft();
                // Before anybody types: can something be kept at all, and is there room?
                if let Err(why) = sealed_store::probe().await {
                    self.keeping.set(Keeping::Nothing(why));
                }
            }
            Err(why) => self.keeping.set(Keeping::Nothing(why)),
        }
        self.recount();
    }

    /// Counts anew what only this device has.
    pub fn recount(self) {
        let counts = marks::counts();
        if self.counts.get_untracked() != counts {
            self.counts.set(counts);
        }
        marks::write_unarrived();
        self.unarrived.read();
    }

    /// What the browser threw away was told and is not told again.
    pub fn forget_missing(self) {
        for id in self.missing.get_untracked() {
            marks::gone(&id);
        }
        self.missing.set(Vec::new());
        self.recount();
    }

    /// What is here of the person who is chosen.
    pub fn own(self) -> Kept {
        self.kept.with(|kept| kept.of(family::is_chosens))
    }

    fn change_kept(self, change: impl FnOnce(&mut Kept)) {
        self.inner
            .update_value(|inner| inner.changes = inner.changes.wrapping_add(1));
        self.kept.update(change);
    }

    fn note_keeping(self, done: Result<(), StoreError>) {
        let keeping = done.map_or_else(Keeping::Nothing, |()| Keeping::Sealed);
        if self.keeping.get_untracked() != keeping {
            self.keeping.set(keeping);
        }
        self.recount();
    }

    /// Has every new draft begin with this.
    pub fn begin_with(self, known: Option<RequestDraft>) {
        self.inner.update_value(|inner| inner.known = known);
    }

    /// Fits the draft to the open city: an address or a facility of another city is taken out.
    /// Says whether something was.
    pub fn fit_to(self, city: &str) -> bool {
        self.inner
            .update_value(|inner| inner.city = Some(city.to_owned()));
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

/// Where the requests of the app are, once a page has asked for them: the map never does, and their
/// signals are no part of the first download.
#[derive(Clone)]
struct Home {
    owner: Owner,
    requests: StoredValue<Option<Requests>>,
}

/// Lets every page ask for the requests; they outlive it.
pub fn provide_requests() {
    let owner = Owner::current().unwrap_or_default();
    let requests = StoredValue::new(None);
    provide_context(Home { owner, requests });
}

/// Whose contexts live as long as the app, whatever page asks.
pub fn home_owner() -> Owner {
    expect_context::<Home>().owner
}

/// The requests on this device.
pub fn use_requests() -> Requests {
    let home: Home = expect_context();
    if let Some(requests) = home.requests.get_value() {
        return requests;
    }
    let requests = home.owner.with(|| untrack(Requests::new));
    home.owner
        .with(|| walk::follow_pages(requests, requests.may_send));
    home.requests.set_value(Some(requests));
    requests
}
