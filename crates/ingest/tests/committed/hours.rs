//! The opening hours of the committed lists: which texts are read, and how each is understood.

use eldercare_ingest::hours;
use eldercare_places::hours::OnHolidays;

use super::{all, city, places};

/// How many places publish hours, by city. A list that brings more changes this on purpose.
const PUBLISHED: [(&str, usize); 2] = [("430781", 9), ("710009", 50)];

/// The texts that are not read. A new one is seen here; each stays a text for people.
const UNREAD: [&str; 0] = [];

#[test]
fn every_published_text_is_read_or_listed_here() {
    let mut unread = Vec::new();
    for folder in all() {
        let mut places = places(&folder);
        for place in &mut places {
            place.details.schedule = None;
        }
        let tally = hours::fill_all(&mut places);
        let count = tally.read + tally.unread.len();
        let expected = PUBLISHED.iter().find(|(id, _)| *id == folder.city.id);
        assert_eq!(
            count,
            expected.map_or(0, |(_, count)| *count),
            "{}",
            folder.city.id
        );
        println!("{}: {} of {count} texts read", folder.city.id, tally.read);
        unread.extend(tally.unread.into_iter().map(|(_, text, _)| text));
    }
    unread.sort();
    unread.dedup();
    assert_eq!(unread, UNREAD);
}

#[test]
fn the_committed_schedules_are_those_of_the_texts() {
    for place in all().iter().flat_map(places) {
        let read = place
            .hours
            .as_deref()
            .and_then(|text| hours::read(text).ok());
        assert_eq!(place.details.schedule, read, "{}", place.id);
    }
}

/// Taipei's dementia points name days and halves of days, no times: nobody may be told that one
/// is open, only that it is closed on the other days.
#[test]
fn halves_of_days_never_say_open() {
    for place in places(&city("710009")) {
        if let Some(schedule) = &place.details.schedule {
            assert!(
                schedule.week.iter().all(|weekly| weekly.span.is_vague()),
                "{}",
                place.id
            );
            assert_eq!(schedule.on_holidays, OnHolidays::NotStated);
        }
    }
}
