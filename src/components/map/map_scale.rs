//! The scale bar: a round number of metres, as long as it is on the map.

use eldercare_places::mercator::{ScaleBar, scale_bar};
use leptos::prelude::*;

use crate::decimal::decimal;
use crate::i18n::t_with;
use crate::state::map_view::use_map_view;

/// The longest bar, in CSS pixels.
const LONGEST_PX: f64 = 110.0;

/// The bar with its words; nothing before the map has a window.
#[component]
pub fn MapScale() -> impl IntoView {
    let map = use_map_view();
    let bar = move || {
        let view = map.view.get()?;
        let bar = scale_bar(view.centre.lat, f64::from(view.zoom), LONGEST_PX);
        let width = [&decimal(bar.pixels, 1), "px"].concat();
        Some(view! {
            // The words may be wider than the bar, with large text above all.
            <p class="map-scale">{in_words(bar)}<span class="scale-bar" style:width=width></span></p>
        })
    };
    view! { {bar} }
}

fn in_words(bar: ScaleBar) -> String {
    let (key, length) = if bar.metres < 1000.0 {
        ("distance.metres", bar.metres)
    } else {
        ("distance.kilometres", bar.metres / 1000.0)
    };
    t_with(key, &[("count", &decimal(length, 0))])
}
