//! The best places of all that fit.

use std::collections::BTreeMap;

use sqlx::{Any, AssertSqlSafe, Row as _, Transaction};

use super::cities::City;
use super::evaluate::Rank;
use super::reading::{Found, Hit};
use super::store::SearchError;
use super::tables::features;

/// The places of a city that fit; none stands for all of them.
pub(super) type Matches = Option<Vec<(u32, Rank)>>;

/// The best places so far: of each rank no more than can be handed out.
pub(super) struct Best {
    limit: usize,
    pub(super) total: usize,
    /// City and place by rank.
    ranks: Vec<Vec<(i64, u32)>>,
}

impl Best {
    pub(super) fn new(limit: usize) -> Self {
        Self {
            limit,
            total: 0,
            ranks: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, city: &City, matches: Matches, inside: impl Fn(u32) -> bool) {
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
    pub(super) async fn finish(
        self,
        transaction: &mut Transaction<'_, Any>,
    ) -> Result<Found, SearchError> {
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
