//! Two PostgreSQL, of which one takes over when the other dies, and one address that leads to the
//! one that is in charge, as an operator's proxy does.

mod forwarder;
mod node;

use std::net::SocketAddr;

use crate::skip;
pub use forwarder::Forwarder;
use node::Node;

/// What a commit waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Commit {
    /// For the standby, which confirms it before anybody is told.
    Confirmed,
    /// For the primary alone. Not what an operator should choose: the trials show what it loses.
    Alone,
}

/// A primary and its standby.
pub struct Pair {
    primary: Node,
    standby: Node,
    commit: Commit,
    /// The line from the standby to its primary.
    line: Forwarder,
}

impl Pair {
    /// Starts both for a test; without server binaries the test is skipped aloud.
    pub async fn for_test(test: &str, commit: Commit) -> Option<Self> {
        let Some(primary) = Node::first() else {
            skip::tell(test, "no PostgreSQL server binaries (Debian: postgresql)");
            return None;
        };
        let line = Forwarder::to(primary.address()).await.expect("a port");
        let standby = primary.standby(line.address());
        primary.wait_for_standby(commit);
        Some(Self {
            primary,
            standby,
            commit,
            line,
        })
    }

    /// Where the one in charge listens.
    #[must_use]
    pub fn primary(&self) -> SocketAddr {
        self.primary.address()
    }

    /// The standby hears nothing more of its primary.
    pub fn cut_line(&self) {
        // Nobody listens there.
        self.line.lead_to(SocketAddr::from(([127, 0, 0, 1], 1)));
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

    /// Gives the new primary a standby of its own, and waits until it follows.
    pub fn mend(&mut self) {
        self.line.lead_to(self.primary.address());
        self.standby = self.primary.standby(self.line.address());
        self.primary.wait_for_standby(self.commit);
    }
}
