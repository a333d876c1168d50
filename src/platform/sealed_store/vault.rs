//! The vault of a device of outreach: all that one worker wrote down of many people, under one key that only a number
//! opens.
//!
//! Records lie on the disk as all others do, each under a key of its own, and inside of that under the key of the
//! vault, which is nowhere in clear: a lost telephone without the number holds nothing that can be read. A page sees
//! the records of one person only, so that no page needs to know of it and nothing of one elder reaches the screen of
//! another; the page of the day sees what waits of everybody. From one page to the next the key goes through the
//! memory of the service worker, once ([`crate::platform::worker::hold`]); where that is not there, the number is asked for again.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use web_sys::CryptoKey;

use super::{StoreError, disk, seal, text_of};
use crate::platform::worker;

/// How the names of all records of the vault begin.
const BEGINS: &str = "day/";

/// Whose records a page sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// What waits of everybody, on the page of the day.
    Everybody,
    /// Those of one person, by the id.
    Person(String),
}

impl Scope {
    fn word(&self) -> &str {
        match self {
            Scope::Everybody => "",
            Scope::Person(id) => id,
        }
    }

    fn of(word: String) -> Scope {
        if word.is_empty() {
            Scope::Everybody
        } else {
            Scope::Person(word)
        }
    }
}

/// An open vault.
struct Open {
    key: CryptoKey,
    scope: Scope,
}

#[derive(Clone)]
enum State {
    /// Nobody has asked yet whether the page before handed the key over.
    Unknown,
    Locked,
    Open(Rc<Open>),
}

thread_local! {
    static ON: Cell<bool> = const { Cell::new(false) };
    static STATE: RefCell<State> = const { RefCell::new(State::Unknown) };
    /// Whose each record is, by its name as pages know it; where everybody's are seen.
    static OWNERS: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
}

/// From now on everything is kept in the vault. For a device of outreach, before anything is read.
pub fn begin() {
    ON.set(true);
}

/// Whether this page belongs to a device of outreach.
pub fn is_on() -> bool {
    ON.get()
}

/// Whose records this page sees; none while the vault is locked.
pub async fn scope() -> Option<Scope> {
    opened().await.ok().map(|open| open.scope.clone())
}

/// Opens the vault for this page.
pub fn open(key: CryptoKey, scope: Scope) {
    STATE.set(State::Open(Rc::new(Open { key, scope })));
}

/// Sees other records from now on; for a page that has read none yet.
pub fn see(scope: Scope) {
    if let State::Open(open) = STATE.with_borrow(Clone::clone) {
        let key = open.key.clone();
        STATE.set(State::Open(Rc::new(Open { key, scope })));
    }
}

/// Forgets the key. What this page still holds goes with it when it is loaded anew.
pub fn lock() {
    STATE.set(State::Locked);
    OWNERS.with_borrow_mut(BTreeMap::clear);
}

/// Hands the key to the page that is loaded next, which sees these records; false where it will have to ask for the
/// number.
pub async fn hand_over(scope: &Scope) -> bool {
    match opened().await {
        Ok(open) => worker::hold(&open.key, scope.word()).await,
        Err(_) => false,
    }
}

/// The person whose record this is, where everybody's are seen.
pub fn owner_of(name: &str) -> Option<String> {
    OWNERS.with_borrow(|owners| owners.get(name).cloned())
}

async fn opened() -> Result<Rc<Open>, StoreError> {
    if matches!(STATE.with_borrow(Clone::clone), State::Unknown) {
        let handed = worker::take().await;
        // Somebody may have given the number meanwhile.
        if matches!(STATE.with_borrow(Clone::clone), State::Unknown) {
            STATE.set(match handed {
                Some((key, word)) => State::Open(Rc::new(Open {
                    key,
                    scope: Scope::of(word),
                })),
                None => State::Locked,
            });
        }
    }
    match STATE.with_borrow(Clone::clone) {
        State::Open(open) => Ok(open),
        State::Unknown | State::Locked => Err(StoreError::NoStorage),
    }
}

/// Under which name a record of a person lies.
fn outer(person: &str, name: &str) -> String {
    [BEGINS, person, "/", name].concat()
}

