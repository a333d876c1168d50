//! Opening hours as lists write them, to a schedule.
//!
//! Two readers: the syntax of OpenStreetMap and plain English that comes down to it ([`osm`]),
//! and Chinese phrases ([`chinese`], which the upload of lists at the desk reads too). Both read a text whole or not at
//! all: a word that is not understood may turn the meaning around (除外, 预约). A text that is not read stays a text.

mod english;
pub mod osm;

use eldercare_places::Facility;
use eldercare_places::hours::Schedule;
pub use eldercare_places::hours::written::{Unread, chinese};

/// Reads a text in whichever way it is written.
pub fn read(text: &str) -> Result<Schedule, Unread> {
    if text.chars().any(is_chinese) {
        return chinese::read(text);
    }
    // Bare times say nothing of the days; with letters the text is English or of OpenStreetMap.
    if text.chars().any(char::is_alphabetic) || text.contains("24/7") {
        return osm::read(text).or_else(|_| english::read(text));
    }
    chinese::read(text)
}

const fn is_chinese(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

/// Reads the hours of a place into its details, unless it has a schedule already; returns what
/// could not be read.
pub fn fill(place: &mut Facility) -> Result<(), Unread> {
    if let (None, Some(text)) = (&place.details.schedule, &place.hours) {
        place.details.schedule = Some(read(text)?);
    }
    Ok(())
}

/// How the hours of many places were read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Texts that became schedules.
    pub read: usize,
    /// The others: the place's id, its text, and where reading stopped.
    pub unread: Vec<(String, String, Unread)>,
}

/// Reads the hours of all places that have some; what is not read is told in the tally.
pub fn fill_all(places: &mut [Facility]) -> Tally {
    let mut tally = Tally::default();
    for place in places {
        let Some(text) = place.hours.clone() else {
            continue;
        };
        match fill(place) {
            Ok(()) => tally.read += 1,
            Err(unread) => tally.unread.push((place.id.clone(), text, unread)),
        }
    }
    tally
}
