//! What every handler may use.

use std::sync::Arc;

use crate::clock::Clock;
use crate::codes::Codes;
use crate::guard::Guard;
use crate::http::Attempts;
use crate::instruments::Instruments;
use crate::metrics::Metrics;
use crate::overlay::Overlay;
use crate::packs::Packs;
use crate::search::Installed;
use crate::staff::{Passwords, Throttle};
use crate::store::{Deed, Store};

/// The parts of the running server, shared by all handlers.
pub(crate) struct App {
    pub(crate) attempts: Attempts,
    pub(crate) clock: Clock,
    pub(crate) codes: Codes,
    pub(crate) guard: Arc<Guard>,
    pub(crate) first_look_days: Option<u8>,
    pub(crate) instruments: Instruments,
    pub(crate) metrics: Arc<Metrics>,
    pub(crate) overlay: Overlay,
    pub(crate) packs: Arc<Packs>,
    pub(crate) passwords: Passwords,
    pub(crate) search: Installed,
    pub(crate) store: Store,
    pub(crate) throttle: Throttle,
}

impl App {
    /// Something that somebody does at the desk now.
    pub(crate) fn deed<'a>(&'a self, actor: &'a str) -> Deed<'a> {
        Deed {
            codes: &self.codes,
            at: self.clock.now(),
            actor,
            device: None,
        }
    }
}