/// Whose record it is, and its name as pages know it.
fn inner(outer: &str) -> Option<(&str, &str)> {
    outer.strip_prefix(BEGINS)?.split_once('/')
}

impl Open {
    /// Under which name this page finds a record. Where everybody's are seen, one that is new belongs to whom the
    /// others of the same step belong, such as a receipt to its request.
    fn outer(&self, name: &str, others: &[&str]) -> String {
        if let Scope::Person(person) = &self.scope {
            return outer(person, name);
        }
        let owner = OWNERS.with_borrow(|owners| {
            let mut names = std::iter::once(&name).chain(others);
            names.find_map(|name| owners.get(*name).cloned())
        });
        outer(owner.as_deref().unwrap_or_default(), name)
    }

    /// Whether the page sees a record of this person.
    fn sees(&self, person: &str) -> bool {
        match &self.scope {
            Scope::Everybody => true,
            Scope::Person(own) => own == person,
        }
    }

    async fn seal(&self, outer: &str, text: &str) -> Result<Vec<u8>, StoreError> {
        seal::seal_with(outer, &self.key, text.as_bytes()).await
    }
}

pub(super) async fn exchange(keep: &[(&str, &str)], destroy: &[&str]) -> Result<(), StoreError> {
    let open = opened().await?;
    let all: Vec<&str> = keep
        .iter()
        .map(|(name, _)| *name)
        .chain(destroy.iter().copied())
        .collect();
    let named = keep
        .iter()
        .map(|(name, text)| (open.outer(name, &all), *text));
    let gone: Vec<String> = destroy.iter().map(|name| open.outer(name, &all)).collect();
    let named: Vec<_> = named.collect();
    write(&open, &named, &gone).await?;
    if open.scope == Scope::Everybody {
        let kept = named.iter().filter_map(|(name, _)| inner(name));
        for (person, name) in kept {
            OWNERS.with_borrow_mut(|owners| owners.insert(name.to_owned(), person.to_owned()));
        }
    }
    Ok(())
}

async fn write(open: &Open, keep: &[(String, &str)], gone: &[String]) -> Result<(), StoreError> {
    let mut sealed = Vec::with_capacity(keep.len());
    for (name, text) in keep {
        sealed.push((name.as_str(), open.seal(name, text).await?));
    }
    let sealed: Vec<_> = sealed
        .iter()
        .map(|(name, bytes)| (*name, &bytes[..]))
        .collect();
    let gone: Vec<_> = gone.iter().map(String::as_str).collect();
    disk::exchange(&sealed, &gone).await
}

pub(super) async fn replace(name: &str, text: &str) -> Result<bool, StoreError> {
    let open = opened().await?;
    let outer = open.outer(name, &[]);
    let sealed = open.seal(&outer, text).await?;
    disk::replace(&outer, &sealed).await
}

pub(super) async fn load(name: &str) -> Result<Option<String>, StoreError> {
    let open = opened().await?;
    read(&open, &open.outer(name, &[])).await
}

async fn read(open: &Open, outer: &str) -> Result<Option<String>, StoreError> {
    let Some(record) = disk::load(outer).await? else {
        return Ok(None);
    };
    let opening = seal::open_bytes(outer, &open.key, &record)?;
    text_of(seal::finish(opening).await?).map(Some)
}

pub(super) async fn all(
    is_wanted: impl Fn(&str) -> bool,
) -> Result<Vec<(String, Option<String>)>, StoreError> {
    let open = opened().await?;
    let mut found = Vec::new();
    for (person, name, text) in read_all(&open, is_wanted).await? {
        OWNERS.with_borrow_mut(|owners| owners.insert(name.clone(), person));
        found.push((name, text));
    }
    Ok(found)
}

type Read = Vec<(String, String, Option<String>)>;

