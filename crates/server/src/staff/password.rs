//! Passwords: hashed slowly, and never on the threads that answer everybody.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use argon2::Argon2;
use argon2::password_hash::{
    self, PasswordHash, PasswordHasher as _, PasswordVerifier as _, SaltString,
};
use prometheus_client::metrics::counter::Counter;
use tokio::sync::Semaphore;

use crate::secret::random_bytes;

/// How many are hashed at a time; each takes 19 MiB.
const AT_A_TIME: usize = 2;
/// How long one waits for its turn.
const PATIENCE: Duration = Duration::from_secs(5);

/// Hashes and compares passwords. The parameters are the library's own, which are those that OWASP
/// names first (Password Storage Cheat Sheet: argon2id, 19 MiB, two passes, one lane).
#[derive(Clone)]
pub(crate) struct Passwords {
    turns: Arc<Semaphore>,
    compared: Counter,
}

/// Stands in for the hash of an account that is not there, so that asking for it takes the same time.
/// Its 32 bytes were drawn at random, so no password is known that would fit.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$5n3Jx0s2Qm8vH1bT4yWkLA$\
                      pZ0c7Yw3uE9fRk2XvN5tGqB8sJd1LhMa6oIiKxUeVbQ";

/// Why a password could not be hashed or compared.
#[derive(Debug)]
pub(crate) enum PasswordFault {
    /// Too many at a time; a moment later it may go well.
    Busy,
    /// The randomness of the system, or the library.
    Failed,
}

impl Passwords {
    /// Ready to compare.
    pub(crate) fn new() -> Self {
        Self {
            turns: Arc::new(Semaphore::new(AT_A_TIME)),
            compared: Counter::default(),
        }
    }

    /// How many passwords were hashed to be compared, whether they fitted or not.
    pub(crate) fn compared(&self) -> &Counter {
        &self.compared
    }

    /// The hash of a password with a salt of its own.
    pub(crate) async fn hash(&self, password: String) -> Result<String, PasswordFault> {
        self.in_turn(move || hash(password.as_bytes()).map_err(|_| PasswordFault::Failed))
            .await?
    }

    /// Whether a password belongs to a hash; without a hash the same work, and never.
    pub(crate) async fn fits(
        &self,
        password: String,
        known: Option<String>,
    ) -> Result<bool, PasswordFault> {
        let there = known.is_some();
        let compared = known.unwrap_or_else(|| NOBODY.to_owned());
        let counter = self.compared.clone();
        let fits = self.in_turn(move || matches(&password, &compared, &counter));
        let fits = fits.await?;
        Ok(fits & there)
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, PasswordFault> {
        let turn = Arc::clone(&self.turns).acquire_owned();
        let turn = tokio::time::timeout(PATIENCE, turn).await;
        let Ok(Ok(turn)) = turn else {
            return Err(PasswordFault::Busy);
        };
        let work = move || {
            let done = work();
            drop(turn);
            done
        };
        let done = tokio::task::spawn_blocking(work).await;
        done.map_err(|_| PasswordFault::Failed)
    }
}

fn hash(password: &[u8]) -> io::Result<String> {
    let salt: [u8; 16] = random_bytes()?;
    let salt = SaltString::encode_b64(&salt).map_err(io::Error::other)?;
    let hash = Argon2::default().hash_password(password, &salt);
    hash.map(|hash| hash.to_string()).map_err(io::Error::other)
}

fn matches(password: &str, known: &str, counter: &Counter) -> bool {
    let Ok(known) = PasswordHash::new(known) else {
        return false;
    };
    let outcome = Argon2::default().verify_password(password.as_bytes(), &known);
    // Any other fault comes before the work.
    if matches!(outcome, Ok(()) | Err(password_hash::Error::Password)) {
        counter.inc();
    }
    outcome.is_ok()
}

#[cfg(test)]
mod tests {
    use super::{NOBODY, PasswordHash, Passwords};

    #[tokio::test]
    async fn a_password_fits_its_own_hash_and_an_account_without_one_never() {
        let passwords = Passwords::new();
        let hash = passwords.hash("tall river seven".to_owned()).await.unwrap();
        assert!(
            hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{hash}"
        );
        let fits = async |typed: &str, known: Option<&String>| {
            passwords
                .fits(typed.to_owned(), known.cloned())
                .await
                .unwrap()
        };
        assert!(fits("tall river seven", Some(&hash)).await);
        assert!(!fits("tall river sevem", Some(&hash)).await);
        assert!(!fits("tall river seven", None).await);
        assert!(!fits("tall river seven", Some(&"damaged".to_owned())).await);
    }

    #[test]
    fn the_stand_in_costs_what_a_real_hash_costs() {
        let start = "$argon2id$v=19$m=19456,t=2,p=1$";
        assert!(NOBODY.starts_with(start));
        let parsed = PasswordHash::new(NOBODY).unwrap();
        assert_eq!(parsed.hash.unwrap().len(), 32);
        assert_eq!(parsed.salt.unwrap().as_str().len(), 22);
    }
}
