//! What a person is looking for, and which rows match.
//!
//! Filters need the points only; text needs the facts, which may arrive later. Deliberately
//! not here: pinyin keys, folding of traditional to simplified and forgiveness for slips.
//! Keys made at import can be appended to the text of a row ([`SearchText`]) without a change
//! of the search itself.

mod fold;
mod selection;
mod text;

pub use fold::fold;
pub use selection::{OwnershipSet, Selection};
pub use text::{SearchText, terms};
