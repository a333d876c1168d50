//! Two PostgreSQL, of which one takes over when the other dies, and one address that leads to the
//! one that is in charge, as an operator's proxy does.

mod forwarder;
mod node;

use std::net::SocketAddr;

use crate::skip;
pub use forwarder::Forwarder;
use node::Node;

/// A primary and a standby that confirms every commit before anybody is told of it.
pub struct Pair {
    primary: Node,
    standby: Node,
}

impl Pair {
    /// Starts both for a test; without server binaries the test is skipped aloud.
    #[must_use]
    pub fn for_test(test: &str) -> Option<Self> {
        let Some(primary) = Node::first() else {
            skip::tell(test, "no PostgreSQL server binaries (Debian: postgresql)");
            return None;
        };
        let standby = primary.standby();
        primary.wait_for_standby();
        Some(Self { primary, standby })
    }

    /// Where the one in charge listens.
    #[must_use]
    pub fn primary(&self) -> SocketAddr {
        self.primary.address()
    }

    /// Kills the primary with all of its processes, as the loss of its machine does. Nobody is in
    /// charge until [`Self::take_over`].
    pub fn kill_primary(&mut self) {
        self.primary.kill();
    }

    /// The standby takes over.
    pub fn take_over(&mut self) {
        self.standby.promote();
        std::mem::swap(&mut self.primary, &mut self.standby);
    }

    /// Gives the new primary a standby of its own, and waits until it confirms.
    pub fn mend(&mut self) {
        self.standby = self.primary.standby();
        self.primary.wait_for_standby();
    }
}
