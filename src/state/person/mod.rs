//! What one person told for the question what is theirs: sealed on this device, composed with the
//! level of the self-check, and changed by one answer at a time. Nothing of it leaves the device
//! from here.

mod stored;

use eldercare_assessment::LevelSpan;
use eldercare_entitlements::{Area, Fact, Known, Person};
use leptos::prelude::*;
use leptos::task::spawn_local;

pub use stored::{Record, Unreadable, from_text, to_paper, to_text};

use super::check::{Check, Standing as CheckStanding, Who, use_check};
use super::whose;
use crate::platform::random;
use crate::platform::sealed_store::{self, StoreError};
use crate::state::family::chosen::own;

/// The name of the record in the sealed store.
pub(super) const RECORD: &str = "person";

/// How the record stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Not read yet.
    Waiting,
    /// There, or there is none.
    Ready,
    /// It is there and cannot be opened.
    Unreadable(Unreadable),
    /// It is about this person, and the self-check on this device is about another one.
    Other(Who),
}

/// The record and where it is.
#[derive(Debug, Clone, PartialEq)]
struct State {
    record: Record,
    standing: Standing,
    /// Whether the device keeps what is told.
    keeps: bool,
    /// The person chose to leave an unreadable record alone.
    aside: bool,
}

thread_local! {
    // Not a context: the map, which provides contexts, would carry the code for it.
    static STATE: ArcRwSignal<State> = ArcRwSignal::new(State {
        record: Record::default(),
        standing: Standing::Waiting,
        keeps: true,
        aside: false,
    });
}

/// What was told, in the app.
#[derive(Clone)]
pub struct Told {
    state: ArcRwSignal<State>,
    check: Check,
}

/// The record of this device about this person; nothing where there is none that opens, or one about
/// somebody else.
pub async fn kept_about(who: Who) -> Option<Record> {
    let record = kept().await?;
    let about = record.about.as_deref();
    let is_other = about.is_some_and(|about| whose::is_other(about, who));
    (!is_other).then_some(record)
}

async fn kept() -> Option<Record> {
    let text = sealed_store::load(&own(RECORD)).await.ok()??;
    from_text(&text).ok()
}

/// Whether this device keeps a record, or one that cannot be opened.
pub async fn is_kept() -> bool {
    let found = sealed_store::load(&own(RECORD)).await;
    matches!(found, Ok(Some(_)) | Err(StoreError::Damaged))
}

/// Puts the record of a paper in the place of that of this device, which the person agreed to. A
/// text that cannot be opened here changes nothing.
pub async fn take_over(text: &str, about: Who) {
    let Ok(mut record) = from_text(text) else {
        return;
    };
    record.about = Some(about.id().to_owned());
    // A paper carries no mark: the days in a calendar stay this device's own.
    if record.mark.is_empty() {
        record.mark = kept().await.map_or_else(new_mark, |own| own.mark);
    }
    let keeps = sealed_store::save(&own(RECORD), &to_text(&record))
        .await
        .is_ok();
    let taken = State {
        record,
        standing: Standing::Ready,
        keeps,
        aside: false,
    };
    STATE.with(Clone::clone).set(taken);
}

/// Notes what was told before there was a self-check as told about this person.
pub async fn claim(who: Who) {
    let Some(mut record) = kept().await.filter(|record| record.about.is_none()) else {
        return;
    };
    record.about = Some(who.id().to_owned());
    // Where nothing can be kept there is nothing to claim.
    let _ = sealed_store::save(&own(RECORD), &to_text(&record)).await;
    STATE
        .with(Clone::clone)
        .update(|state| state.record.about = record.about);
}

/// Destroys what was told, here and on the disk.
pub fn erase() {
    spawn_local(forget());
}

/// The same, for who waits for it.
pub async fn forget() {
    STATE.with(Clone::clone).update(|state| {
        state.record = Record::default();
        state.standing = Standing::Ready;
        state.aside = false;
    });
    // What cannot be erased was not kept either.
    let _ = sealed_store::erase(&own(RECORD)).await;
}

/// What is known of the person of a record in this city, with the level of the self-check. A town
/// elsewhere says nothing here.
pub fn person_in(record: &Record, level: Option<LevelSpan>, city: &str) -> Person {
    let mut person = record.person.clone();
    if let Some(level) = level {
        person.level = Known::Known(level);
    }
    if person.area.told().is_some_and(|area| !is_of(area, city)) {
        person.area = Known::NotAsked;
    }
    person
}

/// What was told. The first call reads the device.
pub fn use_told() -> Told {
    let told = Told {
        state: STATE.with(Clone::clone),
        check: use_check(),
    };
    told.check.open();
    if told.standing_untracked() == Standing::Waiting {
        spawn_local(told.clone().read());
    }
    told
}

