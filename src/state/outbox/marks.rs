//! What lies on this device, noted beside the sealed store in the browser's small storage: so the
//! header counts it without opening the store, another tab hears of a change, and it is noticed when
//! the browser threw the store away. A note holds an id and a word, nothing about a person.
//!
//! A note is made after its record is on the disk. Before a record is destroyed its note says so,
//! and it is taken away afterwards: whenever a tab dies, nothing is called lost that was destroyed
//! on purpose, what a device could not erase does not come back, and whoever is woken by the last
//! change finds the store as it is. Where the whole browser dies, its notes may be seconds old; for
//! that case `gone` keeps a mark in the store itself.

use std::collections::BTreeMap;

use crate::platform::prefs;
use crate::state::queue::UNARRIVED;

/// Where the notes stand.
const HERE: &str = "here.";

/// The word of a record that something else takes the place of: a receipt, or a draft.
const GOING: &str = "going";

/// The word of a record that is destroyed for good.
const ERASED: &str = "erased";

/// What a note says of its record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// It is here, as this; nothing where the word is of another version.
    Here(Option<Kind>),
    /// Something else takes its place.
    Going,
    /// It was destroyed: whatever is still found of it must not come back.
    Erased,
}

impl Note {
    fn of(word: &str) -> Note {
        match word {
            GOING => Note::Going,
            ERASED => Note::Erased,
            word => Note::Here(Kind::of(word)),
        }
    }

    /// Whether its record is here.
    pub fn is_here(self) -> bool {
        matches!(self, Note::Here(_))
    }
}

/// What a record is to the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Begun and not sent.
    Draft,
    /// It waits to be sent.
    Waiting,
    /// The server refuses it.
    Attention,
}

impl Kind {
    const ALL: [Kind; 3] = [Kind::Draft, Kind::Waiting, Kind::Attention];

    fn word(self) -> &'static str {
        match self {
            Kind::Draft => "draft",
            Kind::Waiting => "waiting",
            Kind::Attention => "attention",
        }
    }

    fn of(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// How much of each kind is noted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Begun and not sent.
    pub drafts: usize,
    /// They wait to be sent.
    pub waiting: usize,
    /// The server refuses them.
    pub attention: usize,
}

impl Counts {
    /// All of them.
    pub fn all(self) -> usize {
        self.drafts + self.waiting + self.attention
    }

    fn of(words: impl Iterator<Item = String>) -> Counts {
        let mut counts = Counts::default();
        for word in words {
            match Kind::of(&word) {
                Some(Kind::Draft) => counts.drafts += 1,
                Some(Kind::Waiting) => counts.waiting += 1,
                Some(Kind::Attention) => counts.attention += 1,
                None => {}
            }
        }
        counts
    }
}

/// Notes a record that is on the disk.
pub fn note(id: &str, kind: Kind) {
    let name = format!("{HERE}{id}");
    // Writing the same again would wake the other tabs for nothing.
    if prefs::read(&name).as_deref() != Some(kind.word()) {
        prefs::write(&name, kind.word());
    }
}

/// Says that something else is about to take the place of the record; whether it was noted at all.
pub fn going(id: &str) -> bool {
    change(id, GOING)
}

/// Says that the record is about to be destroyed for good.
pub fn erased(id: &str) {
    change(id, ERASED);
}

fn change(id: &str, word: &str) -> bool {
    let name = format!("{HERE}{id}");
    let is_noted = prefs::read(&name).is_some();
    if is_noted {
        prefs::write(&name, word);
    }
    is_noted
}

/// Takes the note away: the record was destroyed.
pub fn gone(id: &str) {
    prefs::forget(&format!("{HERE}{id}"));
}

/// The ids of all notes, each with what it says.
pub fn noted() -> BTreeMap<String, Note> {
    let own = |(name, word): (String, String)| {
        let id = name.strip_prefix(HERE)?;
        Some((id.to_owned(), Note::of(&word)))
    };
    prefs::all(HERE).into_iter().filter_map(own).collect()
}

