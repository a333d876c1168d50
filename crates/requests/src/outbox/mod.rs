//! The life of one record on the device: draft → saved → sending → delivered, or needs attention.
//!
//! A record leaves the queue only when a reply repeats its id and the hash of what was sent, or
//! when the server says that it was erased there. Which record is sent when is the work of
//! [`Round`] and [`Pause`]; a queue travels from device to device as a [`Parcel`]. Storage and
//! locks between tabs belong to whoever holds the items.

mod item;
mod parcel;
mod pause;
mod round;
mod stage;
mod verdict;

pub use item::{OUTBOX_VERSION, OutboxEvent, OutboxItem};
pub use parcel::{PARCEL_VERSION, Parcel, Standing, Unpacked};
pub use pause::{Nudge, Pause};
pub use round::{Due, Round, wake_in};
pub use stage::{Setback, Stage};
pub use verdict::{ERASED, Reply, Verdict};
