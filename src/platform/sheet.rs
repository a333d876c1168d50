//! The styles of the pages behind the map: one sheet, fetched once.

use std::cell::Cell;
use std::future::Future;

use futures_channel::oneshot;
use gloo_events::EventListener;

use super::dom;
use super::fetch::LoadError;

thread_local! {
    static IS_THERE: Cell<bool> = const { Cell::new(false) };
}

/// Whether the sheet applies already; so it is where the page has all styles from the start.
pub fn is_there() -> bool {
    IS_THERE.get() || address().is_none()
}

/// Asks for the sheet at once; what is returned waits for it. Two that ask at the same time get the
/// same file.
pub fn load() -> impl Future<Output = Result<(), LoadError>> {
    let (done, came) = oneshot::channel();
    let begun = if is_there() { None } else { begin(done) };
    async move {
        let Some(listeners) = begun else {
            return Ok(());
        };
        let is_read = came.await.unwrap_or_default();
        drop(listeners);
        if !is_read {
            return Err(LoadError::Unreachable);
        }
        IS_THERE.set(true);
        Ok(())
    }
}

/// Puts the link into the page's head; a link that brought nothing is taken out again.
fn begin(done: oneshot::Sender<bool>) -> Option<[EventListener; 2]> {
    let document = dom::document();
    let link = document.create_element("link").ok()?;
    link.set_attribute("rel", "stylesheet").ok()?;
    link.set_attribute("href", &address()?).ok()?;
    let done = std::rc::Rc::new(Cell::new(Some(done)));
    let tell = |name: &'static str, is_read: bool| {
        let (done, own) = (done.clone(), link.clone());
        EventListener::once(&link, name, move |_| {
            if !is_read {
                own.remove();
            }
            if let Some(done) = done.take() {
                // Whoever asked may have left the page by now.
                let _ = done.send(is_read);
            }
        })
    };
    let listeners = [tell("load", true), tell("error", false)];
    let head = document.query_selector("head").ok()??;
    head.append_child(&link).ok()?;
    Some(listeners)
}

fn address() -> Option<String> {
    dom::meta("styles").filter(|address| !address.is_empty())
}
