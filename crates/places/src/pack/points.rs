//! `points.cbor`: what the map draws and what filters ask for.

use super::{
    columns::Columns,
    envelope,
    error::{PackError, PackFile, Problem},
    planes,
};
use crate::{Kind, KindSet, Ownership, Wgs84, city::District, rows::row};

/// Parts of a degree in which positions are kept: 1e-6° is at most 11 cm.
const MICRO: f64 = 1e6;

/// A position in whole millionths of a degree, longitude first; nothing off the globe.
#[allow(
    clippy::cast_possible_truncation,
    reason = "at most 180 million on the globe"
)]
pub fn micro(point: Wgs84) -> Option<[i32; 2]> {
    // Ties to even, because that is one instruction in every browser.
    let whole = |degrees: f64| (degrees * MICRO).round_ties_even() as i32;
    point
        .is_on_globe()
        .then(|| [whole(point.lon), whole(point.lat)])
}

/// The position that these millionths stand for.
pub fn degrees([lon, lat]: [i32; 2]) -> Wgs84 {
    Wgs84::new(f64::from(lon) / MICRO, f64::from(lat) / MICRO)
}

/// The decoded points file. A row is the number of a facility, the same as in the facts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Points {
    pub(super) checksum: u64,
    /// Positions of the first rows; the rows behind them have none.
    pub(super) positions: Vec<[i32; 2]>,
    pub(super) kinds: Vec<Kind>,
    extra_kinds: Vec<KindSet>,
    ownership: Vec<Option<Ownership>>,
    /// Beds plus one, 0 when not published.
    beds: Vec<u32>,
    demo: Vec<bool>,
    district: Vec<u32>,
    districts: Vec<District>,
}

impl Points {
    /// Reads a points file; anything unexpected is refused with the column it is in.
    pub fn decode(bytes: &[u8]) -> Result<Points, PackError> {
        let body = envelope::open(PackFile::Points, bytes)?;
        let columns = Columns::find(&body)?;
        // Kinds stand as plain bytes, so that this column also gives the number of rows.
        let kind_codes = columns.bytes("kind")?;
        let rows = kind_codes.len();
        let codes = kind_codes.iter().map(|code| u32::from(*code)).collect();
        let kinds = each(&columns, "kind", codes, |code| {
            u8::try_from(code).ok().and_then(Kind::from_code)
        })?;
        let extra = each(&columns, "extra", columns.numbers("extra", rows)?, |bits| {
            u16::try_from(bits).ok().and_then(KindSet::from_bits)
        })?;
        let districts = districts(&columns)?;
        Ok(Points {
            checksum: body.checksum,
            positions: positions(&columns, rows)?,
            kinds,
            extra_kinds: extra,
            ownership: ownerships(&columns, rows)?,
            beds: columns.numbers("beds", rows)?,
            demo: each(&columns, "demo", columns.numbers("demo", rows)?, |demo| {
                (demo < 2).then_some(demo == 1)
            })?,
            district: each(
                &columns,
                "district",
                columns.numbers("district", rows)?,
                |district| ((district as usize) < districts.len()).then_some(district),
            )?,
            districts,
        })
    }

