//! What the nation is made from, as it is committed: JSON, columns of hexadecimal bytes, brotli.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::problem::{Problem, write_file};
use crate::shape::Point;

/// Name of the file in the folder of the cities.
pub const FILE: &str = "nation.json.br";

/// Where everything in the file comes from; it stands in the file itself.
const SOURCES: &str = "Weights: census 2020 by county, National Bureau of Statistics, by \
     thebamboogrove/tudigong (MIT). Points: inside the county polygons of Tianditu, release 2024, map \
     review number GS(2024)0650; GeoNames (CC BY 4.0) where it has one, else made up. Town names: \
     xiangyuecn/AreaCity-JsSpider-StatsGov, 2025-01 (MIT). For benchmarks only.";
/// Version of the form.
const VERSION: u8 = 1;
/// Steps of a degree in the rectangles (about 100 m each).
pub(super) const BOUND_STEPS: f64 = 1e3;
/// The reaches that a town can have in degrees (about 50 m to 6 km): what a file holds is a digit.
const REACHES: [f64; 16] = [
    0.0005, 0.001, 0.0015, 0.002, 0.003, 0.004, 0.006, 0.008, 0.01, 0.012, 0.014, 0.019, 0.025,
    0.033, 0.043, 0.055,
];
/// Cells along each side of a county's rectangle.
const CELLS: f64 = 256.0;

/// The counties that have places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seed {
    /// Names of provinces by the first two digits of their counties' codes.
    pub provinces: BTreeMap<u32, String>,
    /// Names of prefectures by the first four digits; counties directly below a province have none.
    pub cities: BTreeMap<u32, String>,
    /// By code.
    pub counties: Vec<SeedCounty>,
}

/// A county with its weight and towns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeedCounty {
    /// Code of the boundary file.
    pub code: u32,
    /// Official name.
    pub name: String,
    /// West, south, width and height in 1/1,000 degree, around the polygon.
    pub bounds: [i32; 4],
    /// People of 60 and older, development zones and replaced codes of the prefecture included.
    pub elders: u32,
    /// Of a hundred people, how many live in towns.
    pub urban: u8,
    /// Its streets, towns and townships, at least one.
    pub towns: Vec<SeedTown>,
}

/// A town: a point of the county and how far its places may lie from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeedTown {
    /// Official name.
    pub name: String,
    /// Cell of the county's rectangle, from west and south.
    pub cell: [u8; 2],
    /// Number of one of sixteen reaches; everything within it is inside the county.
    pub reach: u8,
}

impl SeedCounty {
    /// The cell in which a point of the rectangle lies.
    pub(super) fn cell(&self, point: Point) -> [u8; 2] {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a share of 256, and the cast saturates"
        )]
        let along = |axis: usize| {
            let (low, high) = self.range(axis);
            ((point[axis] - low) / (high - low) * CELLS) as u8
        };
        [along(0), along(1)]
    }

    /// The middle of a town's cell.
    #[must_use]
    pub fn point(&self, town: &SeedTown) -> Point {
        let along = |axis: usize| {
            let (low, high) = self.range(axis);
            low + (f64::from(town.cell[axis]) + 0.5) / CELLS * (high - low)
        };
        [along(0), along(1)]
    }

    fn range(&self, axis: usize) -> (f64, f64) {
        let low = self.bounds[axis];
        let side = |step: i32| f64::from(step) / BOUND_STEPS;
        (side(low), side(low + self.bounds[axis + 2]))
    }
}

impl SeedTown {
    /// How far a place may lie from the point, in degrees along both axes.
    #[must_use]
    pub fn degrees(&self) -> f64 {
        REACHES[usize::from(self.reach) % REACHES.len()]
    }
}

/// The number of the largest reach that is not above `degrees`; the smallest one if all are.
pub(super) fn reach(degrees: f64) -> u8 {
    let fitting = REACHES
        .iter()
        .take_while(|reach| **reach <= degrees)
        .count();
    u8::try_from(fitting.saturating_sub(1)).unwrap_or_default()
}

/// A rectangle in whole steps, outward.
pub(super) fn steps(bounds: eldercare_places::Bounds) -> [i32; 4] {
    #[expect(clippy::cast_possible_truncation, reason = "degrees times 1e3 fit i32")]
    let step = |degrees: f64| (degrees * BOUND_STEPS).floor() as i32;
    let (west, south) = (step(bounds.west), step(bounds.south));
    let (east, north) = (step(bounds.east) + 1, step(bounds.north) + 1);
    [west, south, east - west, north - south]
}

/// The file. Like things stand together, which packs best.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Columns {
    version: u8,
    sources: String,
    provinces: BTreeMap<u32, String>,
    cities: BTreeMap<u32, String>,
    codes: Vec<u32>,
    /// Names of counties, a line each.
    counties: String,
    /// West, south, width, height.
    bounds: [Vec<i32>; 4],
    elders: Vec<u32>,
    urban: Vec<u8>,
    /// How many towns each county has.
    counts: Vec<usize>,
    /// Names of towns, a line each, county by county.
    towns: String,
    /// Two digits a town.
    x: String,
    y: String,
    /// One digit a town.
    reach: String,
}