impl Told {
    async fn read(self) {
        let found = sealed_store::load(&own(RECORD)).await;
        self.state.update(|state| {
            if state.standing != Standing::Waiting {
                return;
            }
            state.standing = Standing::Ready;
            match found.map(|text| text.map(|text| from_text(&text))) {
                Ok(Some(Ok(record))) => state.record = record,
                Ok(Some(Err(why))) => state.standing = Standing::Unreadable(why),
                Ok(None) => {}
                Err(StoreError::Damaged) => {
                    state.standing = Standing::Unreadable(Unreadable::Damaged);
                }
                Err(_) => state.keeps = false,
            }
        });
    }

    /// How the record stands, the self-check counted in: both must be read.
    pub fn standing(&self) -> Standing {
        let own = self.state.with(|state| state.standing);
        match (self.check.standing(), own) {
            (CheckStanding::Waiting, _) => Standing::Waiting,
            (_, Standing::Ready) => self.other().map_or(own, Standing::Other),
            _ => own,
        }
    }

    /// Whom the record is about, where that is not the person of the self-check.
    fn other(&self) -> Option<Who> {
        let about = self.state.with(|state| state.record.about.clone());
        whose::somebody_else(about.as_deref(), self.check)
    }

    /// Says that the record holds for the person of the self-check.
    pub fn keep_for_this_one(&self) {
        self.tell(|_| ());
    }

    fn standing_untracked(&self) -> Standing {
        self.state.with_untracked(|state| state.standing)
    }

    /// Whether the device keeps what is told.
    pub fn keeps(&self) -> bool {
        self.state.with(|state| state.keeps && !state.aside)
    }

    /// The mark of the record, for calendars.
    pub fn mark(&self) -> String {
        self.state.with(|state| state.record.mark.clone())
    }

    /// What is known of the person in this city: what was told, and the level of the self-check. A
    /// town elsewhere says nothing here.
    pub fn person(&self, city: &str) -> Person {
        let level = self.level();
        if self.other().is_some() {
            return person_in(&Record::default(), level, city);
        }
        self.state
            .with(|state| person_in(&state.record, level, city))
    }

    /// The levels that the self-check on this device allows; none while nothing is answered.
    pub fn level(&self) -> Option<LevelSpan> {
        let CheckStanding::Ready(instrument) = self.check.standing() else {
            return None;
        };
        let session = self.check.session()?;
        let level = instrument.evaluate(&session.answers).level;
        let says_something = level.best > 0 || level.worst < instrument.worst_level();
        (!session.answers.is_empty() && says_something).then_some(level)
    }

    /// Notes an answer and seals it.
    pub fn tell(&self, change: impl FnOnce(&mut Person)) {
        let who = whose::mark(self.check);
        self.state.update(|state| {
            change(&mut state.record.person);
            if who.is_some() {
                state.record.about = who;
            }
            if state.record.mark.is_empty() {
                state.record.mark = new_mark();
            }
            state.standing = Standing::Ready;
        });
        self.keep();
    }

    /// Notes that the person would rather not say.
    pub fn decline(&self, fact: Fact) {
        self.tell(|person| person.decline(fact));
    }

    /// Leaves an unreadable record where it is and keeps nothing this time.
    pub fn set_aside(&self) {
        self.state.update(|state| {
            state.aside = true;
            state.standing = Standing::Ready;
        });
    }

    fn keep(&self) {
        let (text, aside) = self
            .state
            .with_untracked(|state| (to_text(&state.record), state.aside));
        if aside {
            return;
        }
        let state = self.state.clone();
        spawn_local(async move {
            let kept = sealed_store::save(&own(RECORD), &text).await.is_ok();
            state.update(|state| state.keeps = kept);
        });
    }
}

/// Whether an area belongs to a city: 500000 owns 50…, 411200 owns 4112….
fn is_of(area: &Area, city: &str) -> bool {
    let mut prefix = city;
    while let Some(shorter) = prefix.strip_suffix("00") {
        prefix = shorter;
    }
    area.code().starts_with(prefix)
}

/// Thirty-two random digits; where the browser has no randomness, none are needed: nothing is kept.
fn new_mark() -> String {
    let number = u128::from_be_bytes(random::bytes::<16>().unwrap_or_default());
    format!("{number:032x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_town_belongs_to_the_city_whose_code_it_begins_with() {
        let town = Area::parse("430781001").unwrap();
        assert!(is_of(&town, "430781"));
        assert!(!is_of(&town, "340100"));
        assert!(is_of(&Area::parse("500101001").unwrap(), "500000"));
        assert!(is_of(&Area::parse("341502001").unwrap(), "340000"));
    }
}
