//! Where the keyboard is on the page.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{document, element, scroll_inside};

/// Moves the keyboard focus to the element with this id, if it is there.
pub fn focus(id: &str) {
    if let Some(el) = element(id) {
        // An element that cannot take focus keeps it where it is.
        let _ = el.focus();
    }
}

thread_local! {
    /// What had the focus before each open dialog, the innermost last.
    static FOCUS_BEFORE: RefCell<Vec<Option<HtmlElement>>> = const { RefCell::new(Vec::new()) };
}

/// Remembers what has the focus now; every call is answered by one of [`give_focus_back`].
pub fn keep_focus() {
    let focused = document()
        .active_element()
        .and_then(|el| el.dyn_into().ok());
    FOCUS_BEFORE.with_borrow_mut(|before| before.push(focused));
}

/// Gives the focus back to what had it, once the current changes reached the page. Where something
/// has the focus by then, it stays there: a key that is pressed next must do what it would have done.
pub fn give_focus_back() {
    let Some(before) = FOCUS_BEFORE.with_borrow_mut(Vec::pop).flatten() else {
        return;
    };
    wasm_bindgen_futures::spawn_local(async move {
        gloo_timers::future::TimeoutFuture::new(0).await;
        if is_focus_lost() {
            // An element that is gone by now takes no focus; the new page has placed it.
            let _ = before.focus();
        }
    });
}

/// Whether no element has the focus: the body has what nothing else has.
fn is_focus_lost() -> bool {
    document()
        .active_element()
        .is_none_or(|el| el.tag_name() == "BODY")
}

/// Moves the keyboard focus to the page's own content, past header and tabs.
pub fn focus_main() {
    if let Some(main) = element("main") {
        // Without a tab index the content could not take the focus.
        let _ = main.set_attribute("tabindex", "-1");
        let _ = main.focus();
    }
}

/// Moves focus to `id` after the current changes reached the page.
pub fn focus_soon(id: &'static str) {
    wasm_bindgen_futures::spawn_local(async move {
        gloo_timers::future::TimeoutFuture::new(0).await;
        focus(id);
    });
}

/// Moves focus to the first of these ids that is there once the current changes reached the page.
pub fn focus_first_soon(ids: Vec<String>) {
    wasm_bindgen_futures::spawn_local(async move {
        gloo_timers::future::TimeoutFuture::new(0).await;
        if let Some(el) = ids.iter().find_map(|id| element(id)) {
            // An element that cannot take focus leaves it where it is.
            let _ = el.focus();
        }
    });
}

/// Goes on where one was, once the current changes reached the page: gives the focus, where nothing
/// has it, to the first of these ids that is there, and scrolls.
pub fn go_on_soon(focus: Vec<String>, (scroller, to): (&'static str, i32)) {
    wasm_bindgen_futures::spawn_local(async move {
        gloo_timers::future::TimeoutFuture::new(0).await;
        let lost = is_focus_lost();
        if let Some(el) = focus.iter().find_map(|id| element(id)).filter(|_| lost) {
            // An element that cannot take focus leaves it where it is.
            let _ = el.focus();
        }
        scroll_inside(scroller, to);
    });
}
