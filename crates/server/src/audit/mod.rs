//! Who did what to which record: rows that nobody can change, remove or reorder without its being seen.
//!
//! A row is written in the transaction of the action itself, so that neither is there without the
//! other. Its hash is keyed with the server's secret and holds the hash before it: who can write into the
//! database, and has not the secret, cannot make a chain that [`verify`] believes. Rows hold no
//! personal data. What the chain cannot show by itself is that its end was cut off together with
//! the note of its end: for that an operator writes down what `audit verify` prints ([`Anchor`]).

mod append;
mod chain;
mod verify;

pub(crate) use append::{Entry, append};
pub(crate) use verify::{Anchor, AuditError, verify};
