//! District and address of a row.

use eldercare_places::Wgs84;

use super::{Reading, Texts, texts::shown};
use crate::import::columns::Field;
use crate::import::home::{District, Home};
use crate::report::Report;

/// What a row says about where it is, in words.
#[derive(Clone, Debug, Default)]
pub struct Named {
    /// The district column.
    pub written: Option<String>,
    /// The district of the city that the column or the address names.
    pub district: Option<District>,
    /// The address, made whole.
    pub address: Option<String>,
}

/// Reads district and address.
pub(super) fn of(reading: &Reading<'_>, texts: &mut Texts<'_>) -> Named {
    let home = reading.home;
    let whole = |text: String| {
        if home.traditional {
            text.replace('区', "區")
        } else {
            text
        }
    };
    let written = texts.get(Field::District).map(whole);
    let cell = texts.get(Field::Address).map(whole);
    let shared = reading.shares_column(Field::Phone, Field::Address);
    let address = cell.map(|cell| {
        if shared {
            split(&cell).0.to_owned()
        } else {
            cell
        }
    });
    let by_column = written.as_deref().and_then(|text| home.district(text));
    let by_address = || address.as_deref().and_then(|text| home.district_in(text));
    let only = || match home.districts.as_slice() {
        [one] if written.is_none() => Some(one),
        _ => None,
    };
    let district = by_column.or_else(by_address).or_else(only).cloned();
    let address = address.map(
        |address| match (&reading.mapping.complete_address, &district) {
            (Some(city), Some(district)) => completed(&address, city, &district.name),
            _ => address,
        },
    );
    Named {
        written,
        district,
        address,
    }
}

/// An address and a phone in one cell: the phone starts at the first blank before a digit.
pub(super) fn split(cell: &str) -> (&str, &str) {
    let blanks = cell.match_indices(char::is_whitespace);
    let cut = blanks
        .map(|(at, blank)| (at, at + blank.len()))
        .find(|(_, after)| cell[*after..].starts_with(|c: char| c.is_ascii_digit() || c == '('));
    cut.map_or((cell, ""), |(at, after)| (&cell[..at], &cell[after..]))
}

/// Puts city and district before an address that begins with a street.
fn completed(address: &str, city: &str, district: &str) -> String {
    let variant = city.replace('臺', "台");
    if address.starts_with(city) || address.starts_with(&variant) {
        address.to_owned()
    } else if address.starts_with(district) {
        format!("{city}{address}")
    } else {
        format!("{city}{district}{address}")
    }
}

/// Reason and code of a district that the city does not have.
pub const UNKNOWN: &str = "unknown-district";

/// Notes that a row is in none; which districts there are is said once for all rows.
fn reject(written: &str, line: usize, report: &mut Report) {
    if written.is_empty() {
        let message = "no district: neither a column nor the address nor the position names one";
        report.reject(line, UNKNOWN, message);
    } else {
        report.reject(
            line,
            UNKNOWN,
            format!("{written} is no district of this city"),
        );
    }
}

/// Says once which districts there are, when a row was rejected for none of them.
pub fn tell_districts(home: &Home, report: &mut Report) {
    if report.rejected.iter().any(|row| row.reason == UNKNOWN) {
        let there = home.district_names().join(", ");
        let message = format!(
            "the districts are {there}; [values.district] of a mapping can say what others mean"
        );
        report.warn(1, UNKNOWN, message);
    }
}

/// The district that the place gets. A row is never lost for a misspelt district while its
/// address or its position says where it is.
pub(super) fn decide(
    reading: &Reading<'_>,
    named: &Named,
    point: Option<Wgs84>,
    line: usize,
    report: &mut Report,
) -> Option<(String, Option<u32>)> {
    let home = reading.home;
    if let Some(district) = &named.district {
        let by_column = named
            .written
            .as_deref()
            .is_none_or(|text| home.district(text).is_some());
        if let (false, Some(written)) = (by_column, &named.written) {
            let message = format!(
                "{} is no district here; the address says {}",
                shown(written),
                district.name
            );
            report.warn(line, UNKNOWN, message);
        }
        return Some((district.name.clone(), district.code));
    }
    if home.districts.is_empty() {
        let city = &home.folder.city.name.zh_cn;
        return Some((named.written.clone().unwrap_or_else(|| city.clone()), None));
    }
    let written = named.written.as_deref().map(shown).unwrap_or_default();
    let county = point.and_then(|point| home.region.county(point));
    if let Some(district) = county.and_then(|c| home.district(&c.name)) {
        let message = format!(
            "no district is named ({written}); the position lies in {}",
            district.name
        );
        report.warn(line, "district-by-position", message);
        return Some((district.name.clone(), district.code));
    }
    reject(&written, line, report);
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_cell_with_address_and_phones_is_cut() {
        assert_eq!(
            split("臺北市大同區演示路三段2號 2598-0000 2597-0000"),
            ("臺北市大同區演示路三段2號", "2598-0000 2597-0000")
        );
        assert_eq!(split("臺北市演示路1號"), ("臺北市演示路1號", ""));
    }

    #[test]
    fn addresses_get_what_they_lack() {
        let whole = "臺北市士林區演示路2號";
        for part in ["演示路2號", "士林區演示路2號", whole] {
            assert_eq!(completed(part, "臺北市", "士林區"), whole);
        }
        assert_eq!(
            completed("台北市士林區1號", "臺北市", "士林區"),
            "台北市士林區1號"
        );
    }
}
