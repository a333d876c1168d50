//! A look at all positions of a list before any is converted: does the stated system fit, and
//! which points stand for an address that nobody knew?

use std::collections::{BTreeSet, HashMap};

use super::{Given, Region, System};
use crate::import::identity::Fingerprint;

/// Rows at one point from which on it is no address any more.
const CROWD: usize = 4;
/// Another system must fit at least this many rows, and this share of them, better.
const BETTER_ROWS: usize = 3;
const BETTER_SHARE: usize = 100;

/// One row, as far as positions are concerned.
#[derive(Clone, Debug)]
pub struct Surveyed {
    /// Its position.
    pub given: Given,
    /// Code of the county that it names, where the base map has that county.
    pub county: Option<u32>,
    /// What it names for district, as a fingerprint.
    pub district: Fingerprint,
    /// Its address, as a fingerprint.
    pub address: Fingerprint,
}

/// What the positions of a list say together.
#[derive(Debug, Default)]
pub struct Survey {
    /// Rows that name a county of the base map.
    pub named: usize,
    /// Rows that have a position.
    pub placed: usize,
    /// How many of them lie in it, for each system.
    pub fits: Vec<(System, usize)>,
    crowds: HashMap<Cell, Crowd>,
}

#[derive(Debug, Default)]
struct Crowd {
    rows: usize,
    districts: BTreeSet<Fingerprint>,
    addresses: BTreeSet<Fingerprint>,
}

/// A position as a cell of a millionth of a degree.
type Cell = (i32, i32);

impl Survey {
    /// Looks at all rows.
    #[must_use]
    pub fn of(rows: &[Surveyed], region: &Region, nowhere: &[[f64; 2]]) -> Survey {
        let mut survey = Survey {
            named: rows.iter().filter(|row| row.county.is_some()).count(),
            placed: rows
                .iter()
                .filter(|row| row.given.degrees().is_some())
                .count(),
            crowds: crowds(rows),
            ..Survey::default()
        };
        for at in nowhere {
            let crowd = survey.crowds.entry(key(*at)).or_default();
            crowd.rows += CROWD;
            crowd.districts.extend([[0, 0], [0, 1]]);
            crowd.addresses.extend((0..).map(|n| [0, n]).take(CROWD));
        }
        survey.fits = System::DIFFERENT
            .into_iter()
            .map(|system| (system, survey.fit(rows, region, system)))
            .collect();
        survey
    }

    fn fit(&self, rows: &[Surveyed], region: &Region, system: System) -> usize {
        let inside = |row: &&Surveyed| {
            row.given.degrees().is_some_and(|at| {
                !self.is_nowhere(at) && region.holds(row.county, system.to_wgs84(at)) == Some(true)
            })
        };
        rows.iter().filter(inside).count()
    }

    /// How many rows lie in the county they name when they are in this system.
    #[must_use]
    pub fn fitting(&self, system: System) -> usize {
        let same = if system == System::Cgcs2000 {
            System::Wgs84
        } else {
            system
        };
        self.fits
            .iter()
            .find(|(s, _)| *s == same)
            .map_or(0, |(_, count)| *count)
    }

    /// The system that fits clearly better than the stated one, and how many rows it fits.
    #[must_use]
    pub fn better_than(&self, stated: System) -> Option<(System, usize)> {
        let (best, count) = self
            .fits
            .iter()
            .copied()
            .rev()
            .max_by_key(|(_, count)| *count)?;
        let more = count.saturating_sub(self.fitting(stated));
        (more >= BETTER_ROWS && more * BETTER_SHARE >= self.named).then_some((best, count))
    }

    /// Whether a point stands for an unknown address: rows of several districts share it.
    #[must_use]
    pub fn is_nowhere(&self, at: [f64; 2]) -> bool {
        self.crowd(at)
            .is_some_and(|crowd| crowd.districts.len() > 1)
    }

    /// How many rows of one district and with different addresses share a point, if that is
    /// more than a house holds.
    #[must_use]
    pub fn crowded(&self, at: [f64; 2]) -> Option<usize> {
        self.crowd(at).map(|crowd| crowd.rows)
    }

    fn crowd(&self, at: [f64; 2]) -> Option<&Crowd> {
        let crowd = self.crowds.get(&key(at));
        crowd.filter(|crowd| crowd.rows >= CROWD && crowd.addresses.len() >= CROWD)
    }
}

/// The points that many rows share. All points are counted, only these are looked at.
fn crowds(rows: &[Surveyed]) -> HashMap<Cell, Crowd> {
    let placed = || {
        rows.iter()
            .filter_map(|row| Some((key(row.given.degrees()?), row)))
    };
    let mut cells: Vec<Cell> = placed().map(|(cell, _)| cell).collect();
    cells.sort_unstable();
    let shared = cells.chunk_by(|a, b| a == b).filter(|c| c.len() >= CROWD);
    let mut crowds: HashMap<Cell, Crowd> =
        shared.map(|cells| (cells[0], Crowd::default())).collect();
    for (cell, row) in placed() {
        let Some(crowd) = crowds.get_mut(&cell) else {
            continue;
        };
        crowd.rows += 1;
        // Small sets: what is asked is whether there are several.
        if crowd.districts.len() < CROWD {
            crowd.districts.insert(row.district);
        }
        if crowd.addresses.len() < CROWD {
            crowd.addresses.insert(row.address);
        }
    }
    crowds
}

fn key([lon, lat]: [f64; 2]) -> Cell {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "degrees times a million fit easily"
    )]
    let cell = |degrees: f64| (degrees * 1e6).round() as i32;
    (cell(lon), cell(lat))
}
