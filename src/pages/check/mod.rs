//! The self-checks: start, one question a page, the result, and a sheet of paper.

mod answer_row;
mod answers;
pub mod asked;
pub mod danger;
mod deciding;
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
pub mod self_rating;
mod settle;
mod spoken;
pub mod start;
mod taken;
mod trend;
mod ways;
pub mod words;
