//! Who is signed in, by the hash of what they show.

use sqlx::Row as _;
use sqlx::any::AnyRow;

use super::Deed;
use super::staff::end_sessions;
use crate::staff::{SESSION_IDLE, SESSION_LONGEST};
use crate::store::{Store, StoreError};

/// Seconds between two marks that a session is in use, so that not every exchange writes.
const MARK_EVERY: i64 = 60;

/// Somebody who has shown a session or a token that holds.
pub(crate) struct Member {
    pub(crate) login: String,
    pub(crate) name: String,
    pub(crate) role: String,
    pub(crate) city: String,
    pub(crate) towns: Vec<String>,
}

const PASSWORD: &str = "SELECT password FROM staff WHERE login = $1 AND disabled_at IS NULL";

/// Only while the password is still the one that was compared and the account is not disabled.
const START: &str = "INSERT INTO staff_sessions (token_hash, login, started_at, seen_at) \
     SELECT $1, login, $4, $4 FROM staff \
     WHERE login = $2 AND password = $3 AND disabled_at IS NULL";

const TIDY: &str = "DELETE FROM staff_sessions WHERE started_at <= $1 OR seen_at <= $2";

const BY_SESSION: &str = "SELECT staff.login, name, role, city, seen_at FROM staff_sessions \
     JOIN staff ON staff.login = staff_sessions.login \
     WHERE token_hash = $1 AND started_at > $2 AND seen_at > $3 AND disabled_at IS NULL";

const MARK: &str = "UPDATE staff_sessions SET seen_at = $2 WHERE token_hash = $1 AND seen_at < $2";

const BY_TOKEN: &str = "SELECT staff.login, name, role, city, expires_at AS seen_at \
     FROM staff_tokens JOIN staff ON staff.login = staff_tokens.login \
     WHERE token_hash = $1 AND expires_at > $2 AND disabled_at IS NULL";

impl Store {
    /// The hash of an account's password; None when there is no such account or it has none.
    pub(crate) async fn password_of(&self, login: &str) -> Result<Option<String>, StoreError> {
        let row = sqlx::query(PASSWORD)
            .bind(login)
            .fetch_optional(self.readers())
            .await?;
        Ok(row
            .map(|row| row.try_get("password"))
            .transpose()?
            .flatten())
    }

    /// Starts a session and removes those that are over; false when the account has changed since
    /// its password was compared.
    pub(crate) async fn start_session(
        &self,
        password: &str,
        token_hash: &str,
        deed: &Deed<'_>,
    ) -> Result<bool, StoreError> {
        let now = deed.seconds();
        let mut transaction = self.begin().await?;
        sqlx::query(TIDY)
            .bind(now - SESSION_LONGEST)
            .bind(now - SESSION_IDLE)
            .execute(&mut *transaction)
            .await?;
        let started = sqlx::query(START)
            .bind(token_hash)
            .bind(deed.actor)
            .bind(password)
            .bind(now)
            .execute(&mut *transaction)
            .await?;
        if started.rows_affected() == 0 {
            return Ok(false);
        }
        deed.note(&mut transaction, "session.start", deed.actor, "")
            .await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Whose session this is, if it holds; marks that it is in use.
    pub(crate) async fn member_by_session(
        &self,
        token_hash: &str,
        now: i64,
    ) -> Result<Option<Member>, StoreError> {
        let row = sqlx::query(BY_SESSION)
            .bind(token_hash)
            .bind(now - SESSION_LONGEST)
            .bind(now - SESSION_IDLE)
            .fetch_optional(self.readers())
            .await?;
        let Some(row) = row else {
            return Ok(None);
        };
        if row.try_get::<i64, _>("seen_at")? <= now - MARK_EVERY {
            sqlx::query(MARK)
                .bind(token_hash)
                .bind(now)
                .execute(self.writer())
                .await?;
        }
        self.member(&row).await.map(Some)
    }

    /// Whose token this is, if it holds.
    pub(crate) async fn member_by_token(
        &self,
        token_hash: &str,
        now: i64,
    ) -> Result<Option<Member>, StoreError> {
        let row = sqlx::query(BY_TOKEN)
            .bind(token_hash)
            .bind(now)
            .fetch_optional(self.readers())
            .await?;
        match row {
            Some(row) => self.member(&row).await.map(Some),
            None => Ok(None),
        }
    }

    /// Ends one session.
    pub(crate) async fn end_session(&self, token_hash: &str) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM staff_sessions WHERE token_hash = $1")
            .bind(token_hash)
            .execute(self.writer())
            .await?;
        Ok(())
    }

    /// Ends every session of an account.
    pub(crate) async fn end_all_sessions(&self, deed: &Deed<'_>) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        end_sessions(&mut transaction, deed.actor).await?;
        deed.note(&mut transaction, "session.end-all", deed.actor, "")
            .await?;
        transaction.commit().await?;
        Ok(())
    }

    pub(super) async fn member(&self, row: &AnyRow) -> Result<Member, StoreError> {
        let login: String = row.try_get("login")?;
        Ok(Member {
            towns: self.towns_of(&login).await?,
            login,
            name: row.try_get("name")?,
            role: row.try_get("role")?,
            city: row.try_get("city")?,
        })
    }
}
