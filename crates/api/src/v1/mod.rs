//! Version 1 of the wire.
//!
//! What a device sends is read strictly: an unknown field is refused, so that nothing is lost
//! silently. What the server replies is read leniently: an older page ignores what a newer server
//! adds.

pub mod desk;
mod follow;
pub mod outreach;
mod receipt;
mod report;
mod service;
mod status;
mod submit;

pub use follow::{
    DeleteRequest, Deleted, Export, ExportQuery, ExportedConsent, ExportedEvent, ExportedRequest,
    GiveFeedback, Withdraw,
};
pub use receipt::{Receipt, ReceiptError};
pub use report::{FacilityClosed, ReportReceipt, ReportSummary, SubmitReport};
pub use service::{Attribute, Service, ServiceList, ServiceSource, Words};
pub use status::{StatusQuery, StatusReply};
pub use submit::{Consent, SelfCheck, SubmitRequest};

/// The version that every body of this module carries.
pub const SCHEMA_VERSION: u16 = 1;
