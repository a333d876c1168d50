//! The desk: what staff, the bureau's systems and invited places send and get.

mod ledgers;
mod places;
mod requests;
mod session;
mod systems;

pub use ledgers::{
    AidBack, AidLoan, LendAid, ListPerson, Loans, UnlistPerson, VisitList, VisitPerson, WriteVisit,
};
pub use places::{EditPlace, PlaceChange, PlaceEdit, PlaceEdits, PlaceHistory};
pub use requests::{
    AnswerRequest, AssignRequest, AttachedSelfCheck, ExportRequests, ListCounts, ListedRequest,
    NoteCall, OpenedRequest, RequestEvent, RequestList, StateNow, WholeRequest,
};
pub use session::{ChangePassword, Colleague, Colleagues, Me, SignIn, SignOut};
pub use systems::{FeedEvent, MonthCounts, RequestFeed, WriteState};
