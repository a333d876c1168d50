//! The Eldercare Map in the browser.
//!
//! The app is thin: it asks the pure crates for every decision, and the
//! `platform` room for everything that only a browser can do. Rooms, from
//! the rim to the core: `pages` show one route each, `components` are the
//! pieces that pages share, `state` holds plain structs with the rules of
//! the screen, `platform` is the only code that touches JavaScript.

#![cfg_attr(
    feature = "bench",
    allow(
        dead_code,
        unused_imports,
        clippy::must_use_candidate,
        reason = "the bench leaves out the pages and what only they use, and opens what was inside"
    )
)]

#[cfg(not(feature = "bench"))]
mod app;
#[cfg(feature = "bench")]
pub mod bench;
#[cfg(not(feature = "bench"))]
mod components;
mod decimal;
mod i18n;
mod json;
mod outline;
#[cfg(not(feature = "bench"))]
mod pages;
mod platform;
mod route;
mod state;

/// Starts the app: reads what the first page needs, then takes over the static page.
pub fn start() {
    platform::panic::install_hook();
    #[cfg(not(feature = "bench"))]
    platform::first_task::run(app::run());
}
