//! How an elder agreed that somebody else writes down what they say.

use eldercare_requests::{Agreement, plain, shows_nothing};
use serde::{Deserialize, Serialize};

/// Version of the words that are read out (`outreach.agree.words` in the locale files); a change of them in any language
/// changes it. It stays on the device: a request carries consents of its own.
pub const READ_OUT_VERSION: &str = "outreach-2026-11";
/// Longest number of a signed sheet, in characters.
pub const SHEET_CHARS: usize = 20;
/// Points of a signature that are kept at most: a name written slowly on a glass has some 600.
const POINTS: usize = 4_000;
/// Side of the square in which a signature is kept, whatever the screen was.
const SIDE: u16 = 1_000;
/// A signature goes at least over this much of the square, so that a touch by mistake is none.
const LEAST: u16 = 60;

/// One movement of a finger without lifting it: points of a square of 1,000 by 1,000.
pub type Stroke = Vec<(u16, u16)>;

/// What an elder wrote on the glass.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature(Vec<Stroke>);

/// More was drawn than is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMuchInk;

impl Signature {
    /// Begins a stroke; points outside of the square are moved to its edge.
    pub fn begin(&mut self, x: u16, y: u16) -> Result<(), TooMuchInk> {
        self.0.push(Vec::new());
        self.go_on(x, y)
    }

    /// Goes on with the last stroke. A point at the same place as the one before adds nothing.
    pub fn go_on(&mut self, x: u16, y: u16) -> Result<(), TooMuchInk> {
        if self.points() >= POINTS {
            return Err(TooMuchInk);
        }
        let point = (x.min(SIDE), y.min(SIDE));
        match self.0.last_mut() {
            Some(stroke) if stroke.last() == Some(&point) => {}
            Some(stroke) => stroke.push(point),
            None => self.0.push(vec![point]),
        }
        Ok(())
    }

    /// The strokes, for drawing.
    #[must_use]
    pub fn strokes(&self) -> &[Stroke] {
        &self.0
    }

    /// Whether it is more than a touch by mistake.
    #[must_use]
    pub fn is_written(&self) -> bool {
        let spread = |of: fn(&(u16, u16)) -> u16| {
            let places = || self.0.iter().flatten().map(of);
            let ends = places().min().zip(places().max());
            ends.map_or(0, |(least, most)| most - least)
        };
        self.points() <= POINTS && spread(|point| point.0).max(spread(|point| point.1)) >= LEAST
    }

    fn points(&self) -> usize {
        self.0.iter().map(Vec::len).sum()
    }
}

/// A signature names a person, so a debug print shows nothing of it.
impl std::fmt::Debug for Signature {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Signature(…)")
    }
}

/// How the elder agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// Asked and said yes.
    Spoken,
    /// Wrote their name on the glass.
    Glass(Signature),
    /// Signed a sheet of paper with this number.
    Sheet(String),
}

/// An agreement: how, when, and to which wording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// How.
    pub how: How,
    /// When, in seconds since 1970.
    pub at: u64,
    /// The version of the wording that was read out.
    pub wording: String,
}

impl How {
    /// The sheet's number as it was typed: letters, digits and dashes, in one line.
    #[must_use]
    pub fn sheet(typed: &str) -> Option<How> {
        let text = plain(typed.trim())?;
        let fits = !shows_nothing(&text) && text.chars().count() <= SHEET_CHARS;
        fits.then_some(How::Sheet(text))
    }

    /// What a request says of it.
    #[must_use]
    pub fn as_agreement(&self) -> Agreement {
        match self {
            How::Spoken => Agreement::Spoken,
            How::Glass(_) | How::Sheet(_) => Agreement::Signed,
        }
    }

    /// Whether it can stand: a signature must be one.
    #[must_use]
    pub fn is_given(&self) -> bool {
        match self {
            How::Spoken => true,
            How::Glass(signature) => signature.is_written(),
            How::Sheet(number) => How::sheet(number).as_ref() == Some(self),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{How, Signature, TooMuchInk};
    use eldercare_requests::Agreement;
    use proptest::prelude::*;

    fn drawn(points: &[(u16, u16)]) -> Signature {
        let mut signature = Signature::default();
        for (place, (x, y)) in points.iter().enumerate() {
            let done = if place == 0 {
                signature.begin(*x, *y)
            } else {
                signature.go_on(*x, *y)
            };
            done.unwrap();
        }
        signature
    }

    #[test]
    fn a_touch_by_mistake_is_no_signature() {
        assert!(!Signature::default().is_written());
        assert!(!drawn(&[(500, 500), (503, 498)]).is_written());
        assert!(drawn(&[(100, 500), (400, 520)]).is_written());
        assert!(!How::Glass(drawn(&[(1, 1)])).is_given());
        assert!(How::Spoken.is_given());
    }

    #[test]
    fn a_sheet_has_a_number_in_plain_signs() {
        assert_eq!(
            How::sheet(" 2026-017 "),
            Some(How::Sheet("2026-017".to_owned()))
        );
        for nothing in ["", "  ", "\u{200b}", "12\u{202e}", "123456789012345678901"] {
            assert_eq!(How::sheet(nothing), None, "{nothing:?}");
        }
        assert_eq!(How::sheet("7").unwrap().as_agreement(), Agreement::Signed);
        assert_eq!(How::Spoken.as_agreement(), Agreement::Spoken);
    }

    #[test]
    fn the_ink_ends_and_what_was_written_stays() {
        let mut signature = drawn(&[(0, 0), (900, 900)]);
        let mut last = Ok(());
        for place in 0..5_000_u16 {
            last = signature.go_on(place % 1_000, 3);
        }
        assert_eq!(last, Err(TooMuchInk));
        assert!(signature.is_written());
    }

    proptest! {
        #[test]
        fn whatever_is_drawn_lies_in_the_square_and_is_read_again(points: Vec<(u16, u16)>) {
            let signature = drawn(&points);
            let inside = |point: &(u16, u16)| point.0 <= 1_000 && point.1 <= 1_000;
            prop_assert!(signature.strokes().iter().flatten().all(inside));
            let text = serde_json::to_string(&signature).unwrap();
            prop_assert_eq!(serde_json::from_str::<Signature>(&text).unwrap(), signature);
        }
    }
}
