//! The day of a worker who writes down what many people say: the lock, where the worker is, who was met, who is due.
//!
//! The page of the day sees what waits of everybody; the pages about one elder live in a document of their own, which
//! knows of nobody else and is thrown away as a whole (`hand_over`).

mod device;
mod due;
mod people;
mod queue;
mod sitting;

use eldercare_api::v1::outreach::OutreachDay;
use eldercare_outreach::{DAY_VERSION, Drive, Met, Pin, WorkDay};
use eldercare_requests::Day;
use leptos::prelude::*;
use leptos::task::spawn_local;

pub use due::{Due, Rechecks, due_near, rechecks_near};
pub use people::tallies;
pub use queue::Waiting;
pub use sitting::Sitting;

use crate::platform::pin_lock::{self, Tried};
use crate::platform::sealed_store::StoreError;
use crate::platform::sealed_store::vault::{self, Scope, day, lock_record};
use crate::platform::{clock, dom, prefs, random};
use crate::state::config::use_config;
use crate::state::request::{Requests, new_record_id, use_requests};

/// The record of the day itself.
const DAY: &str = "day";
/// Who is due, as the office said it last.
const DUE: &str = "due";
/// How many people the device has written down, beside the vault: what a browser throws away is noticed.
const COUNT: &str = "met-count";

/// How it stands with the device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It is being read.
    Asking,
    /// Nothing can be kept here.
    Unable(StoreError),
    /// Nobody has set it up.
    New,
    /// A number opens it; so many tries are left after wrong ones.
    Locked(Option<u8>),
    /// Everything on it was destroyed: too many wrong numbers, or the office revoked it.
    Destroyed(Why),
    /// The page of the day.
    Day,
    /// The pages about one elder.
    Person(String),
}

/// Why everything was destroyed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Ten wrong numbers.
    Tries,
    /// The office revoked the device.
    Revoked,
}

/// What the pages of outreach share.
#[derive(Clone, Copy)]
pub struct Outreach {
    /// How it stands with the device.
    pub standing: RwSignal<Standing>,
    /// The work.
    pub day: RwSignal<WorkDay>,
    /// Who was met, the latest first; only on the page of the day, and for knowing one again.
    pub met: RwSignal<Vec<Met>>,
    /// How many entries cannot be read.
    pub unreadable: RwSignal<usize>,
    /// How many people are gone that this device had written down.
    pub lost: RwSignal<usize>,
    /// Who is due, as the office said it last.
    pub list: RwSignal<Option<OutreachDay>>,
    /// What waits to be told to the ledger.
    pub waiting: RwSignal<Waiting>,
    /// What is known of the elder who sits here.
    pub sitting: RwSignal<Sitting>,
    /// The device's time is over: its owner signs in again.
    pub has_ended: RwSignal<bool>,
    /// The queue of requests; contexts are not to be had in the middle of what takes time.
    requests: Requests,
    /// The server.
    base: StoredValue<String>,
}

thread_local! {
    // Not a context: the map, which provides contexts, would carry the code for it.
    static HOME: std::cell::RefCell<Option<Outreach>> = const { std::cell::RefCell::new(None) };
}

/// The outreach of this document.
pub fn use_outreach() -> Outreach {
    if let Some(outreach) = HOME.with_borrow(|home| *home) {
        return outreach;
    }
    let owner = crate::state::request::home_owner();
    let outreach = owner.with(Outreach::new);
    HOME.set(Some(outreach));
    spawn_local(outreach.look());
    outreach
}

impl Outreach {
    fn new() -> Outreach {
        Outreach {
            standing: RwSignal::new(Standing::Asking),
            day: RwSignal::new(WorkDay::default()),
            met: RwSignal::new(Vec::new()),
            unreadable: RwSignal::new(0),
            lost: RwSignal::new(0),
            list: RwSignal::new(None),
            waiting: RwSignal::new(Waiting::default()),
            sitting: RwSignal::new(Sitting::default()),
            has_ended: RwSignal::new(false),
            requests: use_requests(),
            base: StoredValue::new(use_config().api),
        }
    }

