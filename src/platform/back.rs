//! The system's "back" closes an open dialog before it leaves the page.
//!
//! Newer browsers tell a modal dialog of it; those inside other apps, and older ones, only go one
//! step back in the history. So an open dialog has an entry of its own there. When the dialog is
//! closed in another way its entry stays, because to take it back would race with the page that a
//! button of the dialog may lead to; it is passed over when one goes back, and serves again for the
//! next dialog.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::EventListener;
use wasm_bindgen::JsValue;

use super::dom::{history_back, window};

/// The state of the entry of a dialog.
const MARK: &str = "dialog";

type Close = Rc<dyn Fn()>;

thread_local! {
    /// What closes each open dialog, the innermost last.
    static OPEN: RefCell<Vec<Close>> = const { RefCell::new(Vec::new()) };
    /// Whether the entry that one came from is one of a dialog.
    static AT_MARK: Cell<bool> = const { Cell::new(false) };
    /// Whether the step that is under way leaves an entry that was only to be passed over.
    static PASSING: Cell<bool> = const { Cell::new(false) };
}

/// Listens to the history for as long as the app runs.
pub fn watch() {
    AT_MARK.set(is_at_mark());
    EventListener::new(&window(), "popstate", |_| arrived()).forget();
}

/// A dialog was opened; every call is answered by one of [`closed`].
pub fn opened(close: impl Fn() + 'static) {
    OPEN.with_borrow_mut(|open| open.push(Rc::new(close)));
    if !is_at_mark() {
        push_mark();
    }
    AT_MARK.set(true);
}

/// The innermost dialog is gone.
pub fn closed() {
    OPEN.with_borrow_mut(Vec::pop);
}

/// One has gone back or forward to another entry.
fn arrived() {
    let (from_mark, at_mark) = (AT_MARK.replace(is_at_mark()), is_at_mark());
    let passed = PASSING.take();
    let open = OPEN.with_borrow(|open| open.last().cloned());
    match (open, at_mark) {
        (Some(close), false) => close(),
        // Nothing is to be seen there: one step farther is what was meant.
        (None, true) => {
            PASSING.set(true);
            history_back();
        }
        (None, false) if from_mark && !passed => history_back(),
        _ => {}
    }
}

fn is_at_mark() -> bool {
    let state = window().history().and_then(|history| history.state());
    state.is_ok_and(|state| state == JsValue::from_str(MARK))
}

fn push_mark() {
    if let Ok(history) = window().history() {
        // Where no entry can be added, "back" leaves the page as before.
        let _ = history.push_state(&JsValue::from_str(MARK), "");
    }
}
