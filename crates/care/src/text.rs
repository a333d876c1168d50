//! The form in which a family's changes are kept and carried. Every released version opens for ever.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::changes::{Changes, MOST_OWN, Own, check};
use crate::ids::{ItemId, NeedId};

/// The version that newly written texts carry.
pub const PLAN_VERSION: u32 = 1;

/// Most ids that a list may hold: far above the number of rules, and short enough to be looked
/// through at once.
const MOST_IDS: usize = 200;

/// Why a text cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum TextError {
    /// It is not what was written.
    #[error("the plan is damaged; begin it anew")]
    Damaged,
    /// A later version of this program wrote it.
    #[error("a newer version wrote this plan; open it there")]
    Newer,
}

#[derive(Deserialize)]
struct Marked {
    version: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PlanV1 {
    version: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    about: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    struck: Vec<NeedId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    added: Vec<NeedId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    own: Vec<OwnV1>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    order: Vec<ItemId>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct OwnV1 {
    number: u32,
    text: String,
}

impl Changes {
    /// The changes as text. The opposite of [`Changes::from_text`].
    #[must_use]
    pub fn to_text(&self) -> String {
        let own = self.own.iter().map(|own| OwnV1 {
            number: own.number,
            text: own.text.clone(),
        });
        let written = PlanV1 {
            version: PLAN_VERSION,
            about: self.about.clone(),
            struck: self.struck.iter().cloned().collect(),
            added: self.added.clone(),
            own: own.collect(),
            order: self.order.clone(),
        };
        // Only strings and numbers: writing them cannot fail.
        serde_json::to_string(&written).unwrap_or_default()
    }

    /// Reads what this or an earlier version wrote.
    pub fn from_text(text: &str) -> Result<Self, TextError> {
        let marked: Marked = serde_json::from_str(text).map_err(|_| TextError::Damaged)?;
        match marked.version {
            PLAN_VERSION => {}
            0 => return Err(TextError::Damaged),
            _ => return Err(TextError::Newer),
        }
        let written: PlanV1 = serde_json::from_str(text).map_err(|_| TextError::Damaged)?;
        written.checked().ok_or(TextError::Damaged)
    }
}

impl PlanV1 {
    /// The changes, if everything is as [`Changes`] makes it.
    fn checked(self) -> Option<Changes> {
        let lists = [self.struck.len(), self.added.len(), self.order.len()];
        let fits = lists.iter().all(|length| *length <= MOST_IDS) && self.own.len() <= MOST_OWN;
        let mut changes = Changes {
            about: self.about,
            struck: self.struck.into_iter().collect(),
            ..Changes::default()
        };
        for need in self.added {
            if !changes.added.contains(&need) {
                changes.added.push(need);
            }
        }
        for own in self.own {
            check(&own.text).ok()?;
            if changes.own.iter().any(|known| known.number == own.number) {
                return None;
            }
            changes.own.push(Own {
                number: own.number,
                text: own.text,
            });
        }
        changes.put_in_order(&self.order);
        fits.then_some(changes)
    }
}
