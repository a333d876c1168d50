//! What tells the office that a person filled in a form: a token of when it was opened, and a field that
//! nobody sees. Nothing is refused without them; the office only calls back sooner.

use std::cell::{Cell, RefCell};

use serde::Deserialize;

use super::{api, online};

thread_local! {
    static TOKEN: RefCell<Option<String>> = const { RefCell::new(None) };
    static IS_ASKED: Cell<bool> = const { Cell::new(false) };
    /// Records that were begun since: what waited before says nothing by being sent at once.
    static BEGUN: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    /// The token of a device of outreach.
    static DEVICE: RefCell<Option<String>> = const { RefCell::new(None) };
    static IS_TRAPPED: Cell<bool> = const { Cell::new(false) };
}

/// Reply of the server.
#[derive(Deserialize)]
struct Issued {
    token: String,
}

/// Asks for a token, once while the app is open, and not without a network.
pub async fn ask(base: &str) {
    if !online::is_on() || IS_ASKED.replace(true) {
        return;
    }
    let issued: Result<Issued, _> = api::get(&format!("{base}/api/v1/form-token")).await;
    match issued {
        Ok(issued) => TOKEN.set(Some(issued.token)),
        Err(_) => IS_ASKED.set(false),
    }
}

/// Notes whether the field that nobody sees holds anything.
pub fn note_trap(text: &str) {
    IS_TRAPPED.set(!text.is_empty());
}

/// Notes that the form of this record is being filled in from its beginning.
pub fn note_begun(record_id: &str) {
    BEGUN.with_borrow_mut(|begun| begun.push(record_id.to_owned()));
}

/// From now on the server is told which device of outreach hands something in: many elders of one hall come from one address.
pub fn show_device(token: &str) {
    DEVICE.set(Some(token.to_owned()));
}

/// The headers that go with a request; none with one that was begun in another visit.
pub fn headers(record_id: &str) -> Vec<(&'static str, String)> {
    let device = DEVICE.with_borrow(Clone::clone);
    let device = device.map(|token| ("Authorization", ["Bearer ", &token].concat()));
    if !BEGUN.with_borrow(|begun| begun.iter().any(|id| id == record_id)) {
        return device.into_iter().collect();
    }
    let token = TOKEN.with_borrow(Clone::clone);
    let token = token.map(|token| ("Form-Token", token));
    let trap = IS_TRAPPED.get().then(|| ("Form-Trap", "1".to_owned()));
    device.into_iter().chain(token).chain(trap).collect()
}
