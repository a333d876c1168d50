//! Cleaning of what people typed into lists: blanks and line breaks, phones, dates, numbers,
//! prices, yes and no, and the numbers and names of persons that must not be kept.
//!
//! Pure: text in, value out. Deliberately not here: which column is meant.

mod care;
mod date;
mod dialled;
mod money;
mod named;
mod number;
mod personal;
mod phone;
mod plan;
mod text;
mod yes;

pub use care::{delivery_m, levels, meals, special_need};
pub use date::{date, iso_date, roc_date};
pub use money::{Open, covers, price};
pub use named::without_names;
pub use number::{count, free, grade, numbers_before};
pub use personal::{has_private_number, without_private_numbers};
pub use phone::{Cleaned, Dropped, phone};
pub use plan::Plan;
pub use text::{filled, full_width_commas, plain, tidy};
pub use yes::yes;
