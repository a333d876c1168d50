//! A session that nobody uses ends on the page as it does on the server, so that no name stays on a screen that was
//! left, and asking anew by itself keeps none alive.

use std::cell::Cell;

use leptos::prelude::*;

use crate::platform::{activity, clock};
use crate::state::now::use_now;

/// So long a session lasts without use, as on the server.
const SESSION_MS: f64 = 30.0 * 60_000.0;
/// So long after the last key or tap the page asks anew by itself.
const IN_USE_MS: f64 = 5.0 * 60_000.0;

/// So long without use it is said that the session is about to end.
const ENDING_MS: f64 = 25.0 * 60_000.0;
/// So often other tabs hear that the desk is used.
const STRETCH_MS: f64 = 20_000.0;

/// When the page was last used.
#[derive(Clone, Copy)]
pub struct Idle {
    last: StoredValue<f64>,
    is_ending: RwSignal<bool>,
}

impl Idle {
    /// Used now.
    pub fn new() -> Self {
        Idle {
            last: StoredValue::new(clock::now_ms()),
            is_ending: RwSignal::new(false),
        }
    }

    /// The page is used now.
    pub fn note(self) {
        self.last.try_set_value(clock::now_ms());
        if self.is_ending.try_get_untracked() == Some(true) {
            self.is_ending.set(false);
        }
    }

    /// Whether somebody used the page in the last minutes.
    pub fn is_in_use(self) -> bool {
        self.rest() < IN_USE_MS
    }

    /// Whether the session ends in a few minutes unless somebody uses the page.
    pub fn is_ending(self) -> bool {
        self.is_ending.get()
    }

    /// Notes every key and tap. With the first of each stretch it calls `used`, and with the first of some minutes `alive`:
    /// whoever writes for long must not be taken for gone. A session's time without one it calls `over`.
    pub fn watch(
        self,
        used: impl Fn() + 'static,
        alive: impl Fn() + 'static,
        over: impl Fn() + Send + Sync + 'static,
    ) {
        let (said, asked) = (Cell::new(0.0), Cell::new(clock::now_ms()));
        let is_due = |last: &Cell<f64>, after: f64| {
            let now = clock::now_ms();
            let is_due = now - last.get() >= after;
            if is_due {
                last.set(now);
            }
            is_due
        };
        let listeners = activity::watch(move || {
            self.note();
            if is_due(&said, STRETCH_MS) {
                used();
            }
            if is_due(&asked, IN_USE_MS) {
                alive();
            }
        });
        let _kept = StoredValue::new_local(listeners);
        let now = use_now();
        Effect::new(move || {
            now.minute();
            let rest = self.rest();
            if rest >= SESSION_MS {
                over();
            }
            self.is_ending.set((ENDING_MS..SESSION_MS).contains(&rest));
        });
    }

    fn rest(self) -> f64 {
        let last = self.last.try_get_value();
        last.map_or(0.0, |last| clock::now_ms() - last)
    }
}
