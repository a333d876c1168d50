//! Requests as the desk sees them.

mod change;
mod list;
mod open;

pub(crate) use change::{Change, Changed};
pub(super) use change::{Seen, change_in};
pub(crate) use list::{Edge, Listed, Overdue, Wanted};
pub(super) use open::whole_of;
pub(crate) use open::{Happened, Opened, SelfCheck, Whole};
