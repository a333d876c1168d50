//! The self-check: its start, one question a page, the result, and a sheet of paper.

mod answers;
pub mod danger;
mod erase;
pub mod gate;
mod kept;
mod level;
mod next;
mod paper;
pub mod question;
mod reasons;
pub mod result;
mod resume;
mod settle;
pub mod start;
mod ways;
pub mod words;
