//! Runs the task that starts the app: Leptos can run tasks only once something is mounted.

/// Runs a task on the browser's own queue.
pub fn run(task: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(task);
}