    /// How many facilities there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.kinds.len()
    }

    /// Whether the pack is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    /// Every row.
    pub fn rows(&self) -> impl Iterator<Item = u32> + use<> {
        0..row(self.len())
    }

    /// How many rows have a position: they are the first ones.
    pub(crate) fn rows_with_position(&self) -> usize {
        self.positions.len()
    }

    /// Where the facility stands, if its list gives a position.
    #[must_use]
    pub fn point(&self, row: u32) -> Option<Wgs84> {
        self.spot(row).map(degrees)
    }

    /// The position in millionths of a degree: equal for places at the same spot.
    pub(crate) fn spot(&self, row: u32) -> Option<[i32; 2]> {
        self.positions.get(row as usize).copied()
    }

    /// What it is first of all.
    #[must_use]
    pub fn kind(&self, row: u32) -> Option<Kind> {
        self.kinds.get(row as usize).copied()
    }

    /// Everything it is; empty for a row that does not exist.
    #[must_use]
    pub fn kinds(&self, row: u32) -> KindSet {
        match self.kind(row) {
            Some(kind) => self.extra_kinds(row).with(kind),
            None => KindSet::EMPTY,
        }
    }

    /// What it is besides its first kind.
    #[must_use]
    pub fn extra_kinds(&self, row: u32) -> KindSet {
        self.extra_kinds
            .get(row as usize)
            .copied()
            .unwrap_or_default()
    }

    /// Who owns and runs it, if published.
    #[must_use]
    pub fn ownership(&self, row: u32) -> Option<Ownership> {
        self.ownership.get(row as usize).copied().flatten()
    }

    /// Its beds, if published.
    #[must_use]
    pub fn beds(&self, row: u32) -> Option<u32> {
        self.beds.get(row as usize)?.checked_sub(1)
    }

    /// Whether it is demonstration data.
    #[must_use]
    pub fn demo(&self, row: u32) -> bool {
        self.demo.get(row as usize).copied().unwrap_or_default()
    }

    /// The district or county it belongs to.
    #[must_use]
    pub fn district(&self, row: u32) -> Option<&District> {
        self.districts
            .get(*self.district.get(row as usize)? as usize)
    }

    /// The district of a row as its place in [`Points::districts`].
    #[must_use]
    pub fn district_number(&self, row: u32) -> Option<u32> {
        self.district.get(row as usize).copied()
    }

    /// Every district that a facility names.
    #[must_use]
    pub fn districts(&self) -> &[District] {
        &self.districts
    }
}

/// Turns each number of a column into what it means.
fn each<T>(
    columns: &Columns<'_>,
    name: &'static str,
    numbers: Vec<u32>,
    meaning: impl Fn(u32) -> Option<T>,
) -> Result<Vec<T>, PackError> {
    numbers
        .into_iter()
        .enumerate()
        .map(|(row, value)| {
            meaning(value).ok_or_else(|| columns.refuse(name, Problem::Value { row, value }))
        })
        .collect()
}

fn ownerships(columns: &Columns<'_>, rows: usize) -> Result<Vec<Option<Ownership>>, PackError> {
    // The number is the code plus one, and 0 stands for "not published".
    let numbers = columns.numbers("ownership", rows)?;
    each(columns, "ownership", numbers, |number| {
        match number.checked_sub(1) {
            None => Some(None),
            Some(code) => Ownership::from_code(u8::try_from(code).ok()?).map(Some),
        }
    })
}

fn positions(columns: &Columns<'_>, rows: usize) -> Result<Vec<[i32; 2]>, PackError> {
    let placed = usize::try_from(columns.number("placed")?)
        .ok()
        .filter(|placed| *placed <= rows)
        .ok_or_else(|| columns.refuse("placed", Problem::Malformed))?;
    let lon = planes::sums(columns.numbers("lon", placed)?);
    let lat = planes::sums(columns.numbers("lat", placed)?);
    let positions: Vec<_> = lon.into_iter().zip(lat).map(|(x, y)| [x, y]).collect();
    match positions.iter().position(|p| !degrees(*p).is_on_globe()) {
        Some(row) => Err(columns.refuse("lon", Problem::Value { row, value: 0 })),
        None => Ok(positions),
    }
}

fn districts(columns: &Columns<'_>) -> Result<Vec<District>, PackError> {
    let malformed = |_| columns.refuse("districts", Problem::Malformed);
    let named: Vec<(u32, String)> = columns.column("districts")?.decode().map_err(malformed)?;
    let district = |(code, name): (u32, String)| District {
        code: (code > 0).then_some(code),
        name,
    };
    Ok(named.into_iter().map(district).collect())
}
