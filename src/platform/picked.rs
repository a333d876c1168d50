//! A file that the person picked in a field.

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlInputElement};

use super::dom::document;

/// Why there is no file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unpicked {
    /// None was picked.
    Nothing,
    /// It is larger than asked for: nothing of it was read.
    TooLarge,
    /// The device does not give it out; most of all where it was changed after it had been picked.
    Unreadable,
}

/// The bytes of the file in the field with this id, at most so many.
pub async fn bytes(field: &str, most: u32) -> Result<Vec<u8>, Unpicked> {
    let file = field_of(field).and_then(|field| field.files()?.get(0));
    let file = file.ok_or(Unpicked::Nothing)?;
    let file: &Blob = &file;
    if file.size() > f64::from(most) {
        return Err(Unpicked::TooLarge);
    }
    let buffer = JsFuture::from(file.array_buffer()).await;
    let buffer = buffer.ok().and_then(|buffer| buffer.dyn_into().ok());
    let buffer: ArrayBuffer = buffer.ok_or(Unpicked::Unreadable)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Empties the field, so that the same file may be picked as it is now.
pub fn clear(field: &str) {
    if let Some(field) = field_of(field) {
        field.set_value("");
    }
}

fn field_of(id: &str) -> Option<HtmlInputElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}
