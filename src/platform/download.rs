//! Handing a file to the person: the browser saves it or asks what to open it with.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::dom::document;
use super::forgetful;
use super::host::{self, Wish};

/// How long the browser may take to read the file before its address is taken back.
const READ_MS: u32 = 60_000;

/// Offers a text as a file; false where the browser does not know how.
pub fn offer(name: &str, media_type: &str, text: &str) -> bool {
    offer_part(name, media_type, &text.into())
}

/// Offers a table as a CSV file; false where the browser does not know how. It begins with the byte order mark by which
/// spreadsheets know UTF-8, and which is lost where a browser reads a reply as a text.
pub fn offer_table(name: &str, text: &str) -> bool {
    let text = ["\u{feff}", text.trim_start_matches('\u{feff}')].concat();
    offer_part(name, "text/csv", &text.into())
}

/// Offers bytes as a file; false where the browser does not know how.
pub fn offer_bytes(name: &str, bytes: &[u8]) -> bool {
    offer_part(name, "application/octet-stream", &Uint8Array::from(bytes))
}

fn offer_part(name: &str, media_type: &str, part: &JsValue) -> bool {
    if forgetful::is_shared() {
        return false;
    }
    if host::is_unable(Wish::File) {
        // How it can be had is said.
        return true;
    }
    let parts = Array::of1(part);
    let about = BlobPropertyBag::new();
    about.set_type(media_type);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &about);
    let Some(url) = blob
        .ok()
        .and_then(|blob| Url::create_object_url_with_blob(&blob).ok())
    else {
        return false;
    };
    let made = document().create_element("a").ok();
    let Some(link) = made.and_then(|made| made.dyn_into::<HtmlAnchorElement>().ok()) else {
        return false;
    };
    link.set_href(&url);
    link.set_download(name);
    link.click();
    wasm_bindgen_futures::spawn_local(async move {
        gloo_timers::future::TimeoutFuture::new(READ_MS).await;
        // An address that is gone already needs no taking back.
        let _ = Url::revoke_object_url(&url);
    });
    true
}
