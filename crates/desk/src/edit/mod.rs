//! What a clerk or the place itself may change about a place: hours, phone, free beds, price, and
//! that it is closed for a time.
//!
//! A change is a whole new value of one fact. It is made of the types of the packs
//! (`eldercare-places`), so what is accepted here is what a list may say there.

mod phone;
#[cfg(feature = "upload")]
pub(crate) mod sentence;
pub mod week;

use eldercare_days::Day;
use eldercare_places::details::{BedClass, Beds, Closure, Confirmer, Fact, Price, Provenance};
use eldercare_places::hours::Schedule;
use eldercare_places::{Details, Facility};
use eldercare_requests::report::looks_personal;
use serde::{Deserialize, Serialize};

use crate::text::{TextError, line};

pub use phone::office_phone;

/// Longest text of opening hours, in characters.
pub const HOURS_CHARS: usize = 120;
/// Most intervals of one week of hours: four a day. Our own bound.
const WEEK_ENTRIES: usize = 28;
/// Most services with hours of their own, and the longest name of one, in characters. Our own bounds.
const SERVICES: usize = 8;
const SERVICE_CHARS: usize = 40;
/// The most beds that a place can have, by far: the largest in the lists has 2,000.
const MOST_BEDS: u32 = 10_000;
/// The highest price in whole units of the currency; the dearest month in the lists is 60,000.
const DEAREST: u32 = 1_000_000;
/// How many days before or after today a closure may begin, and how long one with an end may last.
const CLOSURE_DAYS: i32 = 2 * 366;
/// The source that a changed fact names: the desk of the city.
pub const SOURCE: &str = "desk";

/// One changed fact of one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Edit {
    /// Opening hours, as people read them and, where given, as intervals. Without intervals the place
    /// is neither open nor closed on the map, as for a list whose text is not read.
    Hours {
        /// The text.
        text: String,
        /// The same as intervals.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        schedule: Option<Schedule>,
    },
    /// The telephone of the office.
    Phone {
        /// One number, or several with ` / ` between them.
        number: String,
    },
    /// Free beds of one class, today.
    FreeBeds {
        /// The class.
        class: BedClass,
        /// How many are free.
        free: u32,
    },
    /// One price; it replaces what was published for the same unit and cover.
    Price {
        /// The price.
        price: Price,
    },
    /// Closed for a time or for good.
    Closed {
        /// From when to when.
        closure: Closure,
    },
    /// Open: not closed any more.
    Open {},
}

/// Why a change cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EditError {
    /// Nothing is said.
    Empty,
    /// More than the field holds.
    TooLong,
    /// Signs that hide something, or that do not belong there.
    Characters,
    /// A number that cannot be: no such telephone, more free beds than beds, a price from above its
    /// end.
    Impossible,
    /// A mobile number: it belongs to a person.
    Mobile,
    /// A day that does not exist or lies too far away.
    Day,
}

impl EditError {
    /// The id on the wire.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong => "too-long",
            Self::Characters => "characters",
            Self::Impossible => "impossible",
            Self::Mobile => "mobile",
            Self::Day => "day",
        }
    }
}

impl Edit {
    /// Which fact of the packs it changes.
    #[must_use]
    pub const fn fact(&self) -> Fact {
        match self {
            Self::Hours { .. } => Fact::Hours,
            Self::Phone { .. } => Fact::Phone,
            Self::FreeBeds { .. } => Fact::Beds,
            Self::Price { .. } => Fact::Price,
            Self::Closed { .. } | Self::Open {} => Fact::Open,
        }
    }

