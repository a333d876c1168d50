//! Handing a link on: the system's share sheet, else the clipboard.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::dom::window;
use super::forgetful;
use super::host::{self, Wish};

/// How the link was handed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shared {
    /// Through the share sheet.
    Sheet,
    /// It lies in the clipboard.
    Copied,
    /// Neither is to be had; the address bar has the link.
    Neither,
}

impl Shared {
    /// The key of the sentence that tells the person.
    pub fn key(self) -> &'static str {
        match self {
            Shared::Sheet => "share.done",
            Shared::Copied => "share.copied",
            Shared::Neither => "share.by-hand",
        }
    }
}

#[wasm_bindgen]
extern "C" {
    /// [`navigator`](https://developer.mozilla.org/docs/Web/API/Navigator), with the two
    /// calls that `web-sys` still counts as unstable.
    type Sharer;
    #[wasm_bindgen(method, getter)]
    fn share(this: &Sharer) -> JsValue;
    #[wasm_bindgen(method, catch, js_name = share)]
    fn share_data(this: &Sharer, data: &js_sys::Object) -> Result<js_sys::Promise, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn clipboard(this: &Sharer) -> Option<Clipboard>;
    type Clipboard;
    #[wasm_bindgen(method, catch, js_name = writeText)]
    fn write_text(this: &Clipboard, text: &str) -> Result<js_sys::Promise, JsValue>;
}

/// Shares a path of this site under a title.
pub async fn share(title: &str, path: &str) -> Shared {
    if host::is_unable(Wish::Share) {
        return Shared::Sheet;
    }
    let url = absolute(path);
    let sharer: Sharer = JsValue::from(window().navigator()).unchecked_into();
    if sharer.share().is_function() {
        return by_sheet(&sharer, title, &url).await;
    }
    copy(&url).await
}

/// Puts a text into the clipboard; never where the next person could paste it.
pub async fn copy(text: &str) -> Shared {
    if forgetful::is_shared() {
        return Shared::Neither;
    }
    let sharer: Sharer = JsValue::from(window().navigator()).unchecked_into();
    let Some(clipboard) = sharer.clipboard() else {
        return Shared::Neither;
    };
    let Ok(promise) = clipboard.write_text(text) else {
        return Shared::Neither;
    };
    match JsFuture::from(promise).await {
        Ok(_) => Shared::Copied,
        Err(_) => Shared::Neither,
    }
}

async fn by_sheet(sharer: &Sharer, title: &str, url: &str) -> Shared {
    let data = js_sys::Object::new();
    for (name, value) in [("title", title), ("url", url)] {
        // Setting a property of a fresh object is never refused.
        let _ = js_sys::Reflect::set(&data, &name.into(), &value.into());
    }
    let Ok(promise) = sharer.share_data(&data) else {
        return copy(url).await;
    };
    // Closing the sheet without choosing is an answer, not a failure.
    let _ = JsFuture::from(promise).await;
    Shared::Sheet
}

/// A path of this site as an address that works elsewhere.
pub fn absolute(path: &str) -> String {
    let origin = window().location().origin().unwrap_or_default();
    format!("{origin}{path}")
}
