//! Pieces of the desk's pages: smaller than the public ones, for a mouse and a day's work.

pub mod facts;
pub mod field;
pub mod page_title;
pub mod paper;
pub mod select;
pub mod take_away;
pub mod trouble;
