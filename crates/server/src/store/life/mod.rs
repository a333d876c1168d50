//! What becomes of a request after it was stored. Every change takes the row of the request first, so that
//! changes of one request follow one another, and writes its event in the same transaction.

pub(super) mod consents;
pub(super) mod events;

pub(crate) use events::Event;
