//! A query from the lists to the places.

use std::collections::BTreeMap;

use eldercare_places::Bounds;
use sqlx::{Any, AssertSqlSafe, Row as _, Transaction};

use super::evaluate::{Lists, Rank, matches};
use super::gram::{Gram, kind};
use super::load::{NOWHERE, city_number, steps};
use super::query::Query;
use super::store::{SearchError, SearchStore};
use super::tables::{self, features};

/// With so few cities left their lists are asked for one by one.
const FEW_CITIES: usize = 16;

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// How many places fit; always exact.
    pub total: usize,
    /// The best of them.
    pub hits: Vec<Hit>,
}

/// One place that fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// How well, the lower the better.
    pub rank: Rank,
    /// The place as a GeoJSON feature, as open data writes it.
    pub feature: String,
}

/// A city of the tables.
struct City {
    number: i64,
    places: u32,
    /// West, south, east, north in steps.
    sides: [i64; 4],
}

/// The places of a city that fit; none stands for all of them.
type Matches = Option<Vec<(u32, Rank)>>;

impl SearchStore {
    /// The places that fit, best first; equally good ones by city, shorter names first.
    pub async fn find(&self, query: &Query) -> Result<Found, SearchError> {
        let mut transaction = self.pool.begin().await?;
        let mut best = Best::new(query.limit);
        let only = query.city.as_deref().map(city_number).transpose()?;
        let mut by_city = lists(&mut transaction, query, only).await?;
        let asks_lists = !query.words.is_empty() || !query.kinds.is_empty();
        let points = if query.boxes.is_empty() {
            None
        } else {
            Some(points(&mut transaction, &query.boxes, only).await?)
        };
        let cities = if asks_lists && points.is_none() {
            by_city.keys().map(|number| City::listed(*number)).collect()
        } else {
            cities(&mut transaction, only).await?
        };
        for city in cities {
            let lists = by_city.remove(&city.number).unwrap_or_default();
            let matches = asks_lists.then(|| matches(query, &lists).unwrap_or_default());
            let inside = |place: u32| match &points {
                None => true,
                Some(points) => points
                    .get(&city.number)
                    .is_some_and(|points| is_inside(points, place, &query.boxes)),
            };
            best.add(&city, matches, inside);
        }
        let found = best.finish(&mut transaction).await?;
        transaction.commit().await?;
        Ok(found)
    }
}

