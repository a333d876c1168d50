//! The device's position, asked for only when the person taps a button.

use eldercare_places::Wgs84;
use futures_channel::oneshot;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Position, PositionOptions};

use super::clock::sleep;
use super::dom::window;

/// How long we wait before we offer a named place instead, in milliseconds.
///
/// Five seconds: the limit that the product promises; many phones indoors
/// never answer at all.
pub const PATIENCE_MS: u32 = 5_000;

/// Asks for the position; `None` when refused, impossible or later than [`PATIENCE_MS`].
pub async fn locate() -> Option<Wgs84> {
    let (sender, receiver) = oneshot::channel();
    let sender = Rc::new(RefCell::new(Some(sender)));
    let found = answer(&sender, |position: Position| {
        let coords = position.coords();
        Some(Wgs84::new(coords.longitude(), coords.latitude()))
    });
    let failed = Rc::clone(&sender);
    let refused = Closure::once_into_js(move || give(&failed, None));
    let late = Rc::clone(&sender);
    wasm_bindgen_futures::spawn_local(async move {
        sleep(PATIENCE_MS).await;
        give(&late, None);
    });

    let options = PositionOptions::new();
    options.set_timeout(PATIENCE_MS);
    options.set_maximum_age(60_000);
    window()
        .navigator()
        .geolocation()
        .ok()?
        .get_current_position_with_error_callback_and_options(
            found.unchecked_ref(),
            Some(refused.unchecked_ref()),
            &options,
        )
        .ok()?;
    receiver.await.ok().flatten()
}

type Answer = Rc<RefCell<Option<oneshot::Sender<Option<Wgs84>>>>>;

fn answer(
    sender: &Answer,
    read: impl Fn(Position) -> Option<Wgs84> + 'static,
) -> wasm_bindgen::JsValue {
    let sender = Rc::clone(sender);
    Closure::once_into_js(move |position: Position| give(&sender, read(position)))
}

fn give(sender: &Answer, value: Option<Wgs84>) {
    if let Some(sender) = sender.borrow_mut().take() {
        // The page that asked may be gone; then nobody needs the answer.
        let _ = sender.send(value);
    }
}
