//! From answers to care: the needs that follow from a self-check (照护需求), each with its reasons, and
//! the plan (照护需求计划清单) that a family makes of them.
//!
//! [`NeedRules`] are data, checked once against the questionnaire they read. After that, deriving
//! [`Needs`] is total. What is not known gives no need: it is listed as unclear. A [`Plan`] is the
//! needs of today with the family's [`Changes`], which name needs by id, so that new answers keep them.
//!
//! [`forms`] are data, too: what several applications ask for, each question once.
//!
//! Pure: no storage, no network, no clock, no random numbers, no text for people. Deliberately not
//! here: what a city pays (`eldercare-entitlements`), where places are (`eldercare-places`).
#![forbid(unsafe_code)]
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing
    )
)]

mod changes;
mod check;
mod error;
mod file;
pub mod forms;
mod ids;
mod needs;
mod plan;
mod reading;
mod rules;
mod text;

pub use changes::{Changes, MOST_OWN, OWN_CHARS, Own, OwnError};
pub use error::RulesError;
pub use ids::{AidId, ItemId, NeedId, StateId};
pub use needs::{Need, Needs, Reason, Unclear};
pub use plan::{Plan, PlanItem, What};
pub use rules::{Condition, NeedRule, NeedRules, Priority, State, Step, Way};
pub use text::{PLAN_VERSION, TextError};
