//! Everything that a list should not be: clear messages with lines, nothing half-written.

use std::fmt::Write as _;
use std::io::Write as _;

use eldercare_ingest::import::Failure;

use super::{HEADER, Import, codes, reasons, row};

#[test]
fn an_empty_file_and_a_header_alone_leave_nothing_behind() {
    for (name, content) in [("empty", ""), ("blank", " \n\n"), ("bom", "\u{feff}")] {
        let import = Import::of(name, content);
        assert_eq!(import.refused(), "empty-file", "{name}");
        assert!(!import.folder.join("facilities.geojson").exists());
    }
    let import = Import::of("header", HEADER);
    let report = import.report();
    assert_eq!((report.rows, report.taken()), (0, 0));
    assert!(!import.folder.join("facilities.geojson").exists());
}

#[test]
fn files_that_are_no_lists_are_named() {
    for (name, content) in [
        ("xls", &b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..]),
        ("pdf", b"%PDF-1.7"),
        ("gzip", b"\x1f\x8b\x08"),
        ("png", b"\x89PNG\r\n"),
        ("gif", b"GIF89a\x01\0\x01\0\0\0\0"),
        ("noise", b"\x01\x02\x1b[31m\x03\x04\0\0\x05\x06"),
        (
            "page",
            b"\r\n<!DOCTYPE html><table><tr><td>\xe5\x90\x8d</td></tr></table>",
        ),
        ("xml", b"\xef\xbb\xbf<?xml version=\"1.0\"?><Workbook/>"),
    ] {
        assert_eq!(Import::of(name, content).refused(), "not-a-list", "{name}");
    }
    assert_eq!(Import::of("json", "{\"a\": 1}").refused(), "not-geojson");
    assert_eq!(Import::of("no-features", "[]").refused(), "empty-file");
    let mut folder = Import::of("folder", "");
    folder.list.clone_from(&folder.folder);
    assert_eq!(folder.refused(), "not-a-list");
}

#[test]
fn a_file_of_which_no_row_can_be_read_says_why() {
    let line = Import::of("one-line", "x".repeat(1 << 20));
    assert_eq!(line.refused(), "too-large");
    let deep = format!(
        "{{\"features\":\n[{}1{}]}}",
        "[".repeat(500),
        "]".repeat(500)
    );
    assert_eq!(Import::of("deep", deep).refused(), "not-a-feature");
}

#[test]
fn headers_bring_no_signs_to_the_screen_of_whoever_reads_the_report() {
    let content = format!(
        "机构\u{1b}[31m名称,所属区,{}\n演示院,黄浦区,x\n",
        "长".repeat(500)
    );
    let said = Import::of("screen", content).report().guesses.join("\n");
    assert!(
        !said.contains('\u{1b}') && said.chars().count() < 500,
        "{said}"
    );
}

#[test]
fn geojson_is_read_in_other_encodings_and_a_huge_feature_is_refused() {
    let text = "{\"type\":\"FeatureCollection\",\"features\":[\n{\"type\":\"Feature\",\"geometry\":null,\
                \"properties\":{\"名称\":\"演示院\",\"所属区\":\"黄浦区\"}}]}";
    let import = Import::of("json-gb", encoding_rs::GB18030.encode(text).0);
    assert_eq!(codes(&import.report()), [(2, "no-position")]);
    assert_eq!(import.places()[0].name, "演示院");
    let huge = text.replace("演示院", &"院".repeat(1 << 20));
    assert_eq!(Import::of("json-huge", huge).refused(), "too-large");
}

#[test]
fn wide_text_without_its_mark_is_named_and_with_it_is_read() {
    let text = format!("{HEADER}{}", row("演示养老院", "演示路1号"));
    let wide: Vec<u8> = "id\tname\r\n1\ta\r\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(Import::of("wide", &wide).refused(), "encoding");
    let wide: Vec<u8> = text
        .replace(',', "\t")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let marked = [&[0xff, 0xfe], wide.as_slice()].concat();
    assert_eq!(Import::of("marked", marked).report().accepted, 1);
}

#[test]
fn broken_signs_cost_the_cell_or_the_row_and_no_other() {
    let mut content = HEADER.as_bytes().to_vec();
    for n in 0..20 {
        content
            .extend_from_slice(row(&format!("演示养老院{n}"), &format!("演示路{n}号")).as_bytes());
    }
    content.extend_from_slice(b"\xe6\xbc\x94\xe7\xa4,\xe9\xbb\x84\xe6\xb5\xa6\xe5\x8c\xba,a\n");
    let report = Import::of("broken", content).report();
    assert_eq!((report.rows, report.accepted), (21, 20));
    assert_eq!(reasons(&report), [(22, "broken-text")]);
}

#[test]
fn ragged_rows_are_told_by_their_lines() {
    let content = format!(
        "{HEADER}{}演示乙,黄浦区,演示路2号\n演示丙,黄浦区,演示路3号,弄内,021-63330000,120,121.4,31.2\n",
        row("演示甲\n分部", "演示路1号").replacen("演示甲\n分部", "\"演示甲\n分部\"", 1)
    );
    let import = Import::of("ragged", content);
    let report = import.report();
    assert_eq!((report.rows, report.accepted), (3, 2));
    assert_eq!(reasons(&report), [(5, "too-many-cells")]);
    assert!(codes(&report).contains(&(4, "too-few-cells")));
    assert!(import.places().iter().any(|p| p.name == "演示甲分部"));
}

