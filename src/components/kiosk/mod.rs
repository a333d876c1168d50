//! The frame of a kiosk: where one is, what ends the visit, and what happens when nobody is there; and what one takes
//! along from it.

mod ending;
mod foot;
pub mod frame;
mod head;
mod language;
pub mod paper_form;
mod scroll;
mod slip;
pub mod take_along;
mod to_phone;
