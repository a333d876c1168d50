//! What visitors found closed, asked of the server once map and list are there.
//!
//! The list does not wait for the answer; without a network, or without a server behind the site,
//! it simply says nothing of it. The question names the city alone.

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
use super::load::Load;
use super::map_view::use_map_view;
use crate::platform::{api, clock, online};
use crate::state::atlas::use_atlas;

/// How long the list has been there before the server is asked, in milliseconds: the first frames
/// and what is on its way for the map go first.
const QUIET_MS: u32 = 1_500;

type Asking = Pin<Box<dyn Future<Output = ()>>>;

#[wasm_split(dialogs, wasm_split_path = leptos::wasm_split, fallible)]
fn code() -> Result<fn(String, String, CityData) -> Asking, SplitLoaderError> {
    Ok(|base, city, data| {
        Box::pin(async move {
            let _ = ask(&base, &city, data).await;
        })
    })
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
        let is_wanted = move || on_map.try_get_value().is_some() && online::is_on();
        let (base, named) = (base.clone(), city.clone().unwrap_or_default());
        spawn_local(async move {
            clock::sleep(QUIET_MS).await;
            if !is_wanted() {
                return;
            }
            let Ok(ask) = code().await else { return };
            if is_wanted() {
                ask(base, named, data).await;
            }
        });
        city
    });
}
