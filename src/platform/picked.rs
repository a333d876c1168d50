//! A file that the person picked in a field.

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlInputElement};

use super::dom::document;

/// More than any file that this app writes: five hundred records of thirty thousand bytes.
const MOST_BYTES: f64 = 64.0 * 1024.0 * 1024.0;

/// The bytes of the file in the field with this id; nothing when there is none, when it is far too
/// large to be one of ours, or when the device does not give it out.
pub async fn bytes(field: &str) -> Option<Vec<u8>> {
    let field: HtmlInputElement = document().get_element_by_id(field)?.dyn_into().ok()?;
    let file = field.files()?.get(0)?;
    let file: &Blob = &file;
    if file.size() > MOST_BYTES {
        return None;
    }
    let buffer: ArrayBuffer = JsFuture::from(file.array_buffer())
        .await
        .ok()?
        .dyn_into()
        .ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
