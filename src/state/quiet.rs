//! While somebody is asked about a person, nothing may go out: not even files that the worker began to fetch on the map.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::locks::{self, Asking, Claim};

/// The worker waits with every file for this lock (`assets/boot/worker.js`).
const LOCK: &str = "eldercare-quiet";

/// Has the worker rest until the page that calls this is left.
pub fn while_here() {
    let held = StoredValue::new_local(None);
    spawn_local(async move {
        if let Claim::Mine(lock) = locks::claim(LOCK, Asking::InTurn, || ()).await {
            // Where the page is left by now, the lock is let go of at once.
            drop(held.try_set_value(Some(lock)));
        }
    });
}
