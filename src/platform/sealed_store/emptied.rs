//! The browser threw the store away while this page is open: what the page still has in memory can be
//! written anew.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

type Watcher = Rc<dyn Fn()>;

thread_local! {
    static WAS_OPEN: Cell<bool> = const { Cell::new(false) };
    static TIMES: Cell<u32> = const { Cell::new(0) };
    static WATCHER: RefCell<Option<Watcher>> = const { RefCell::new(None) };
}

/// How often the store may have been thrown away since this page opened it: the browser closed it by itself,
/// or it had to be made anew.
pub fn times_emptied() -> u32 {
    TIMES.get()
}

/// From now on, this is called when the store may have been thrown away.
pub fn on_emptied(watcher: impl Fn() + 'static) {
    WATCHER.set(Some(Rc::new(watcher)));
}

/// The store is open.
pub(super) fn opened() {
    WAS_OPEN.set(true);
}

/// The store is made: for the first time, or anew.
pub(super) fn made() {
    if WAS_OPEN.get() {
        happened();
    }
}

/// The browser closed the store by itself.
pub(super) fn happened() {
    TIMES.set(TIMES.get().saturating_add(1));
    // Let go of before it is called: it may look at the watcher itself.
    let watcher = WATCHER.with_borrow(Clone::clone);
    if let Some(watcher) = watcher {
        watcher();
    }
}
