//! The checked benefits of a city, fetched when a page about them is opened and kept while the tab is.

pub mod offered;
pub mod printed;
pub mod words;

use std::cell::RefCell;
use std::sync::Arc;

use eldercare_entitlements::Catalogue;
use eldercare_entitlements::written::{Packed, VERSION};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::fetch::{self, LoadError};
use crate::state::atlas::use_atlas;
use crate::state::load::Load;

thread_local! {
    /// The last city's, so that its pages open without a network.
    static KEPT: RefCell<Option<Arc<Catalogue>>> = const { RefCell::new(None) };
}

/// The benefits of a city.
pub async fn fetch(city: &str) -> Result<Arc<Catalogue>, LoadError> {
    let kept = KEPT.with_borrow(Clone::clone);
    if let Some(catalogue) = kept.filter(|catalogue| catalogue.city == city) {
        return Ok(catalogue);
    }
    let path = ["/geo/", city, "/benefits.json"].concat();
    let catalogue = fetch::parsed(&path, parse).await.map(Arc::new)?;
    KEPT.set(Some(catalogue.clone()));
    Ok(catalogue)
}

/// The benefits of the open city, fetched anew for each city.
pub fn of_open_city() -> offered::Benefits {
    let atlas = use_atlas();
    let benefits = RwSignal::new(Load::Loading);
    Effect::new(move || {
        let Some(city) = atlas.id() else { return };
        benefits.set(Load::Loading);
        spawn_local(async move {
            let fetched = fetch(&city).await;
            // The page may have been left or another city opened in the meantime.
            if untrack(|| atlas.id()) == Some(city) {
                let _ = benefits.try_set(fetched.into());
            }
        });
    });
    benefits
}

/// The file of this version; the first thing that is wrong is told with its row.
fn parse(text: &str) -> Result<Catalogue, String> {
    let packed: Packed = serde_json::from_str(text).map_err(|error| error.to_string())?;
    if packed.version != VERSION {
        return Err("version".to_owned());
    }
    packed.check().map_err(|wrong| {
        let first = wrong.first();
        first.map_or_else(String::new, |wrong| {
            [
                &wrong.item,
                " ",
                wrong.key,
                ": ",
                &wrong.problem.to_string(),
            ]
            .concat()
        })
    })
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn another_version_and_a_row_that_is_wrong_are_refused_with_the_reason() {
        assert!(parse(r#"{"version":2,"city":"430781","parts":[]}"#).is_ok());
        let other = parse(r#"{"version":9,"city":"430781","parts":[]}"#);
        assert_eq!(other, Err("version".to_owned()));
        let wrong = r#"{"version":2,"city":"430781","parts":[{"national":false,"file":
            {"offices":[{"id":"a","name":{},"apply":{},"offline":{}}],"benefits":[]}}]}"#;
        assert!(
            parse(wrong)
                .unwrap_err()
                .starts_with("a name: nothing is written")
        );
    }
}
