//! The people of a family on this device: sealed, each with records of their own, one of them chosen.
//!
//! A device that knows of one person alone has no such record, and everything is as if there were no
//! families. At a kiosk there is one person, in memory.

pub mod chosen;
mod leaving;
mod moving;
mod people;
mod stored;

use eldercare_requests::{Act, Day, Proxy, RequestDraft};
use leptos::prelude::*;
use leptos::task::spawn_local;

pub use leaving::{Belongs, erase};
pub use moving::{beginning, switch};
pub use people::{Called, NameProblem, Person, Stop, WORDS, fits};

use crate::platform::sealed_store::{self, StoreError};
use crate::platform::{clock, forgetful, prefs, random};

/// The name of the record in the sealed store.
const RECORD: &str = "family";

/// How the record stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Not read yet.
    Waiting,
    /// Read, or there is none.
    Open,
    /// It is there and cannot be opened; nothing is written over it.
    Locked,
}

#[derive(Debug, Clone, PartialEq)]
struct State {
    people: Vec<Person>,
    standing: Standing,
    is_asked: bool,
}

thread_local! {
    // Not a context: the map, which provides contexts, would carry the code for it.
    static STATE: ArcRwSignal<State> = ArcRwSignal::new(State {
        people: Vec::new(),
        standing: Standing::Waiting,
        is_asked: false,
    });
}

fn state() -> ArcRwSignal<State> {
    STATE.with(Clone::clone)
}

/// Whether this device may know of several people: not a kiosk, and not one of outreach, which keeps apart by itself whom a
/// worker meets.
pub fn is_possible() -> bool {
    !forgetful::is_on()
}

/// Reads the device once. Where no family was noted, no page waits for that.
pub fn open() {
    let is_first =
        state().try_update_untracked(|state| !std::mem::replace(&mut state.is_asked, true));
    if is_first != Some(true) {
        return;
    }
    if !chosen::is_noted() {
        state().update(|state| state.standing = Standing::Open);
    }
    if is_possible() {
        spawn_local(read_device());
        prefs::on_change_elsewhere(|| spawn_local(read_device()));
    }
}

async fn read_device() {
    // A note alone says that there is a family; without one only a store that is there may have one.
    if chosen::is_noted() || sealed_store::is_there().await {
        let found = read().await;
        moving::settle(&found);
        take(found);
    }
}

type Found = Result<Vec<Person>, StoreError>;

async fn read() -> Found {
    match sealed_store::load(RECORD).await? {
        Some(text) => stored::read(&text).ok_or(StoreError::Damaged),
        None => Ok(Vec::new()),
    }
}

fn take(found: Found) {
    let (people, standing) = match found {
        Ok(people) => (people, Standing::Open),
        Err(StoreError::Damaged) => (Vec::new(), Standing::Locked),
        // A device that keeps nothing has no family.
        Err(_) => (Vec::new(), Standing::Open),
    };
    let is_same = state().with_untracked(|now| now.people == people && now.standing == standing);
    if !is_same {
        state().update(|state| {
            state.people = people;
            state.standing = standing;
        });
    }
}

/// How the record stands; reading it here follows it.
pub fn standing() -> Standing {
    state().with(|state| state.standing)
}

/// The people in the order in which they came; reading them here follows every change.
pub fn people() -> Vec<Person> {
    state().with(|state| state.people.clone())
}

/// The person who is chosen; none while this device knows of one person alone.
pub fn current() -> Option<Person> {
    let id = chosen::chosen();
    state().with(|state| state.people.iter().find(|person| person.id == id).cloned())
}

/// Why somebody may not do this for the person who is chosen; nothing where they may.
pub fn stop(act: Act) -> Option<Stop> {
    current()?.stop(act, today())
}

/// Today as this device believes.
pub fn today() -> Day {
    Day::parse(&clock::today()).unwrap_or_default()
}

/// Whether a request is about the person who is chosen. One whose person is not here any more is nobody
/// else's; where there is no family it is shown, since what was begun must be found again.
pub fn is_chosens(tag: Option<&str>) -> bool {
    let is_alone =
        || state().with(|state| state.standing == Standing::Open && state.people.is_empty());
    chosen::id_of(tag) == chosen::chosen() || is_alone()
}

/// Says in a new request what is known: for whom it is, and how that person agreed.
pub fn introduce(draft: &mut RequestDraft) {
    let Some(person) = untrack(current) else {
        return;
    };
    if let Some(whom) = person.called.for_whom() {
        draft.for_whom.get_or_insert_with(|| whom.id().to_owned());
    }
    let holds = person.stop(Act::Request, today()).is_none();
    if let Some(proxy) = person.proxy.filter(|_| holds) {
        let how = proxy.how.agreement().id();
        draft.agreement.get_or_insert_with(|| how.to_owned());
    }
}

/// Adds a person. The first one has all that this device knew before.
pub async fn add(called: Called) -> Result<String, Unkept> {
    let people = read().await.map_err(|_| Unkept)?;
    let id = if people.is_empty() {
        chosen::FIRST.to_owned()
    } else {
        new_id().ok_or(Unkept)?
    };
    let person = Person {
        id: id.clone(),
        called,
        proxy: None,
    };
    keep([people, vec![person]].concat()).await?;
    Ok(id)
}

/// Notes what the person who is chosen agreed to.
pub async fn agree(proxy: Proxy) -> Result<(), Unkept> {
    change_current(move |person| person.proxy = Some(proxy)).await
}

/// Notes that the person who is chosen took it back.
pub async fn revoke() -> Result<(), Unkept> {
    change_current(|person| {
        person.proxy = person.proxy.map(|proxy| proxy.revoked_on(today()));
    })
    .await
}

/// This device did not keep it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unkept;

async fn change_current(change: impl FnOnce(&mut Person)) -> Result<(), Unkept> {
    // Another tab may have changed something.
    let mut people = read().await.map_err(|_| Unkept)?;
    let id = chosen::chosen();
    let person = people.iter_mut().find(|person| person.id == id);
    change(person.ok_or(Unkept)?);
    keep(people).await
}

async fn keep(people: Vec<Person>) -> Result<(), Unkept> {
    let text = stored::write(&people);
    sealed_store::save(RECORD, &text)
        .await
        .map_err(|_| Unkept)?;
    take(Ok(people));
    moving::tell_other_tabs();
    Ok(())
}

/// Eight random digits; none where the browser has no randomness, and then it keeps nothing either.
fn new_id() -> Option<String> {
    let number = u32::from_be_bytes(random::bytes::<4>()?);
    Some(format!("{number:08x}"))
}
