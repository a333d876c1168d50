//! The position of a row in WGS-84, or why it has none.

use eldercare_places::{Kind, Wgs84};

use super::Reading;
use crate::facilities::rounded;
use crate::import::columns::Field;
use crate::import::identity::fingerprint;
use crate::import::position::{Given, Survey, Surveyed, Whereabouts};
use crate::import::table::Row;
use crate::report::Report;

/// A position and whether it is only about right.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Located {
    pub(super) point: Option<Wgs84>,
    pub(super) approximate: bool,
}

impl Reading<'_> {
    /// What a row says about its position, before the list as a whole is looked at.
    #[must_use]
    pub fn survey(&self, row: &Row) -> Surveyed {
        let mut texts = super::Texts::of(self, row);
        let named = super::district::of(self, &mut texts);
        let address = named.address.unwrap_or_default();
        // Floors of one house are one address.
        let end = address.find(['号', '號']).unwrap_or(address.len());
        Surveyed {
            given: self.given(row),
            county: named.district.as_ref().and_then(|district| district.code),
            district: fingerprint(named.district.as_ref().map_or("", |d| d.name.as_str())),
            address: fingerprint(&address[..end]),
        }
    }

    fn given(&self, row: &Row) -> Given {
        let bounds = self.home.region.bounds();
        let cell = |field| self.columns.first(field).map(|column| row.cell(column));
        match (
            cell(Field::Longitude),
            cell(Field::Latitude),
            cell(Field::Position),
        ) {
            (Some(lon), Some(lat), _) => Given::pair(lon, lat, bounds),
            (_, _, Some(both)) => Given::joined(both, bounds),
            _ => Given::Missing,
        }
    }
}

/// Converts the position of a row.
pub(super) fn of(
    reading: &Reading<'_>,
    row: &Row,
    kind: Kind,
    survey: &Survey,
    report: &mut Report,
) -> Located {
    // The address of a home service is an office: there is no door to visit.
    if !kind.has_door() {
        return Located::default();
    }
    let line = row.line();
    let Some(at) = degrees(reading, row, report) else {
        return Located::default();
    };
    if survey.is_nowhere(at) {
        let message = "rows of several districts share this point: it stands for an unknown \
                       address; kept without a position";
        report.warn(line, "centre-point", message);
        return Located::default();
    }
    let point = rounded(reading.system.to_wgs84(at));
    let beyond = match reading.home.region.whereabouts(point) {
        Whereabouts::Inside => None,
        Whereabouts::Elsewhere(county) => Some(county),
        Whereabouts::Beyond => Some("the sea or far away".to_owned()),
    };
    if let Some(place) = beyond {
        let message = format!("the position lies in {place}: kept without one");
        report.warn(line, "outside-city", message);
        return Located::default();
    }
    let middle = reading.home.region.middle_of(point);
    let crowd = survey.crowded(at);
    if let Some(region) = middle {
        let message = format!("the position is the middle of {region} and no address");
        report.warn(line, "centre-point", message);
    } else if let Some(rows) = crowd {
        let message = format!("{rows} rows with different addresses share this point");
        report.warn(line, "crowded-point", message);
    }
    Located {
        point: Some(point),
        approximate: middle.is_some() || crowd.is_some(),
    }
}

/// The degrees of a row in the list's own system, or a warning why there are none.
fn degrees(reading: &Reading<'_>, row: &Row, report: &mut Report) -> Option<[f64; 2]> {
    let (code, message) = match reading.given(row) {
        Given::At(at) => return Some(at),
        Given::Swapped(at) => {
            let message = "longitude and latitude stood in each other's place";
            report.warn(row.line(), "swapped", message);
            return Some(at);
        }
        Given::Missing => ("no-position", "the row has no position"),
        Given::Zero => ("zero-position", "the position is zero: kept without one"),
        Given::Unreadable => (
            "bad-position",
            "the position is no pair of degrees: kept without one",
        ),
    };
    report.warn(row.line(), code, message);
    None
}
