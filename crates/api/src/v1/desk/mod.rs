//! The desk: what staff, the bureau's systems and invited places send and get.

mod invitations;
mod ledgers;
mod places;
mod reports;
mod requests;
mod session;
mod systems;
mod uploads;

pub use invitations::{ConfirmPlace, InvitationState, InvitePlace, InvitedPlace, NewInvitation};
pub use ledgers::{
    AidBack, AidLoan, ExportLoans, ExportVisits, LendAid, ListPerson, Loans, NotBack, NotVisited,
    PastVisit, PastVisits, RemoveLoan, UnlistPerson, VisitList, VisitNote, VisitPerson, WriteVisit,
};
pub use places::{
    EditPlace, PlaceChange, PlaceConfirmation, PlaceEdit, PlaceEdits, PlaceHistory, UndoEdit,
    Undone,
};
pub use reports::{DeskReport, DeskReports, SettleReport, SettledReport};
pub use requests::{
    AnswerRequest, AssignRequest, AttachedSelfCheck, ExportRequests, ListCounts, ListedRequest,
    NoteCall, OpenedRequest, RequestEvent, RequestList, SeeIdentity, StateNow, WholeIdentity,
    WholeRequest,
};
pub use session::{ChangePassword, Colleague, Colleagues, Me, SignIn, SignOut};
pub use systems::{ExportCounts, FeedEvent, MonthCounts, RequestFeed, WriteState};
pub use uploads::{
    UPLOAD_BYTES, UploadChange, UploadDone, UploadFact, UploadPreview, UploadProblem,
};
