//! Sending what waits: when the app starts, when the network is back, when a person taps, and when
//! the rest of a record is over. One tab at a time walks through the queue.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use eldercare_requests::report::WaitingReport;
use eldercare_requests::{Due, Nudge, OutboxItem, Pause, Round, wake_in};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Requests;
use super::lanes::in_lanes;
use crate::platform::clock::{self, Alarm};
use crate::platform::locks::{self, Asking, Claim};
use crate::platform::{forgetful, online, prefs, random, sealed_store, storage, visible};
use crate::state::outbox;
use crate::state::reports::deliver;

/// The lock of the walk.
pub const LOCK: &str = "eldercare-outbox";

/// In how many seconds a tab looks again when another one walks: that one may be closed by then.
const OTHER_TAB: u32 = 15;

/// In how many seconds it is tried again to write a receipt for which there was no room.
const NO_ROOM: u32 = 20;

/// How long a browser may need to clear everything of a site, in milliseconds.
const CLEARING_MS: u32 = 1_000;

thread_local! {
    static IS_WATCHED: Cell<bool> = const { Cell::new(false) };
    static IS_ASKED: Cell<bool> = const { Cell::new(false) };
    static ALARM: RefCell<Option<Alarm>> = const { RefCell::new(None) };
    /// A walk that was asked for during a walk.
    static NEXT: Cell<Option<Nudge>> = const { Cell::new(None) };
    /// How many walks in a row were broken off.
    static BROKEN_OFF: Cell<u32> = const { Cell::new(0) };
}

/// Looks after the queue for as long as the app is open; later calls do nothing.
pub fn keep_watch(requests: Requests) {
    if IS_WATCHED.replace(true) {
        return;
    }
    let watch = online::watch(move |is_on| {
        if is_on {
            requests.nudge(Nudge::Online);
        }
    });
    // The app is never taken down.
    for event in watch {
        event.forget();
    }
    deliver::watch(move || {
        spawn_local(requests.refresh());
        requests.nudge(Nudge::Timer);
    });
    sealed_store::on_emptied(move || {
        spawn_local(async move {
            // A person who clears everything clears the notes as well: then nothing comes back.
            clock::sleep(CLEARING_MS).await;
            requests.refresh().await;
        });
    });
    visible::on_return(move || requests.nudge(Nudge::Timer));
    prefs::on_change_elsewhere(move || {
        spawn_local(requests.refresh());
        set_alarm(requests, OTHER_TAB);
    });
    requests.nudge(Nudge::Start);
}

/// Looks at the queue again when a page is left on which nothing may go out.
pub fn follow_pages(requests: Requests, may_send: Signal<bool>) {
    Effect::new(move |_| {
        if may_send.get() && IS_WATCHED.get() {
            requests.nudge(Nudge::Timer);
        }
    });
}

/// Asks the browser once to keep what is stored; it may say no.
pub fn ask_to_keep() {
    if !IS_ASKED.replace(true) {
        spawn_local(async {
            storage::ask_to_keep().await;
        });
    }
}

impl Requests {
    /// Sends everything that waits, now.
    pub fn send_all(self) {
        self.nudge(Nudge::Tap);
    }

    /// Sends what is due. During a walk another one is noted and follows. Where many people use one device, only
    /// who stands before it sends: nothing goes out behind the back of the next one.
    pub fn nudge(self, nudge: Nudge) {
        let is_tap = nudge == Nudge::Tap;
        if !is_tap && (forgetful::is_shared() || !self.may_send.get_untracked() || !online::is_on())
        {
            return;
        }
        if self.is_walking.get_untracked() {
            NEXT.set(Some(nudge));
            return;
        }
        self.is_walking.set(true);
        spawn_local(async move {
            let wait = self.walk(nudge).await;
            self.is_walking.set(false);
            if let Some(next) = NEXT.take() {
                self.nudge(next);
            } else if let Some(seconds) = wait {
                set_alarm(self, seconds);
            }
        });
    }

    /// Looks again when something is due.
    pub(super) fn set_next_walk(self) {
        if let Some(seconds) = self.due_in() {
            set_alarm(self, seconds.max(1));
        }
    }

    /// In how many seconds something is due: a record, or a receipt for which there was no room.
    fn due_in(self) -> Option<u32> {
        let due = self.of_waiting(|waiting| wake_in(waiting, outbox::now()));
        let room = self.has_unwritten().then_some(NO_ROOM);
        due.into_iter().chain(room).min()
    }

    /// One walk; says in how many seconds the next one is due.
    async fn walk(self, nudge: Nudge) -> Option<u32> {
        let asking = match nudge {
            Nudge::Tap => Asking::InTurn,
            _ => Asking::IfFree,
        };
        // The lock goes with the end of this function, or with the tab.
        let _held = match locks::claim(LOCK, asking, || {}).await {
            Claim::Mine(held) => Some(held),
            // Two tabs may then walk at once: the server keeps one row of each record.
            Claim::NoLocks => None,
            Claim::Taken => return Some(OTHER_TAB),
        };
        self.write_receipts().await;
        // Another tab may have delivered some.
        self.refresh().await;
        let round = self.of_waiting(|waiting| Round::of(waiting, nudge, outbox::now()));
        let round = Rc::new(RefCell::new(round));
        in_lanes(self, &round).await;
        self.rest_after(round.borrow().is_broken_off())
    }

    /// What is made of all that waits and is not on its way.
    fn of_waiting<T>(self, make: impl FnOnce(Vec<Due<'_>>) -> T) -> T {
        let on_way = self.inner.with_value(|inner| inner.on_way.clone());
        let free =
            |due: &Due<'_>| !on_way.contains(due.record_id) && !deliver::is_on_way(due.record_id);
        self.kept.with_untracked(|kept| {
            let items = kept.waiting.iter().filter_map(OutboxItem::due);
            let reports = kept.reports.iter().filter_map(WaitingReport::due);
            make(items.chain(reports).filter(free).collect())
        })
    }

    /// After a walk that nobody answered, all rest for a while; else until something is due.
    fn rest_after(self, is_broken_off: bool) -> Option<u32> {
        let due = self.due_in()?;
        let times = if is_broken_off {
            BROKEN_OFF.get().saturating_add(1)
        } else {
            0
        };
        BROKEN_OFF.set(times);
        let random = random::bytes().map_or(0, u16::from_be_bytes);
        let rest = Pause::after(times, None, random, 0).seconds;
        Some(if is_broken_off {
            due.max(rest)
        } else {
            due.max(1)
        })
    }
}

fn set_alarm(requests: Requests, seconds: u32) {
    let alarm = clock::alarm(seconds.saturating_mul(1_000), move || {
        requests.nudge(Nudge::Timer);
    });
    // Setting a new one takes the former back.
    ALARM.set(Some(alarm));
}
