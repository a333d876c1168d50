//! Locks between the tabs of this browser (Web Locks). A tab that is closed or dies lets go of its
//! locks by itself. Where the browser has none, nothing is locked, and that is said.

use futures_channel::oneshot;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::by_name::{answer, member};
use super::dom::window;

/// How to ask for a lock that another tab may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asking {
    /// Only if it is free.
    IfFree,
    /// Wait for it.
    InTurn,
    /// Take it away from whoever has it.
    Steal,
}

/// What came of asking.
pub enum Claim {
    /// It is this tab's until the guard is dropped.
    Mine(Held),
    /// Another tab has it.
    Taken,
    /// This browser has no locks.
    NoLocks,
}

/// A lock that this tab holds.
pub struct Held(Option<Function>);

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(let_go) = self.0.take() {
            // Settling a promise cannot fail.
            let _ = let_go.call0(&JsValue::NULL);
        }
    }
}

#[wasm_bindgen]
extern "C" {
    /// [`navigator`](https://developer.mozilla.org/docs/Web/API/Navigator) with the member that
    /// `web-sys` still counts as unstable.
    type Locking;
    #[wasm_bindgen(method, getter)]
    fn locks(this: &Locking) -> Option<Manager>;

    type Manager;
    #[wasm_bindgen(method, catch)]
    fn request(
        this: &Manager,
        name: &str,
        options: &Object,
        granted: &JsValue,
    ) -> Result<Promise, JsValue>;
}

/// Asks for a lock by its name. `lost` is called when another tab takes it away later.
pub async fn claim(name: &str, asking: Asking, lost: impl FnOnce() + 'static) -> Claim {
    let (tell, told) = oneshot::channel();
    let granted = Closure::once_into_js(move |lock: JsValue| grant(&lock, tell));
    let navigator: Locking = JsValue::from(window().navigator()).unchecked_into();
    let asked = navigator
        .locks()
        .and_then(|locks| locks.request(name, &options(asking), &granted).ok());
    let Some(asked) = asked else {
        return Claim::NoLocks;
    };
    spawn_local(async move {
        // It is settled when the lock was let go, and refused when it was taken away.
        if JsFuture::from(asked).await.is_err() {
            lost();
        }
    });
    match told.await {
        Ok(Some(held)) => Claim::Mine(held),
        Ok(None) => Claim::Taken,
        Err(_) => Claim::NoLocks,
    }
}

/// Whether any tab holds a lock whose name begins so; nothing where the browser does not tell.
pub async fn is_any_held(beginnings: &[&str]) -> Option<bool> {
    let manager = member(&window().navigator(), "locks")?;
    let known = answer(&manager, "query", &JsValue::UNDEFINED).await?;
    let held: Array = member(&known, "held")?.dyn_into().ok()?;
    let begins = |name: String| {
        beginnings
            .iter()
            .any(|beginning| name.starts_with(beginning))
    };
    let mut names = held
        .iter()
        .filter_map(|lock| member(&lock, "name")?.as_string());
    Some(names.any(begins))
}

/// Called by the browser with the lock, or with nothing. The lock is held until the promise that
/// is given back is settled.
fn grant(lock: &JsValue, tell: oneshot::Sender<Option<Held>>) -> JsValue {
    if lock.is_null() {
        // Who asked may be gone.
        let _ = tell.send(None);
        return JsValue::UNDEFINED;
    }
    let mut let_go = None;
    let until = Promise::new(&mut |yes, _| let_go = Some(yes));
    let _ = tell.send(Some(Held(let_go)));
    until.into()
}

fn options(asking: Asking) -> Object {
    let options = Object::new();
    let name = match asking {
        Asking::IfFree => "ifAvailable",
        Asking::Steal => "steal",
        Asking::InTurn => return options,
    };
    // Setting a property of a fresh object is never refused.
    let _ = Reflect::set(&options, &name.into(), &JsValue::TRUE);
    options
}
