//! Workbooks that are small as a file and large, deep or endless for whoever reads them: refused
//! before they fill the memory, with words that say what to do, and nothing written.

use std::io::Write as _;

use super::{Import, codes};

const NAMESPACE: &str = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
const SHEET: &str = "xl/worksheets/sheet1.xml";
const WORKBOOK: &str = "xl/workbook.xml";
const TEXTS: &str = "xl/sharedStrings.xml";
const STYLES: &str = "xl/styles.xml";

/// A workbook with one good row, of which parts are replaced.
fn book(name: &str, parts: &[(&str, String)]) -> Import {
    let import = Import::of(name, "");
    let file = std::fs::File::create(&import.list).expect("a file");
    let mut archive = zip::ZipWriter::new(file);
    let options = zip::write::SimpleFileOptions::default();
    let known = [
        ("[Content_Types].xml", "<Types/>".to_owned()),
        ("_rels/.rels", relations("officeDocument", WORKBOOK)),
        (WORKBOOK, workbook(1)),
        (
            "xl/_rels/workbook.xml.rels",
            relations("worksheet", "worksheets/sheet1.xml"),
        ),
        (SHEET, sheet("")),
    ];
    let replaced = |name: &str| parts.iter().any(|(part, _)| *part == name);
    let kept = known.iter().filter(|(name, _)| !replaced(name));
    for (name, content) in kept.chain(parts) {
        archive.start_file(*name, options).expect("a part");
        archive.write_all(content.as_bytes()).expect("bytes");
    }
    archive.finish().expect("an archive");
    import
}

fn relations(kind: &str, target: &str) -> String {
    let kind =
        format!("http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}");
    format!(
        "<Relationships><Relationship Id=\"rId1\" Type=\"{kind}\" Target=\"{target}\"/></Relationships>"
    )
}

fn workbook(sheets: usize) -> String {
    let sheets = "<sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/>".repeat(sheets);
    format!("<workbook {NAMESPACE}><sheets>{sheets}</sheets></workbook>")
}

