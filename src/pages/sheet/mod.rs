//! One sheet of paper: printed from what this device knows, and read on another device.

mod blocks;
mod foot;
mod head;
pub mod open;
pub mod page;
