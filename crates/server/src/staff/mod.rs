//! The people at the desk: how they prove who they are.

mod command;
mod password;
mod throttle;
mod token;

pub use command::{StaffCommand, StaffError};
pub(crate) use password::{PasswordFault, Passwords};
pub(crate) use throttle::Throttle;
pub(crate) use token::{SESSION_IDLE, SESSION_LONGEST, Token, hash_of};