impl City {
    /// A city that is only known by its lists.
    fn listed(number: i64) -> Self {
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

/// The lists that a query needs, by city. The rarest key comes first: a city that does not hold it
/// holds no match of a word, so the others are then only read for the cities that are left.
async fn lists(
    transaction: &mut Transaction<'_, Any>,
    query: &Query,
    only: Option<i64>,
) -> Result<BTreeMap<i64, Lists>, SearchError> {
    let words = query.words.iter().flat_map(|word| &word.parts);
    let mut needed: Vec<Gram> = words.map(|(gram, _)| *gram).collect();
    needed.sort_unstable();
    needed.dedup();
    let mut left = only.map(|city| vec![city]);
    let mut by_city = BTreeMap::<i64, Lists>::new();
    for gram in rarest_first(transaction, needed).await? {
        let found = read_list(transaction, gram, left.as_deref(), &mut by_city).await?;
        if found.len() <= FEW_CITIES {
            left = Some(found);
        }
    }
    // A place may be of any of the kinds, so these restrict nothing.
    for wanted in query.kinds.iter() {
        let gram = kind(wanted.code());
        read_list(transaction, gram, left.as_deref(), &mut by_city).await?;
    }
    Ok(by_city)
}

/// Sorts keys by how many rows their lists take.
async fn rarest_first(
    transaction: &mut Transaction<'_, Any>,
    grams: Vec<Gram>,
) -> Result<Vec<Gram>, SearchError> {
    if grams.len() < 2 {
        return Ok(grams);
    }
    let mut counted = Vec::with_capacity(grams.len());
    for gram in grams {
        let rows: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM search_lists WHERE gram = $1")
            .bind(gram)
            .fetch_one(&mut **transaction)
            .await?;
        counted.push((rows, gram));
    }
    counted.sort_unstable();
    Ok(counted.into_iter().map(|(_, gram)| gram).collect())
}

/// Reads one list of all cities, or of some; gives the cities that have it.
async fn read_list(
    transaction: &mut Transaction<'_, Any>,
    gram: Gram,
    only: Option<&[i64]>,
    by_city: &mut BTreeMap<i64, Lists>,
) -> Result<Vec<i64>, SearchError> {
    let sql = tables::list_of(only.map_or(0, <[i64]>::len));
    let mut rows = sqlx::query(AssertSqlSafe(sql)).bind(gram);
    for city in only.unwrap_or_default() {
        rows = rows.bind(*city);
    }
    let mut cities = Vec::new();
    if only.is_some_and(<[i64]>::is_empty) {
        return Ok(cities);
    }
    for row in rows.fetch_all(&mut **transaction).await? {
        let (city, part): (i64, &[u8]) = (row.try_get(0)?, row.try_get(1)?);
        if cities.last() != Some(&city) {
            cities.push(city);
        }
        let lists = by_city.entry(city).or_default();
        lists.entry(gram).or_default().extend_from_slice(part);
    }
    Ok(cities)
}

async fn cities(
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
async fn points(
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

fn is_inside(points: &[u8], place: u32, boxes: &[Bounds]) -> bool {
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

/// The best places so far: of each rank no more than can be handed out.
struct Best {
    limit: usize,
    total: usize,
    /// City and place by rank.
    ranks: Vec<Vec<(i64, u32)>>,
}

impl Best {
    fn new(limit: usize) -> Self {
        Self {
            limit,
            total: 0,
            ranks: Vec::new(),
        }
    }

    fn add(&mut self, city: &City, matches: Matches, inside: impl Fn(u32) -> bool) {
        let all = (0..city.places).map(|place| (place, 0));
        match matches {
            Some(matches) => self.take(city.number, matches.into_iter(), inside),
            None => self.take(city.number, all, inside),
        }
    }

    fn take(
        &mut self,
        city: i64,
        matches: impl Iterator<Item = (u32, Rank)>,
        inside: impl Fn(u32) -> bool,
    ) {
        for (place, rank) in matches {
            if inside(place) {
                self.total += 1;
                let at = rank as usize;
                if self.ranks.len() <= at {
                    self.ranks.resize(at + 1, Vec::new());
                }
                let kept = &mut self.ranks[at];
                if kept.len() < self.limit {
                    kept.push((city, place));
                }
            }
        }
    }

    /// Reads the features of the best ones.
    async fn finish(self, transaction: &mut Transaction<'_, Any>) -> Result<Found, SearchError> {
        let ranked = (0..).zip(&self.ranks);
        let ranked = ranked.flat_map(|(rank, kept)| kept.iter().map(move |place| (rank, *place)));
        let best: Vec<(Rank, (i64, u32))> = ranked.take(self.limit).collect();
        if best.is_empty() {
            return Ok(Found {
                total: self.total,
                hits: Vec::new(),
            });
        }
        let mut rows = sqlx::query(AssertSqlSafe(features(best.len())));
        for (_, (city, place)) in &best {
            rows = rows.bind(*city).bind(i64::from(*place));
        }
        let mut by_place = BTreeMap::<(i64, i64), String>::new();
        for row in rows.fetch_all(&mut **transaction).await? {
            by_place.insert((row.try_get(0)?, row.try_get(1)?), row.try_get(2)?);
        }
        let hit = |(rank, (city, place)): &(Rank, (i64, u32))| {
            let feature = by_place.remove(&(*city, i64::from(*place)))?;
            Some(Hit {
                rank: *rank,
                feature,
            })
        };
        Ok(Found {
            total: self.total,
            hits: best.iter().filter_map(hit).collect(),
        })
    }
}
