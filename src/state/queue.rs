//! What waits on this device is sent in the background once the first page is there, whatever page
//! is opened, except where nothing may go out: between the first question about a person and what
//! follows from it. Its code comes with the pages of requests, and only where something waits.

#![allow(
    clippy::unnecessary_wraps,
    reason = "the macro wants a result of code that may not arrive"
)]

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::load::Load;
use super::map_view::use_map_view;
use super::request::use_requests;
use crate::platform::{clock, prefs};
use crate::route::{Later, Page};
use crate::state::location::Location;

/// Where the number of requests is noted that were sent off and have not arrived.
pub const UNARRIVED: &str = "unarrived";

/// How many requests were sent off from this device and have not arrived.
#[derive(Clone, Copy)]
pub struct Unarrived(pub RwSignal<usize>);

impl Unarrived {
    /// Reads the note anew.
    pub fn read(self) {
        let count = prefs::read(UNARRIVED);
        let count = count.and_then(|count| count.parse().ok()).unwrap_or(0);
        if self.0.get_untracked() != count {
            self.0.set(count);
        }
    }
}

/// Makes the number known to the whole app; it follows what other tabs do.
pub fn provide_unarrived() {
    let unarrived = Unarrived(RwSignal::new(0));
    unarrived.read();
    prefs::on_change_elsewhere(move || unarrived.read());
    provide_context(unarrived);
}

/// How many have not arrived.
pub fn use_unarrived() -> Unarrived {
    expect_context()
}

/// How long the first page is there before something is sent, in milliseconds.
const QUIET_MS: u32 = 4_000;

#[wasm_split(request, wasm_split_path = leptos::wasm_split, fallible)]
fn code() -> Result<fn(), SplitLoaderError> {
    Ok(|| use_requests().open())
}

/// Reads what waits and looks after it from now on; once is enough. `owner` knows the contexts of the app.
/// Code that does not come now comes with the page of requests.
pub async fn open(owner: &Owner) {
    if let Ok(open) = code().await {
        owner.with(open);
    }
}

/// Whether something may go out while this page is open.
fn may_send(page: Option<Page>) -> bool {
    match page {
        None | Some(Page::Map) => true,
        Some(Page::Later(page)) => matches!(
            page,
            Later::Place
                | Later::Compare
                | Later::Kinds
                | Later::Report
                | Later::Request
                | Later::Status
                | Later::About
                | Later::Coverage
                | Later::Outreach
        ),
    }
}

/// Whether something may go out now.
pub fn sends_here(location: Location) -> Signal<bool> {
    Signal::derive(move || location.pathname.with(|path| may_send(Page::of(path))))
}

/// Begins to look after the queue when something is in it.
pub fn send_what_waits(location: Location) {
    let (unarrived, map) = (use_unarrived(), use_map_view());
    let Some(owner) = Owner::current() else {
        return;
    };
    Effect::new(move |begun: Option<bool>| {
        unarrived.0.track();
        // A number of none says that something was begun, and may have been sent off since: the browser
        // writes a note seconds later than the record itself, and may have been killed in between.
        let waits = prefs::read(UNARRIVED).is_some();
        let page = location.pathname.with(|path| Page::of(path));
        let is_drawn = page != Some(Page::Map) || matches!(map.loading(), Load::Ready(()));
        if begun == Some(true) || !waits || !is_drawn || !may_send(page) {
            return begun == Some(true);
        }
        let owner = owner.clone();
        spawn_local(async move {
            clock::sleep(QUIET_MS).await;
            // As [`open`] does, which belongs to later parts: one future less in the first download.
            if let Ok(open) = code().await {
                owner.with(open);
            }
        });
        true
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_goes_out_from_a_page_that_asks_about_a_person() {
        let open = |path| may_send(Page::of(path));
        for path in [
            "/",
            "/place/a",
            "/request/here",
            "/status",
            "/about",
            "/nowhere",
        ] {
            assert!(open(path), "{path}");
        }
        for path in [
            "/check",
            "/check/q/coma",
            "/check/result",
            "/check/ltc",
            "/visit",
            "/rights",
            "/rights/q/income",
            "/plan",
            "/apply",
            "/sheet",
            "/sheet/open",
            "/instruments",
        ] {
            assert!(!open(path), "{path}");
        }
    }
}
