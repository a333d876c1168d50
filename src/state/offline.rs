//! Use without a network: the worker that keeps the app and the chosen city is looked after while the map is looked at, and
//! from no other page. What it begins to fetch hangs on nothing that somebody answers.

use leptos::prelude::*;

use super::atlas::use_atlas;
use super::config::use_config;
use super::request::{DRAFT_LOCK, WALK_LOCK};
use crate::platform::worker::{self, Worker};
use crate::platform::{clock, dom, locks, prefs};

/// How often it is looked whether another city was chosen or a newer version waits, in milliseconds.
const LOOK_MS: u32 = 10_000;

/// How often it is looked whether a newer version has taken over: the one before it first ends what it has begun.
const TAKING_OVER: u32 = 20;
const TAKING_OVER_MS: u32 = 1_000;

/// Where a tab notes that it was loaded anew for a newer version. Once is enough: where a site is served in two
/// versions by turns, nothing goes round.
const RENEWED: &str = "renewed";

/// Looks after the worker for as long as it is wanted; where the operator wants none, removes it.
pub async fn look_after(owner: &Owner, is_wanted: &dyn Fn() -> bool) {
    if !is_wanted() {
        return;
    }
    if !owner.with(use_config).offline {
        return worker::remove().await;
    }
    let Some(worker) = worker::register().await else {
        return;
    };
    worker.look_for_newer().await;
    let mut kept: Option<String> = None;
    while is_wanted() {
        let city = owner.with(|| untrack(|| use_atlas().id()));
        if let Some(id) = city.as_deref().filter(|_| city != kept)
            && worker.keep(id).await
        {
            kept.clone_from(&city);
        }
        if worker.has_newer() {
            renew(&worker, is_wanted).await;
        }
        clock::sleep(LOOK_MS).await;
    }
}

/// Lets a newer version take over, unless something is being filled in or sent in any tab. Other tabs go on as they are
/// and find the parts of their version. This one is loaded anew only while nobody has touched it: what is on a page that
/// somebody uses stays there.
async fn renew(worker: &Worker, is_wanted: &dyn Fn() -> bool) {
    // Where the browser cannot tell, the newer one comes when all tabs are closed.
    let is_busy = locks::is_any_held(&[DRAFT_LOCK, WALK_LOCK]).await;
    if is_busy != Some(false) || !is_wanted() {
        return;
    }
    worker.take_over().await;
    for _ in 0..TAKING_OVER {
        clock::sleep(TAKING_OVER_MS).await;
        if !worker.has_newer() {
            break;
        }
    }
    let may_reload = is_wanted() && worker::is_untouched();
    if may_reload && !worker.has_newer() && prefs::read_for_visit(RENEWED).is_none() {
        prefs::write_for_visit(RENEWED, "1");
        dom::reload();
    }
}
