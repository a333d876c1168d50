//! Systems, slips, and points that stand for a region.

use std::fmt::Write as _;

use eldercare_ingest::import::position::System;
use eldercare_ingest::import::{Failure, Request, run};
use eldercare_places::coordinates::distance_m;
use eldercare_places::{Gcj02, Kind, Wgs84};

use super::{HEADER, Import, codes, taipei};

fn with_positions(name: &str, positions: &[(&str, &str)]) -> Import {
    let rows = positions
        .iter()
        .enumerate()
        .map(|(n, (lon, lat))| format!("演示院{n},黄浦区,演示路{n}号,,120,{lon},{lat}\n"));
    Import::of(name, format!("{HEADER}{}", rows.collect::<String>()))
}

fn points(import: &Import) -> Vec<Option<Wgs84>> {
    let mut places = import.places();
    places.sort_by(|a, b| a.name.cmp(&b.name));
    places.into_iter().map(|place| place.point).collect()
}

#[test]
fn each_system_is_converted_once() {
    let at = Wgs84::new(121.479, 31.227);
    for (system, limit) in [
        (System::Wgs84, 0.0..0.2),
        (System::Cgcs2000, 0.0..0.2),
        (System::Gcj02, 300.0..700.0),
        (System::Bd09, 700.0..1500.0),
    ] {
        let import = with_positions(&format!("system-{}", system.id()), &[("121.479", "31.227")])
            .in_system(system);
        assert_eq!(import.report().accepted, 1);
        let moved = distance_m(points(&import)[0].expect("a point"), at);
        assert!(limit.contains(&moved), "{system:?} {moved}");
    }
    let import = with_positions("gcj", &[("121.479", "31.227")]).in_system(System::Gcj02);
    import.report();
    let expected = Gcj02::new(121.479, 31.227).to_wgs84();
    assert!(distance_m(points(&import)[0].expect("a point"), expected) < 0.2);
}

#[test]
fn slips_are_mended_or_cost_the_position_never_the_row() {
    let import = with_positions(
        "slips",
        &[
            ("31.227", "121.479"),
            ("0", "0"),
            ("", ""),
            ("x", "31.2"),
            ("121.4", ""),
            ("121.479", "31.227"),
        ],
    );
    let report = import.report();
    assert_eq!(report.accepted, 6);
    let expected = [
        (2, "swapped"),
        (3, "zero-position"),
        (4, "no-position"),
        (5, "bad-position"),
        (6, "bad-position"),
    ];
    assert_eq!(codes(&report), expected);
    let points = points(&import);
    assert_eq!(points[0], points[5]);
    assert!(points[1..5].iter().all(Option::is_none));
}

#[test]
fn points_in_the_sea_or_elsewhere_keep_the_address_only() {
    // 30 km off the coast, in Suzhou, in Beijing, and 1 km outside the outline.
    let import = with_positions(
        "outside",
        &[
            ("122.45", "31.2"),
            ("120.95", "31.35"),
            ("116.4", "39.9"),
            ("121.9", "30.85"),
        ],
    );
    let report = import.report();
    assert_eq!(report.accepted, 4);
    let outside: Vec<usize> = report
        .warnings
        .iter()
        .filter(|w| w.code == "outside-city")
        .map(|w| w.line)
        .collect();
    assert_eq!(outside, [2, 3, 4], "{report}");
    assert!(import.places().iter().all(|place| place.address.is_some()));
    assert!(points(&import)[3].is_some());
}

#[test]
fn one_point_for_rows_of_several_districts_is_no_position() {
    let mut rows = String::new();
    for (n, district) in ["黄浦区", "徐汇区", "长宁区", "静安区", "黄浦区"]
        .iter()
        .enumerate()
    {
        let _ = writeln!(
            rows,
            "演示院{n},{district},演示路{n}号,,120,121.473667,31.230525"
        );
    }
    let import = Import::of("nowhere", format!("{HEADER}{rows}"));
    let report = import.report();
    assert_eq!(report.accepted, 5);
    assert_eq!(
        report
            .warnings
            .iter()
            .filter(|w| w.code == "centre-point")
            .count(),
        5
    );
    assert!(points(&import).iter().all(Option::is_none));
}

#[test]
fn one_point_for_many_addresses_of_a_district_is_kept_and_marked() {
    let import = with_positions("crowd", &[("121.485", "31.226"); 5]);
    let report = import.report();
    assert_eq!(
        report
            .warnings
            .iter()
            .filter(|w| w.code == "crowded-point")
            .count(),
        5
    );
    assert!(
        import
            .places()
            .iter()
            .all(|p| p.point.is_some() && p.has_tag("position-approximate"))
    );
}

#[test]
fn the_middle_of_the_city_is_no_address() {
    let import = with_positions("middle", &[("121.47", "31.23")]);
    assert_eq!(codes(&import.report()), [(2, "centre-point")]);
    assert!(import.places()[0].has_tag("position-approximate"));
}

#[test]
fn shifted_systems_are_refused_where_they_do_not_exist() {
    let folder = taipei("shifted");
    let list = folder.join("list.csv");
    std::fs::write(&list, "機構名稱,行政區,經度,緯度\n演示,士林區,121.5,25.1\n").expect("a file");
    for crs in [System::Gcj02, System::Bd09] {
        let failure = run(&Request {
            list: list.clone(),
            folder: folder.clone(),
            kind: Some(Kind::Station),
            crs: Some(crs),
            source: Some("care-points".to_owned()),
            ..Request::default()
        });
        let Err(Failure::Problem(problem)) = failure else {
            panic!("{failure:?}");
        };
        assert!(
            problem.to_string().contains("mainland China only"),
            "{problem}"
        );
    }
    assert!(!folder.join("facilities.geojson").exists());
}
