//! Requests of a month, as far as counting goes: no person in it.

use eldercare_requests::{Day, Moment};
use sqlx::Row as _;
use sqlx::any::AnyRow;

use crate::store::{Store, StoreError, seconds};

/// One request of a month.
pub(crate) struct Counted {
    pub(crate) town: String,
    pub(crate) service: String,
    pub(crate) first_look_by: Option<Day>,
    /// When somebody took it, called, answered it, or it was taken back.
    pub(crate) looked_at: Option<Moment>,
}

const SELECT: &str = "SELECT town, service, first_look_by, MIN(at) AS looked_at FROM requests \
     LEFT JOIN request_events ON request_events.record_id = requests.record_id \
     AND kind IN ('assigned', 'called', 'done', 'withdrawn') \
     WHERE city = $1 AND received_at >= $2 AND received_at < $3 \
     GROUP BY requests.record_id, town, service, first_look_by";

impl Store {
    /// The requests of a city that arrived between two moments.
    pub(crate) async fn counted(
        &self,
        city: &str,
        from: Moment,
        until: Moment,
    ) -> Result<Vec<Counted>, StoreError> {
        let rows = sqlx::query(SELECT)
            .bind(city)
            .bind(seconds(from))
            .bind(seconds(until))
            .fetch_all(self.readers())
            .await?;
        rows.iter().map(counted).collect()
    }
}

fn counted(row: &AnyRow) -> Result<Counted, StoreError> {
    let by: Option<String> = row.try_get("first_look_by")?;
    let looked_at: Option<i64> = row.try_get("looked_at")?;
    Ok(Counted {
        town: row.try_get("town")?,
        service: row.try_get("service")?,
        first_look_by: by.as_deref().and_then(Day::parse),
        looked_at: looked_at.and_then(|at| u64::try_from(at).ok()).map(Moment),
    })
}