async fn read_all(open: &Open, is_wanted: impl Fn(&str) -> bool) -> Result<Read, StoreError> {
    let records = disk::all(|outer| {
        inner(outer).is_some_and(|(person, name)| open.sees(person) && is_wanted(name))
    });
    let begun = records.await?.into_iter().map(|(outer, record)| {
        let record = record.ok_or(StoreError::Damaged);
        let opening = record.and_then(|record| seal::open_bytes(&outer, &open.key, &record));
        (outer, opening)
    });
    let mut found = Vec::new();
    for (outer, opening) in begun.collect::<Vec<_>>() {
        let text = match opening {
            Ok(opening) => seal::finish(opening).await.and_then(text_of).ok(),
            Err(_) => None,
        };
        if let Some((person, name)) = inner(&outer) {
            found.push((person.to_owned(), name.to_owned(), text));
        }
    }
    Ok(found)
}

/// The records of the day itself, which belong to nobody: who was met, where the worker is. Any page may ask for them.
pub mod day {
    use super::{Scope, StoreError, disk, exchange_own, opened, outer, read, read_all};

    /// Seals a text of the day.
    pub async fn save(name: &str, text: &str) -> Result<(), StoreError> {
        exchange_own(&[(name, text)], &[]).await
    }

    /// Destroys a text of the day.
    pub async fn erase(name: &str) -> Result<(), StoreError> {
        exchange_own(&[], &[name]).await
    }

    /// A text of the day.
    pub async fn load(name: &str) -> Result<Option<String>, StoreError> {
        read(&*opened().await?, &outer("", name)).await
    }

    /// All texts of the day whose names begin so, and those that cannot be opened.
    pub async fn all(beginning: &str) -> Result<Vec<(String, Option<String>)>, StoreError> {
        let open = opened().await?;
        let everything = super::Open {
            key: open.key.clone(),
            scope: Scope::Everybody,
        };
        let read = read_all(&everything, |name| name.starts_with(beginning)).await?;
        let own = read.into_iter().filter(|(person, ..)| person.is_empty());
        Ok(own.map(|(_, name, text)| (name, text)).collect())
    }

    /// Destroys everything of a person.
    pub async fn erase_person(person: &str) -> Result<(), StoreError> {
        let beginning = outer(person, "");
        destroy(|name| name.starts_with(&beginning)).await
    }

    /// Destroys the whole vault; it need not be open for that.
    pub async fn erase_all() -> Result<(), StoreError> {
        super::lock();
        destroy(|name| name.starts_with(super::BEGINS)).await
    }

    async fn destroy(is_one: impl Fn(&str) -> bool) -> Result<(), StoreError> {
        let names = disk::names(is_one).await?;
        let names: Vec<_> = names.iter().map(String::as_str).collect();
        disk::exchange(&[], &names).await
    }
}

async fn exchange_own(keep: &[(&str, &str)], destroy: &[&str]) -> Result<(), StoreError> {
    let open = opened().await?;
    let keep: Vec<_> = keep
        .iter()
        .map(|(name, text)| (outer("", name), *text))
        .collect();
    let gone: Vec<_> = destroy.iter().map(|name| outer("", name)).collect();
    write(&open, &keep, &gone).await
}

/// What opens the vault lies beside it, sealed as everything else.
pub mod lock_record {
    use super::{StoreError, disk, text_of};

    const NAME: &str = "outreach-lock";
    /// With whom a worker was about to sit when the number had to be asked for.
    const NEXT: &str = "outreach-next";

    /// The record, if the device was set up.
    pub async fn load() -> Result<Option<String>, StoreError> {
        disk::load(NAME).await?.map(text_of).transpose()
    }

    /// Keeps it.
    pub async fn save(text: &str) -> Result<(), StoreError> {
        disk::exchange(&[(NAME, text.as_bytes())], &[]).await
    }

    /// Keeps with whom the worker is about to sit.
    pub async fn save_next(person: &str) -> Result<(), StoreError> {
        disk::exchange(&[(NEXT, person.as_bytes())], &[]).await
    }

    /// With whom; once.
    pub async fn take_next() -> Option<String> {
        let person = disk::load(NEXT).await.ok()??;
        disk::exchange(&[], &[NEXT]).await.ok()?;
        text_of(person).ok()
    }

    /// Destroys it: without it the vault is unreadable for ever.
    pub async fn erase() -> Result<(), StoreError> {
        disk::exchange(&[], &[NAME, NEXT]).await
    }
}
