//! Tokens by which the age of a form is known (OWASP ASVS 5.0, 2.4.2): a page asks for one when it
//! opens and sends it with what was filled in. A token names nobody and is stored nowhere.

use subtle::ConstantTimeEq as _;

use crate::codes::{Codes, hex};

/// Quicker than this no person fills in a request.
const HUMAN_SECONDS: u64 = 3;
/// How far the clocks of two servers of one operator may differ.
const CLOCKS_DIFFER: u64 = 60;
/// Hex digits of a time in seconds, and of the keyed hash behind it.
const TIME_DIGITS: usize = 16;

/// What a token says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filled {
    /// A person had the time.
    InTime,
    /// No person is so quick.
    TooQuickly,
    /// We did not issue it.
    Forged,
}

/// A token issued now.
pub(crate) fn issue(codes: &Codes, now: u64) -> String {
    format!("{now:016x}{}", hash(codes, now))
}

/// What a token that comes now says.
pub(super) fn read(codes: &Codes, token: &str, now: u64) -> Filled {
    let Some((time, sealed)) = token.split_at_checked(TIME_DIGITS) else {
        return Filled::Forged;
    };
    let Ok(issued) = u64::from_str_radix(time, 16) else {
        return Filled::Forged;
    };
    let ours = hash(codes, issued);
    if !bool::from(ours.as_bytes().ct_eq(sealed.as_bytes())) || issued > now + CLOCKS_DIFFER {
        return Filled::Forged;
    }
    if now.saturating_sub(issued) < HUMAN_SECONDS {
        Filled::TooQuickly
    } else {
        Filled::InTime
    }
}

fn hash(codes: &Codes, issued: u64) -> String {
    hex(&codes.digest(b"form", &[&issued.to_be_bytes()]))
}

#[cfg(test)]
mod tests {
    use super::{Codes, Filled, issue, read};
    use crate::secret::Secret;

    #[test]
    fn a_token_tells_its_age_and_only_ours_is_believed() {
        let codes = Codes::new(Secret([1; 32]));
        let token = issue(&codes, 1_000);
        assert_eq!(read(&codes, &token, 1_002), Filled::TooQuickly);
        assert_eq!(read(&codes, &token, 1_003), Filled::InTime);
        // Saved without a network and sent weeks later.
        assert_eq!(read(&codes, &token, 5_000_000), Filled::InTime);
        assert_eq!(read(&codes, &token, 900), Filled::Forged);
        let other = issue(&Codes::new(Secret([2; 32])), 1_000);
        let older = token.replacen("3e8", "001", 1);
        for forged in ["", "x", "十十十十十十", &other, &older, &token[1..]] {
            assert_eq!(read(&codes, forged, 1_003), Filled::Forged, "{forged}");
        }
    }
}
