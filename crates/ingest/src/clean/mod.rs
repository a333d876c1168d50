//! Cleaning of what people typed into lists: blanks and line breaks, phones, dates, numbers.
//!
//! Deliberately not here: the guessing of columns and coordinate systems.

mod date;
mod number;
mod phone;
mod text;

pub use date::{iso_date, roc_date};
pub use number::numbers_before;
pub use phone::{Cleaned, Plan, SHANGHAI, TAIPEI, phone};
pub use text::{filled, tidy};
