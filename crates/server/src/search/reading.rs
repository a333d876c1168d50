//! A query from the lists to the places.

use std::collections::BTreeMap;

use sqlx::{Any, Transaction};

use super::best::Best;
use super::cities::{City, cities, is_inside, points};
use super::evaluate::{Rank, matches};
use super::gram::Gram;
use super::lists::{counts, lists, read_list};
use super::load::city_number;
use super::query::Query;
use super::store::{SearchError, SearchStore};

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

impl SearchStore {
    /// The places that fit, best first; equally good ones by city, shorter names first.
    pub async fn find(&self, query: &Query) -> Result<Found, SearchError> {
        let only = query.city.as_deref().map(city_number).transpose()?;
        let mut transaction = self.pool.begin().await?;
        let best = match query.one_list() {
            Some(gram) => of_one_list(&mut transaction, gram, query, only).await?,
            None => of_several(&mut transaction, query, only).await?,
        };
        let found = best.finish(&mut transaction).await?;
        transaction.commit().await?;
        Ok(found)
    }
}

/// Where one list holds the answer, the counts beside it say how many places there are and in which
/// cities the best of them stand: only these cities' lists are read.
async fn of_one_list(
    transaction: &mut Transaction<'_, Any>,
    gram: Gram,
    query: &Query,
    only: Option<i64>,
) -> Result<Best, SearchError> {
    let counts = counts(transaction, gram, only).await?;
    let needed = holding_the_best(&counts, query.limit);
    let mut by_city = BTreeMap::new();
    read_list(transaction, gram, Some(&needed), &mut by_city).await?;
    let mut best = Best::new(query.limit);
    for (city, lists) in by_city {
        let found = matches(query, &lists).unwrap_or_default();
        best.add(&City::listed(city), Some(found), |_| true);
    }
    let places = counts.iter().flat_map(|(_, ranks)| ranks);
    best.total = places.map(|count| *count as usize).sum();
    Ok(best)
}

/// The cities in which the first places stand: by rank, then by city.
fn holding_the_best(counts: &[(i64, Vec<u32>)], limit: usize) -> Vec<i64> {
    let ranks = counts.iter().map(|(_, ranks)| ranks.len()).max();
    let by_rank = (0..ranks.unwrap_or_default()).flat_map(|rank| {
        let of_city = move |(city, ranks): &(i64, Vec<u32>)| {
            let count = ranks.get(rank).copied().unwrap_or_default();
            (count > 0).then_some((*city, count as usize))
        };
        counts.iter().filter_map(of_city)
    });
    let mut cities = Vec::new();
    let mut places = 0;
    for (city, count) in by_rank {
        if places >= limit {
            break;
        }
        places += count;
        cities.push(city);
    }
    cities.sort_unstable();
    cities.dedup();
    cities
}

/// Reads all lists that are asked for, and merges them.
async fn of_several(
    transaction: &mut Transaction<'_, Any>,
    query: &Query,
    only: Option<i64>,
) -> Result<Best, SearchError> {
    let mut by_city = lists(transaction, query, only).await?;
    let asks_lists = !query.words.is_empty() || !query.kinds.is_empty();
    let points = if query.boxes.is_empty() {
        None
    } else {
        Some(points(transaction, &query.boxes, only).await?)
    };
    let cities = if asks_lists && points.is_none() {
        by_city.keys().map(|number| City::listed(*number)).collect()
    } else {
        cities(transaction, only).await?
    };
    let mut best = Best::new(query.limit);
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
    Ok(best)
}

#[cfg(test)]
mod tests {
    use super::holding_the_best;

    #[test]
    fn only_the_cities_of_the_first_places_are_read() {
        let counts = [
            (1, vec![0, 5, 9]),
            (2, vec![3]),
            (3, vec![1, 40]),
            (4, vec![0, 1]),
        ];
        assert!(holding_the_best(&counts, 0).is_empty());
        assert_eq!(holding_the_best(&counts, 3), [2]);
        assert_eq!(holding_the_best(&counts, 4), [2, 3]);
        assert_eq!(holding_the_best(&counts, 9), [1, 2, 3]);
        assert_eq!(holding_the_best(&counts, 10), [1, 2, 3]);
        assert_eq!(holding_the_best(&counts, 1000), [1, 2, 3, 4]);
        assert!(holding_the_best(&[], 7).is_empty());
    }
}
