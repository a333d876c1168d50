//! Cities into the tables, one transaction each; a city that did not change is left alone.

use std::collections::BTreeMap;

use eldercare_places::{Bounds, Facility, open};
use sqlx::{Any, AssertSqlSafe, Row as _, Transaction};

use super::segment::{Segment, Written};
use super::store::{SearchError, SearchStore};
use super::tables::{ANALYZE, DELETE_CITY, PART_BYTES, insert};

/// Rows of one INSERT.
const ROWS: usize = 500;
/// Stands for a place without a position.
pub(super) const NOWHERE: i32 = i32::MIN;
/// Steps of a degree.
pub(super) const STEPS: f64 = 1e6;

/// The places of a city, to be searched.
pub struct CityPlaces {
    /// Division code.
    pub city: String,
    /// Changes when the places change.
    pub checksum: String,
    /// All places.
    pub places: Vec<Facility>,
}

impl SearchStore {
    /// The checksum of every city in the tables.
    pub async fn checksums(&self) -> Result<BTreeMap<String, String>, SearchError> {
        let rows = sqlx::query("SELECT city, checksum FROM search_cities")
            .fetch_all(&self.pool)
            .await?;
        let pair = |row: &sqlx::any::AnyRow| {
            let city: i64 = row.try_get("city")?;
            Ok((city.to_string(), row.try_get("checksum")?))
        };
        rows.iter().map(pair).collect()
    }

    /// Puts a city in place of what was known of it.
    pub async fn replace(&self, city: CityPlaces) -> Result<(), SearchError> {
        let number = city_number(&city.city)?;
        let mut made = Made::of(city);
        let mut transaction = self.pool.begin().await?;
        delete(&mut transaction, number).await?;
        made.insert(&mut transaction, number).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Takes a city out.
    pub async fn remove(&self, city: &str) -> Result<(), SearchError> {
        let mut transaction = self.pool.begin().await?;
        delete(&mut transaction, city_number(city)?).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Lets the database count these tables, after many changes; what else a PostgreSQL holds is no
    /// matter of the search.
    pub async fn analyze(&self) -> Result<(), SearchError> {
        for statement in ANALYZE {
            sqlx::query(statement).execute(&self.pool).await?;
        }
        Ok(())
    }
}

/// A division code as a number.
pub(super) fn city_number(city: &str) -> Result<i64, SearchError> {
    city.parse()
        .map_err(|_| SearchError::CityId(city.to_owned()))
}

async fn delete(transaction: &mut Transaction<'_, Any>, city: i64) -> Result<(), SearchError> {
    for statement in DELETE_CITY {
        sqlx::query(statement)
            .bind(city)
            .execute(&mut **transaction)
            .await?;
    }
    Ok(())
}

/// A city as it is written.
struct Made {
    checksum: String,
    lists: Vec<(i64, Written)>,
    /// Longitude and latitude of each place in steps, four bytes each, lowest first.
    points: Vec<u8>,
    bounds: Option<Bounds>,
    features: Vec<String>,
}

impl Made {
    /// Short names first: of two that fit equally well the shorter one is meant.
    fn of(mut city: CityPlaces) -> Self {
        let order = |place: &Facility| (place.name.chars().count(), place.name.clone());
        city.places
            .sort_by(|a, b| order(a).cmp(&order(b)).then_with(|| a.id.cmp(&b.id)));
        let mut segment = Segment::default();
        let mut points = Vec::with_capacity(city.places.len() * 8);
        for place in &city.places {
            segment.add(place);
            let at = place
                .point
                .map(|point| [steps(point.lon), steps(point.lat)]);
            for step in at.unwrap_or([NOWHERE; 2]) {
                points.extend(step.to_le_bytes());
            }
        }
        Self {
            checksum: city.checksum,
            lists: segment.into_lists(),
            points,
            bounds: Bounds::around(city.places.iter().filter_map(|place| place.point)),
            features: city
                .places
                .iter()
                .map(|place| open::feature(place, &city.city).to_string())
                .collect(),
        }
    }

    async fn insert(
        &mut self,
        transaction: &mut Transaction<'_, Any>,
        city: i64,
    ) -> Result<(), SearchError> {
        self.insert_lists(transaction, city).await?;
        self.insert_features(transaction, city).await?;
        sqlx::query("INSERT INTO search_points (city, points) VALUES ($1, $2)")
            .bind(city)
            .bind(std::mem::take(&mut self.points))
            .execute(&mut **transaction)
            .await?;
        let [west, south, east, north] = self.rectangle();
        sqlx::query(
            "INSERT INTO search_cities (city, checksum, places, west, south, east, north) \
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(city)
        .bind(&self.checksum)
        .bind(i64::try_from(self.features.len()).unwrap_or(i64::MAX))
        .bind(west)
        .bind(south)
        .bind(east)
        .bind(north)
        .execute(&mut **transaction)
        .await?;
        Ok(())
    }

    /// The rectangle in steps; one that holds nothing when no place has a position.
    fn rectangle(&self) -> [i64; 4] {
        self.bounds.map_or([1, 1, 0, 0], |bounds| {
            [bounds.west, bounds.south, bounds.east, bounds.north]
                .map(|side| i64::from(steps(side)))
        })
    }

    async fn insert_lists(
        &self,
        transaction: &mut Transaction<'_, Any>,
        city: i64,
    ) -> Result<(), SearchError> {
        let parts = self.lists.iter().flat_map(|(gram, list)| {
            let parts = (0_i64..).zip(list.bytes.chunks(PART_BYTES));
            parts.map(move |(part, bytes)| {
                let counts = if part == 0 {
                    list.counts.as_slice()
                } else {
                    &[]
                };
                (*gram, part, counts, bytes)
            })
        });
        let parts: Vec<(i64, i64, &[u8], &[u8])> = parts.collect();
        for rows in parts.chunks(ROWS) {
            let sql = insert(
                "search_lists",
                &["gram", "city", "part", "counts", "list"],
                rows.len(),
            );
            let mut query = sqlx::query(AssertSqlSafe(sql));
            for (gram, part, counts, bytes) in rows {
                query = query.bind(gram).bind(city).bind(part);
                query = query.bind(counts.to_vec()).bind(bytes.to_vec());
            }
            query.execute(&mut **transaction).await?;
        }
        Ok(())
    }

    async fn insert_features(
        &self,
        transaction: &mut Transaction<'_, Any>,
        city: i64,
    ) -> Result<(), SearchError> {
        let numbered: Vec<(i64, &String)> = (0_i64..).zip(&self.features).collect();
        for rows in numbered.chunks(ROWS) {
            let sql = insert("search_places", &["city", "place", "feature"], rows.len());
            let mut query = sqlx::query(AssertSqlSafe(sql));
            for (place, feature) in rows {
                query = query.bind(city).bind(place).bind(feature.as_str());
            }
            query.execute(&mut **transaction).await?;
        }
        Ok(())
    }
}

/// A degree in steps.
pub(super) fn steps(degrees: f64) -> i32 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "180 million fit i32, and the cast saturates"
    )]
    let steps = (degrees * STEPS).round() as i32;
    steps
}
