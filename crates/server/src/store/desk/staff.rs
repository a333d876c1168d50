//! Accounts: made, listed, disabled, given a password or a token.

use std::collections::BTreeMap;

use sqlx::any::AnyRow;
use sqlx::{Any, Row as _, Transaction};

use super::Deed;
use super::devices::revoke_all;
use crate::store::{Store, StoreError};

/// The name of each account, by its login.
pub(crate) type Names = BTreeMap<String, String>;

/// Somebody to whom a request can be given.
pub(crate) struct Colleague {
    pub(crate) login: String,
    pub(crate) name: String,
    /// A clerk's own; None stands for every town.
    pub(crate) towns: Option<Vec<String>>,
}

/// An account to make.
pub(crate) struct NewAccount<'a> {
    pub(crate) login: &'a str,
    pub(crate) name: &'a str,
    pub(crate) role: &'a str,
    pub(crate) city: &'a str,
    pub(crate) towns: &'a [String],
    pub(crate) password: Option<&'a str>,
}

/// An account as the operator sees it.
pub(crate) struct Account {
    pub(crate) login: String,
    pub(crate) name: String,
    pub(crate) role: String,
    pub(crate) city: String,
    pub(crate) towns: Vec<String>,
    pub(crate) disabled: bool,
}

const INSERT: &str = "INSERT INTO staff (login, name, role, city, password, made_at, password_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (login) DO NOTHING";

const LIST: &str = "SELECT login, name, role, city, disabled_at FROM staff ORDER BY login";

const DISABLE: &str = "UPDATE staff SET disabled_at = $2 WHERE login = $1 AND disabled_at IS NULL";

/// With no password of before: whoever comes back gets a new one.
const ENABLE: &str = "UPDATE staff SET disabled_at = NULL, password = $2, password_at = $3 \
     WHERE login = $1 AND disabled_at IS NOT NULL";

const SET_PASSWORD: &str = "UPDATE staff SET password = $2, password_at = $3 \
     WHERE login = $1 AND disabled_at IS NULL AND role <> 'system'";

/// Only of a system that is not disabled.
const INSERT_TOKEN: &str = "INSERT INTO staff_tokens (token_hash, login, made_at, expires_at) \
     SELECT $1, login, $3, $4 FROM staff \
     WHERE login = $2 AND role = 'system' AND disabled_at IS NULL";

const COLLEAGUES: &str = "SELECT staff.login, name, role, town FROM staff \
     LEFT JOIN staff_towns ON staff_towns.login = staff.login WHERE city = $1 \
     AND role IN ('clerk', 'head') AND disabled_at IS NULL ORDER BY staff.login, town";

/// Those that work there no more too: what they did keeps their name.
const NAMES: &str = "SELECT login, name FROM staff WHERE city = $1";

