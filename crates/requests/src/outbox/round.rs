//! One walk through the queue: what is sent next, and when the next walk begins.

use std::collections::VecDeque;

use super::pause::{Nudge, Pause};
use super::stage::{Setback, Stage};

/// So many tries in a row without a usable answer end a walk: the network or the server is away,
/// and the others would only wait for their time-outs. A single record that never gets an answer
/// does not end it.
const IN_VAIN: u8 = 3;

/// When a record that waits is due, whatever it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due<'a> {
    /// Its id.
    pub record_id: &'a str,
    /// How often it was tried in vain.
    pub attempts: u32,
    /// When the person saved it, in seconds since 1970.
    pub saved_at: u64,
    /// How long it rests.
    pub pause: Option<Pause>,
}

/// A walk through the records that are due, each once. Those that failed least often come first,
/// so that a record that always fails stands behind all others from its second try on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    left: VecDeque<String>,
    in_vain: u8,
}

impl Round {
    /// The walk that this nudge begins.
    #[must_use]
    pub fn of<'a>(waiting: impl IntoIterator<Item = Due<'a>>, nudge: Nudge, now: u64) -> Self {
        let is_due = |due: &Due<'_>| due.pause.is_none_or(|pause| pause.is_over(nudge, now));
        let waiting = waiting.into_iter().filter(is_due);
        let mut due: Vec<(u32, u64, &str)> = waiting
            .map(|due| (due.attempts, due.saved_at, due.record_id))
            .collect();
        due.sort_unstable();
        Self {
            left: due.into_iter().map(|(.., id)| id.to_owned()).collect(),
            in_vain: 0,
        }
    }

    /// The id of the record to send next; none when all were tried or the walk was broken off.
    /// Several may be on their way at once.
    pub fn next_id(&mut self) -> Option<String> {
        if self.is_broken_off() {
            return None;
        }
        self.left.pop_front()
    }

    /// Notes how a record stands after it was sent.
    pub fn note(&mut self, stage: &Stage) {
        self.note_setback(match stage {
            Stage::Saved { setback, .. } => setback.as_ref(),
            _ => None,
        });
    }

    /// Notes why a record still waits after it was sent; nothing where it does not.
    pub fn note_setback(&mut self, setback: Option<&Setback>) {
        self.in_vain = if setback.is_some_and(is_silence) {
            self.in_vain.saturating_add(1)
        } else {
            0
        };
    }

    /// Whether the walk ended before its end, because nobody answers.
    #[must_use]
    pub fn is_broken_off(&self) -> bool {
        self.in_vain >= IN_VAIN
    }
}

/// Whether the next record would most likely meet the same.
fn is_silence(setback: &Setback) -> bool {
    match setback {
        Setback::NoReply | Setback::NotOurServer => true,
        Setback::Status { status, .. } => matches!(status, 429 | 500..),
    }
}

/// In how many seconds something is due by time alone; none when nothing waits.
#[must_use]
pub fn wake_in<'a>(waiting: impl IntoIterator<Item = Due<'a>>, now: u64) -> Option<u32> {
    let left = |due: Due<'_>| due.pause.map_or(0, |pause| pause.left(now));
    waiting.into_iter().map(left).min()
}