impl Seed {
    /// Reads a file.
    pub fn read(path: &Path) -> Result<Seed, Problem> {
        let packed = std::fs::read(path).map_err(|cause| Problem::File {
            path: path.to_path_buf(),
            cause,
        })?;
        let wrong = |message: &dyn std::fmt::Display| Problem::content(path, 1, message);
        let mut text = Vec::new();
        brotli::BrotliDecompress(&mut packed.as_slice(), &mut text).map_err(|e| wrong(&e))?;
        let columns: Columns = serde_json::from_slice(&text).map_err(|e| wrong(&e))?;
        columns
            .into_seed()
            .ok_or_else(|| wrong(&"the columns do not fit together; make the file anew"))
    }

    /// Writes a file.
    pub fn write(&self, path: &Path) -> Result<(), Problem> {
        let text = serde_json::to_vec(&self.columns())
            .map_err(|e| Problem::Usage(format!("the seed has no JSON form: {e}")))?;
        let mut packed = Vec::new();
        let parameters = brotli::enc::BrotliEncoderParams {
            quality: 11,
            lgwin: 22,
            ..brotli::enc::BrotliEncoderParams::default()
        };
        brotli::BrotliCompress(&mut text.as_slice(), &mut packed, &parameters).map_err(
            |cause| Problem::File {
                path: path.to_path_buf(),
                cause,
            },
        )?;
        write_file(path, &packed)
    }

    fn columns(&self) -> Columns {
        let counties = || self.counties.iter();
        let towns = || counties().flat_map(|county| &county.towns);
        let lines = |names: Vec<&str>| names.join("\n");
        Columns {
            version: VERSION,
            sources: SOURCES.to_owned(),
            provinces: self.provinces.clone(),
            cities: self.cities.clone(),
            codes: counties().map(|county| county.code).collect(),
            counties: lines(counties().map(|county| county.name.as_str()).collect()),
            bounds: [0, 1, 2, 3].map(|side| counties().map(|county| county.bounds[side]).collect()),
            elders: counties().map(|county| county.elders).collect(),
            urban: counties().map(|county| county.urban).collect(),
            counts: counties().map(|county| county.towns.len()).collect(),
            towns: lines(towns().map(|town| town.name.as_str()).collect()),
            x: towns().flat_map(|town| two_digits(town.cell[0])).collect(),
            y: towns().flat_map(|town| two_digits(town.cell[1])).collect(),
            reach: towns().map(|town| digit(town.reach)).collect(),
        }
    }
}

impl Columns {
    /// None when a column is too short or a number names nothing.
    fn into_seed(self) -> Option<Seed> {
        let counties = (self.version == VERSION).then(|| self.counties())??;
        Some(Seed {
            provinces: self.provinces,
            cities: self.cities,
            counties,
        })
    }

    fn counties(&self) -> Option<Vec<SeedCounty>> {
        let mut towns = self.towns.lines().zip(self.cells()).map(town);
        let mut names = self.counties.lines();
        let mut counties = Vec::with_capacity(self.codes.len());
        for (number, code) in self.codes.iter().enumerate() {
            let side = |side: usize| self.bounds[side].get(number).copied();
            let count = *self.counts.get(number).filter(|count| **count > 0)?;
            counties.push(SeedCounty {
                code: *code,
                name: names.next()?.to_owned(),
                bounds: [side(0)?, side(1)?, side(2)?, side(3)?],
                elders: *self.elders.get(number)?,
                urban: *self.urban.get(number)?,
                towns: towns.by_ref().take(count).collect::<Option<_>>()?,
            });
            (counties.last()?.towns.len() == count).then_some(())?;
        }
        Some(counties)
    }

    /// The digits of each town: x, y, reach.
    fn cells(&self) -> impl Iterator<Item = [&[u8]; 3]> {
        let [x, y] = [&self.x, &self.y].map(|column| column.as_bytes().chunks(2));
        let reach = self.reach.as_bytes().chunks(1);
        x.zip(y).zip(reach).map(|((x, y), reach)| [x, y, reach])
    }
}

fn two_digits(byte: u8) -> [char; 2] {
    [digit(byte >> 4), digit(byte & 15)]
}

fn digit(number: u8) -> char {
    char::from_digit(u32::from(number), 16).unwrap_or('0')
}

fn town((name, digits): (&str, [&[u8]; 3])) -> Option<SeedTown> {
    let number = |digits: &[u8]| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok();
    Some(SeedTown {
        name: name.to_owned(),
        cell: [number(digits[0])?, number(digits[1])?],
        reach: number(digits[2])?,
    })
}
