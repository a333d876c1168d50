//! Only `src/platform` touches JavaScript.

use super::source::Source;
use super::{expect_none, rust_sources};

/// Crates through which JavaScript is reached.
const BRIDGES: [&str; 8] = [
    "gloo_events",
    "gloo_net",
    "gloo_timers",
    "js_sys",
    "leaflet",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "web_sys",
];

fn complaints(sources: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources
        .iter()
        .filter(|source| !source.path.starts_with("src/platform"))
    {
        for bridge in BRIDGES {
            if names(&source.code, bridge) {
                found.push(format!(
                    "{}: {bridge} belongs behind src/platform",
                    source.path
                ));
            }
        }
    }
    found
}

/// The crate's name as the first part of a path. `platform::leaflet::…` is our own façade.
fn names(code: &str, bridge: &str) -> bool {
    code.match_indices(&format!("{bridge}::")).any(|(at, _)| {
        !code[..at]
            .ends_with(|sign: char| sign.is_alphanumeric() || matches!(sign, '_' | ':' | '{'))
            && !code[..at].trim_end().ends_with(',')
    })
}

#[test]
fn only_the_platform_touches_javascript() {
    expect_none(&complaints(&rust_sources(&["src"])));
}

#[test]
fn a_page_that_reaches_for_the_browser_is_found_and_the_facade_is_not() {
    let page = |text: &str| vec![Source::read("src/pages/map.rs".into(), text)];
    let reaching = "use web_sys::Window;\nfn a() { leaflet::Map::new() }";
    assert_eq!(complaints(&page(reaching)).len(), 2);
    let fine =
        "use crate::platform::leaflet::MapView;\n// web_sys::window()\nlet a = \"js_sys::x\";";
    expect_none(&complaints(&page(fine)));
    let inside = Source::read("src/platform/clock.rs".into(), "use js_sys::Date;");
    expect_none(&complaints(&[inside]));
}