/// Whether the record is noted as one that is here.
pub fn is_here(id: &str) -> bool {
    let word = prefs::read(&format!("{HERE}{id}"));
    word.is_some_and(|word| Note::of(&word).is_here())
}

/// Whether the browser has kept anything of this app in its small storage. Where it has not, the person
/// cleared everything, and nothing may come back.
pub fn are_left() -> bool {
    !prefs::all("").is_empty()
}

/// Notes for the header how many were sent off and have not arrived, also none where something was begun.
/// It is the first thing that a start reads, so it is a number of its own.
pub fn write_unarrived() {
    let counts = counts();
    let noted = prefs::read(UNARRIVED);
    if counts.all() == 0 {
        if noted.is_some() {
            prefs::forget(UNARRIVED);
        }
        return;
    }
    let count = (counts.waiting + counts.attention).to_string();
    if noted.as_deref() != Some(&count) {
        prefs::write(UNARRIVED, &count);
    }
}

/// Something is being filled in that is kept only once it is sent off: the next start looks for it.
pub fn expect_one() {
    if prefs::read(UNARRIVED).is_none() {
        prefs::write(UNARRIVED, "0");
    }
}

/// What is to be noted of records that were read: those of an earlier build have no notes yet, and a tab that
/// died between its record and its note left the older word. A note that was made, changed or taken away
/// since before the reading is its writer's.
pub fn to_note<'a>(
    read: impl Iterator<Item = (&'a str, Kind)>,
    before: &BTreeMap<String, Note>,
    after: &BTreeMap<String, Note>,
) -> Vec<(&'a str, Kind)> {
    let is_wrong = |&(id, kind): &(&str, Kind)| {
        let is_at_rest = before.get(id) == after.get(id);
        is_at_rest
            && match after.get(id) {
                None => true,
                Some(Note::Here(word)) => *word != Some(kind),
                Some(Note::Going | Note::Erased) => false,
            }
    };
    read.filter(is_wrong).collect()
}

/// How much is noted.
pub fn counts() -> Counts {
    Counts::of(prefs::all(HERE).into_iter().map(|(_, word)| word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_and_words_of_another_version_are_not_counted() {
        let words = [
            "draft",
            "waiting",
            "waiting",
            "attention",
            GOING,
            ERASED,
            "strange",
        ];
        let counts = Counts::of(words.into_iter().map(str::to_owned));
        assert_eq!((counts.drafts, counts.waiting, counts.attention), (1, 2, 1));
        assert_eq!(counts.all(), 4);
    }

    #[test]
    fn a_note_says_what_its_record_is_unless_somebody_changed_it_meanwhile() {
        let notes = |words: &[(&str, &str)]| -> BTreeMap<String, Note> {
            let words = words.iter();
            words
                .map(|&(id, word)| (id.to_owned(), Note::of(word)))
                .collect()
        };
        let before = notes(&[
            ("right", "attention"),
            ("died", "waiting"),
            ("strange", "new-in-version-9"),
            ("refused-since", "waiting"),
            ("delivered-since", "waiting"),
            ("going", GOING),
            ("erased", ERASED),
        ]);
        let mut after = before.clone();
        after.extend(notes(&[
            ("refused-since", "attention"),
            ("noted-since", "draft"),
        ]));
        after.remove("delivered-since");
        let read = [
            ("right", Kind::Attention),
            ("died", Kind::Attention),
            ("strange", Kind::Waiting),
            ("refused-since", Kind::Waiting),
            ("delivered-since", Kind::Waiting),
            ("noted-since", Kind::Waiting),
            ("going", Kind::Waiting),
            ("erased", Kind::Draft),
            ("unnoted", Kind::Draft),
        ];
        let expected = [
            ("died", Kind::Attention),
            ("strange", Kind::Waiting),
            ("unnoted", Kind::Draft),
        ];
        assert_eq!(to_note(read.into_iter(), &before, &after), expected);
    }
}
