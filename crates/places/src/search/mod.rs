//! What a person is looking for, and which rows match.
//!
//! Filters need the points only; text needs the facts, which may arrive later, and open doors
//! need the minute besides: the caller notes who is open ([`Openness`]). Deliberately
//! not here: pinyin keys, folding of traditional to simplified and forgiveness for slips.
//! Keys made at import can be appended to the text of a row ([`SearchText`]) without a change
//! of the search itself.

mod fold;
mod openness;
mod selection;
mod text;

pub use fold::fold;
pub use openness::{OpenWish, Openness};
pub use selection::{OwnershipSet, Selection};
pub use text::{SearchText, terms};
