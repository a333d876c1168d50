//! The desk: what staff, the bureau's systems and invited places send and get.

mod session;

pub use session::{ChangePassword, Colleague, Colleagues, Me, SignIn, SignOut};
