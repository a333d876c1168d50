//! The two lists of Shanghai: institutions of the Civil Affairs Bureau and community health
//! centres of the Health Commission, both geocoded in GCJ-02 and converted here once.
//!
//! Deliberately not merged with each other: that is a decision for people.

use eldercare_places::{Facility, Gcj02, Kind, Ownership, Wgs84};

use crate::city_folder::CityFolder;
use crate::clean::{SHANGHAI, iso_date, phone};
use crate::facilities::{self, rounded};
use crate::problem::Problem;
use crate::raw::{Raw, Row};
use crate::report::Report;
use crate::topology::{ReadArea, read_areas};

/// The geocoder's answer for an address that it does not know: the middle of the city in
/// GCJ-02. Nine institutions have it, none of them stands there.
const NOWHERE: [f64; 2] = [121.473_667, 31.230_525];

/// Reads both lists and writes the city's facilities.
pub fn write(folder: &CityFolder, raw: &Raw) -> Result<Vec<Report>, Problem> {
    let counties = read_areas(&folder.file("basemap.topojson"), "own")?;
    let (places, reports) = import(folder, raw, &counties)?;
    facilities::write(folder, &places)?;
    Ok(reports)
}

/// Reads both lists.
pub fn import(
    folder: &CityFolder,
    raw: &Raw,
    counties: &[ReadArea],
) -> Result<(Vec<Facility>, Vec<Report>), Problem> {
    let lists: [(&str, &str, ReadRow); 2] = [
        (
            "shanghai-eldercare-institutions-2025.csv",
            "institutions",
            institution,
        ),
        (
            "shanghai-community-health-centres-2025.csv",
            "health-centres",
            health_centre,
        ),
    ];
    let mut places = Vec::new();
    let mut reports = Vec::new();
    for (file, source, read_row) in lists {
        let mut report = Report::of(file);
        let checked = folder.city.source(source).map(|s| s.date.clone());
        let checked = checked.unwrap_or_default();
        for row in raw.table(&format!("facilities/{file}"))? {
            report.rows += 1;
            let Some(district) = district(&row.text("district"), counties) else {
                report.reject(
                    row.line,
                    format!("unknown district {}", row.text("district")),
                );
                continue;
            };
            if let Some(mut place) = read_row(&row, district, source, &mut report) {
                place.checked.clone_from(&checked);
                report.accepted += 1;
                places.push(place);
            }
        }
        reports.push(report);
    }
    Ok((places, reports))
}

/// Turns a row into a facility or notes why not.
type ReadRow = fn(&Row, &ReadArea, &str, &mut Report) -> Option<Facility>;

fn institution(
    row: &Row,
    district: &ReadArea,
    source: &str,
    report: &mut Report,
) -> Option<Facility> {
    let mut place = common(row, district, source, 'i', report)?;
    place.kind = Kind::Institution;
    place.town = row.filled("street");
    place.ownership = ownership(&row.text("type"));
    // 0 stands once, in a row that also lacks type and date: not published.
    place.beds = row.number("beds").filter(|beds| *beds > 0);
    place.opened = row.filled("since").and_then(|date| iso_date(&date));
    let cleaned = phone(&row.text("phone"), SHANGHAI);
    for dropped in cleaned.dropped {
        report.warn(row.line, format!("left out: {dropped}"));
    }
    place.phone = cleaned.number;
    Some(place)
}

fn health_centre(
    row: &Row,
    district: &ReadArea,
    source: &str,
    report: &mut Report,
) -> Option<Facility> {
    let mut place = common(row, district, source, 'h', report)?;
    place.kind = Kind::HealthCentre;
    Some(place)
}

/// Name, address, district and position, which both lists have.
fn common(
    row: &Row,
    district: &ReadArea,
    source: &str,
    letter: char,
    report: &mut Report,
) -> Option<Facility> {
    let (Some(number), Some(name)) = (row.filled("id"), row.filled("name")) else {
        report.reject(row.line, "no id or no name");
        return None;
    };
    let id = format!("310000-{letter}{number}");
    let mut place = Facility::new(id, Kind::Institution, name, &district.name, source, "");
    place.district_code = Some(district.code);
    place.address = row.filled("address");
    place.point = point(row);
    if place.point.is_none() {
        report.warn(
            row.line,
            "no usable position: the geocoder did not know the address",
        );
    }
    Some(place)
}

/// The position in WGS-84. The list's author calls it that already, but it is GCJ-02: before
/// the conversion 579 of the 626 institutions lie in the district they name, after it 600.
fn point(row: &Row) -> Option<Wgs84> {
    let gcj = Gcj02::new(row.number("lng")?, row.number("lat")?);
    let nowhere = (gcj.lon - NOWHERE[0]).hypot(gcj.lat - NOWHERE[1]) < 1e-6;
    (!nowhere).then(|| rounded(gcj.to_wgs84()))
}

/// The list's three words for who owns and who runs a place.
fn ownership(word: &str) -> Option<Ownership> {
    match word {
        "公建公营" | "公办" => Some(Ownership::Public),
        "公建民营" | "公办民营" => Some(Ownership::PublicBuiltPrivateRun),
        "民建民营" | "民办" => Some(Ownership::Private),
        _ => None,
    }
}

/// The district by full or short name: 黄浦 is 黄浦区, 浦东 is 浦东新区.
fn district<'a>(name: &str, counties: &'a [ReadArea]) -> Option<&'a ReadArea> {
    counties.iter().find(|county| {
        let short = county.name.trim_end_matches("新区").trim_end_matches('区');
        county.name == name || short == name
    })
}
