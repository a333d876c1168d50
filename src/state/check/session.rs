//! One self-check: who it is about, what was answered, and when.

use eldercare_assessment::Answers;
use serde::{Deserialize, Serialize};

/// Whom the answers are about. Decides the wording only, never the points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Who {
    /// The person answers about themselves.
    #[serde(rename = "self")]
    Own,
    /// Their mother.
    Mother,
    /// Their father.
    Father,
    /// Their husband or wife.
    Spouse,
    /// Another old person at home; also when nobody has said.
    #[default]
    Elder,
}

impl Who {
    /// All of them in the order in which they are offered.
    pub const ALL: [Who; 5] = [Who::Own, Who::Mother, Who::Father, Who::Spouse, Who::Elder];

    /// The stable id, as stored and as in the locale keys.
    pub fn id(self) -> &'static str {
        match self {
            Who::Own => "self",
            Who::Mother => "mother",
            Who::Father => "father",
            Who::Spouse => "spouse",
            Who::Elder => "elder",
        }
    }
}

/// A self-check in progress or done.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CheckSession {
    /// Whom it is about.
    pub who: Who,
    /// The answers so far.
    pub answers: Answers,
    /// The day of the last answer, `YYYY-MM-DD`.
    pub updated: String,
}

impl CheckSession {
    /// A self-check without answers.
    pub fn new(who: Who, today: String) -> CheckSession {
        CheckSession {
            who,
            answers: Answers::new(),
            updated: today,
        }
    }
}
