//! What is being read aloud: a list of texts, one after the other, until its end or until somebody stops it.
//!
//! Every reading has a number. What a browser tells of an older one changes nothing.

/// How a reading stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Phase {
    /// Nothing was read on this page yet.
    #[default]
    Rest,
    /// It waits for a clip that is on its way.
    Waiting,
    /// It sounds.
    Speaking,
    /// It is over, or somebody stopped it.
    Done,
    /// It could not be made to sound.
    Failed,
}

impl Phase {
    /// Whether there is something to stop.
    pub fn is_busy(self) -> bool {
        matches!(self, Phase::Waiting | Phase::Speaking)
    }
}

/// A list of texts that is read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    texts: Vec<String>,
    at: usize,
    number: u32,
    phase: Phase,
}

impl Reading {
    /// Begins with the first of these texts and returns the number of this reading.
    pub fn begin(&mut self, texts: Vec<String>) -> u32 {
        let number = self.number.wrapping_add(1);
        *self = Reading {
            texts,
            at: 0,
            number,
            phase: Phase::Speaking,
        };
        number
    }

    /// What is to be said now; nothing for a reading that is over.
    pub fn now(&self, number: u32) -> Option<&str> {
        let is_on = self.number == number && self.phase.is_busy();
        let text = self.texts.get(self.at).filter(|_| is_on)?;
        Some(text.as_str())
    }

    /// Goes on to the next text, and says whether there is one.
    pub fn said(&mut self, number: u32) -> bool {
        if self.now(number).is_none() {
            return false;
        }
        self.at += 1;
        let goes_on = self.at < self.texts.len();
        if !goes_on {
            self.phase = Phase::Done;
        }
        goes_on
    }

    /// Waits for a clip, or goes on when it is there.
    pub fn set_waiting(&mut self, number: u32, waiting: bool) {
        if self.now(number).is_some() {
            self.phase = if waiting {
                Phase::Waiting
            } else {
                Phase::Speaking
            };
        }
    }

    /// The number of the reading that waits for a clip, if one does.
    pub fn waiting(&self) -> Option<u32> {
        (self.phase == Phase::Waiting).then_some(self.number)
    }

    /// Ends a reading that could not be made to sound.
    pub fn fail(&mut self, number: u32) {
        if self.now(number).is_some() {
            self.end(Phase::Failed);
        }
    }

    /// Somebody has heard enough.
    pub fn stop(&mut self) {
        self.end(Phase::Done);
    }

    /// Another page: nothing of this one is left.
    pub fn rest(&mut self) {
        self.end(Phase::Rest);
    }

    fn end(&mut self, phase: Phase) {
        *self = Reading {
            number: self.number.wrapping_add(1),
            phase,
            ..Reading::default()
        };
    }

    /// How it stands.
    pub fn phase(&self) -> Phase {
        self.phase
    }
}

#[cfg(test)]
mod tests {
    use super::{Phase, Reading};

    fn texts(all: &[&str]) -> Vec<String> {
        all.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn texts_are_read_one_after_the_other_to_the_end() {
        let mut reading = Reading::default();
        let number = reading.begin(texts(&["question", "answer"]));
        assert_eq!(reading.now(number), Some("question"));
        assert!(reading.said(number));
        assert_eq!(reading.now(number), Some("answer"));
        assert!(!reading.said(number));
        assert_eq!((reading.phase(), reading.now(number)), (Phase::Done, None));
    }

    #[test]
    fn what_is_told_of_an_older_reading_changes_nothing() {
        let mut reading = Reading::default();
        let first = reading.begin(texts(&["a", "b"]));
        reading.stop();
        assert!(!reading.said(first) && reading.now(first).is_none());
        let second = reading.begin(texts(&["a", "b"]));
        assert!(!reading.said(first));
        reading.fail(first);
        reading.set_waiting(first, true);
        assert_eq!(reading.now(second), Some("a"));
        assert_eq!(reading.phase(), Phase::Speaking);
    }

    #[test]
    fn a_reading_waits_for_a_clip_fails_and_rests() {
        let mut reading = Reading::default();
        let number = reading.begin(texts(&["a"]));
        reading.set_waiting(number, true);
        assert_eq!(reading.waiting(), Some(number));
        assert!(reading.phase().is_busy());
        reading.set_waiting(number, false);
        assert_eq!(reading.waiting(), None);
        reading.fail(number);
        assert_eq!(reading.phase(), Phase::Failed);
        reading.set_waiting(number, true);
        assert_eq!(reading.waiting(), None);
        reading.rest();
        assert_eq!(reading.phase(), Phase::Rest);
    }

    #[test]
    fn nothing_to_read_is_over_at_once() {
        let mut reading = Reading::default();
        let number = reading.begin(Vec::new());
        assert!(reading.now(number).is_none() && !reading.said(number));
    }
}
