//! What places cost after what this person likely gets: fetched only where a place publishes a price
//! a month, since most do not.

mod card;

use eldercare_places::Facility;
use eldercare_places::details::Per;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use crate::i18n::{self, Bundle};
use crate::state::prefs::use_prefs;
use card::net_cost_card;

/// Makes the card where it is shown.
type Maker = fn(Vec<Facility>) -> AnyView;

#[allow(
    clippy::unnecessary_wraps,
    reason = "the macro wants a result of code that may not arrive"
)]
#[wasm_split(care, wasm_split_path = leptos::wasm_split, fallible)]
fn code() -> Result<Maker, SplitLoaderError> {
    Ok(|places| net_cost_card(&places).into_any())
}

/// The card for these places. Where code or texts do not come, the page is whole without it.
pub fn net_cost(places: &[Facility]) -> AnyView {
    let monthly = |place: &Facility| place.details.prices.iter().any(|p| p.per == Per::Month);
    let places: Vec<Facility> = places
        .iter()
        .filter(|place| monthly(place))
        .cloned()
        .collect();
    if places.is_empty() {
        return ().into_any();
    }
    let made = RwSignal::new(None::<Maker>);
    let language = use_prefs().language.get_untracked();
    spawn_local(async move {
        let texts = i18n::has(Bundle::Rights) || i18n::load(language, Bundle::Rights).await.is_ok();
        if let (true, Ok(make)) = (texts, code().await) {
            // The page may be left by now.
            let _ = made.try_set(Some(make));
        }
    });
    (move || made.get().map(|make| make(places.clone()))).into_any()
}
