//! What becomes of a request after it was stored. Every change takes the row of the request first, so that
//! changes of one request follow one another, and writes its event in the same transaction.

pub(super) mod consents;
mod erase;
pub(super) mod events;
mod export;
mod feedback;
mod standing;
mod wipe;
mod withdraw;

pub(in crate::store) use consents::agreed_in;
pub(crate) use erase::{JOB as RETENTION, Over};
pub(crate) use events::Event;
pub(crate) use export::consents_of;
pub(crate) use feedback::Said;
pub(crate) use standing::{Standing, take};
