//! The lists of a query from the tables.

use std::collections::BTreeMap;

use sqlx::any::AnyRow;
use sqlx::{Any, AssertSqlSafe, Row as _, Transaction};

use super::cursor::numbers;
use super::evaluate::Lists;
use super::gram::{Gram, kind};
use super::query::Query;
use super::store::SearchError;
use super::tables;

/// With so few cities left their lists are asked for one by one.
const FEW_CITIES: usize = 16;

/// The lists that a query needs, by city. The rarest key comes first: a city that does not hold it
/// holds no match of a word, so the others are then only read for the cities that are left.
pub(super) async fn lists(
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
pub(super) async fn read_list(
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

/// How many places of each rank are in one list, by city.
pub(super) async fn counts(
    transaction: &mut Transaction<'_, Any>,
    gram: Gram,
    only: Option<i64>,
) -> Result<Vec<(i64, Vec<u32>)>, SearchError> {
    let mut rows = sqlx::query(AssertSqlSafe(tables::counts_of(only.is_some()))).bind(gram);
    if let Some(city) = only {
        rows = rows.bind(city);
    }
    let of_row = |row: &AnyRow| {
        let counts: &[u8] = row.try_get(1)?;
        Ok((row.try_get(0)?, numbers(counts).collect()))
    };
    let rows = rows.fetch_all(&mut **transaction).await?;
    rows.iter().map(of_row).collect()
}
