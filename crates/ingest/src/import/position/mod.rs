//! Where a row stands: coordinate systems, slips in coordinates, points that stand for a region.
//!
//! Converted once, here. Deliberately not here: the meaning of the other columns.

mod cell;
mod region;
mod survey;
mod system;

pub use cell::Given;
pub use region::{Region, Whereabouts};
pub use survey::{Survey, Surveyed};
pub use system::System;
