//! The database behind the store: opened when needed, reopened when the browser closed it.

use std::cell::RefCell;

use gloo_timers::callback::Timeout;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, IdbDatabase, IdbOpenDbRequest, IdbTransaction};

use super::{StoreError, emptied, promise};
use crate::platform::dom::window;

const NAME: &str = "eldercare";
const VERSION: u32 = 1;

/// How long opening may take, in milliseconds. Some engines never answer after the page slept in
/// the background; a slow phone takes a second.
const PATIENCE_MS: u32 = 10_000;

/// The sealed records by name.
pub const SEALED: &str = "sealed";
/// The key of each record by the same name.
pub const KEYS: &str = "keys";

thread_local! {
    static OPEN: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
}

#[wasm_bindgen]
extern "C" {
    /// The database with the call that web-sys still counts as unstable: a transaction that
    /// says how durable it must be. Engines that do not know the third argument ignore it.
    #[wasm_bindgen(extends = IdbDatabase, js_name = IDBDatabase)]
    type Durable;
    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn begin(
        this: &Durable,
        stores: &Array,
        mode: &str,
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;
}

/// A transaction that only reads.
pub async fn reading() -> Result<IdbTransaction, StoreError> {
    transaction("readonly").await
}

/// A transaction that changes records and is complete only when the disk has them.
pub async fn change() -> Result<IdbTransaction, StoreError> {
    transaction("readwrite").await
}

async fn transaction(mode: &str) -> Result<IdbTransaction, StoreError> {
    let known = OPEN.with_borrow(Clone::clone);
    if let Some(transaction) = known.and_then(|database| begin(&database, mode)) {
        return Ok(transaction);
    }
    // Not opened yet, or closed behind our back: a browser does that under memory pressure.
    let database = open().await?;
    begin(&database, mode).ok_or(StoreError::NoStorage)
}

fn begin(database: &IdbDatabase, mode: &str) -> Option<IdbTransaction> {
    let stores = Array::of2(&SEALED.into(), &KEYS.into());
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into()).ok()?;
    database
        .unchecked_ref::<Durable>()
        .begin(&stores, mode, &options)
        .ok()
}

/// Whether anything was ever kept here. A browser that does not tell may have kept something.
pub async fn is_there() -> bool {
    let Some(factory) = window().indexed_db().ok().flatten() else {
        return false;
    };
    let list = Reflect::get(&factory, &"databases".into()).ok();
    let Some(list) = list.and_then(|list| list.dyn_into::<Function>().ok()) else {
        return true;
    };
    let asked = list.call0(&factory).ok();
    let Some(asked) = asked.and_then(|asked| asked.dyn_into::<Promise>().ok()) else {
        return true;
    };
    let Ok(known) = JsFuture::from(asked).await else {
        return true;
    };
    let is_ours = |known: JsValue| {
        let name = Reflect::get(&known, &"name".into()).ok();
        name.and_then(|name| name.as_string()).as_deref() == Some(NAME)
    };
    Array::from(&known).iter().any(is_ours)
}

async fn open() -> Result<IdbDatabase, StoreError> {
    let factory = window().indexed_db().ok().flatten();
    let request = factory
        .and_then(|factory| factory.open_with_u32(NAME, VERSION).ok())
        .ok_or(StoreError::NoStorage)?;
    let empty = request.clone();
    // It outlives this function: a browser that opens after our patience has ended must find it, or a database without
    // stores would be left. Where nothing is to be filled, its few bytes stay until the page is left.
    let fill = Closure::once_into_js(move || create_stores(&empty));
    request.set_onupgradeneeded(Some(fill.unchecked_ref()));
    let mut timer = None;
    let opened = promise::until(|yes, no| {
        request.set_onsuccess(Some(yes));
        request.set_onerror(Some(no));
        request.set_onblocked(Some(no));
        let give_up = no.clone();
        timer = Some(Timeout::new(PATIENCE_MS, move || {
            // Settling a promise cannot fail.
            let _ = give_up.call0(&JsValue::NULL);
        }));
    });
    let opened = opened.await;
    drop(timer);
    if let Err(why) = opened {
        close_when_opened(&request);
        return Err(why_not(&request, &why));
    }
    let database: IdbDatabase = promise::result(&request).unchecked_into();
    watch(&database);
    emptied::opened();
    OPEN.set(Some(database.clone()));
    Ok(database)
}

/// A database that opens after all, when nobody waits for it any more, would stand in the way of
/// the next version.
fn close_when_opened(request: &IdbOpenDbRequest) {
    let late = request.clone();
    let close = Closure::once_into_js(move || {
        let database: IdbDatabase = promise::result(&late).unchecked_into();
        database.close();
    });
    request.set_onsuccess(Some(close.unchecked_ref()));
}

/// Why it was not opened: another window is in the way, or what the browser says.
fn why_not(request: &IdbOpenDbRequest, why: &JsValue) -> StoreError {
    let kind = why.dyn_ref::<Event>().map(Event::type_);
    if kind.as_deref() == Some("blocked") {
        return StoreError::Blocked;
    }
    promise::reason(request.error().ok().flatten())
}

fn create_stores(request: &IdbOpenDbRequest) {
    let database: IdbDatabase = promise::result(request).unchecked_into();
    for store in [SEALED, KEYS] {
        // Failing here fails the opening, which is reported.
        let _ = database.create_object_store(store);
    }
    emptied::made();
}

/// Forgets the open database, so that the next transaction opens it anew.
pub fn let_go() {
    OPEN.set(None);
}

/// Lets go of the database when a newer version of this page in another tab wants to change it.
fn watch(database: &IdbDatabase) {
    let own = database.clone();
    let let_go = Closure::once_into_js(move || {
        own.close();
        OPEN.set(None);
    });
    database.set_onversionchange(Some(let_go.unchecked_ref()));
    let forget = Closure::once_into_js(|| {
        OPEN.set(None);
        emptied::happened();
    });
    database.set_onclose(Some(forget.unchecked_ref()));
}
