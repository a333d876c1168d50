//! What the paper carries: who it is about, the answers, and what other rooms wrote.

use eldercare_assessment::Answers;
use eldercare_days::Day;

/// Whom the draft is about; never a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum About {
    /// The person themselves.
    Own,
    /// A mother.
    Mother,
    /// A father.
    Father,
    /// A husband or wife.
    Spouse,
    /// Another old person; also when nobody has said.
    #[default]
    Elder,
}

impl About {
    /// All of them. The place of each is its number on paper and never changes.
    pub const ALL: [About; 5] = [
        About::Own,
        About::Mother,
        About::Father,
        About::Spouse,
        About::Elder,
    ];

    /// The stable id, the same as in the self-check.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            About::Own => "self",
            About::Mother => "mother",
            About::Father => "father",
            About::Spouse => "spouse",
            About::Elder => "elder",
        }
    }

    /// The one with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<About> {
        About::ALL.into_iter().find(|about| about.id() == id)
    }
}

/// The first bytes of an instrument's content hash: enough to tell versions apart, 32 bits.
pub type ShortHash = [u8; 4];

/// Answers and the questions that they answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Check {
    /// The instrument's id.
    pub instrument: String,
    /// Its version.
    pub version: String,
    /// The start of its content hash.
    pub hash: ShortHash,
    /// The day of the last answer, where it is known.
    pub day: Option<Day>,
    /// The answers.
    pub answers: Answers,
}

/// A room whose text travels along unread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Room {
    /// Facts about the person that decide what the city owes.
    Person,
    /// What the family changed in the plan.
    Plan,
}

impl Room {
    /// All of them. The place of each is its number on paper and never changes.
    pub const ALL: [Room; 2] = [Room::Person, Room::Plan];
}

/// The text of a room, in the form that the room itself wrote: it carries its own version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Whose text it is.
    pub room: Room,
    /// The text.
    pub text: String,
}

/// All that a sheet carries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The id of the city that was open.
    pub city: String,
    /// Whom it is about.
    pub about: About,
    /// The self-check, if there is one.
    pub check: Option<Check>,
    /// What other rooms wrote, each room once and in the order of [`Room::ALL`].
    pub notes: Vec<Note>,
}

impl Draft {
    /// The text of a room.
    #[must_use]
    pub fn note(&self, room: Room) -> Option<&str> {
        let note = self.notes.iter().find(|note| note.room == room)?;
        Some(&note.text)
    }
}
