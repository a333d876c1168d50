//! What comes right behind the program: the list and whatever else stands in the sheet, the frame of a
//! dialog, what is said over the map, and steps for the keyboard. The map is drawn and answers a tap
//! without it, so that the first download is the smaller.
//!
//! It is the one part that always comes, asked for when the app starts. So that it is one file, whatever the
//! parts behind the map share with it, each of them stands on it ([`foundation`]): code that this part
//! needs is then code that all need.

#![allow(
    clippy::unnecessary_wraps,
    reason = "the macro wants a result of code that may not arrive"
)]

use std::hint::black_box;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::frame_dialogs::{FrameDialog, frame_dialog, ways_on};
use super::kiosk::frame::{FramePart, frame_part};
use super::map::dialogs::{MapDialog, map_dialog};
use super::map::find_me::find_me;
use super::map::map_room::{Panel, over_map};
use super::map::map_steps::MapSteps;
use super::map::sheet::{Part, in_sheet};
use super::problems::LoadFailed;
use crate::platform::fetch::LoadError;
use crate::state::city_data::READER;
use crate::state::load::Load;
use crate::state::map_view::MapView;

/// Where the device is, or the key of a sentence.
pub type Finding = Pin<Box<dyn Future<Output = Option<&'static str>>>>;

/// The functions that the first download calls only through here, so that it does not carry them.
#[derive(Clone, Copy)]
pub struct Soon {
    /// What stands in the sheet; whether something else was there before it.
    pub in_sheet: fn(Part, bool) -> AnyView,
    /// What lies over the map, and what goes on while it is looked at.
    pub over_map: fn(MapView, Panel, RwSignal<bool>) -> AnyView,
    /// The symbols one after the other.
    pub steps: fn() -> AnyView,
    /// A dialog of the map.
    pub map_dialog: fn(MapDialog, Callback<()>) -> AnyView,
    /// A dialog of the header.
    pub frame_dialog: fn(FrameDialog, Callback<()>) -> AnyView,
    /// What is said where something cannot be done here.
    pub ways_on: fn() -> AnyView,
    /// Head and foot of a kiosk.
    pub frame_part: fn(FramePart) -> AnyView,
    /// Counts distances from where the device is.
    pub find_me: fn(MapView) -> Finding,
}

const SOON: Soon = Soon {
    in_sheet,
    over_map,
    steps: || view! { <MapSteps /> }.into_any(),
    map_dialog,
    frame_dialog,
    ways_on: || ways_on().into_any(),
    frame_part,
    find_me: |map| Box::pin(find_me(map)),
};

#[wasm_split(soon, wasm_split_path = leptos::wasm_split, fallible)]
fn code() -> Result<Soon, SplitLoaderError> {
    Ok(SOON)
}

/// How it stands with the code.
#[derive(Clone, Copy)]
struct State(RwSignal<Load<Soon>>);

/// Asks for the code and makes it known to the whole app.
pub fn provide_soon() {
    let state = State(RwSignal::new(Load::Loading));
    provide_context(state);
    spawn_local(async move {
        let came = code().await;
        state.0.set(came.map_err(|_| LoadError::Unreachable).into());
    });
}

/// The code, or how it stands with it.
pub fn use_soon() -> RwSignal<Load<Soon>> {
    expect_context::<State>().0
}

/// A view that is there as soon as its code is. That the code did not come is said in the sheet.
pub fn soon(make: impl Fn(Soon) -> AnyView + Send + 'static) -> AnyView {
    let code = use_soon();
    (move || match code.get() {
        Load::Ready(code) => make(code),
        _ => ().into_any(),
    })
    .into_any()
}

/// The same for what a person has asked for by a tap, who is told when it cannot be had.
pub fn soon_for_tap(make: impl Fn(Soon) -> AnyView + Send + 'static) -> AnyView {
    let code = use_soon();
    let failed = move || match code.get() {
        Load::Failed(problem) => Some(view! { <LoadFailed problem /> }),
        _ => None,
    };
    view! { {soon(make)} {failed} }.into_any()
}

/// What a part calls to stand on this one.
pub fn foundation() {
    black_box((SOON, READER));
}
