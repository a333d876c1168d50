//! The importers over small invented lists with the faults of the real ones. Every row is
//! accepted or rejected with a reason; nothing is lost without a word.

use std::path::PathBuf;

use eldercare_ingest::city_folder::{CityFolder, city_folder};
use eldercare_ingest::raw::Raw;
use eldercare_ingest::report::Report;
use eldercare_ingest::topology::read_areas;
use eldercare_ingest::{shanghai, taipei};
use eldercare_places::{Facility, Gcj02, Kind, Ownership, coordinates::distance_m};

fn here() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn folder(id: &str) -> CityFolder {
    city_folder(&here().join("../../geo"), id).expect("the folder is whole")
}

fn lists() -> Raw {
    Raw::new(&here().join("tests/fixtures/lists"))
}

fn from_shanghai() -> (Vec<Facility>, Vec<Report>) {
    let folder = folder("310000");
    let counties = read_areas(&folder.file("basemap.topojson"), "own").expect("own");
    shanghai::import(&folder, &lists(), &counties).expect("readable lists")
}

fn from_taipei() -> (Vec<Facility>, Vec<Report>) {
    taipei::import(&folder("710009"), &lists()).expect("readable lists")
}

fn find<'a>(places: &'a [Facility], id: &str) -> &'a Facility {
    let place = places.iter().find(|place| place.id == id);
    place.unwrap_or_else(|| panic!("{id} was accepted"))
}

#[test]
fn every_row_of_shanghai_is_accounted_for() {
    let (places, reports) = from_shanghai();
    let counts: Vec<_> = reports
        .iter()
        .map(|r| (r.rows, r.accepted, r.rejected.len()))
        .collect();
    assert_eq!(counts, [(6, 4, 2), (2, 2, 0)]);
    assert!(reports.iter().all(Report::is_complete));
    assert_eq!(places.len(), 6);
    let lines: Vec<usize> = reports[0].rejected.iter().map(|r| r.line).collect();
    assert_eq!(lines, [5, 6]);
}

#[test]
fn shanghai_is_moved_from_gcj02_once() {
    let (places, _) = from_shanghai();
    let point = find(&places, "310000-i1").point.expect("it has one");
    let expected = Gcj02::new(121.479, 31.227).to_wgs84();
    assert!(distance_m(point, expected) < 0.2);
    let unmoved = eldercare_places::Wgs84::new(121.479, 31.227);
    assert!(distance_m(point, unmoved) > 300.0);
}

#[test]
fn what_shanghai_does_not_publish_stays_unpublished() {
    let (places, _) = from_shanghai();
    let bare = find(&places, "310000-i2");
    assert_eq!(
        (bare.beds, &bare.phone, bare.ownership),
        (None, &None, None)
    );
    assert_eq!(bare.opened, None);
    let full = find(&places, "310000-i1");
    assert_eq!(full.ownership, Some(Ownership::Public));
    assert_eq!(full.phone.as_deref(), Some("021-66610000"));
    assert_eq!(full.opened.as_deref(), Some("2015-07-22"));
}

#[test]
fn persons_mobiles_and_impossible_facts_are_left_out_and_said() {
    let (places, reports) = from_shanghai();
    let remark = find(&places, "310000-i3");
    assert_eq!(remark.phone.as_deref(), Some("021-31000000"));
    assert_eq!((remark.point, &remark.opened), (None, &None));
    assert_eq!(find(&places, "310000-i6").phone, None);
    let noted: Vec<usize> = reports[0].warnings.iter().map(|w| w.line).collect();
    assert_eq!(noted, [4, 4, 7]);
}

#[test]
fn short_district_names_are_completed() {
    let (places, _) = from_shanghai();
    assert_eq!(find(&places, "310000-h1").district, "黄浦区");
    let pudong = find(&places, "310000-h2");
    assert_eq!(
        (pudong.district.as_str(), pudong.district_code),
        ("浦东新区", Some(310_115))
    );
    assert_eq!(pudong.kind, Kind::HealthCentre);
}

#[test]
fn every_row_of_taipei_is_accounted_for() {
    let (places, reports) = from_taipei();
    assert_eq!(reports.len(), 10);
    assert!(reports.iter().all(Report::is_complete));
    let rows: usize = reports.iter().map(|r| r.rows).sum();
    let rejected: usize = reports.iter().map(|r| r.rejected.len()).sum();
    assert_eq!((rows, rejected, places.len()), (14, 2, 12));
}

#[test]
fn names_addresses_and_phones_of_taipei_are_made_whole() {
    let (places, _) = from_taipei();
    let first = find(&places, "710009-care-1");
    assert_eq!(first.name, "演示社區發展協會");
    assert_eq!(
        first.address.as_deref(),
        Some("臺北市士林區演示里演示路1號")
    );
    assert_eq!(first.phone.as_deref(), Some("02-2765-0000#16"));
    let second = find(&places, "710009-care-2");
    assert_eq!(second.address.as_deref(), Some("臺北市士林區演示路2號"));
    assert_eq!(second.phone, None);
    let day = find(&places, "710009-day-1");
    assert_eq!((day.district.as_str(), day.places), ("士林區", Some(35)));
    assert_eq!(find(&places, "710009-c-1").district, "北投區");
}

#[test]
fn one_cell_with_address_and_phones_is_cut() {
    let (places, _) = from_taipei();
    let centre = find(&places, "710009-a-1");
    assert_eq!(
        centre.address.as_deref(),
        Some("臺北市大同區演示里演示路三段2號")
    );
    assert_eq!(centre.phone.as_deref(), Some("02-2598-0000 / 02-2597-0000"));
}

#[test]
fn a_cell_with_beds_and_places_makes_a_home_with_a_day_care() {
    let (places, _) = from_taipei();
    let home = find(&places, "710009-residential-1");
    assert_eq!((home.beds, home.places), (Some(71), Some(16)));
    assert!(home.kinds().contains(Kind::DayCare));
    assert_eq!(home.opened.as_deref(), Some("2022-09-28"));
}

#[test]
fn a_line_break_inside_a_cell_does_not_shift_the_lines_of_the_report() {
    let (places, reports) = from_taipei();
    assert_eq!(
        find(&places, "710009-dementia-1").hours.as_deref(),
        Some("周二、四上午，周五下午")
    );
    let dementia = reports.iter().find(|r| r.list.contains("dementia"));
    let dementia = dementia.expect("it was read");
    assert_eq!(dementia.rejected[0].line, 4);
    assert_eq!(dementia.warnings[0].line, 5);
}

#[test]
fn places_without_door_or_position_have_no_point() {
    let (places, _) = from_taipei();
    assert_eq!(find(&places, "710009-home-1").point, None);
    assert_eq!(find(&places, "710009-dementia-3").point, None);
    assert!(find(&places, "710009-dementia-1").point.is_some());
}

#[test]
fn flags_and_words_of_the_lists_become_services() {
    let (places, _) = from_taipei();
    let community = find(&places, "710009-community-1");
    assert_eq!(community.services, ["GA03", "GA06", "SC03", "SC06"]);
    let home = find(&places, "710009-home-1");
    assert_eq!(
        home.services,
        ["服務區別：大安區、中山區", "居家式短照服務(SC09)"]
    );
}

#[test]
fn a_report_says_every_rejected_row_with_its_line() {
    let (_, reports) = from_shanghai();
    let said = reports[0].to_string();
    assert!(said.contains("6 rows, 4 accepted, 2 rejected"), "{said}");
    assert!(
        said.contains("line 5 rejected: unknown district 外星区"),
        "{said}"
    );
}
