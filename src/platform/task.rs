//! Starting work before the app, and with it the framework's own task runner, is mounted.

use std::future::Future;

/// Runs a future to its end on the browser's event loop.
pub fn run(work: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(work);
}
