//! What is drawn: steps of a person and a device, and the faults of the line.

use std::time::Duration;

use eldercare_requests::Nudge;
use proptest::collection::vec;
use proptest::prelude::*;

use super::Crash;
use crate::proxy::{Fault, Script};

/// Requests on one device.
pub const SLOTS: usize = 3;
const STEPS: usize = 14;

/// One step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The person saves the request of a slot.
    Save {
        /// Which.
        slot: usize,
        /// Whether the device dies over it.
        crash: Option<Crash>,
    },
    /// The app sends it, once.
    Send {
        /// Which.
        slot: usize,
        /// Whether the device dies over it.
        crash: Option<Crash>,
    },
    /// The app walks through its queue by itself.
    Walk {
        /// What makes it look.
        nudge: Nudge,
        /// Seconds that went by before.
        later: u32,
    },
    /// The app is closed and opened.
    Restart,
}

/// What happens, in order.
#[derive(Clone, Debug)]
pub struct Schedule {
    /// The steps.
    pub steps: Vec<Step>,
    /// What the line does to the exchanges.
    pub script: Script,
}

/// All schedules; a failure shrinks towards few steps, no crash and a line that works.
pub fn schedules() -> impl Strategy<Value = Schedule> {
    (vec(step(), 1..=STEPS), vec(fault(), 0..=STEPS)).prop_map(|(steps, faults)| Schedule {
        steps,
        script: Script(faults),
    })
}

fn step() -> impl Strategy<Value = Step> {
    let slot = || 0..SLOTS;
    prop_oneof![
        3 => (slot(), crash()).prop_map(|(slot, crash)| Step::Save { slot, crash }),
        6 => (slot(), crash()).prop_map(|(slot, crash)| Step::Send { slot, crash }),
        2 => (nudge(), 0_u32..600).prop_map(|(nudge, later)| Step::Walk { nudge, later }),
        1 => Just(Step::Restart),
    ]
}

fn nudge() -> impl Strategy<Value = Nudge> {
    prop::sample::select(vec![Nudge::Tap, Nudge::Timer, Nudge::Online, Nudge::Start])
}

pub(super) fn crash() -> impl Strategy<Value = Option<Crash>> {
    prop_oneof![
        6 => Just(None),
        1 => Just(Some(Crash::Before)),
        1 => Just(Some(Crash::Started)),
        2 => Just(Some(Crash::Waiting)),
        1 => Just(Some(Crash::Between)),
        1 => Just(Some(Crash::After)),
    ]
}

pub(super) fn fault() -> impl Strategy<Value = Fault> {
    let status = (
        prop::sample::select(vec![500_u16, 502, 503, 429, 403]),
        prop::option::of(1_u32..300),
    );
    prop_oneof![
        5 => Just(Fault::Pass),
        1 => (1_u64..40).prop_map(|ms| Fault::Delay(Duration::from_millis(ms))),
        2 => Just(Fault::CutBefore),
        2 => Just(Fault::CutMidRequest),
        4 => Just(Fault::CutAfterReply),
        3 => Just(Fault::HalfReply),
        3 => Just(Fault::Duplicate),
        3 => status.prop_map(|(status, retry_after)| Fault::Status { status, retry_after }),
        2 => Just(Fault::Portal),
        // The device gives up before.
        1 => Just(Fault::Hold(Duration::from_millis(600))),
    ]
}
