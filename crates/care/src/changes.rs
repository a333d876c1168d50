//! What a family changed in a plan: struck out, added, written, put in another order.
//!
//! Everything is kept by id, so that new answers to the self-check keep it. Ids that the rules do
//! not know (any more, or yet) stay where they are and do nothing.

use std::collections::BTreeSet;

use thiserror::Error;

use crate::ids::{ItemId, NeedId};

/// Longest line of a family's own, in characters: it must fit on one printed line.
pub const OWN_CHARS: usize = 40;
/// Most lines of a family's own.
pub const MOST_OWN: usize = 12;

/// A line that the family wrote.
#[derive(Clone, PartialEq, Eq)]
pub struct Own {
    /// Its number, never given twice.
    pub number: u32,
    /// What it says: one line without hidden characters, 1 to [`OWN_CHARS`] characters.
    pub text: String,
}

/// A family's words are personal, so a debug print shows only the number.
impl std::fmt::Debug for Own {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Own({})", self.number)
    }
}

/// Why a line of the family's own cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum OwnError {
    /// Nothing is written.
    #[error("write something first")]
    Empty,
    /// Longer than [`OWN_CHARS`] characters.
    #[error("the line is longer than {OWN_CHARS} characters; shorten it")]
    TooLong,
    /// Control characters or marks that turn the direction of text.
    #[error("the line holds hidden characters; type it anew")]
    Hidden,
    /// [`MOST_OWN`] lines are there already.
    #[error("there are {MOST_OWN} lines already; strike one first")]
    TooMany,
}

/// The changes of a family. Equal changes have equal bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Whom the plan is about, as the app names the person (`mother`); absent when nobody said.
    pub about: Option<String>,
    pub(crate) struck: BTreeSet<NeedId>,
    pub(crate) added: Vec<NeedId>,
    pub(crate) own: Vec<Own>,
    pub(crate) order: Vec<ItemId>,
}

impl Changes {
    /// Whether the family changed nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Self {
            struck,
            added,
            own,
            order,
            about: _,
        } = self;
        struck.is_empty() && added.is_empty() && own.is_empty() && order.is_empty()
    }

    /// The changes without the lines that the family wrote: what goes where nobody's own words may.
    #[must_use]
    pub fn without_own(&self) -> Self {
        let mut changes = self.clone();
        changes.own.clear();
        changes.order.retain(|item| matches!(item, ItemId::Need(_)));
        changes
    }

    /// How many lines the family wrote.
    #[must_use]
    pub fn own_lines(&self) -> usize {
        self.own.len()
    }

    /// Strikes a line out. A need is remembered as struck, so that new answers do not bring it
    /// back; a line of the family's own is gone.
    pub fn strike(&mut self, item: &ItemId) {
        match item {
            ItemId::Need(id) => {
                self.added.retain(|added| added != id);
                self.struck.insert(id.clone());
            }
            ItemId::Own(number) => {
                self.own.retain(|own| own.number != *number);
                self.order.retain(|ordered| ordered != item);
            }
        }
    }

    /// Takes a need back that was struck out.
    pub fn restore(&mut self, need: &NeedId) {
        self.struck.remove(need);
    }

    /// Adds a need from the list; one that was struck out is no longer so.
    pub fn add(&mut self, need: NeedId) {
        self.struck.remove(&need);
        if !self.added.contains(&need) {
            self.added.push(need);
        }
    }

    /// Adds a line of the family's own; blanks at its ends go, and those inside become one.
    pub fn add_own(&mut self, typed: &str) -> Result<ItemId, OwnError> {
        let text = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        check(&text)?;
        if self.own.len() >= MOST_OWN {
            return Err(OwnError::TooMany);
        }
        let numbers = self.own.iter().map(|own| own.number);
        let number = numbers.max().map_or(1, |last| last.saturating_add(1));
        self.own.push(Own { number, text });
        Ok(ItemId::Own(number))
    }

    /// Puts the lines into this order. Lines that are not named keep their place behind them.
    pub fn put_in_order(&mut self, shown: &[ItemId]) {
        let rest = self.order.iter().filter(|item| !shown.contains(item));
        let mut order: Vec<ItemId> = Vec::new();
        for item in shown.iter().chain(rest) {
            if !order.contains(item) {
                order.push(item.clone());
            }
        }
        self.order = order;
    }

    /// Whether a need was struck out.
    #[must_use]
    pub fn is_struck(&self, need: &str) -> bool {
        self.struck.contains(need)
    }
}

/// Whether a line may stand in a plan as it is.
pub(crate) fn check(text: &str) -> Result<(), OwnError> {
    if text.is_empty() {
        return Err(OwnError::Empty);
    }
    if text.chars().any(is_hidden) {
        return Err(OwnError::Hidden);
    }
    if text.chars().count() > OWN_CHARS {
        return Err(OwnError::TooLong);
    }
    Ok(())
}

/// Control characters, and marks that turn the direction of text (Unicode Standard Annex 9): a
/// carer could read something else than the family wrote.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
