//! The self-rating that comes before an application for long-term-care insurance. It gives one of
//! the form's grades and never a level, which only assessors give.

pub mod result;
pub mod start;