impl Store {
    /// Makes an account; false when the login is taken, also by one that is disabled.
    pub(crate) async fn add_staff(
        &self,
        account: &NewAccount<'_>,
        deed: &Deed<'_>,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let made = sqlx::query(INSERT)
            .bind(account.login)
            .bind(account.name)
            .bind(account.role)
            .bind(account.city)
            .bind(account.password)
            .bind(deed.seconds())
            .bind(account.password.map(|_| deed.seconds()))
            .execute(&mut *transaction)
            .await?;
        if made.rows_affected() == 0 {
            return Ok(false);
        }
        insert_towns(&mut transaction, account.login, account.towns).await?;
        let role = account.role;
        deed.note(&mut transaction, "staff.add", account.login, role)
            .await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Gives a clerk other towns; false when there is no such clerk.
    pub(crate) async fn set_towns(
        &self,
        login: &str,
        towns: &[String],
        deed: &Deed<'_>,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let known = sqlx::query("SELECT login FROM staff WHERE login = $1 AND role = 'clerk'")
            .bind(login)
            .fetch_optional(&mut *transaction)
            .await?;
        if known.is_none() {
            return Ok(false);
        }
        sqlx::query("DELETE FROM staff_towns WHERE login = $1")
            .bind(login)
            .execute(&mut *transaction)
            .await?;
        insert_towns(&mut transaction, login, towns).await?;
        deed.note(&mut transaction, "staff.towns", login, &towns.join(","))
            .await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Every account.
    pub(crate) async fn list_staff(&self) -> Result<Vec<Account>, StoreError> {
        let rows = sqlx::query(LIST).fetch_all(self.readers()).await?;
        let mut accounts = Vec::with_capacity(rows.len());
        for row in rows {
            let login: String = row.try_get("login")?;
            accounts.push(Account {
                towns: self.towns_of(&login).await?,
                login,
                name: row.try_get("name")?,
                role: row.try_get("role")?,
                city: row.try_get("city")?,
                disabled: row.try_get::<Option<i64>, _>("disabled_at")?.is_some(),
            });
        }
        Ok(accounts)
    }

    /// Clerks and heads of a city, by login.
    pub(crate) async fn colleagues(&self, city: &str) -> Result<Vec<Colleague>, StoreError> {
        let rows = sqlx::query(COLLEAGUES)
            .bind(city)
            .fetch_all(self.readers())
            .await?;
        let mut found: Vec<Colleague> = Vec::new();
        for row in &rows {
            let login: String = row.try_get("login")?;
            if found.last().is_none_or(|last| last.login != login) {
                let is_clerk = row.try_get::<&str, _>("role")? == "clerk";
                found.push(Colleague {
                    login,
                    name: row.try_get("name")?,
                    towns: is_clerk.then(Vec::new),
                });
            }
            let town: Option<String> = row.try_get("town")?;
            let last = found.last_mut().and_then(|last| last.towns.as_mut());
            if let Some(towns) = last {
                towns.extend(town);
            }
        }
        Ok(found)
    }

    /// The name of every account of a city, by login.
    pub(crate) async fn names_of(&self, city: &str) -> Result<Names, StoreError> {
        let rows = sqlx::query(NAMES)
            .bind(city)
            .fetch_all(self.readers())
            .await?;
        let pair = |row: &AnyRow| Ok((row.try_get("login")?, row.try_get("name")?));
        rows.iter().map(pair).collect()
    }

    /// Disables an account and ends its sessions, tokens and devices; false when there is none to disable.
    pub(crate) async fn disable_staff(
        &self,
        login: &str,
        deed: &Deed<'_>,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let disabled = sqlx::query(DISABLE)
            .bind(login)
            .bind(deed.seconds())
            .execute(&mut *transaction)
            .await?;
        if disabled.rows_affected() == 0 {
            return Ok(false);
        }
        end_sessions(&mut transaction, login).await?;
        sqlx::query("DELETE FROM staff_tokens WHERE login = $1")
            .bind(login)
            .execute(&mut *transaction)
            .await?;
        revoke_all(&mut transaction, login, deed.seconds()).await?;
        deed.note(&mut transaction, "staff.disable", login, "")
            .await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Takes an account back that was disabled, with a new password; false when there is none that is disabled.
    pub(crate) async fn enable_staff(
        &self,
        login: &str,
        password: Option<&str>,
        deed: &Deed<'_>,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let enabled = sqlx::query(ENABLE)
            .bind(login)
            .bind(password)
            .bind(password.map(|_| deed.seconds()))
            .execute(&mut *transaction)
            .await?;
        if enabled.rows_affected() == 0 {
            return Ok(false);
        }
        deed.note(&mut transaction, "staff.enable", login, "")
            .await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Sets the hash of a password and ends the sessions; false when there is no such account.
    pub(crate) async fn set_password(
        &self,
        login: &str,
        password: &str,
        deed: &Deed<'_>,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let set = sqlx::query(SET_PASSWORD)
            .bind(login)
            .bind(password)
            .bind(deed.seconds())
            .execute(&mut *transaction)
            .await?;
        if set.rows_affected() == 0 {
            return Ok(false);
        }
        end_sessions(&mut transaction, login).await?;
        deed.note(&mut transaction, "staff.password", login, "")
            .await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Keeps the hash of a system's token; false when there is no such system. Older tokens stay,
    /// so that a system can change over; they go with their time.
    pub(crate) async fn add_token(
        &self,
        login: &str,
        token_hash: &str,
        expires_at: i64,
        deed: &Deed<'_>,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let made = sqlx::query(INSERT_TOKEN)
            .bind(token_hash)
            .bind(login)
            .bind(deed.seconds())
            .bind(expires_at)
            .execute(&mut *transaction)
            .await?;
        if made.rows_affected() == 0 {
            return Ok(false);
        }
        sqlx::query("DELETE FROM staff_tokens WHERE expires_at <= $1")
            .bind(deed.seconds())
            .execute(&mut *transaction)
            .await?;
        deed.note(&mut transaction, "staff.token", login, "")
            .await?;
        transaction.commit().await?;
        Ok(true)
    }

    pub(super) async fn towns_of(&self, login: &str) -> Result<Vec<String>, StoreError> {
        let towns =
            sqlx::query_scalar("SELECT town FROM staff_towns WHERE login = $1 ORDER BY town")
                .bind(login)
                .fetch_all(self.readers())
                .await?;
        Ok(towns)
    }
}

async fn insert_towns(
    transaction: &mut Transaction<'_, Any>,
    login: &str,
    towns: &[String],
) -> Result<(), StoreError> {
    for town in towns {
        sqlx::query(
            "INSERT INTO staff_towns (login, town) VALUES ($1, $2) \
             ON CONFLICT (login, town) DO NOTHING",
        )
        .bind(login)
        .bind(town)
        .execute(&mut **transaction)
        .await?;
    }
    Ok(())
}

/// Signs an account out on every device.
pub(super) async fn end_sessions(
    transaction: &mut Transaction<'_, Any>,
    login: &str,
) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM staff_sessions WHERE login = $1")
        .bind(login)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}
