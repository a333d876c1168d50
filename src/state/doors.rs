//! What was told since the list was made, asked of the server once map and list are there: what
//! visitors found closed, and which facts the desk changed.
//!
//! The list does not wait for the answers; without a network, or without a server behind the site,
//! it simply says nothing of it. The questions name the city alone.

#![allow(
    clippy::unnecessary_wraps,
    reason = "the macro wants a result of code that may not arrive"
)]

use std::pin::Pin;

use eldercare_api::v1::ReportSummary;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::city_data::{CityData, use_city_data};
use super::config::use_config;
use super::edits;
use super::load::Load;
use super::map_view::use_map_view;
use crate::platform::{api, clock, online, visible};
use crate::state::atlas::use_atlas;

/// How long the list has been there before the server is asked, in milliseconds: the first frames
/// and what is on its way for the map go first.
const QUIET_MS: u32 = 1_500;

/// How often it is asked again while the map is looked at, in milliseconds: what the desk changes is
/// to be seen within a minute.
const AGAIN_MS: u32 = 60_000;

type Asking = Pin<Box<dyn Future<Output = ()>>>;
/// There as long as the map is looked at.
type OnMap = StoredValue<()>;
type Ask = fn(String, String, CityData, OnMap) -> Asking;

#[wasm_split(dialogs, wasm_split_path = leptos::wasm_split, fallible)]
fn code() -> Result<Ask, SplitLoaderError> {
    Ok(|base, city, data, on_map| Box::pin(keep_asking(base, city, data, on_map)))
}

/// Asks about a city as long as it is open and looked at. A page in the background is not asked for.
async fn keep_asking(base: String, city: String, data: CityData, on_map: OnMap) {
    let mut is_asked = false;
    while on_map.try_get_value().is_some() && data.is_open(&city) {
        if visible::is_visible() {
            edits::ask(&base, &city, data).await;
        }
        if !is_asked && online::is_on() {
            is_asked = ask(&base, &city, data).await.is_some();
        }
        clock::sleep(AGAIN_MS).await;
    }
}

/// Asks the server about a city and notes the answer for the list. Nothing when none comes.
pub async fn ask(base: &str, city: &str, data: CityData) -> Option<ReportSummary> {
    let summary = api::report_summary(base, city).await.ok()?;
    let counts = summary.closed.iter();
    data.note_doors(
        city,
        counts.map(|closed| (closed.facility.as_str(), closed.count)),
    );
    Some(summary)
}

/// Asks once for each city that is opened, as long as the map is looked at: nothing may go out
/// between the first question of the self-check and its result.
pub fn ask_while_on_map() {
    let (map, atlas, data) = (use_map_view(), use_atlas(), use_city_data());
    let base = use_config().api;
    let on_map = StoredValue::new(());
    Effect::new(move |asked: Option<Option<String>>| {
        let asked = asked.flatten();
        let city = atlas.id();
        if city == asked || !matches!(map.loading(), Load::Ready(())) {
            return asked;
        }
        let (base, named) = (base.clone(), city.clone().unwrap_or_default());
        spawn_local(async move {
            clock::sleep(QUIET_MS).await;
            if on_map.try_get_value().is_some()
                && let Ok(ask) = code().await
            {
                ask(base, named, data, on_map).await;
            }
        });
        city
    });
}
