//! The operator's street layer: its code is fetched only where there is one.

#![allow(
    clippy::unnecessary_wraps,
    reason = "the macro wants a result of code that may not arrive"
)]

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::map_room::Panel;
use crate::components::soon::foundation;
use crate::platform::leaflet::{MapPanel, Streets, TileSource, Told, lay_streets};
use crate::state::atlas::use_atlas;
use crate::state::config::use_config;
use crate::state::map_view::MapView;
use crate::state::navigation::is_shifted;
use crate::state::tiles::Tiles;

#[wasm_split(streets, wasm_split_path = leptos::wasm_split, fallible)]
fn layer() -> Result<fn(&MapPanel, &TileSource, Told), SplitLoaderError> {
    foundation();
    Ok(lay_streets)
}

/// Lays the layer on the map of each city that is opened. The offset of GCJ-02 does not exist
/// everywhere, so that the same layer is shifted in one city and not in another.
pub fn keep_streets(map: MapView, panel: Panel) {
    let Some(tiles) = use_config().tiles else {
        return;
    };
    let atlas = use_atlas();
    // One layer for one city, however often its window changes.
    let city = Memo::new(move |_| atlas.id().filter(|_| map.view.with(Option::is_some)));
    Effect::new(move || {
        let Some(city) = city.get() else { return };
        let source = source(&tiles, is_shifted(&city));
        map.aids().streets.set(Streets::None);
        spawn_local(async move {
            // Without the code there are no streets, and the page says the same.
            let Ok(lay) = layer().await else {
                map.aids().streets.set(Streets::Missing);
                return;
            };
            let told: Told = Rc::new(move |streets| map.aids().streets.set(streets));
            let put = |panel: &Option<MapPanel>| {
                if let Some(panel) = panel {
                    lay(panel, &source, told);
                }
            };
            // The page may have been left in the meantime.
            let _ = panel.try_with_value(put);
        });
    });
    on_cleanup(move || map.aids().streets.set(Streets::None));
}

fn source(tiles: &Tiles, shifted_here: bool) -> TileSource {
    TileSource {
        urls: tiles.urls.clone(),
        subdomains: tiles.subdomains.clone(),
        max_zoom: tiles.max_zoom,
        shifted: tiles.shifted && shifted_here,
    }
}
