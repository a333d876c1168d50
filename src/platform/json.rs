//! JSON, read by the browser.

use js_sys::{Array, JSON, Object};
use wasm_bindgen::{JsCast, JsValue};

use crate::json::{Json, Members};

/// The tree of a text; what is no JSON, in the browser's words, which mostly tell the line.
pub fn parse(text: &str) -> Result<Json, String> {
    match JSON::parse(text) {
        Ok(value) => Ok(tree(&value)),
        Err(error) => {
            let said = error.dyn_ref::<js_sys::Error>().map(js_sys::Error::message);
            Err(said.map(String::from).unwrap_or_default())
        }
    }
}

fn tree(value: &JsValue) -> Json {
    if let Some(text) = value.as_string() {
        Json::Text(text)
    } else if let Some(number) = value.as_f64() {
        Json::Number(number)
    } else if let Some(flag) = value.as_bool() {
        Json::Flag(flag)
    } else if let Some(list) = value.dyn_ref::<Array>() {
        Json::List(list.iter().map(|item| tree(&item)).collect())
    } else if let Some(object) = value.dyn_ref::<Object>() {
        let entries = Object::entries(object);
        Json::Object(Members(
            entries.iter().map(|entry| member(&entry)).collect(),
        ))
    } else {
        Json::Null
    }
}

/// Name and value of an entry.
fn member(entry: &JsValue) -> (String, Json) {
    let entry: &Array = entry.unchecked_ref();
    (
        entry.get(0).as_string().unwrap_or_default(),
        tree(&entry.get(1)),
    )
}
