//! Chinese phrases: `周一至周五 9:00-17:00，节假日休息`, `上午9点到11点半`, `週二、四全日`.
//!
//! What a text does not say is not made up:
//! - Times without days (`9:00-17:00`) may be those of every day or of working days: on each day
//!   the span is *vague*, and only outside of it the place is closed.
//! - A part of the day in the place of a time (`上午`) is a vague span with an hour of margin.
//! - `工作日` is closed on official holidays, and open on weekends that are worked.
//! - A single holiday (`春节休息`) leaves all holidays open questions.

mod figures;
mod range;
mod reader;
mod scan;
mod schedule;
#[cfg(test)]
mod tests;
mod token;

use crate::hours::Schedule;

use super::Unread;

/// Reads a text whole, or says where a word stands that is not understood.
pub fn read(text: &str) -> Result<Schedule, Unread> {
    let tokens = scan::tokens(text)?;
    reader::read(&tokens).ok_or_else(|| Unread::at(text))
}
