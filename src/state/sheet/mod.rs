//! Paper: what a sheet carries away from this device, and what one brings to it.

mod came;
mod carried;
mod code;
mod made;
mod near;
mod owed;
mod planned;
mod room;

pub use came::{Came, came, forget};
pub use carried::{Brought, brought, open_envelope, take_over};
pub use code::read_code;
pub use made::{LeftOut, Sealed, draft_of, seal};
pub use near::{Near, Nearest, PLACES, nearest_in_words};
pub use owed::{Asked, Owed, owed};
pub use planned::{Planned, planned};
pub use room::{Block, Line, fitted, foot_mm, frame_mm};
