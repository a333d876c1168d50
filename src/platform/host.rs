//! The program that shows the pages, where it is one that cannot do what browsers can: most links are
//! opened inside WeChat, which prints nothing, saves no file and has a share sheet of its own.

use std::cell::RefCell;
use std::rc::Rc;

use super::dom::window;

/// What a person wanted and this program cannot do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// Printing the page.
    Print,
    /// A file on the device.
    File,
    /// Handing a link on.
    Share,
}

type Told = Rc<dyn Fn(Wish)>;

thread_local! {
    static TOLD: RefCell<Option<Told>> = const { RefCell::new(None) };
}

/// Whether the pages are shown inside WeChat.
pub fn is_wechat() -> bool {
    let name = window().navigator().user_agent().unwrap_or_default();
    name.contains("MicroMessenger")
}

/// From now on `told` hears what cannot be done here, so that it can say how to go on.
pub fn on_unable(told: impl Fn(Wish) + 'static) {
    TOLD.set(Some(Rc::new(told)));
}

/// Whether it has to be done in another way, which is then said.
pub(super) fn is_unable(wish: Wish) -> bool {
    if !is_wechat() {
        return false;
    }
    let told = TOLD.with_borrow(Clone::clone);
    if let Some(told) = told {
        told(wish);
    }
    true
}
