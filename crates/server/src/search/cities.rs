//! The cities of the tables, and where their places are.

use std::collections::BTreeMap;

use eldercare_places::Bounds;
use sqlx::{Any, Row as _, Transaction};

use super::load::{NOWHERE, steps};
use super::store::SearchError;

/// A city of the tables.
pub(super) struct City {
    pub(super) number: i64,
    pub(super) places: u32,
    /// West, south, east, north in steps.
    sides: [i64; 4],
}

impl City {
    /// A city that is only known by its lists.
    pub(super) fn listed(number: i64) -> Self {
        Self {
            number,
            places: 0,
            sides: [0; 4],
        }
    }

    fn touches(&self, bounds: &Bounds) -> bool {
        let [west, south, east, north] = self.sides;
        let side = |degrees: f64| i64::from(steps(degrees));
        west <= side(bounds.east)
            && east >= side(bounds.west)
            && south <= side(bounds.north)
            && north >= side(bounds.south)
    }
}

/// All cities, or one, by number.
pub(super) async fn cities(
    transaction: &mut Transaction<'_, Any>,
    only: Option<i64>,
) -> Result<Vec<City>, SearchError> {
    let rows = sqlx::query(
        "SELECT city, places, west, south, east, north FROM search_cities ORDER BY city",
    )
    .fetch_all(&mut **transaction)
    .await?;
    let mut cities = Vec::new();
    for row in rows {
        let number: i64 = row.try_get(0)?;
        let places: i64 = row.try_get(1)?;
        if only.is_none_or(|only| only == number) {
            cities.push(City {
                number,
                places: u32::try_from(places).map_err(|_| SearchError::Unreadable("places"))?,
                sides: [
                    row.try_get(2)?,
                    row.try_get(3)?,
                    row.try_get(4)?,
                    row.try_get(5)?,
                ],
            });
        }
    }
    Ok(cities)
}

/// The points of the cities that touch one of the rectangles.
pub(super) async fn points(
    transaction: &mut Transaction<'_, Any>,
    boxes: &[Bounds],
    only: Option<i64>,
) -> Result<BTreeMap<i64, Vec<u8>>, SearchError> {
    let mut points = BTreeMap::new();
    for city in cities(transaction, only).await? {
        if boxes.iter().any(|bounds| city.touches(bounds)) {
            let bytes: Option<Vec<u8>> =
                sqlx::query_scalar("SELECT points FROM search_points WHERE city = $1")
                    .bind(city.number)
                    .fetch_optional(&mut **transaction)
                    .await?;
            points.extend(bytes.map(|bytes| (city.number, bytes)));
        }
    }
    Ok(points)
}

/// Whether a place is in one of the rectangles; a place without a position is in none.
pub(super) fn is_inside(points: &[u8], place: u32, boxes: &[Bounds]) -> bool {
    let step = |axis: usize| {
        let at = place as usize * 8 + axis * 4;
        let bytes = points.get(at..at + 4)?.try_into().ok()?;
        Some(i32::from_le_bytes(bytes)).filter(|step| *step != NOWHERE)
    };
    let (Some(lon), Some(lat)) = (step(0), step(1)) else {
        return false;
    };
    boxes.iter().any(|bounds| {
        (steps(bounds.west)..=steps(bounds.east)).contains(&lon)
            && (steps(bounds.south)..=steps(bounds.north)).contains(&lat)
    })
}