#[test]
fn headers_that_stand_twice_and_again_are_said() {
    let content = "机构名称,地址,所属区,地址\n演示甲,演示路1号,黄浦区,别处\n机构名称,地址,所属区,地址\n合计,,,\n";
    let import = Import::of("twice", content);
    let report = import.report();
    assert!(codes(&report).contains(&(1, "header-twice")));
    assert_eq!(import.places()[0].address.as_deref(), Some("演示路1号"));
    let again = report
        .rejected
        .iter()
        .map(|r| (r.line, r.reason))
        .collect::<Vec<_>>();
    assert!(again.contains(&(4, "not-a-place")), "{again:?}");
    assert_eq!(report.rows, 3);
}

#[test]
fn a_script_in_a_name_stays_text_and_marks_that_nobody_sees_go() {
    let name = "<script>alert(1)</script>演示院";
    let content = format!(
        "{HEADER}{}{}",
        row(name, "演示路1号"),
        row("演示\u{202e}乙\u{0}院\u{200b}", "演示路2号")
    );
    let import = Import::of("script", content);
    let report = import.report();
    assert_eq!(report.accepted, 2);
    assert_eq!(codes(&report), [(3, "control-characters")]);
    let names: Vec<String> = import.places().into_iter().map(|p| p.name).collect();
    assert!(names.contains(&name.to_owned()), "{names:?}");
    assert!(names.contains(&"演示乙院".to_owned()), "{names:?}");
}

#[test]
fn a_formula_in_a_csv_is_only_text() {
    let content = format!("{HEADER}{}", row("=HYPERLINK(1)", "演示路1号"));
    let import = Import::of("formula", content);
    assert_eq!(import.report().accepted, 1);
    assert_eq!(import.places()[0].name, "=HYPERLINK(1)");
}

#[test]
fn one_cell_of_fifty_megabytes_costs_its_row_only() {
    let long = "长".repeat((50 << 20) / 3);
    let content = format!(
        "{HEADER}{}{}{}",
        row("甲院", "1号"),
        row("乙院", &long),
        row("丙院", "3号")
    );
    let report = Import::of("long", content).report();
    assert_eq!((report.rows, report.accepted), (3, 2));
    assert_eq!(reasons(&report), [(3, "too-large")]);
}

#[test]
fn a_quotation_mark_that_is_never_closed_is_told_by_its_line() {
    let mut content = format!("{HEADER}{}\"乙院,黄浦区\n", row("甲院", "1号"));
    for n in 0..5000 {
        content.push_str(&row(&format!("演示养老院{n}"), &format!("演示路{n}号")));
    }
    let report = Import::of("quote", content).report();
    assert_eq!(reasons(&report), [(3, "unclosed-quote")]);
    assert_eq!((report.rows, report.accepted), (5002, 5001));
}

#[test]
fn a_list_of_ten_thousand_rows_goes_in() {
    let mut content = HEADER.to_owned();
    for n in 0..10_000 {
        let (lon, lat) = (
            121.3 + f64::from(n % 300) * 0.001,
            31.1 + f64::from(n / 300) * 0.0005,
        );
        let _ = writeln!(content, "演示{n},黄浦区,演示路{n}号,,120,{lon:.4},{lat:.4}");
    }
    let import = Import::of("many", content);
    let report = import.report();
    assert_eq!((report.rows, report.accepted), (10_000, 10_000));
    assert_eq!(import.report().unchanged, 10_000);
}

#[test]
fn a_bomb_in_a_workbook_is_refused_before_it_is_read() {
    let import = Import::of("bomb", "");
    let file = std::fs::File::create(&import.list).expect("a file");
    let mut archive = zip::ZipWriter::new(file);
    let options = zip::write::SimpleFileOptions::default();
    archive
        .start_file("[Content_Types].xml", options)
        .expect("a part");
    archive.write_all(b"<Types/>").expect("bytes");
    archive
        .start_file("xl/worksheets/sheet1.xml", options)
        .expect("a part");
    let zeros = vec![b' '; 1 << 20];
    for _ in 0..300 {
        archive.write_all(&zeros).expect("bytes");
    }
    archive.finish().expect("an archive");
    let size = std::fs::metadata(&import.list).expect("a file").len();
    assert!(size < 1 << 20, "{size}");
    assert_eq!(import.refused(), "too-large");
}

#[test]
fn damaged_workbooks_and_other_archives_are_named() {
    assert_eq!(
        Import::of("damaged", b"PK\x03\x04 nothing more").refused(),
        "damaged"
    );
    let import = Import::of("archive", "");
    let file = std::fs::File::create(&import.list).expect("a file");
    let mut archive = zip::ZipWriter::new(file);
    archive
        .start_file("a.txt", zip::write::SimpleFileOptions::default())
        .expect("a part");
    archive.finish().expect("an archive");
    assert_eq!(import.refused(), "not-a-list");
}

#[test]
fn a_folder_that_cannot_be_understood_stops_before_anything_is_written() {
    let import = Import::of("facilities", format!("{HEADER}{}", row("甲院", "1号")));
    let file = import.folder.join("facilities.geojson");
    std::fs::write(&file, "{}").expect("a file");
    assert!(matches!(import.run(), Err(Failure::Problem(_))));
    assert_eq!(std::fs::read_to_string(&file).expect("still there"), "{}");
}
