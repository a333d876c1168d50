//! The browser behind Rust types: the only room that touches JavaScript.
//!
//! One capability per file. Pages and components call these functions and
//! never see a `JsValue`. What is deliberately not here: decisions. A façade
//! reports what the browser said; what that means is decided by `state`.

pub mod activity;
pub mod address;
pub mod api;
pub mod back;
mod by_name;
mod cipher;
pub mod clock;
pub mod code_lock;
pub mod desk;
pub mod device;
pub mod dom;
pub mod download;
pub mod fetch;
pub mod first_task;
pub mod forgetful;
pub mod form_token;
pub mod fragment;
pub mod geolocation;
pub mod handed;
pub mod host;
pub mod ink;
pub mod json;
pub mod leaflet;
pub mod locked;
pub mod locks;
pub mod online;
pub mod other_tabs;
pub mod panic;
pub mod picked;
pub mod pin_lock;
pub mod prefs;
pub mod random;
pub mod scroll;
pub mod sealed_store;
pub mod share;
pub mod sheet;
mod slow_key;
pub mod speech;
pub mod storage;
pub mod stream;
pub mod visible;
pub mod watchdog;
pub mod way_back;
pub mod worker;
