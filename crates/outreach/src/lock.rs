//! The lock of a device: a number of six digits, ten tries, five minutes without a touch.
//!
//! The number only ever opens a key that lies on this device, so ten tries are all that somebody who found it
//! has. Whoever can copy the whole storage of a browser, take its own keys out of it and try numbers elsewhere is
//! not stopped by six digits; what the slow derivation costs them stands in `SECURITY.md`.

use serde::{Deserialize, Serialize};

/// Digits of the number. Six, as the screen lock of a telephone asks for; four are tried in an afternoon.
pub const PIN_DIGITS: usize = 6;
/// Wrong numbers after which everything on the device is destroyed.
pub const TRIES: u8 = 10;
/// Seconds without a touch after which it locks.
pub const IDLE_SECONDS: u32 = 5 * 60;

/// A number that somebody chose or typed.
#[derive(Clone, PartialEq, Eq)]
pub struct Pin(String);

/// Why a number is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinProblem {
    /// Not six digits.
    Digits,
    /// One that is tried first: all the same, a run up or down, a pattern that repeats.
    Easy,
}

impl Pin {
    /// A number as it was typed for opening.
    pub fn typed(text: &str) -> Result<Pin, PinProblem> {
        let fits = text.len() == PIN_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit());
        if fits {
            Ok(Pin(text.to_owned()))
        } else {
            Err(PinProblem::Digits)
        }
    }

    /// A number that somebody chooses: not one of those that are tried first.
    pub fn chosen(text: &str) -> Result<Pin, PinProblem> {
        let pin = Pin::typed(text)?;
        if is_easy(pin.0.as_bytes()) {
            Err(PinProblem::Easy)
        } else {
            Ok(pin)
        }
    }

    /// The digits, for deriving a key.
    #[must_use]
    pub fn secret(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl std::fmt::Debug for Pin {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Pin(…)")
    }
}

/// A run of steps that are all alike (111111, 123456, 864208), or a part that is repeated (121212, 123123).
fn is_easy(digits: &[u8]) -> bool {
    let step = |pair: &[u8]| (10 + pair[1] - pair[0]) % 10;
    let mut steps = digits.windows(2).map(step);
    let first = steps.next();
    let is_run = steps.all(|step| Some(step) == first);
    let repeats = |length: usize| digits.chunks(length).all(|part| part == &digits[..length]);
    is_run || repeats(2) || repeats(3)
}

/// Wrong numbers in a row. It is written before a number is tried, so that nobody tries more by switching off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Tries(u8);

impl Tries {
    /// The state that is to be written before a number is tried; none when no try is left, and everything is to
    /// be destroyed.
    #[must_use]
    pub fn begun(self) -> Option<Tries> {
        (self.0 < TRIES).then(|| Tries(self.0 + 1))
    }

    /// How many are left.
    #[must_use]
    pub fn left(self) -> u8 {
        TRIES.saturating_sub(self.0)
    }
}

/// The key of a vault, sealed under what is derived from the number.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wrapped {
    /// The form in which it is kept.
    pub version: u16,
    /// Salt of the derivation.
    pub salt: Vec<u8>,
    /// Nonce of the sealing.
    pub nonce: Vec<u8>,
    /// The sealed key.
    pub cipher: Vec<u8>,
    /// Rounds of the derivation.
    pub rounds: u32,
    /// Wrong numbers so far.
    pub tries: Tries,
}

impl Wrapped {
    /// Bytes of salt.
    pub const SALT: usize = 16;
    /// Rounds of PBKDF2 with HMAC-SHA-256: twice what OWASP asks for where a person chooses a word (Password Storage
    /// Cheat Sheet, 2023: 600,000), as the paper's code has (`eldercare_handover::Kdf`).
    pub const ROUNDS: u32 = 1_200_000;
    const VERSION: u16 = 1;

    /// A key that was just sealed.
    #[must_use]
    pub fn new(salt: &[u8], nonce: &[u8], cipher: Vec<u8>) -> Self {
        Self {
            version: Self::VERSION,
            salt: salt.to_vec(),
            nonce: nonce.to_vec(),
            cipher,
            rounds: Self::ROUNDS,
            tries: Tries::default(),
        }
    }

    /// As text, to be kept.
    #[must_use]
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what [`Wrapped::text`] wrote.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let wrapped: Self = serde_json::from_str(text).ok()?;
        (wrapped.version == Self::VERSION).then_some(wrapped)
    }
}

#[cfg(test)]
mod tests {
    use super::{Pin, PinProblem, TRIES, Tries, Wrapped};
    use proptest::prelude::*;

    #[test]
    fn numbers_that_are_tried_first_are_not_chosen() {
        for easy in [
            "000000", "123456", "987654", "121212", "520520", "864208", "890123",
        ] {
            assert_eq!(Pin::chosen(easy), Err(PinProblem::Easy), "{easy}");
            assert!(Pin::typed(easy).is_ok());
        }
        for good in ["295814", "100200", "112233"] {
            assert!(Pin::chosen(good).is_ok(), "{good}");
        }
        for wrong in ["", "12345", "1234567", "12345a", "１２３４５６"] {
            assert_eq!(Pin::typed(wrong), Err(PinProblem::Digits), "{wrong}");
        }
    }

    #[test]
    fn a_sealed_key_of_version_1_is_read_for_ever() {
        let text = r#"{"version":1,"salt":[1],"nonce":[2],"cipher":[3],"rounds":4,"tries":9}"#;
        let wrapped = Wrapped::read(text).unwrap();
        assert_eq!((wrapped.rounds, wrapped.tries.left()), (4, 1));
        assert_eq!(wrapped.text(), text);
        assert!(Wrapped::read(&text.replace(":1,\"salt", ":2,\"salt")).is_none());
        assert_eq!(
            Wrapped::new(&[0; 16], &[0; 12], vec![1]).tries,
            Tries::default()
        );
    }

    #[test]
    fn the_tenth_wrong_number_is_the_last() {
        let mut tries = Tries::default();
        for wrong in 1..=TRIES {
            tries = tries.begun().unwrap();
            assert_eq!(tries.left(), TRIES - wrong);
        }
        assert_eq!(tries.begun(), None);
    }

    proptest! {
        #[test]
        fn a_counter_that_was_tampered_with_never_panics(text in "[0-9]{1,4}") {
            if let Ok(tries) = serde_json::from_str::<Tries>(&text) {
                prop_assert!(tries.left() <= TRIES);
                prop_assert!(tries.begun().is_none_or(|next| next.left() < TRIES));
            }
        }
    }
}
