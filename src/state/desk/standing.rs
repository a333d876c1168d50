//! How it stands with the account.

use std::sync::Arc;

use eldercare_api::v1::desk::Me;

use crate::platform::api::ApiError;

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Not known yet.
    Asking,
    /// Nobody.
    Nobody,
    /// Nobody any more: the session of this account has ended by time.
    Ended(Arc<Me>),
    /// This account.
    In(Arc<Me>),
    /// It could not be found out.
    Unknown(ApiError),
}

impl Standing {
    /// Whoever is signed in.
    pub fn me(&self) -> Option<&Arc<Me>> {
        match self {
            Standing::In(me) => Some(me),
            _ => None,
        }
    }

    /// The same after the session has ended; nothing where none was there to end.
    pub fn ended(self) -> Option<Standing> {
        match self {
            Standing::In(me) => Some(Standing::Ended(me)),
            _ => None,
        }
    }
}
