//! What a person is looking for, and which rows match.
//!
//! Filters need the points only; text needs the facts, which may arrive later, and open doors
//! need the minute besides: the caller notes who is open ([`Openness`]). A text is found
//! as it is written ([`fold`]), in its other script, by its sound (pinyin, whole or begun, or
//! initials), by what a word means ([`Lexicon`]), and, when nothing is found so, with one slip
//! forgiven. [`Fit`] says which.
//!
//! Texts are kept as numbers of the city's own letters ([`alphabet`]), so that a search
//! compares numbers and needs no table beyond the letters that the pack carries.

mod alphabet;
mod field;
mod fit;
mod fold;
mod found;
mod lexicon;
mod openness;
mod selection;
mod slip;
mod sound;
mod sound_slip;
mod term;
mod text;

pub use fit::{Fit, Fits};
pub use fold::fold;
pub use found::Found;
pub use lexicon::{Lexicon, Meaning};
pub use openness::{OpenWish, Openness};
pub use selection::{OwnershipSet, Selection};
pub use text::{SearchText, letters_of};
