//! The service worker of the app (`assets/boot/worker.js`): registered, told what to keep, replaced by a newer one, removed.

use std::cell::RefCell;
use std::rc::Rc;

use futures_channel::oneshot;
use gloo_events::EventListener;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CryptoKey, EventTarget};

use super::by_name::{answer, member};
use super::clock;
use super::dom::window;

/// Where it is served. The page's policy lets in no other (`assets/boot/handed.js`).
const ADDRESS: &str = "/worker.js";

/// How the names of its caches begin.
const CACHES: &str = "eldercare-";

/// What the browser knows of the app's worker.
pub struct Worker(JsValue);

/// Has the browser install the worker. Nothing where it has none: over plain http, in private windows, in browsers inside
/// other apps.
pub async fn register() -> Option<Worker> {
    let registration = answer(&container()?, "register", &ADDRESS.into()).await?;
    // A browser that was told to have no workers answers with nothing.
    member(&registration, "scope").map(|_| Worker(registration))
}

/// Ends what an earlier visit installed and destroys all that it kept.
pub async fn remove() {
    let Some(workers) = container() else { return };
    if let Some(registration) = answer(&workers, "getRegistration", &JsValue::UNDEFINED).await {
        answer(&registration, "unregister", &JsValue::UNDEFINED).await;
    }
    let Some(caches) = member(&window(), "caches") else {
        return;
    };
    let names = answer(&caches, "keys", &JsValue::UNDEFINED).await;
    let names: Option<Array> = names.and_then(|names| names.dyn_into().ok());
    let is_ours = |name: &JsValue| {
        name.as_string()
            .is_some_and(|name| name.starts_with(CACHES))
    };
    for name in names.iter().flat_map(Array::iter).filter(is_ours) {
        answer(&caches, "delete", &name).await;
    }
}

impl Worker {
    /// Has the browser look for a newer one where one is at work. It does so by itself, but not before that one has nothing
    /// to do, and that may be a minute after the start.
    pub async fn look_for_newer(&self) {
        if member(&self.0, "active").is_some() {
            // Without a network there is none.
            answer(&self.0, "update", &JsValue::UNDEFINED).await;
        }
    }

    /// Tells the worker to keep all of a city; false while there is none at work.
    pub async fn keep(&self, city: &str) -> bool {
        self.tell("active", &["keep ", city].concat()).await
    }

    /// Whether a newer one is installed and waits until no page needs the one at work.
    pub fn has_newer(&self) -> bool {
        member(&self.0, "active").is_some() && member(&self.0, "waiting").is_some()
    }

    /// Tells the newer one not to wait.
    pub async fn take_over(&self) {
        self.tell("waiting", "take-over").await;
    }

    async fn tell(&self, which: &str, word: &str) -> bool {
        match member(&self.0, which) {
            Some(worker) => answer(&worker, "postMessage", &word.into()).await.is_some(),
            None => false,
        }
    }
}

/// Whether a worker is at work, so that the app starts without a network.
pub async fn is_at_work() -> bool {
    let Some(workers) = container() else {
        return false;
    };
    let registration = answer(&workers, "getRegistration", &JsValue::UNDEFINED).await;
    registration.is_some_and(|registration| member(&registration, "active").is_some())
}

/// Whether nobody has touched this page since it was loaded; false where the browser does not say.
pub fn is_untouched() -> bool {
    let activation = member(&window().navigator(), "userActivation");
    let touched = activation.and_then(|all| member(&all, "hasBeenActive"));
    touched.is_some_and(|touched| touched.is_falsy())
}

fn container() -> Option<JsValue> {
    member(&window().navigator(), "serviceWorker")
}

/// How long a page waits for what the page before may have handed over, in milliseconds.
const HANDED_MS: u32 = 1_500;

/// Gives the worker a key for the page that is loaded next, with a word; false where no worker is at work.
pub async fn hold(key: &CryptoKey, word: &str) -> bool {
    let told = Object::new();
    let is_set = Reflect::set(&told, &"hold".into(), key).is_ok()
        && Reflect::set(&told, &"word".into(), &word.into()).is_ok();
    is_set && send(&told).await
}

/// The key that the page before gave the worker, with its word. It is given once.
pub async fn take() -> Option<(CryptoKey, String)> {
    let workers: EventTarget = container()?.unchecked_into();
    let (tell, told) = oneshot::channel();
    let tell = Rc::new(RefCell::new(Some(tell)));
    let late = tell.clone();
    let patience = clock::alarm(HANDED_MS, move || drop(late.take()));
    let listener = EventListener::new(&workers, "message", move |event| {
        let held = member(event, "data").and_then(|data| member(&data, "held"));
        if let (Some(held), Some(tell)) = (held, tell.take()) {
            // Whoever waited may have lost patience.
            let _ = tell.send(held);
        }
    });
    let asked = Object::new();
    Reflect::set(&asked, &"take".into(), &JsValue::TRUE).ok()?;
    if !send(&asked).await {
        return None;
    }
    let held = told.await.ok();
    drop((listener, patience));
    let held = held?;
    let key = member(&held, "key")?.dyn_into().ok()?;
    Some((key, member(&held, "word")?.as_string()?))
}

/// Sends something to the worker that is at work.
async fn send(what: &JsValue) -> bool {
    let Some(workers) = container() else {
        return false;
    };
    let registration = answer(&workers, "getRegistration", &JsValue::UNDEFINED).await;
    let active = registration.and_then(|registration| member(&registration, "active"));
    match active {
        Some(active) => answer(&active, "postMessage", what).await.is_some(),
        None => false,
    }
}
