//! Which person of the family this page is about, and under which names their records are sealed.
//!
//! It is the same from the start of a page to its end: another person is chosen by loading the page anew, so that
//! nothing of the one before is left in its memory. The mark is random and says nothing about anybody.

use std::cell::RefCell;

use crate::platform::prefs;

/// The mark of the first person. Their records have the names that all records had while a device knew of
/// one person alone, so that nothing has to be moved when a second one comes.
pub const FIRST: &str = "first";

/// Where the mark stands: in this tab, and for the next one.
const MARK: &str = "whom";

thread_local! {
    static CHOSEN: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// The mark of the person who is chosen.
pub fn chosen() -> String {
    if let Some(known) = CHOSEN.with_borrow(Clone::clone) {
        return known;
    }
    let noted = prefs::read_for_visit(MARK).or_else(|| prefs::read(MARK));
    if let Some(noted) = &noted {
        // This tab stays with its person, whomever another one chooses.
        prefs::write_for_visit(MARK, noted);
    }
    let chosen = noted.unwrap_or_else(|| FIRST.to_owned());
    CHOSEN.set(Some(chosen.clone()));
    chosen
}

/// Whether a family was noted on this device.
pub fn is_noted() -> bool {
    prefs::read(MARK).is_some()
}

/// Notes whom the next page is about; whether this device keeps that.
pub fn note(id: &str) -> bool {
    prefs::write(MARK, id);
    prefs::write_for_visit(MARK, id);
    prefs::read_for_visit(MARK).as_deref() == Some(id)
}

/// Notes that there is no family any more.
pub fn forget() {
    prefs::forget(MARK);
    prefs::forget_for_visit(MARK);
}

/// The name of a record of the person who is chosen.
pub fn own(record: &str) -> String {
    of(record, &chosen())
}

/// The name of a record of this person.
pub fn of(record: &str, id: &str) -> String {
    if id == FIRST {
        record.to_owned()
    } else {
        [record, "@", id].concat()
    }
}

/// How a request says whose it is: as those said it that were begun while there was one person alone.
pub fn tag() -> Option<String> {
    Some(chosen()).filter(|id| id != FIRST)
}

/// The mark of the person whose request it is.
pub fn id_of(tag: Option<&str>) -> &str {
    tag.unwrap_or(FIRST)
}

#[cfg(test)]
mod tests {
    use super::{FIRST, id_of, of};

    #[test]
    fn the_first_person_has_the_records_of_earlier_versions_and_nobody_shares_one() {
        assert_eq!(of("check", FIRST), "check");
        assert_eq!(of("check", "0a1b2c3d"), "check@0a1b2c3d");
        assert_ne!(of("check", "0a1b2c3d"), of("check-ltc", "0a1b2c3d"));
        assert_eq!(id_of(None), FIRST);
        assert_eq!(id_of(Some("0a1b2c3d")), "0a1b2c3d");
    }
}
