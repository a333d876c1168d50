//! The password that the operator gives or has made.

use std::io::{self, IsTerminal as _, Read as _};

use eldercare_desk::login::{LONGEST, PasswordError, SHORTEST, check_password};

use super::StaffError;
use crate::secret::random_bytes;
use crate::staff::Passwords;

/// A password that was read or made, and its hash.
pub(super) struct Chosen {
    pub(super) hash: String,
    made: Option<String>,
}

impl Chosen {
    /// From standard input, or a new one.
    pub(super) async fn read_or_make(login: &str) -> Result<Self, StaffError> {
        let given = piped()?;
        let made = if given.is_none() {
            Some(random_password()?)
        } else {
            None
        };
        let password = given.or_else(|| made.clone()).unwrap_or_default();
        check_password(&password, login).map_err(|error| StaffError::Password(unfit(error)))?;
        let passwords = Passwords::new();
        let hash = passwords.hash(password).await;
        let hash = hash.map_err(|_| StaffError::Password("the password cannot be hashed"))?;
        Ok(Self { hash, made })
    }

    /// What is printed of it: only one that was made here.
    pub(super) fn shown(self) -> String {
        self.made
            .map(|made| format!("password: {made}\n"))
            .unwrap_or_default()
    }
}

const fn unfit(error: PasswordError) -> &'static str {
    const { assert!(SHORTEST == 8 && LONGEST == 128) };
    match error {
        PasswordError::TooShort => "the password has fewer than 8 characters",
        PasswordError::TooLong => "the password has more than 128 characters",
        PasswordError::Common => "the password is one of the first that anybody tries",
    }
}

/// The first line of what is piped in; None at a terminal or when nothing is.
fn piped() -> io::Result<Option<String>> {
    if io::stdin().is_terminal() {
        return Ok(None);
    }
    let mut typed = String::new();
    io::stdin().lock().take(4_096).read_to_string(&mut typed)?;
    let line = typed.lines().next().unwrap_or_default();
    Ok((!line.is_empty()).then(|| line.to_owned()))
}

/// Twenty letters of 32 without look-alikes: 100 random bits.
fn random_password() -> io::Result<String> {
    const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz23456789+";
    let bytes: [u8; 20] = random_bytes()?;
    let letter = |byte: &u8| char::from(LETTERS[usize::from(byte % 32)]);
    let letters: Vec<String> = bytes
        .chunks(5)
        .map(|group| group.iter().map(letter).collect())
        .collect();
    Ok(letters.join("-"))
}

#[cfg(test)]
mod tests {
    use super::{check_password, random_password};

    #[test]
    fn made_passwords_may_be_set() {
        for _ in 0..50 {
            let made = random_password().unwrap();
            assert_eq!(check_password(&made, "demo"), Ok(()), "{made}");
        }
    }
}
