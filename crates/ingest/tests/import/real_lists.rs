//! The fourteen lists that the product was given: every row accounted for.

use std::collections::BTreeMap;
use std::path::Path;

use eldercare_ingest::import::all;
use eldercare_ingest::report::Report;
use eldercare_places::{Facility, Kind};

use super::{empty_city, lists, places, root, shanghai, taipei};

fn import(folder: &Path) -> BTreeMap<String, Report> {
    let reports = all(folder, &lists(), false).expect("readable lists");
    for report in &reports {
        assert!(report.is_complete(), "{report}");
    }
    reports.into_iter().map(|r| (r.list.clone(), r)).collect()
}

fn counts(report: &Report) -> [usize; 5] {
    let Report {
        rows,
        accepted,
        merged,
        unchanged,
        rejected,
        ..
    } = report;
    [*rows, *accepted, *merged, *unchanged, rejected.len()]
}

#[test]
fn shanghai_comes_out_as_it_is_committed() {
    let folder = shanghai("real-shanghai");
    let reports = import(&folder);
    let institutions = &reports["shanghai-eldercare-institutions-2025.csv"];
    assert_eq!(counts(institutions), [626, 626, 0, 0, 0]);
    let centres = &reports["shanghai-community-health-centres-2025.csv"];
    assert_eq!(counts(centres), [249, 249, 0, 0, 0]);
    let said = institutions.guesses.join("\n");
    assert!(
        said.contains("600 of 626 rows lie in the district they name (gcj02)"),
        "{said}"
    );
    same(&folder, &root().join("geo/310000-shanghai"));
}

#[test]
fn taipei_comes_out_as_it_is_committed() {
    let folder = taipei("real-taipei");
    let reports = import(&folder);
    let rows: usize = reports.values().map(|r| r.rows).sum();
    let rejected: usize = reports.values().map(|r| r.rejected.len()).sum();
    assert_eq!((reports.len(), rows, rejected), (10, 1135, 2));
    let dementia = &reports["taipei-dementia-points-2025.csv"].rejected;
    assert!(
        dementia.iter().all(|r| r.reason == "not-a-place"),
        "{dementia:?}"
    );
    same(&folder, &root().join("geo/710009-taipei"));
}

/// The committed file is what an import of the lists writes, byte by byte.
fn same(made: &Path, committed: &Path) {
    let file = |folder: &Path| {
        std::fs::read_to_string(folder.join("facilities.geojson")).expect("facilities")
    };
    let (made, committed) = (file(made), file(committed));
    for (made, committed) in made.lines().zip(committed.lines()) {
        assert_eq!(made, committed);
    }
    assert_eq!(made.len(), committed.len());
}

#[test]
fn the_lists_of_manchester_go_in_whole() {
    let folder = empty_city(&lists().join("greater-manchester"), "real-manchester");
    let reports = import(&folder);
    let all = &reports["uk-greater-manchester-care-homes-2019.geojson"];
    assert_eq!(all.rows, 559);
    assert_eq!(all.taken(), 559);
    let trafford = &reports["uk-trafford-care-homes-2026.geojson"];
    assert_eq!((trafford.rows, trafford.taken()), (56, 56));
    let mobiles = all
        .warnings
        .iter()
        .filter(|w| w.code == "personal-phone")
        .count();
    assert_eq!(mobiles, 18);
    let places = places(&folder);
    let of = |name: &str| -> &Facility {
        places
            .iter()
            .find(|p| p.name == name)
            .unwrap_or_else(|| panic!("{name}"))
    };
    assert_eq!(
        of("Neville House Residential Home").phone.as_deref(),
        Some("0161 627 5874")
    );
    assert!(
        places
            .iter()
            .all(|p| p.kind == Kind::Institution && p.point.is_some())
    );
    let with_home_care = places
        .iter()
        .filter(|p| p.kinds().contains(Kind::HomeService))
        .count();
    assert_eq!(with_home_care, 15);
    assert!(
        trafford.warnings.iter().any(|w| w.code == "duplicate"),
        "{trafford}"
    );
}

#[test]
fn a_second_import_of_every_list_changes_nothing() {
    for folder in [
        shanghai("again-shanghai"),
        taipei("again-taipei"),
        empty_city(&lists().join("greater-manchester"), "again-manchester"),
    ] {
        import(&folder);
        let file = folder.join("facilities.geojson");
        let first = std::fs::read(&file).expect("facilities");
        for report in import(&folder).values() {
            assert_eq!((report.accepted, report.merged), (0, 0), "{report}");
            assert_eq!(report.unchanged + report.rejected.len(), report.rows);
        }
        assert_eq!(std::fs::read(&file).expect("facilities"), first);
    }
}

#[test]
fn without_the_right_system_the_numbers_say_so() {
    let folder = shanghai("real-wgs84");
    let mut request = eldercare_ingest::import::Request {
        list: lists().join("shanghai-eldercare-institutions-2025.csv"),
        source: Some("institutions".to_owned()),
        kind: Some(Kind::Institution),
        folder,
        ..Default::default()
    };
    let missing = eldercare_ingest::import::run(&request).expect_err("no system");
    assert!(missing.to_string().contains("gcj02 600"), "{missing}");
    request.crs = Some(eldercare_ingest::import::position::System::Wgs84);
    let report = eldercare_ingest::import::run(&request).expect("it can be read");
    let warning = report.warnings.iter().find(|w| w.code == "other-system");
    let message = &warning.expect("it is said").message;
    assert!(
        message.contains("579 of 626") && message.contains("gcj02 600"),
        "{message}"
    );
}
