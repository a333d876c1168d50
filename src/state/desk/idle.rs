//! A session that nobody uses ends on the page as it does on the server, so that no name stays on a screen that was
//! left, and asking anew by itself keeps none alive.

use leptos::prelude::*;

use crate::platform::{activity, clock};
use crate::state::now::use_now;

/// So long a session lasts without use, as on the server.
const SESSION_MS: f64 = 30.0 * 60_000.0;
/// So long after the last key or tap the page asks anew by itself.
const IN_USE_MS: f64 = 5.0 * 60_000.0;

/// When the page was last used.
#[derive(Clone, Copy)]
pub struct Idle(StoredValue<f64>);

impl Idle {
    /// Used now.
    pub fn new() -> Self {
        Idle(StoredValue::new(clock::now_ms()))
    }

    /// The page is used now.
    pub fn note(self) {
        self.0.try_set_value(clock::now_ms());
    }

    /// Whether somebody used the page in the last minutes.
    pub fn is_in_use(self) -> bool {
        self.rest() < IN_USE_MS
    }

    /// Notes every key and tap, and calls `over` at every minute after a session's time without one.
    pub fn watch(self, over: impl Fn() + Send + Sync + 'static) {
        let listeners = activity::watch(move || self.note());
        let _kept = StoredValue::new_local(listeners);
        let now = use_now();
        Effect::new(move || {
            now.minute();
            if self.rest() >= SESSION_MS {
                over();
            }
        });
    }

    fn rest(self) -> f64 {
        let last = self.0.try_get_value();
        last.map_or(0.0, |last| clock::now_ms() - last)
    }
}