fn cell(text: &str) -> String {
    format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

/// A header, a place, and then something.
fn sheet(more: &str) -> String {
    let row = |cells: [&str; 2]| format!("<row>{}</row>", cells.map(cell).concat());
    let good = row(["机构名称", "所属区"]) + &row(["演示院", "黄浦区"]);
    format!("<worksheet {NAMESPACE}><sheetData>{good}{more}</sheetData></worksheet>")
}

#[test]
fn the_good_workbook_is_read() {
    assert_eq!(book("bomb-none", &[]).report().accepted, 1);
}

/// Each of the parts makes a small workbook that is refused and leaves nothing behind.
fn refuse(parts: &[(&str, &str, String)]) {
    for (name, part, content) in parts {
        let import = book(name, &[(part, content.clone())]);
        let size = std::fs::metadata(&import.list).expect("a file").len();
        assert!(size < 32 << 10, "{name}: {size}");
        assert_eq!(import.refused(), "too-large", "{name}");
        assert!(!import.folder.join("facilities.geojson").exists(), "{name}");
    }
}

#[test]
fn a_sheet_that_would_fill_the_memory_is_refused() {
    let million = "x".repeat((1 << 20) + (1 << 16));
    let pieces = "<r><t>12345678901234567890</t></r>".repeat(40_000);
    let pieces = format!("<row><c t=\"inlineStr\"><is>{pieces}</is></c></row>");
    let sheets = [
        ("long-cell", cell(&million)),
        ("pieces", pieces),
        ("comment", format!("<!--{million}-->")),
        ("attribute", format!("<row spans=\"{million}\"/>")),
        ("deep", "<a>".repeat(1000)),
    ];
    refuse(&sheets.map(|(name, more)| (name, SHEET, sheet(&more))));
}

#[test]
fn texts_styles_and_sheets_that_would_fill_the_memory_are_refused() {
    let million = "x".repeat((1 << 20) + (1 << 16));
    let texts = |promise: &str, text: &str| {
        format!("<sst {NAMESPACE}{promise}><si><t>{text}</t></si></sst>")
    };
    let styles = |inner: &str| format!("<styleSheet {NAMESPACE}>{inner}</styleSheet>");
    let many = format!("<cellXfs>{}</cellXfs>", "<xf/>".repeat(150_000));
    let long = format!(
        "<numFmts><numFmt formatCode=\"{}\"/></numFmts>",
        "0".repeat(9000)
    );
    refuse(&[
        ("long-text", TEXTS, texts("", &million)),
        (
            "promise",
            TEXTS,
            texts(" uniqueCount=\"300000000000\"", "a"),
        ),
        (
            "promise-most",
            TEXTS,
            texts(" uniqueCount=\"18446744073709551615\"", "a"),
        ),
        ("styles", STYLES, styles(&many)),
        ("copied", STYLES, styles(&long)),
        ("sheets", WORKBOOK, workbook(1001)),
    ]);
}

#[test]
fn an_archive_with_a_directory_of_many_entries_is_refused_before_it_is_opened() {
    let import = Import::of("entries", "");
    let mut bytes = b"PK\x03\x04".to_vec();
    for _ in 0..20_000 {
        bytes.extend_from_slice(b"PK\x01\x02");
        bytes.extend_from_slice(&[0; 43]);
    }
    std::fs::write(&import.list, bytes).expect("a file");
    assert_eq!(import.refused(), "too-large");
}

#[test]
fn sizes_that_the_directory_states_are_not_believed() {
    let import = book(
        "lie",
        &[(
            SHEET,
            sheet(&format!("<row>{}</row>", cell(&"x".repeat(2 << 20)))),
        )],
    );
    let mut bytes = std::fs::read(&import.list).expect("a file");
    // In the directory and before the part: unpacked size of the last part, at these offsets.
    let entry = find_last(&bytes, b"PK\x01\x02");
    bytes[entry + 24..entry + 28].copy_from_slice(&100_u32.to_le_bytes());
    let part = find_last(&bytes, b"PK\x03\x04");
    bytes[part + 22..part + 26].copy_from_slice(&100_u32.to_le_bytes());
    std::fs::write(&import.list, bytes).expect("a file");
    // Whoever unpacks it stops at the stated size or at our limit.
    assert!(["damaged", "too-large"].contains(&import.refused()));
    assert!(!import.folder.join("facilities.geojson").exists());
}

fn find_last(bytes: &[u8], sign: &[u8]) -> usize {
    let found = bytes.windows(sign.len()).rposition(|window| window == sign);
    found.expect("it is there")
}

#[test]
fn entities_are_not_followed_and_make_nothing_larger() {
    for (name, doctype, text) in [
        (
            "external",
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>",
            "&e;",
        ),
        (
            "laughs",
            "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY e \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
            "&e;",
        ),
    ] {
        let content = format!("{doctype}{}", sheet("").replace("演示院", text));
        let import = book(name, &[(SHEET, content)]);
        assert_eq!(import.refused(), "damaged", "{name}");
        assert!(!import.folder.join("facilities.geojson").exists(), "{name}");
    }
}

#[test]
fn a_sheet_that_states_impossible_sizes_is_read_or_refused_and_never_stops_the_program() {
    let stated = |dimension: &str| {
        let stated = format!("<dimension ref=\"{dimension}\"/><sheetData>");
        sheet("").replace("<sheetData>", &stated)
    };
    let largest = book("largest", &[(SHEET, stated("A1:XFD1048576"))]);
    assert_eq!(largest.report().accepted, 1);
    for (name, content) in [
        ("beyond", stated("A1:ZZZZZZZZZZ99999999999")),
        ("backwards", stated("B9:A1")),
        (
            "cell",
            sheet("").replace("<c ", "<c r=\"ZZZZZZZZZ99999999999\" "),
        ),
        (
            "formula",
            sheet(
                "<row><c><f t=\"shared\" si=\"99999999999\" ref=\"C2:C3\">A1</f><v>1</v></c></row>",
            ),
        ),
        (
            "merged",
            sheet("").replace(
                "</worksheet>",
                "<mergeCells><mergeCell ref=\"B5:A1\"/></mergeCells></worksheet>",
            ),
        ),
    ] {
        // With checks of overflow the library stops, without them it reads on: both are fine.
        match book(name, &[(SHEET, content)]).run() {
            Ok(report) => assert!(report.is_complete(), "{name} {report}"),
            Err(failure) => assert!(failure.to_string().contains("damaged"), "{name} {failure}"),
        }
    }
}

#[test]
fn a_damaged_workbook_says_what_to_do() {
    let broken = sheet("").replacen("</row>", "</rwo>", 1);
    let import = book("broken", &[(SHEET, broken)]);
    let said = import.run().expect_err("a refusal").to_string();
    assert!(
        said.contains("sheet1.xml") && said.contains("save it as CSV"),
        "{said}"
    );
}

#[test]
fn an_error_of_a_newer_program_costs_its_cell_only() {
    let import = book(
        "newer",
        &[(
            SHEET,
            sheet(&format!(
                "<row>{}{}<c t=\"e\"><v>#SPILL!</v></c></row><row>{}{}</row>",
                cell("演示乙院"),
                cell("黄浦区"),
                cell("演示丙院"),
                cell("黄浦区")
            )),
        )],
    );
    let report = import.report();
    assert_eq!((report.rows, report.accepted), (3, 3), "{report}");
    assert!(codes(&report).iter().any(|(_, code)| *code == "error-cell"));
}
