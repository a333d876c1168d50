//! What somebody with a code may learn and do. One way in for all of it: [`identified`].
//!
//! A wrong code, a mistyped one, wrong digits, a locked code and a deleted request get the same reply
//! after the same work: one keyed hash, one query, one comparison in constant time, one look at the
//! failures. So nobody learns that half of a guess was right.

mod attempts;
pub(super) mod erase;
pub(super) mod export;
pub(super) mod feedback;
pub(super) mod status;
pub(super) mod withdraw;

use eldercare_api::ErrorKind;
use eldercare_requests::{Phone, TrackingCode, half_width};
use subtle::ConstantTimeEq as _;

pub(crate) use attempts::Attempts;

use super::refusal::Refusal;
use crate::app::App;
use crate::store::Found;

/// What goes with a code.
enum Proof<'a> {
    /// The last four digits of the telephone number.
    LastFour(&'a str),
    /// The whole number.
    WholeNumber(&'a str),
}

/// The request with this code, when the proof goes with it.
async fn identified(app: &App, code: &str, proof: Proof<'_>) -> Result<Found, Refusal> {
    let typed = TrackingCode::parse(code);
    let key = app.codes.key(typed.unwrap_or(TrackingCode::from_bits(0)));
    let row = app.store.find(&key).await?;
    let same = match proof {
        Proof::LastFour(digits) => four(digits).ct_eq(&four(&row.phone_last4)),
        Proof::WholeNumber(number) => whole(number).ct_eq(&whole(&row.phone)),
    };
    let fits = bool::from(same) & row.known & typed.is_ok();
    let tried = typed.is_ok().then_some(key.as_str());
    if app.attempts.judge(tried, fits, app.clock.now()) {
        Ok(row)
    } else {
        Err(ErrorKind::StatusNotFound.into())
    }
}

/// The reply where the request went away between two steps.
fn gone() -> Refusal {
    ErrorKind::StatusNotFound.into()
}

/// The four digits that were typed, in half width and without blanks; always four bytes.
fn four(typed: &str) -> [u8; 4] {
    let typed = typed.chars().filter(|character| !character.is_whitespace());
    let mut digits = typed.map(|character| match half_width(character) {
        digit @ '0'..='9' => u8::try_from(digit).unwrap_or(b'?'),
        other => u8::try_from(other).unwrap_or(b'?'),
    });
    let four = std::array::from_fn(|_| digits.next().unwrap_or(b'-'));
    if digits.next().is_none() {
        four
    } else {
        *b"long"
    }
}

/// A whole number in the form in which it is stored; always as many bytes.
fn whole(typed: &str) -> [u8; 32] {
    let number = Phone::parse(typed).map(|phone| phone.to_string());
    let mut digits = number.iter().flat_map(|number| number.bytes());
    let mut whole = [b'-'; 32];
    whole.fill_with(|| digits.next().unwrap_or(b'-'));
    whole
}

#[cfg(test)]
mod tests {
    use super::{four, whole};

    #[test]
    fn digits_are_understood_in_full_width_and_with_blanks() {
        for typed in ["1234", " 1 2 3 4 ", "１２３４", "12\u{3000}34"] {
            assert_eq!(four(typed), *b"1234", "{typed:?}");
        }
    }

    #[test]
    fn too_few_too_many_and_other_characters_are_never_four_digits() {
        for typed in ["", "123", "12345", "12a4", "演示演示"] {
            assert!(!four(typed).iter().all(u8::is_ascii_digit), "{typed:?}");
        }
    }

    #[test]
    fn a_whole_number_is_understood_as_the_form_understands_it() {
        let same = [
            "13800004321",
            "138 0000 4321",
            "+86 138-0000-4321",
            "１３８００００４３２１",
        ];
        for typed in same {
            assert_eq!(whole(typed), whole(same[0]), "{typed}");
        }
        assert_ne!(whole("13800004322"), whole(same[0]));
        assert_eq!(whole("4321"), whole(""));
    }
}
