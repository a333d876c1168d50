//! Devices that go along to the villages.

use eldercare_desk::device::{DeviceTimes, IDLE, KEPT, LONGEST};
use sqlx::any::AnyRow;
use sqlx::{Any, Row as _, Transaction};

use super::statement::Statement;
use super::{Deed, Member};
use crate::store::time::{moment, moment_if_any};
use crate::store::{Store, StoreError};

/// Seconds between two marks that a device was heard of, so that not every exchange writes.
const MARK_EVERY: i64 = 60;

/// A device with whose it is.
#[derive(Clone)]
pub(crate) struct StoredDevice {
    pub(crate) device_id: String,
    pub(crate) label: String,
    pub(crate) login: String,
    /// How colleagues call the person.
    pub(crate) worker: String,
    pub(crate) city: String,
    pub(crate) times: DeviceTimes,
    /// Whether the account is closed.
    pub(crate) closed: bool,
}

/// What became of a device that somebody signs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MadeDevice {
    Made,
    /// It was revoked before; it has to forget everything first.
    Revoked,
    /// Somebody else's device has this id.
    Other,
}

/// Whose devices are listed.
#[derive(Clone, Copy)]
pub(crate) enum Whose<'a> {
    Login(&'a str),
    City(&'a str),
}

/// Once more by the same person, it gets another token, and its time begins anew.
const MAKE: &str = "INSERT INTO devices (device_id, login, token_hash, label, made_at, seen_at) \
     SELECT $1, login, $3, $4, $5, $5 FROM staff WHERE login = $2 AND disabled_at IS NULL \
     ON CONFLICT (device_id) DO UPDATE SET token_hash = $3, label = $4, made_at = $5, seen_at = $5 \
     WHERE devices.login = $2 AND devices.revoked_at IS NULL";

const SELECT: &str = "SELECT device_id, label, staff.login, name, role, city, devices.made_at, seen_at, \
     revoked_at, disabled_at FROM devices JOIN staff ON staff.login = devices.login WHERE ";

const NEWEST: &str = " ORDER BY devices.made_at DESC, device_id LIMIT ";

const MARK: &str = "UPDATE devices SET seen_at = $2 WHERE device_id = $1 AND seen_at < $2";

const REVOKE: &str =
    "UPDATE devices SET revoked_at = $2 WHERE device_id = $1 AND revoked_at IS NULL";

const REVOKE_ALL: &str =
    "UPDATE devices SET revoked_at = $2 WHERE login = $1 AND revoked_at IS NULL";

const END: &str = "DELETE FROM devices WHERE revoked_at < $1 OR made_at < $2 OR seen_at < $3";

impl Store {
    /// Signs a device in, with the hash of its token.
    pub(crate) async fn make_device(
        &self,
        (device_id, label): (&str, &str),
        token_hash: &str,
        deed: &Deed<'_>,
    ) -> Result<MadeDevice, StoreError> {
        let mut transaction = self.begin().await?;
        let made = sqlx::query(MAKE)
            .bind(device_id)
            .bind(deed.actor)
            .bind(token_hash)
            .bind(label)
            .bind(deed.seconds())
            .execute(&mut *transaction)
            .await?;
        if made.rows_affected() == 0 {
            let known = self.device(device_id).await?;
            let own = known.is_some_and(|known| known.login == deed.actor);
            return Ok(if own {
                MadeDevice::Revoked
            } else {
                MadeDevice::Other
            });
        }
        deed.note(&mut transaction, "device.use", device_id, "signed in")
            .await?;
        transaction.commit().await?;
        Ok(MadeDevice::Made)
    }

    /// The device with this token and whose it is, however it stands.
    pub(crate) async fn device_by_token(
        &self,
        token_hash: &str,
    ) -> Result<Option<(StoredDevice, Member)>, StoreError> {
        let mut statement = Statement::new(SELECT);
        statement.push("token_hash = ").text(token_hash);
        let row = statement.query().fetch_optional(self.readers()).await?;
        let Some(row) = row else {
            return Ok(None);
        };
        Ok(Some((stored(&row)?, self.member(&row).await?)))
    }

    /// Marks that a device was heard of.
    pub(crate) async fn mark_device(
        &self,
        device: &StoredDevice,
        now: i64,
    ) -> Result<(), StoreError> {
        let marked = i64::try_from(device.times.seen).unwrap_or(i64::MAX);
        if marked <= now - MARK_EVERY {
            sqlx::query(MARK)
                .bind(&device.device_id)
                .bind(now)
                .execute(self.writer())
                .await?;
        }
        Ok(())
    }

    /// One device.
    pub(crate) async fn device(&self, device_id: &str) -> Result<Option<StoredDevice>, StoreError> {
        let mut statement = Statement::new(SELECT);
        statement.push("device_id = ").text(device_id);
        let row = statement.query().fetch_optional(self.readers()).await?;
        row.as_ref().map(stored).transpose()
    }

    /// Devices, the newest first.
    pub(crate) async fn devices(
        &self,
        whose: Whose<'_>,
        most: i64,
    ) -> Result<Vec<StoredDevice>, StoreError> {
        let mut statement = Statement::new(SELECT);
        match whose {
            Whose::Login(login) => statement.push("staff.login = ").text(login),
            Whose::City(city) => statement.push("city = ").text(city),
        };
        statement.push(NEWEST).number(most);
        let rows = statement.query().fetch_all(self.readers()).await?;
        rows.iter().map(stored).collect()
    }

    /// Ends a device; once more changes nothing.
    pub(crate) async fn revoke_device(
        &self,
        device_id: &str,
        deed: &Deed<'_>,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        let revoked = sqlx::query(REVOKE)
            .bind(device_id)
            .bind(deed.seconds())
            .execute(&mut *transaction)
            .await?;
        if revoked.rows_affected() > 0 {
            deed.note(&mut transaction, "device.revoke", device_id, "")
                .await?;
            transaction.commit().await?;
        }
        Ok(())
    }
}

/// Ends every device of an account that is closed; they stay ended when it is opened again.
pub(super) async fn revoke_all(
    transaction: &mut Transaction<'_, Any>,
    login: &str,
    now: i64,
) -> Result<(), StoreError> {
    sqlx::query(REVOKE_ALL)
        .bind(login)
        .bind(now)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

/// Deletes devices that ended long ago; how many.
pub(super) async fn end_devices(
    transaction: &mut Transaction<'_, Any>,
    now: i64,
) -> Result<u64, StoreError> {
    let before = |seconds: u64| now.saturating_sub(i64::try_from(seconds).unwrap_or(i64::MAX));
    let gone = sqlx::query(END)
        .bind(before(KEPT))
        .bind(before(KEPT + LONGEST))
        .bind(before(KEPT + IDLE))
        .execute(&mut **transaction)
        .await?;
    Ok(gone.rows_affected())
}

fn stored(row: &AnyRow) -> Result<StoredDevice, StoreError> {
    Ok(StoredDevice {
        device_id: row.try_get("device_id")?,
        label: row.try_get("label")?,
        login: row.try_get("login")?,
        worker: row.try_get("name")?,
        city: row.try_get("city")?,
        times: DeviceTimes {
            made: moment(row, "made_at")?.0,
            seen: moment(row, "seen_at")?.0,
            revoked: moment_if_any(row, "revoked_at")?.map(|at| at.0),
        },
        closed: moment_if_any(row, "disabled_at")?.is_some(),
    })
}