    /// Finds out how the device stands.
    async fn look(self) {
        let standing = match vault::scope().await {
            Some(Scope::Everybody) => Standing::Day,
            Some(Scope::Person(id)) => Standing::Person(id),
            None => match pin_lock::is_set_up().await {
                Ok(true) => Standing::Locked(None),
                Ok(false) => Standing::New,
                Err(why) => Standing::Unable(why),
            },
        };
        self.opened(standing).await;
    }

    /// Reads what belongs to how it stands, then shows it.
    async fn opened(self, standing: Standing) {
        if matches!(standing, Standing::Day | Standing::Person(_)) {
            self.read_day().await;
        }
        if let Standing::Person(id) = &standing {
            self.read_sitting(id).await;
        }
        if standing == Standing::Day {
            self.read_waiting().await;
        }
        self.standing.set(standing);
        if self.standing.get_untracked() == Standing::Day {
            self.ask_office().await;
        }
    }

    async fn read_day(self) {
        if let Ok(Some(text)) = day::load(DAY).await
            && let Ok(known) = serde_json::from_str(&text)
        {
            self.day.set(known);
        }
        if let Ok(Some(text)) = day::load(DUE).await {
            self.list.set(serde_json::from_str(&text).ok());
        }
        self.read_met().await;
    }

    /// Chooses the number: whatever an older vault held is destroyed.
    pub async fn set_up(self, pin: Pin) -> Result<(), StoreError> {
        pin_lock::set_up(&pin).await?;
        prefs::forget(COUNT);
        let salt = random::bytes::<16>().map_or_else(String::new, |bytes| format!("{bytes:02x?}"));
        self.day.set(WorkDay {
            version: DAY_VERSION,
            device: new_record_id().unwrap_or_default(),
            salt,
            ..WorkDay::default()
        });
        self.keep_day().await?;
        self.opened(Standing::Day).await;
        Ok(())
    }

    /// Tries a number.
    pub async fn unlock(self, pin: Pin) -> Result<(), StoreError> {
        match pin_lock::unlock(&pin).await? {
            Tried::Opened => match lock_record::take_next().await {
                Some(id) => {
                    vault::see(Scope::Person(id.clone()));
                    self.opened(Standing::Person(id)).await;
                }
                None => self.opened(Standing::Day).await,
            },
            Tried::Wrong(left) => self.standing.set(Standing::Locked(Some(left))),
            Tried::Destroyed => self.standing.set(Standing::Destroyed(Why::Tries)),
        }
        Ok(())
    }

    /// Locks: the key goes, and with a fresh document everything that this one held.
    pub fn lock(self) {
        if matches!(
            self.standing.get_untracked(),
            Standing::Day | Standing::Person(_)
        ) {
            vault::lock();
            dom::start_anew();
        }
    }

    /// Destroys everything on this device.
    pub async fn destroy(self, why: Why) {
        // What cannot be erased now is unreadable all the same: its key is gone first.
        let _ = pin_lock::destroy().await;
        prefs::forget(COUNT);
        self.met.set(Vec::new());
        self.list.set(None);
        self.standing.set(Standing::Destroyed(why));
    }

    /// Begins the day at a place.
    pub async fn begin_drive(self, town: String, village: String) -> Result<(), StoreError> {
        let drive = Drive {
            day: clock::today(),
            town,
            village,
        };
        self.day.update(|day| day.drive = drive);
        self.keep_day().await
    }

    async fn keep_day(self) -> Result<(), StoreError> {
        let text = self.day.with_untracked(serde_json::to_string);
        day::save(DAY, &text.unwrap_or_default()).await
    }

    /// Opens the pages of one elder, somebody new or somebody from the list, in a document of their own.
    pub async fn sit_with(self, id: String) {
        hand_over(Scope::Person(id)).await;
    }

    /// Back to the day: nothing of the elder stays in this document.
    pub async fn back_to_day(self) {
        hand_over(Scope::Everybody).await;
    }
}

/// A fresh document for these records. Where no service worker hands the key over, the number is asked for first.
async fn hand_over(scope: Scope) {
    if !vault::hand_over(&scope).await
        && let Scope::Person(id) = &scope
    {
        // Without room the worker begins at the day.
        let _ = lock_record::save_next(id).await;
    }
    vault::lock();
    dom::start_anew();
}

/// Today, by this device.
fn today() -> Day {
    Day::parse(&clock::today()).unwrap_or_default()
}
