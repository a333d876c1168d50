//! One row of a Taipei list to a facility.

use eldercare_places::{Facility, Kind, KindSet, Wgs84};

use super::lists::List;
use crate::clean::{TAIPEI, numbers_before, phone, roc_date};
use crate::facilities::rounded;
use crate::raw::Row;
use crate::report::Report;

/// Districts that the day-care list, read from a picture, misspells.
const MISREAD: [(&str, &str); 2] = [("土林", "士林"), ("黃華", "萬華")];

/// Reads a row, or notes why it cannot become a facility.
pub(super) fn facility(list: &List, row: &Row, report: &mut Report) -> Option<Facility> {
    let (number, name) = (row.filled(list.number), row.filled(list.name));
    let (Some(number), Some(name)) = (number, name) else {
        report.reject(row.line, "no number or no name");
        return None;
    };
    if name.contains("代補") || name.contains("待補") {
        report.reject(
            row.line,
            format!("a placeholder to be filled later: {name}"),
        );
        return None;
    }
    let (address, phone_cell) = address_and_phone(list, row);
    let Some(district) = district(list, row, address.as_deref(), report) else {
        report.reject(row.line, "no district");
        return None;
    };
    let id = format!("710009-{}-{number}", list.short);
    let mut place = Facility::new(id, list.kind, name, &district, list.source, "");
    place.tags = list.tags.iter().map(|tag| (*tag).to_owned()).collect();
    place.town = row.filled(list.neighbourhood);
    place.address = address.map(|address| with_city(&address, &district));
    place.phone = read_phone(&phone_cell, row.line, report);
    place.opened = row.filled(list.opened).and_then(|date| roc_date(&date));
    place.hours = row.filled(list.hours).map(|hours| hours.replace(',', "，"));
    place.services = services(list, row);
    capacity(&mut place, list, row);
    place.point = point(list, row);
    if place.point.is_none() && list.kind != Kind::HomeService {
        report.warn(row.line, "no position");
    }
    Some(place)
}

/// Both cells; where one cell holds both, the phone starts at the first blank before a digit.
fn address_and_phone(list: &List, row: &Row) -> (Option<String>, String) {
    let address = row
        .filled(list.address)
        .map(|text| text.replace('区', "區"));
    if list.address != list.phone {
        return (address, row.text(list.phone));
    }
    let cell = address.unwrap_or_default();
    let cut = cell
        .match_indices(' ')
        .map(|(at, _)| at)
        .find(|at| cell[at + 1..].starts_with(|c: char| c.is_ascii_digit()));
    cut.map_or((Some(cell.clone()), String::new()), |at| {
        (Some(cell[..at].to_owned()), cell[at + 1..].to_owned())
    })
}

/// From its own column or, where there is none, from the address.
fn district(list: &List, row: &Row, address: Option<&str>, report: &mut Report) -> Option<String> {
    let Some(written) = row.filled(list.district) else {
        let after_city = address?
            .strip_prefix("臺北市")
            .or(address?.strip_prefix("台北市"))?;
        let end = after_city.find('區')? + '區'.len_utf8();
        return Some(after_city[..end].to_owned());
    };
    let stem = written.trim_end_matches(['區', '区']);
    let right = MISREAD.iter().find(|(wrong, _)| *wrong == stem);
    if let Some((wrong, right)) = right {
        report.warn(row.line, format!("district {wrong} read as {right}"));
    }
    Some(format!("{}區", right.map_or(stem, |(_, right)| right)))
}

/// Addresses without the city or the district get them.
fn with_city(address: &str, district: &str) -> String {
    if address.starts_with("臺北市") || address.starts_with("台北市") {
        address.to_owned()
    } else if address.starts_with(district) {
        format!("臺北市{address}")
    } else {
        format!("臺北市{district}{address}")
    }
}

fn read_phone(cell: &str, line: usize, report: &mut Report) -> Option<String> {
    let cleaned = phone(cell, TAIPEI);
    for dropped in cleaned.dropped {
        report.warn(line, format!("left out: {dropped}"));
    }
    cleaned.number
}

fn services(list: &List, row: &Row) -> Vec<String> {
    let words = list.services.iter().filter_map(|header| row.filled(header));
    let area = row
        .filled(list.area)
        .map(|area| format!("{}：{area}", list.area));
    let flags = list.flags.iter().filter(|header| row.text(header) == "V");
    words
        .chain(area)
        .chain(flags.map(|header| (*header).to_owned()))
        .collect()
}

/// Beds and places; one cell may hold both, and then the place is a day-care besides.
fn capacity(place: &mut Facility, list: &List, row: &Row) {
    place.beds = row.number(list.beds);
    place.places = row.number(list.places);
    if let (None, Some(mixed)) = (place.beds, row.filled(list.beds)) {
        place.beds = numbers_before(&mixed, '床');
        place.places = numbers_before(&mixed, '人');
        if place.places.is_some() {
            place.extra_kinds = KindSet::EMPTY.with(Kind::DayCare);
        }
    }
}

/// The lists are in WGS-84, and in Taiwan nothing else exists.
fn point(list: &List, row: &Row) -> Option<Wgs84> {
    if list.kind == Kind::HomeService {
        return None;
    }
    Some(rounded(Wgs84::new(row.number("lon")?, row.number("lat")?)))
}
