//! A service request: the draft that people fill in, the checks that page and server share, the
//! code to follow it by, and the states of a request that waits on a device to be sent.
//!
//! Pure: no storage, no network, no clock, no random numbers, no text for people. Time and
//! randomness come in as arguments. Deliberately not here: wire types and their versions
//! (`eldercare-api`), scoring of an attached self-check (`eldercare-assessment`), the city's lists
//! themselves (asked for through [`CityFacts`]).
#![forbid(unsafe_code)]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod attached;
mod attribute;
mod choice;
mod consent;
mod context;
mod draft;
mod feedback;
mod field;
mod gf32;
mod identity;
mod moment;
mod outbox;
mod payload;
mod phone;
mod proxy;
mod receipt;
mod record;
pub mod report;
mod request;
mod state;
mod text;
mod tracking;
mod validate;
mod visible;
mod width;
mod wish;

pub use attached::AttachedCheck;
pub use attribute::{Holds, Needed};
pub use choice::{Agreement, ForWhom, PhoneOwner};
pub use consent::{Consent, WORDING_VERSION};
pub use context::{CityFacts, Context, Form, Villages, WishWindow};
pub use draft::RequestDraft;
pub use eldercare_days::Day;
pub use eldercare_entitlements::ServiceId;
pub use feedback::{ConsentPurpose, EventKind, Feedback, TakenBack};
pub use field::{ErrorCode, Field, FieldError, POSSIBLE_ERRORS};
pub use identity::{IdentityError, IdentityNumber};
pub use moment::Moment;
pub use outbox::{
    Due, ERASED, Nudge, OUTBOX_VERSION, OutboxEvent, OutboxItem, PARCEL_VERSION, Parcel, Pause,
    Reply, Round, Setback, Stage, Standing, Unpacked, Verdict, wake_in,
};
pub use payload::{Payload, PayloadHash};
pub use phone::{Phone, PhoneError};
pub use proxy::{Act, How, Lasting, Proxy, ProxyStanding, Relation, Scope};
pub use receipt::Receipt;
pub use record::RecordId;
pub use request::ServiceRequest;
pub use state::{RequestOutcome, RequestState};
pub use text::{DOOR_CHARS, NAME_CHARS, NOTE_CHARS, plain};
pub use tracking::{CODE_BITS, TrackingCode, TrackingCodeError};
pub use validate::validate;
pub use visible::shows_nothing;
pub use width::{half_width, is_dash};
pub use wish::{PartOfDay, WishedTime};
