//! The desk, tried from the outside.

#![allow(
    clippy::too_many_lines,
    reason = "a story of the desk is told in one go"
)]

mod corrected;
mod devices;
mod drive;
mod files;
mod foreign;
mod identity;
mod invitations;
mod ledgers;
mod matrix;
mod places;
mod published;
mod reports;
mod requests;
mod session;
mod support;
mod systems;
mod taken_back;
mod twice;
mod uploads;
