//! What a visitor reports about a facility: that it was closed, or that a fact about it is wrong.
//!
//! A report carries nothing about the person who sends it: no name, no telephone number, no
//! account. It is for whoever keeps the list of facilities and starts no service. Deliberately
//! not here: wire types (`eldercare-api`), storage and the bound on reports (`eldercare-server`).

mod choice;
mod count;
mod draft;
mod facility_report;
mod field;
mod personal;
mod validate;
mod visit;
mod waiting;

pub use choice::{Fact, ReportKind};
pub use count::{ClosedCount, MOST_COUNTED_A_DAY, count_closed};
pub use draft::ReportDraft;
pub use facility_report::{FacilityReport, ReportReceipt, Reported};
pub use field::{POSSIBLE_REPORT_ERRORS, ReportError, ReportField};
pub use personal::{looks_like_landline, looks_personal};
pub use validate::{RIGHT_CHARS, ReportContext, validate_report};
pub use visit::{RECENT_DAYS, VisitTime, VisitWindow};
pub use waiting::{WAITING_REPORT_VERSION, WaitingReport};
