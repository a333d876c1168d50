//! A look at all positions of a list before any is converted: does the stated system fit, and
//! which points stand for an address that nobody knew?

use std::collections::{BTreeSet, HashMap};

use super::{Given, Region, System};

/// Rows at one point from which on it is no address any more.
const CROWD: usize = 4;
/// Another system must fit at least this many rows, and this share of them, better.
const BETTER_ROWS: usize = 3;
const BETTER_SHARE: usize = 100;

/// One row, as far as positions are concerned.
#[derive(Clone, Debug)]
pub struct Surveyed {
    /// Line of the file.
    pub line: usize,
    /// Its position.
    pub given: Given,
    /// Code of the county that it names, where the base map has that county.
    pub county: Option<u32>,
    /// What it names for district and address.
    pub district: String,
    /// Address.
    pub address: String,
}

/// What the positions of a list say together.
#[derive(Debug, Default)]
pub struct Survey {
    /// Rows that name a county of the base map.
    pub named: usize,
    /// How many of them lie in it, for each system.
    pub fits: Vec<(System, usize)>,
    crowds: HashMap<(i64, i64), Crowd>,
}

#[derive(Debug, Default)]
struct Crowd {
    rows: usize,
    districts: BTreeSet<String>,
    addresses: BTreeSet<String>,
}

impl Survey {
    /// Looks at all rows.
    #[must_use]
    pub fn of(rows: &[Surveyed], region: &Region, nowhere: &[[f64; 2]]) -> Survey {
        let mut survey = Survey::default();
        for row in rows {
            survey.named += usize::from(row.county.is_some());
            if let Given::At(at) | Given::Swapped(at) = row.given {
                let crowd = survey.crowds.entry(key(at)).or_default();
                crowd.rows += 1;
                // Small sets: what is asked is whether there are several.
                if crowd.districts.len() < CROWD {
                    crowd.districts.insert(row.district.clone());
                }
                if crowd.addresses.len() < CROWD {
                    crowd.addresses.insert(row.address.clone());
                }
            }
        }
        for at in nowhere {
            let crowd = survey.crowds.entry(key(*at)).or_default();
            crowd.rows += CROWD;
            crowd
                .districts
                .extend(["one".to_owned(), "another".to_owned()]);
            crowd.addresses.extend((0..CROWD).map(|n| n.to_string()));
        }
        survey.fits = System::DIFFERENT
            .into_iter()
            .map(|system| (system, survey.fit(rows, region, system)))
            .collect();
        survey
    }

    fn fit(&self, rows: &[Surveyed], region: &Region, system: System) -> usize {
        let inside = |row: &&Surveyed| match row.given {
            Given::At(at) | Given::Swapped(at) => {
                !self.is_nowhere(at) && region.holds(row.county, system.to_wgs84(at)) == Some(true)
            }
            _ => false,
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

/// A position as a cell of a millionth of a degree.
fn key([lon, lat]: [f64; 2]) -> (i64, i64) {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "degrees times a million fit easily"
    )]
    let cell = |degrees: f64| (degrees * 1e6).round() as i64;
    (cell(lon), cell(lat))
}
