//! What stands behind the `#` of the address: no browser sends it, and it does not stay there.

use wasm_bindgen::JsValue;

use super::dom::window;

/// Takes the fragment out of the address and out of the entry in the history. Nothing when there is none.
pub fn take() -> Option<String> {
    let location = window().location();
    let fragment = location.hash().ok()?;
    let fragment = fragment.strip_prefix('#').filter(|text| !text.is_empty())?;
    let path = location.pathname().ok()?;
    let history = window().history().ok()?;
    let state = history.state().unwrap_or(JsValue::NULL);
    // Where the address cannot be changed, the fragment must not be used: it would stay.
    history
        .replace_state_with_url(&state, "", Some(&path))
        .ok()?;
    Some(fragment.to_owned())
}

/// The whole address of a path of this site with something behind the `#`.
pub fn address_with(path: &str, fragment: &str) -> String {
    let origin = window().location().origin().unwrap_or_default();
    [&origin, path, "#", fragment].concat()
}
