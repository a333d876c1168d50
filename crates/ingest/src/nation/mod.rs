//! The synthetic nation: 404,000 made-up places for benchmarks, and for nothing else.
//!
//! The totals are the national counts of the end of 2023 (4.1 institutions and 36.3 community
//! facilities in units of 10,000, 517.2 of beds; bulletin of the Ministry of Civil Affairs), split
//! over the counties by the census of 2020. No page shows them and no pack holds them: an index or
//! a search that is fast on an even grid says little, so these lie as densely as people live.
//!
//! Everything is made from a [`Seed`]: counties with their weight, towns with a point and a reach
//! inside the county's polygon. The seed is made from the raw files by [`make_seed`] and committed,
//! so that a fresh clone writes the same bytes as one with the raw files. Only one county is in
//! memory at a time.

mod anchors;
mod make;
mod places;
mod quota;
mod seed;
mod weights;

use std::io::{BufWriter, Write as _};
use std::path::Path;

use eldercare_places::{Facility, geojson};

use crate::problem::{Problem, replace_file};

pub use make::make_seed;
pub use quota::{BEDS, COMMUNITY, INSTITUTIONS, TOTAL};
pub use seed::{FILE, Seed, SeedCounty, SeedTown};

/// The places county by county, in the order of their ids.
pub fn places(seed: &Seed) -> impl Iterator<Item = Vec<Facility>> + '_ {
    let quotas = quota::of(seed);
    seed.counties
        .iter()
        .zip(quotas)
        .map(|(county, quota)| places::of_county(seed, county, &quota))
}

/// A sample that keeps `wanted` of `total` things, evenly over their order.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    wanted: usize,
    total: usize,
    seen: usize,
}

impl Sample {
    /// Of all places; more than there are keeps all.
    #[must_use]
    pub fn of(wanted: usize) -> Sample {
        Sample {
            wanted: wanted.min(TOTAL),
            total: TOTAL,
            seen: 0,
        }
    }

    /// Whether the next one is kept.
    pub fn keeps(&mut self) -> bool {
        let before = self.seen * self.wanted / self.total;
        self.seen += 1;
        self.seen * self.wanted / self.total > before
    }
}

/// Writes the places as `facilities.geojson` is written: one feature a line, by id. Returns how
/// many. The file appears when it is whole.
pub fn write(seed: &Seed, file: &Path, mut sample: Sample) -> Result<usize, Problem> {
    replace_file(file, |file| {
        let mut out = BufWriter::new(file);
        let mut written = 0_usize;
        out.write_all(b"{\"type\":\"FeatureCollection\",\"features\":[")?;
        for county in places(seed) {
            for place in county.iter().filter(|_| sample.keeps()) {
                out.write_all(if written == 0 { b"\n" } else { b",\n" })?;
                out.write_all(geojson::line(place).as_bytes())?;
                written += 1;
            }
        }
        out.write_all(b"\n]}\n")?;
        out.flush()?;
        Ok(written)
    })
}

#[cfg(test)]
mod tests {
    use super::Sample;

    #[test]
    fn a_sample_keeps_exactly_as_many_as_wanted_and_evenly() {
        for wanted in [0, 1, 7, 10_000, 403_999, 404_000, 999_999] {
            let mut sample = Sample::of(wanted);
            let kept: Vec<usize> = (0..super::TOTAL).filter(|_| sample.keeps()).collect();
            assert_eq!(kept.len(), wanted.min(super::TOTAL));
            let widest = kept.windows(2).map(|w| w[1] - w[0]).max();
            let narrowest = kept.windows(2).map(|w| w[1] - w[0]).min();
            if let (Some(widest), Some(narrowest)) = (widest, narrowest) {
                assert!(widest - narrowest <= 1, "{wanted}");
            }
        }
    }
}
