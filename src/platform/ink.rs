//! Where a finger or pen is on a glass to write on.

use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

use super::by_name::{call, member, number};

/// The place within the element that takes the event, as thousandths of its width and height; the element keeps
/// hearing of this pointer until it is lifted, wherever it goes. Nothing for another button than the first.
pub fn place(event: &PointerEvent) -> Option<(u16, u16)> {
    let glass: Element = member(event, "currentTarget")?.unchecked_into();
    if event.type_() == "pointerdown" {
        if number(event, "button") > 0.0 {
            return None;
        }
        // A pointer that is gone already is simply not followed.
        let pointer = member(event, "pointerId")?;
        call(&glass, "setPointerCapture", &pointer, &pointer);
    }
    let edge = glass.get_bounding_client_rect();
    let x = thousandths(number(event, "clientX") - edge.left(), edge.width());
    let y = thousandths(number(event, "clientY") - edge.top(), edge.height());
    Some((x, y))
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "cut at the ends of its type"
)]
fn thousandths(part: f64, of: f64) -> u16 {
    if of <= 0.0 {
        return 0;
    }
    (part / of * 1_000.0) as u16
}
