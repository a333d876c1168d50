//! The draft, its envelope and its code from outside.

mod codes;
mod drafts;
mod envelopes;
mod fixtures;
mod sample;
