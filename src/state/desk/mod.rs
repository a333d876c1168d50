//! The desk: who is signed in, what was typed and not sent, and what the server says. All of it is in the memory of
//! the page alone and ends with it; nothing of the desk is kept on the device.

pub mod book;
pub mod change_words;
mod colleagues;
pub mod filters;
mod idle;
mod kept;
pub mod month;
pub mod opened;
pub mod sending;
mod sent_as;
mod session;
mod standing;
pub mod trouble;
mod typed;
pub mod upload;
pub mod words;
pub mod worklist;

use std::sync::Arc;

use eldercare_api::v1::desk::Me;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Serialize;
use serde::de::DeserializeOwned;

use self::colleagues::Staff;
use self::idle::Idle;
use self::kept::Kept;
pub use self::session::{LEAVING, UNTOLD};
pub use self::standing::Standing;
use self::typed::Typed;
use self::worklist::Left;
use crate::platform::api::ApiError;
use crate::platform::desk as server;
use crate::route::{Later, Page};
use crate::state::location::use_location;

/// What an account may do, by the ids of the server.
pub mod may {
    /// See the list of requests.
    pub const LIST: &str = "request.list";
    /// See the elder's identity number whole.
    pub const IDENTITY: &str = "request.identity";
    /// Give a request to somebody.
    pub const ASSIGN: &str = "request.assign";
    /// Write down a call.
    pub const NOTE: &str = "request.note";
    /// Answer.
    pub const ANSWER: &str = "request.answer";
    /// Take the list away as a file.
    pub const EXPORT: &str = "request.export";
    /// Take it away with whole names and numbers.
    pub const EXPORT_WHOLE: &str = "request.export-whole";
    /// See who has borrowed what.
    pub const LOANS: &str = "loan.read";
    /// Take the ledger of aids away as a file.
    pub const EXPORT_LOANS: &str = "loan.export";
    /// Lend and take back.
    pub const WRITE_LOANS: &str = "loan.write";
    /// See who is to be visited.
    pub const VISITS: &str = "visit.read";
    /// Take the ledger of visits away as a file.
    pub const EXPORT_VISITS: &str = "visit.export";
    /// Put somebody on the list of visits, and write down a visit.
    pub const WRITE_VISITS: &str = "visit.write";
    /// See devices in the villages, and end them.
    pub const DEVICES: &str = "device.revoke";
    /// See what visitors reported about places.
    pub const REPORTS: &str = "report.read";
    /// Say what became of a report.
    pub const SETTLE_REPORTS: &str = "report.settle";
    /// Change facts of places.
    pub const EDIT_PLACES: &str = "place.edit";
    /// Bring in a list of changes.
    pub const UPLOAD: &str = "place.upload";
    /// Send a place the link by which it confirms its own facts.
    pub const INVITE: &str = "place.invite";
    /// See monthly counts.
    pub const COUNTS: &str = "counts.read";
}

/// The desk of this page.
#[derive(Clone, Copy)]
pub struct Desk {
    standing: RwSignal<Standing>,
    typed: StoredValue<Typed>,
    told: RwSignal<Option<&'static str>>,
    idle: Idle,
    staff: Staff,
    list: StoredValue<Option<Left>>,
}

impl Desk {
    /// How it stands with the account.
    pub fn standing(self) -> Standing {
        self.standing.get()
    }

    /// Who is signed in.
    pub fn me(self) -> Option<Arc<Me>> {
        self.standing.with(|standing| standing.me().cloned())
    }

    /// Whether whoever is signed in may do this; see [`may`].
    pub fn may(self, what: &str) -> bool {
        self.standing.with(|standing| {
            standing
                .me()
                .is_some_and(|me| me.may.iter().any(|own| own == what))
        })
    }

