//! What every handler may use.

use std::sync::Arc;

use crate::clock::Clock;
use crate::codes::Codes;
use crate::guard::Guard;
use crate::instruments::Instruments;
use crate::packs::Packs;
use crate::search::Installed;
use crate::store::Store;

/// The parts of the running server, shared by all handlers.
pub(crate) struct App {
    pub(crate) clock: Clock,
    pub(crate) codes: Codes,
    pub(crate) guard: Arc<Guard>,
    pub(crate) first_look_days: Option<u8>,
    pub(crate) instruments: Instruments,
    pub(crate) packs: Arc<Packs>,
    pub(crate) search: Installed,
    pub(crate) store: Store,
}
