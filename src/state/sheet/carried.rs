//! Opening what a paper carries, and taking it over on this device.

use eldercare_handover::{Code, Draft, Envelope, Room, UnpackError};

use crate::platform::code_lock::{self, LockError};
use crate::state::atlas::Atlases;
use crate::state::check::{Check, CheckSession, Fit, Who};
use crate::state::request::Requests;
use crate::state::{belongings, person, plan, taken};

/// Why a draft was not opened, as the key of a text.
type Why = &'static str;

/// What a paper holds, seen from this device.
#[derive(Debug, Clone, PartialEq)]
pub struct Brought {
    /// The draft.
    pub draft: Draft,
    /// The self-check in it, and how it fits to the questions of this page.
    pub check: Option<(CheckSession, Fit)>,
    /// What of other rooms this device has already, which would be replaced.
    pub replaces: Vec<Room>,
    /// Whether an application or a request was begun here, which would be destroyed.
    pub is_begun: bool,
}

/// Opens an envelope; the derivation of the key takes a second.
pub async fn open_envelope(code: Code, envelope: &Envelope) -> Result<Draft, Why> {
    let packed = code_lock::open(code, envelope)
        .await
        .map_err(|error| match error {
            LockError::NoCrypto => "sheet.code.no-crypto",
            LockError::WrongCode => "sheet.code.wrong",
        })?;
    Draft::unpack(&packed).map_err(|error| match error {
        UnpackError::Newer => "sheet.open.newer",
        UnpackError::Damaged => "sheet.open.damaged",
    })
}

/// The draft against the questions and records of this device; call it when they are read.
pub async fn brought(check: Check, draft: Draft) -> Brought {
    let session = draft.check.as_ref().map(|carried| {
        let session = CheckSession {
            who: Who::from_id(draft.about.id()),
            answers: carried.answers.clone(),
            updated: carried.day.map(|day| day.to_string()).unwrap_or_default(),
        };
        (session, check.fit(carried))
    });
    // What the device has belongs to the person before, also where the paper has nothing for it.
    let mut replaces = Vec::new();
    if person::is_kept().await {
        replaces.push(Room::Person);
    }
    if plan::is_kept().await {
        replaces.push(Room::Plan);
    }
    Brought {
        draft,
        check: session,
        replaces,
        is_begun: belongings::is_begun().await,
    }
}

/// Puts what a paper holds in the place of what the device has. The person was asked.
pub async fn take_over(check: Check, atlases: Atlases, requests: Requests, brought: Brought) {
    taken::note();
    if atlases
        .cities()
        .iter()
        .any(|city| city.id == brought.draft.city)
    {
        atlases.open(&brought.draft.city);
    }
    if let (Some((session, fit)), Some(carried)) = (brought.check, &brought.draft.check) {
        check.take_over(session, fit, carried).await;
    }
    // A room that the paper leaves empty is emptied: one person's facts never judge another's answers.
    match brought.draft.note(Room::Person) {
        Some(text) => person::take_over(text, Who::from_id(brought.draft.about.id())).await,
        None => person::forget().await,
    }
    match brought.draft.note(Room::Plan) {
        Some(text) => plan::take_over(text).await,
        None => plan::erase().await,
    }
    // What was begun is about the person before, with name and telephone.
    belongings::forget_begun(requests).await;
}
