//! Quotation marks that are opened and never closed: no row after them is lost.

use super::{HEADER, Import, codes, reasons, row};

fn three(first: &str) -> String {
    let others = [row("乙院", "演示路2号"), row("丙院", "演示路3号")];
    format!("{HEADER}{first}\n{}", others.concat())
}

#[test]
fn the_rows_behind_an_open_mark_are_rows_and_its_own_is_read_without_it() {
    for (name, first) in [
        ("first-cell", "\"甲院,黄浦区,演示路1号,,120,121.479,31.227"),
        ("last-cell", "甲院,黄浦区,演示路1号,,120,121.479,\"31.227"),
    ] {
        let import = Import::of(name, three(first));
        let report = import.report();
        assert_eq!((report.rows, report.accepted), (3, 3), "{name} {report}");
        assert!(codes(&report).contains(&(2, "unclosed-quote")), "{report}");
        let names: Vec<String> = import.places().into_iter().map(|p| p.name).collect();
        assert!(names.contains(&"甲院".to_owned()), "{names:?}");
        let addresses: Vec<_> = import.places().into_iter().map(|p| p.address).collect();
        assert!(
            addresses.contains(&Some("演示路3号".to_owned())),
            "{addresses:?}"
        );
    }
}

#[test]
fn a_row_that_has_not_its_cells_without_the_mark_is_rejected_alone() {
    let report = Import::of("short", three("甲院,黄浦区,\"演示路1号,120")).report();
    assert_eq!((report.rows, report.accepted), (3, 2), "{report}");
    assert_eq!(reasons(&report), [(2, "unclosed-quote")]);
    assert!(report.rejected[0].message.contains("in line 2"), "{report}");
}

#[test]
fn a_mark_that_the_next_one_closes_is_told_by_what_follows_it() {
    let content = format!(
        "{HEADER}甲院,黄浦区,\"演示路1号,,120,121.479,31.227\n{}丁院,黄浦区,\"演示路4号\",,120,121.479,31.227\n",
        row("乙院", "演示路2号")
    );
    let import = Import::of("closed", content);
    let report = import.report();
    assert_eq!((report.rows, report.accepted), (3, 3), "{report}");
    assert!(codes(&report).contains(&(2, "unclosed-quote")), "{report}");
    let addresses: Vec<_> = import.places().into_iter().map(|p| p.address).collect();
    assert!(
        addresses.contains(&Some("演示路4号".to_owned())),
        "{addresses:?}"
    );
}

#[test]
fn a_mark_in_the_last_row_and_one_behind_a_cell_with_lines_are_said() {
    let last = format!("{HEADER}{}丙院,黄浦区,\"演示", row("甲院", "演示路1号"));
    let report = Import::of("last", last).report();
    assert_eq!(reasons(&report), [(3, "unclosed-quote")], "{report}");
    let content = three("\"甲\n院\",黄浦区,\"演示路1号,,120,121.479,31.227");
    let import = Import::of("second-line", content);
    let report = import.report();
    assert_eq!((report.rows, report.accepted), (3, 3), "{report}");
    let said = report.warnings.iter().find(|w| w.code == "unclosed-quote");
    let said = said.expect("it is said");
    assert!(
        said.line == 2 && said.message.contains("line 3"),
        "{report}"
    );
}

#[test]
fn cells_with_lines_of_their_own_stay_cells() {
    let content = format!(
        "{HEADER}甲院,黄浦区,\"演示路1号,\n二楼, 三楼\n\",\"021-63330000\n021-63330001\",120,121.479,31.227\n{}",
        row("乙院", "演示路2号")
    );
    let import = Import::of("lines", content);
    let report = import.report();
    assert_eq!((report.rows, report.accepted), (2, 2), "{report}");
    assert!(
        codes(&report)
            .iter()
            .all(|(_, code)| !code.contains("quote"))
    );
}
