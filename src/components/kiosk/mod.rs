//! The frame of a kiosk: where one is, what ends the visit, and what happens when nobody is there.

mod ending;
mod foot;
pub mod frame;
mod head;
