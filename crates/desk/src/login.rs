//! Names of accounts and passwords that may be set (OWASP ASVS 5.0, 6.2).

/// Shortest password, in characters (6.2.1: 8 at least, 15 recommended).
pub const SHORTEST: usize = 8;
/// Longest password, in characters (6.2.9: at least 64 must be possible).
pub const LONGEST: usize = 128;
/// Longest name of an account, in characters.
pub const LOGIN_CHARS: usize = 40;

/// The words that most guessing begins with: what heads the published lists of leaked passwords,
/// and what people here put into their place. Compared as [`folded`] does.
const COMMON: [&str; 56] = [
    "password",
    "passwort",
    "passw0rd",
    "p@ssword",
    "p@ssw0rd",
    "qwerty",
    "qwertyuiop",
    "qwert",
    "qazwsx",
    "qazwsxedc",
    "1qaz2wsx",
    "zaq12wsx",
    "asdfgh",
    "asdfghjkl",
    "zxcvbn",
    "zxcvbnm",
    "letmein",
    "welcome",
    "admin",
    "administrator",
    "root",
    "login",
    "master",
    "monkey",
    "dragon",
    "iloveyou",
    "sunshine",
    "princess",
    "football",
    "baseball",
    "superman",
    "trustno",
    "abcd",
    "abcdefg",
    "abcdefgh",
    "abcdefghij",
    "abc",
    "aaaa",
    "test",
    "guest",
    "user",
    "changeme",
    "secret",
    "default",
    "woaini",
    "nihao",
    "wang",
    "zhang",
    "minzheng",
    "yanglao",
    "eldercare",
    "jiedao",
    "shequ",
    "laonian",
    "beijing",
    "shanghai",
];

/// Why a password cannot be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordError {
    /// Fewer than [`SHORTEST`] characters.
    TooShort,
    /// More than [`LONGEST`] characters.
    TooLong,
    /// One of the first that somebody would try: a common word, a run of keys or digits, one sign
    /// over and over, a date, or the name of the account, with digits or signs around it.
    Common,
}

/// Whether a password may be set for an account. Any characters are fine and no kind of them is
/// asked for (6.2.5); it never runs out (6.2.10).
pub fn check_password(password: &str, login: &str) -> Result<(), PasswordError> {
    match password.chars().count() {
        0..SHORTEST => return Err(PasswordError::TooShort),
        SHORTEST..=LONGEST => {}
        _ => return Err(PasswordError::TooLong),
    }
    let core = folded(password);
    let own = folded(login);
    let repeated = |word: &str| !word.is_empty() && core.replace(word, "").is_empty();
    let common = COMMON.iter().any(|word| repeated(&folded(word)));
    if core.is_empty() || common || repeated(&own) || is_dull(password) {
        return Err(PasswordError::Common);
    }
    Ok(())
}

/// Letters of any script in lower case; digits and signs go, so that `Password2026!` is `password`.
/// Of a text without letters nothing is left: `12345678`, `2026-11-26`, a telephone number.
fn folded(text: &str) -> String {
    let letters = text.chars().filter(|sign| sign.is_alphabetic());
    letters.flat_map(char::to_lowercase).collect()
}

/// Whether it has fewer than four different signs.
fn is_dull(text: &str) -> bool {
    let mut signs: Vec<char> = text.chars().flat_map(char::to_lowercase).collect();
    signs.sort_unstable();
    signs.dedup();
    signs.len() < 4
}

/// The name of an account: small letters, digits, dots and dashes, beginning with a letter.
#[must_use]
pub fn is_login(text: &str) -> bool {
    let plain = |byte: u8| {
        byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'_')
    };
    (2..=LOGIN_CHARS).contains(&text.len())
        && text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.bytes().all(plain)
}

#[cfg(test)]
mod tests {
    use super::{PasswordError, check_password, is_login};

    #[test]
    fn length_is_counted_in_characters() {
        let of = |text: &str| check_password(text, "demo.clerk");
        assert_eq!(of("k7#mQp2"), Err(PasswordError::TooShort));
        assert_eq!(of("演示口令里的八字"), Ok(()));
        let long = |n| "ab cd ef gh ".chars().cycle().take(n).collect::<String>();
        assert_eq!(of(&long(128)), Ok(()));
        assert_eq!(of(&long(129)), Err(PasswordError::TooLong));
    }

    #[test]
    fn what_is_tried_first_is_refused() {
        for text in [
            "password",
            "Password1",
            "P@SSWORD2026",
            "passwordpassword",
            "12345678",
            "13800004321",
            "2026-11-26",
            "aaaaaaaaaa",
            "abababab",
            "qwertyuiop",
            "Admin@123",
            "1qaz2wsx",
            "woaini1314",
            "yanglao2026",
            "demo.clerk",
            "DemoClerk2026!",
            "!!!!!!!!",
        ] {
            let checked = check_password(text, "demo.clerk");
            assert_eq!(checked, Err(PasswordError::Common), "{text}");
        }
    }

    #[test]
    fn four_words_or_random_letters_are_fine() {
        for text in [
            "tall river seven lamps",
            "kP9-vw2x",
            "passwords are hard",
            "wangfujing snow",
        ] {
            assert_eq!(check_password(text, "demo"), Ok(()), "{text}");
        }
    }

    #[test]
    fn names_of_accounts_are_plain() {
        for good in ["demo", "li.street-2", "a1"] {
            assert!(is_login(good), "{good}");
        }
        for bad in ["", "a", "Demo", "1a", "演示", "a b", "a\n", &"a".repeat(41)] {
            assert!(!is_login(bad), "{bad:?}");
        }
    }
}