    /// Key of what the form for signing in says first.
    pub fn told(self) -> Option<&'static str> {
        self.told.get()
    }

    /// Who works here.
    pub fn staff(self) -> Staff {
        self.staff
    }

    /// Whether somebody used the page lately, so that asking the server anew keeps no forgotten session alive.
    pub fn is_in_use(self) -> bool {
        self.idle.is_in_use()
    }

    /// A request is opened: whoever goes back to the list goes on there.
    pub fn note_opened(self, record_id: &str) {
        self.list.update_value(|left| {
            if let Some(left) = left {
                left.opened = Some(record_id.to_owned());
            }
        });
    }

    /// Whether the session ends in a few minutes unless somebody uses the page.
    pub fn is_ending(self) -> bool {
        self.idle.is_ending()
    }

    /// What was typed under this name and not sent.
    pub fn typed(self, name: &str) -> String {
        self.typed.with_value(|typed| typed.get(name))
    }

    /// Whether something was typed and not sent.
    pub fn has_typed(self) -> bool {
        self.typed.with_value(|typed| !typed.is_empty())
    }

    /// Keeps what is typed under this name, for as long as the page lives: a session may end meanwhile.
    pub fn note_typed(self, name: &str, text: &str) {
        self.typed.update_value(|typed| typed.set(name, text));
    }

    /// Whether anything is kept under this name or below it.
    pub fn has_typed_below(self, name: &str) -> bool {
        self.typed.with_value(|typed| typed.has_below(name))
    }

    /// Forgets what is kept under this name and under those below it: it is sent, or given up.
    pub fn forget_typed(self, name: &str) {
        self.typed.update_value(|typed| typed.forget_below(name));
    }

    /// Notes that a chosen file goes with the session.
    pub fn lose_file(self) {
        self.typed.update_value(Typed::lose_file);
    }

    /// Whether a chosen file was lost since it was asked last.
    pub fn has_lost_file(self) -> bool {
        self.typed
            .try_update_value(Typed::take_loss)
            .unwrap_or_default()
    }

    /// Whether the session has ended by time.
    pub fn has_ended(self) -> bool {
        self.standing
            .with_untracked(|standing| matches!(standing, Standing::Ended(_)))
    }

    /// Asks for something below `/api/v1/desk/`; a session that has ended is noticed.
    pub async fn get<T: DeserializeOwned>(self, path: &str) -> Result<T, ApiError> {
        self.heard(server::get(path).await)
    }

    /// Sends something, and reads the reply.
    pub async fn post<T: DeserializeOwned>(
        self,
        path: &str,
        body: &impl Serialize,
    ) -> Result<T, ApiError> {
        self.heard(server::post(path, body).await)
    }

    /// Sends something to which nothing is replied but that it is done.
    pub async fn post_only(self, path: &str, body: &impl Serialize) -> Result<(), ApiError> {
        self.heard(server::post_only(path, body).await)
    }

    /// Sends something to which a file is replied.
    pub async fn post_for_text(
        self,
        path: &str,
        body: &impl Serialize,
    ) -> Result<String, ApiError> {
        self.heard(server::post_for_text(path, body).await)
    }

    /// Asks for a file.
    pub async fn get_text(self, path: &str) -> Result<String, ApiError> {
        self.heard(server::get_text(path).await)
    }

    /// Sends the bytes of a file, and reads the reply.
    pub async fn post_file<T: DeserializeOwned>(
        self,
        path: &str,
        file: &[u8],
    ) -> Result<T, ApiError> {
        self.heard(server::post_file(path, file).await)
    }

    fn heard<T>(self, reply: Result<T, ApiError>) -> Result<T, ApiError> {
        if reply.as_ref().is_err_and(trouble::is_signed_out) {
            self.end();
        }
        reply
    }
}

/// Makes the desk known to its pages and asks who is signed in.
pub fn provide_desk() -> Desk {
    let before = kept::take();
    let (standing, typed, told) = before.map_or_else(Default::default, |kept| {
        (Some(kept.standing), kept.typed, kept.told)
    });
    let desk = Desk {
        standing: RwSignal::new(standing.unwrap_or(Standing::Asking)),
        typed: StoredValue::new(typed),
        told: RwSignal::new(told),
        idle: Idle::new(),
        staff: Staff::new(),
        list: StoredValue::new(None),
    };
    desk.idle.watch(
        session::say_used,
        move || spawn_local(desk.stay()),
        move || desk.end_unused(),
    );
    StoredValue::new_local((desk.listen(), desk.guard()));
    let location = use_location();
    on_cleanup(move || {
        let is_here = location
            .pathname
            .with_untracked(|path| Page::of(path) == Some(Page::Later(Later::Desk)));
        // Another language makes the page anew at the same address; whoever leaves it leaves nothing behind.
        if is_here {
            kept::keep(Kept {
                standing: desk.standing.get_untracked(),
                typed: desk
                    .typed
                    .try_update_value(std::mem::take)
                    .unwrap_or_default(),
                told: desk.told.get_untracked(),
            });
        }
    });
    provide_context(desk);
    desk
}

/// The desk.
pub fn use_desk() -> Desk {
    expect_context()
}
