//! The tables of the desk. What somebody does is written into the audit in the same transaction.

mod deed;
mod sessions;
mod staff;

pub(crate) use deed::Deed;
pub(crate) use sessions::Member;
pub(crate) use staff::{Account, NewAccount};