    /// What later changes replace it: the fact and, of beds and prices, which of them.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::FreeBeds { class, .. } => format!("beds.{}", class.id()),
            Self::Price { price } => format!("price.{}.{}", price.per.id(), price.covers.id()),
            _ => self.fact().id().to_owned(),
        }
    }

    /// What a place says of the same fact now, as a change that would set it; None where it says nothing.
    #[must_use]
    pub fn known(&self, place: &Facility) -> Option<Self> {
        let details = &place.details;
        match self {
            Self::Hours { .. } => place.hours.clone().map(|text| Self::Hours {
                text,
                schedule: details.schedule.clone(),
            }),
            Self::Phone { .. } => place.phone.clone().map(|number| Self::Phone { number }),
            Self::FreeBeds { class, .. } => {
                let own = details.beds.iter().find(|beds| beds.class == *class);
                let free = own.and_then(|beds| beds.free)?;
                let class = *class;
                Some(Self::FreeBeds { class, free })
            }
            Self::Price { price } => {
                let same = |known: &&Price| (known.per, known.covers) == (price.per, price.covers);
                let price = details.prices.iter().find(same)?.clone();
                Some(Self::Price { price })
            }
            Self::Closed { .. } | Self::Open {} => Some(match &details.closed {
                Some(closure) => Self::Closed {
                    closure: closure.clone(),
                },
                None => Self::Open {},
            }),
        }
    }

    /// Whether this says what another change would set. Hours without intervals say what the same text with intervals
    /// says.
    #[must_use]
    pub fn says(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Hours { text, .. },
                Self::Hours {
                    text: new,
                    schedule: None,
                },
            ) => text == new,
            _ => self == other,
        }
    }

    /// The change in its own form, when it can be, for a place as it is known.
    pub fn check(self, place: &Facility, city: &str, today: Day) -> Result<Self, EditError> {
        match self {
            Self::Hours { text, schedule } => check_hours(&text, schedule),
            Self::Phone { number } => {
                let number = office_phone(&number, city)?;
                Ok(Self::Phone { number })
            }
            Self::FreeBeds { class, free } => {
                let own = place.details.beds.iter().find(|beds| beds.class == class);
                let most = own.and_then(|beds| beds.beds).or(place.beds);
                if free > most.unwrap_or(MOST_BEDS).min(MOST_BEDS) {
                    return Err(EditError::Impossible);
                }
                Ok(Self::FreeBeds { class, free })
            }
            Self::Price { price } => {
                let to = price.to.unwrap_or(price.from);
                if price.from > to || to > DEAREST {
                    return Err(EditError::Impossible);
                }
                Ok(Self::Price { price })
            }
            Self::Closed { closure } => check_closure(closure, today),
            Self::Open {} => Ok(self),
        }
    }

    /// Puts the change into a place, with its day and who stands for it.
    pub fn apply(&self, place: &mut Facility, day: Day, by: Confirmer) {
        let as_of = day.to_string();
        let details = &mut place.details;
        match self {
            Self::Hours { text, schedule } => {
                place.hours = Some(text.clone());
                details.schedule.clone_from(schedule);
            }
            Self::Phone { number } => place.phone = Some(number.clone()),
            Self::FreeBeds { class, free } => set_free(details, *class, *free, &as_of),
            Self::Price { price } => {
                let other = |known: &Price| (known.per, known.covers) != (price.per, price.covers);
                details.prices.retain(other);
                details.prices.push(price.clone());
            }
            Self::Closed { closure } => details.closed = Some(closure.clone()),
            Self::Open {} => details.closed = None,
        }
        stand_for(place, self.fact(), day, by);
    }
}

/// Says that a fact of a place is the desk's, of this day, and who stands for it.
pub(crate) fn stand_for(place: &mut Facility, fact: Fact, day: Day, by: Confirmer) {
    let provenance = &mut place.details.provenance;
    provenance.retain(|known| known.fact != fact);
    let at = provenance.partition_point(|known| known.fact < fact);
    let own = Provenance {
        fact,
        source: SOURCE.to_owned(),
        as_of: day.to_string(),
        confirmed_by: by,
    };
    provenance.insert(at, own);
}

fn set_free(details: &mut Details, class: BedClass, free: u32, as_of: &str) {
    let as_of = Some(as_of.to_owned());
    match details.beds.iter_mut().find(|beds| beds.class == class) {
        Some(beds) => (beds.free, beds.as_of) = (Some(free), as_of),
        None => details.beds.push(Beds {
            class,
            beds: None,
            free: Some(free),
            as_of,
        }),
    }
}

fn check_hours(text: &str, schedule: Option<Schedule>) -> Result<Edit, EditError> {
    let text = line(text, HOURS_CHARS).map_err(|error| match error {
        TextError::TooLong => EditError::TooLong,
        TextError::Characters => EditError::Characters,
    })?;
    let text = text.ok_or(EditError::Empty)?;
    // Everybody reads it: no person's number belongs there.
    if looks_personal(&text, false) {
        return Err(EditError::Mobile);
    }
    if schedule.as_ref().is_some_and(is_too_much) {
        return Err(EditError::TooLong);
    }
    Ok(Edit::Hours { text, schedule })
}

/// Whether a schedule holds more than opening hours ever do.
fn is_too_much(schedule: &Schedule) -> bool {
    let services = &schedule.services;
    let single = [
        schedule.week.len(),
        schedule.holiday_hours.len(),
        schedule.dates.len(),
    ];
    let of_dates = schedule.dates.iter().map(|dated| dated.hours.len());
    let of_services = services.iter().map(|service| service.week.len());
    let mut lengths = single.into_iter().chain(of_dates).chain(of_services);
    let named = |name: &str| matches!(line(name, SERVICE_CHARS), Ok(Some(_)));
    lengths.any(|length| length > WEEK_ENTRIES)
        || services.len() > SERVICES
        || !services.iter().all(|service| named(&service.service))
}

fn check_closure(closure: Closure, today: Day) -> Result<Edit, EditError> {
    let first = Day::parse(&closure.since).ok_or(EditError::Day)?;
    let until = closure.until.as_deref();
    let last = until.map(|day| Day::parse(day).ok_or(EditError::Day));
    let last = last.transpose()?;
    let near = |day: Day, from: Day| day.0.saturating_sub(from.0);
    let begins = near(first, today).abs() <= CLOSURE_DAYS;
    let ends = last.is_none_or(|last| (0..=CLOSURE_DAYS).contains(&near(last, first)));
    if begins && ends {
        Ok(Edit::Closed { closure })
    } else {
        Err(EditError::Day)
    }
}

#[cfg(test)]
mod tests;
