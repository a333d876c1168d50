//! Workbooks that other programs wrote (see `tests/workbooks/README.md`).

use std::path::PathBuf;

use super::{Import, codes, reasons};

fn workbook(name: &str, file: &str) -> Import {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/workbooks")
        .join(file);
    Import::of(name, std::fs::read(path).expect("a workbook"))
}

#[test]
fn a_workbook_of_openpyxl_is_read_with_titles_merged_cells_dates_and_formulas() {
    let import = workbook("openpyxl", "openpyxl.xlsx");
    let report = import.report();
    assert_eq!((report.rows, report.accepted), (4, 3), "{report}");
    let said = codes(&report);
    for code in [(3, "header-below-title"), (1, "other-sheets")] {
        assert!(said.contains(&code), "{said:?}");
    }
    assert!(said.iter().any(|(_, code)| *code == "formula"), "{said:?}");
    let mut places = import.places();
    places.sort_by(|a, b| a.name.cmp(&b.name));
    let names: Vec<&str> = places.iter().map(|p| p.name.as_str()).collect();
    assert_eq!(names, ["演示丙院", "演示乙院", "演示甲院"]);
    // The district is merged over two rows; dates are numbers of Excel; a phone is a number.
    assert!(places.iter().all(|p| p.district == "黄浦区"));
    assert_eq!(places[2].opened.as_deref(), Some("2020-05-29"));
    assert_eq!(places[2].phone.as_deref(), Some("021-63330000"));
    assert_eq!(places[2].beds, Some(120));
    assert!(places[2].point.is_some());
}

#[test]
fn formulas_give_the_value_that_the_workbook_keeps_and_are_said() {
    let import = workbook("xlsxwriter", "xlsxwriter.xlsx");
    let report = import.report();
    assert_eq!((report.rows, report.accepted), (3, 2), "{report}");
    let formulas = report.warnings.iter().find(|w| w.code == "formula");
    let message = &formulas.expect("it is said").message;
    assert!(
        message.starts_with("cells with a formula: 3, the first is D2"),
        "{message}"
    );
    let mut places = import.places();
    places.sort_by(|a, b| a.name.cmp(&b.name));
    let beds: Vec<_> = places.iter().map(|p| (p.name.as_str(), p.beds)).collect();
    assert_eq!(beds, [("演示乙院", Some(120)), ("演示甲院", Some(80))]);
    assert_eq!(places[1].opened.as_deref(), Some("2020-05-29"));
}

#[test]
fn a_workbook_that_lies_about_its_size_is_read_cell_by_cell() {
    let import = workbook("sparse", "sparse.xlsx");
    let report = import.report();
    assert_eq!((report.rows, report.accepted), (3, 1), "{report}");
    assert!(
        report
            .rejected
            .iter()
            .all(|r| ["too-large", "no-name"].contains(&r.reason))
    );
}

#[test]
fn a_sheet_can_be_asked_for_by_name() {
    let import = workbook("sheet", "openpyxl.xlsx").mapped("sheet = \"第二页\"");
    assert_eq!(import.report().accepted, 1);
    assert_eq!(import.places()[0].name, "演示丁院");
    let missing = workbook("no-sheet", "openpyxl.xlsx").mapped("sheet = \"无\"");
    assert_eq!(missing.refused(), "no-sheet");
}

#[test]
fn the_list_of_an_office_is_read_below_its_notes_titles_and_two_lines_of_headers() {
    let import = workbook("bureau", "bureau.xlsx");
    let report = import.report();
    assert_eq!((report.rows, report.accepted), (5, 3), "{report}");
    // A group's title and the sums.
    assert_eq!(reasons(&report), [(7, "no-name"), (11, "no-name")]);
    let said = codes(&report);
    for code in [
        (6, "header-below-title"),
        (9, "error-cell"),
        (11, "formula"),
        (1, "hidden-rows"),
        (1, "other-sheets"),
        (10, "no-position"),
    ] {
        assert!(said.contains(&code), "{code:?} {said:?}");
    }
    let mut places = import.places();
    places.sort_by(|a, b| a.name.cmp(&b.name));
    let phones: Vec<_> = places.iter().map(|p| p.phone.as_deref()).collect();
    let numbers = ["021-63330003", "021-63330002", "021-63330001"];
    assert_eq!(phones, numbers.map(Some));
    let beds: Vec<_> = places.iter().map(|p| p.beds).collect();
    assert_eq!(beds, [Some(60), None, Some(120)]);
    let first = &places[2];
    assert_eq!(first.opened.as_deref(), Some("2021-03-15"));
    assert_eq!(first.details.beds[0].beds, Some(80));
    assert_eq!(first.details.prices[0].from, 3500);
    assert!(places.iter().all(|p| p.district == "黄浦区"));
}

#[test]
fn workbooks_of_two_programs_in_javascript_are_read() {
    for (file, formulas) in [("exceljs.xlsx", 1), ("sheetjs.xlsx", 0)] {
        let import = workbook(file, file);
        let report = import.report();
        assert_eq!((report.rows, report.accepted), (3, 3), "{report}");
        let said = codes(&report);
        let of = |wanted: &str| said.iter().filter(|(_, code)| *code == wanted).count();
        assert_eq!((of("error-cell"), of("formula")), (1, formulas), "{said:?}");
        let places = import.places();
        let of = |name: &str| places.iter().find(|p| p.name == name).expect("a place");
        // A name in two fonts, a link, a date; a phone that is a number.
        let first = of("演示甲院");
        assert_eq!(first.address.as_deref(), Some("演示路1号"));
        assert_eq!(
            (first.opened.as_deref(), first.beds),
            (Some("2020-05-29"), Some(120))
        );
        assert_eq!(of("演示乙院").phone.as_deref(), Some("021-63330001"));
    }
}
