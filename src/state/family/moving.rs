//! From one person to another: the page is loaded anew.

use super::chosen::{self, chosen};
use super::{Found, RECORD};
use crate::platform::fetch::{self, Age};
use crate::platform::{clock, dom, prefs, sealed_store, worker};
use crate::route::Route;

/// How long what was just typed may need until it is on its way to the disk, in milliseconds.
const LAST_SAVE_MS: u32 = 50;

/// Told to the other tabs of this browser: a time, nothing else.
const CHANGED: &str = "whom-changed";

/// Chooses a person and loads this path anew. False, and nothing is changed, where the page cannot be had now: a
/// browser would show a page of its own in its place.
pub async fn switch(id: &str, to: &str) -> bool {
    if !worker::is_at_work().await && fetch::bytes("/", Age::Any).await.is_err() {
        return false;
    }
    // What was asked of the store before is on the disk when the second answer comes.
    for _ in 0..2 {
        clock::sleep(LAST_SAVE_MS).await;
        let _ = sealed_store::load(RECORD).await;
    }
    let is_noted = chosen::note(id);
    if is_noted {
        dom::load_anew(to);
    }
    is_noted
}

/// After reading: the page must be about somebody who is here.
pub(super) fn settle(found: &Found) {
    let Ok(people) = found else { return };
    let now = chosen();
    let Some(first) = people.first() else {
        if chosen::is_noted() {
            chosen::forget();
            if now != chosen::FIRST {
                dom::reload();
            }
        }
        return;
    };
    let is_here = people.iter().any(|person| person.id == now);
    let id = if is_here { &now } else { &first.id };
    if is_here && chosen::is_noted() {
        return;
    }
    // Where the browser keeps no notes, loading anew would change nothing.
    if chosen::note(id) && !is_here {
        dom::reload();
    }
}

/// Tells the other tabs to read the people anew.
pub(super) fn tell_other_tabs() {
    prefs::write(CHANGED, &clock::now_ms().to_string());
}

/// Where one begins with another person: not in the middle of what was being answered.
pub fn beginning(path: &str) -> String {
    let begins = |start: &str| path.starts_with(start);
    let root = if begins("/check/ltc") {
        Route::SelfRating
    } else if begins("/check") {
        Route::Check
    } else if begins("/rights") {
        Route::Rights
    } else if begins("/apply") {
        Route::Apply
    } else if begins("/request") && path != Route::RequestHere.path() {
        Route::Request
    } else {
        return path.to_owned();
    };
    root.path()
}

#[cfg(test)]
mod tests {
    use super::beginning;

    #[test]
    fn with_another_person_one_begins_at_the_beginning() {
        assert_eq!(beginning("/check/q/B.1.1"), "/check");
        assert_eq!(beginning("/check/ltc/q/1"), "/check/ltc");
        assert_eq!(beginning("/rights/q/level"), "/rights");
        assert_eq!(beginning("/request/elder"), "/request");
        assert_eq!(beginning("/request/here"), "/request/here");
        assert_eq!(beginning("/plan"), "/plan");
    }
}
