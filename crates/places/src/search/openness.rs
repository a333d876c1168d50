//! Who is open now, as two sets of rows, and what a search makes of it.

use serde::{Deserialize, Serialize};

use crate::RowSet;

/// What is asked of the doors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OpenWish {
    /// Nothing.
    #[default]
    Any,
    /// Open now, by facts that can be relied on: nobody walks in vain.
    Open,
    /// Not known to be closed: also where nobody can say, and one calls first.
    NotClosed,
}

impl OpenWish {
    /// All wishes, in the order in which they are offered.
    pub const ALL: [OpenWish; 3] = [OpenWish::Any, OpenWish::Open, OpenWish::NotClosed];

    /// The stable id, for locale keys.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            OpenWish::Any => "any",
            OpenWish::Open => "open",
            OpenWish::NotClosed => "not-closed",
        }
    }
}

/// Who is open at one minute. What is in neither set is unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Openness {
    /// Rows that are open.
    pub open: RowSet,
    /// Rows that are closed.
    pub closed: RowSet,
}

impl Openness {
    /// Whether a row is what is wished for.
    #[must_use]
    pub fn admits(&self, row: u32, wish: OpenWish) -> bool {
        match wish {
            OpenWish::Any => true,
            OpenWish::Open => self.open.contains(row),
            OpenWish::NotClosed => !self.closed.contains(row),
        }
    }
}
