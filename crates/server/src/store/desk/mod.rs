//! The tables of the desk. What somebody does is written into the audit in the same transaction.

mod counts;
mod deed;
mod devices;
mod ended;
mod feed;
mod invitations;
mod loans;
mod places;
mod reports;
mod requests;
mod sessions;
mod staff;
mod statement;
mod visits;
mod write_back;

pub(crate) use counts::Counted;
pub(crate) use deed::Deed;
pub(crate) use devices::{MadeDevice, StoredDevice, Whose};
pub(crate) use feed::Told;
pub(crate) use invitations::{Answer, Confirmed, Link, NewLink};
pub(crate) use loans::{Lent, Written};
pub(crate) use places::{Edits, NewEdit, PlaceEdits, StoredEdit, TakenBackEdit};
pub(crate) use reports::{ListedReport, Settlement, WantedReports, Which};
pub(crate) use requests::{
    Change, Changed, Edge, Happened, Listed, Opened, Overdue, SelfCheck, Wanted, Whole,
};
pub(crate) use sessions::Member;
pub(crate) use staff::{Account, Names, NewAccount};
pub(crate) use visits::Visited;
pub(crate) use write_back::{Once, WriteOutcome, WrittenBack};
