//! Tables of both forms, and what is no table.

use std::io::{Cursor, Write as _};

use encoding_rs::{GB18030, UTF_16LE};
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Cell, Fault, FaultKind, Limits, Table, read};

const BOOK: &str = r#"<workbook xmlns:r="r"><sheets><sheet name="notes" state="hidden" r:id="a"/><sheet name="list" r:id="b"/></sheets></workbook>"#;
const RELATIONS: &str = r#"<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/><Relationship Id="b" Target="/xl/worksheets/sheet2.xml"/></Relationships>"#;
const TEXTS: &str = r"<sst><si><t>编号</t></si><si><r><t>电</t></r><r><t>话</t></r><rPh><t>dian</t></rPh></si></sst>";

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn workbook(rows: &str) -> Vec<u8> {
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    archive(&[
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/sharedStrings.xml", TEXTS),
        ("xl/worksheets/sheet1.xml", "<worksheet/>"),
        ("xl/worksheets/sheet2.xml", &sheet),
    ])
}

fn table(bytes: &[u8]) -> Result<Table, Fault> {
    read(bytes, &Limits::UPLOAD)
}

fn texts(cells: &[Cell]) -> Vec<&str> {
    let mut texts = Vec::new();
    for cell in cells {
        texts.push(match cell {
            Cell::Text(own) => own.as_str(),
            Cell::Formula => "formula",
        });
    }
    texts
}

fn wrong(bytes: &[u8]) -> (FaultKind, u32, u32) {
    let fault = table(bytes).unwrap_err();
    (fault.kind, fault.row, fault.column)
}

#[test]
fn a_list_is_the_same_in_every_encoding_and_with_every_separator() {
    let list = "编号,名称\r\n\r\na-1,\"演示, 甲\"\"乙\"\r\n";
    let tabs = "编号\t名称\n\na-1\t演示, 甲乙\n";
    let (gb18030, _, _) = GB18030.encode(list);
    let mut wide = vec![0xff, 0xfe];
    wide.extend(list.encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(UTF_16LE.name(), "UTF-16LE");
    let marked = format!("\u{feff}{list}");
    for bytes in [list.as_bytes(), &gb18030, &wide, marked.as_bytes()] {
        let table = table(bytes).unwrap();
        assert_eq!(texts(&table.heads.cells), ["编号", "名称"]);
        assert_eq!(table.rows.len(), 1);
        assert_eq!(table.rows[0].number, 3);
        assert_eq!(texts(&table.rows[0].cells), ["a-1", "演示, 甲\"乙"]);
    }
    let table = table(tabs.as_bytes()).unwrap();
    assert_eq!(texts(&table.rows[0].cells), ["a-1", "演示, 甲乙"]);
}

#[test]
fn what_is_wrong_with_a_text_is_named_with_row_and_column() {
    assert_eq!(wrong(b""), (FaultKind::Empty, 0, 0));
    assert_eq!(wrong(b" \n\n"), (FaultKind::Empty, 0, 0));
    assert_eq!(wrong(b"%PDF-1.7"), (FaultKind::NotATable, 0, 0));
    assert_eq!(wrong(b"<html><table>"), (FaultKind::NotATable, 0, 0));
    assert_eq!(wrong(b"a,b\n1,\"open\n2,3\n"), (FaultKind::Quotes, 2, 2));
    assert_eq!(wrong(b"a,b\n1,\"x\"y\n"), (FaultKind::Quotes, 2, 2));
    assert_eq!(wrong(b"a,b\n1,x\"y\n"), (FaultKind::Quotes, 2, 2));
    assert_eq!(wrong(b"a,b\n1,\xff\xff\n"), (FaultKind::Encoding, 2, 0));
    assert_eq!(wrong(b"a,b\n1,\0\n"), (FaultKind::Encoding, 2, 0));
    let wide = ",".repeat(64) + "x";
    assert_eq!(wrong(wide.as_bytes()), (FaultKind::Columns, 1, 65));
    let long = format!("a\n{}", "字".repeat(2_001));
    assert_eq!(wrong(long.as_bytes()), (FaultKind::Cell, 2, 1));
    let many = "a\n".repeat(2_002);
    assert_eq!(wrong(many.as_bytes()), (FaultKind::Rows, 2_002, 0));
    assert_eq!(
        wrong(&vec![b'a'; (1 << 20) + 1]),
        (FaultKind::TooLarge, 0, 0)
    );
}

#[test]
fn a_formula_is_told_as_one_in_both_forms() {
    let text = table(b"a,b\n=1+1,\" =x\"\n").unwrap();
    assert_eq!(texts(&text.rows[0].cells), ["formula", "formula"]);
    let rows = r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2"><f>1+1</f><v>2</v></c></row>"#;
    let book = table(&workbook(rows)).unwrap();
    assert_eq!(texts(&book.rows[0].cells), ["formula"]);
}

#[test]
fn a_workbook_is_read_from_its_first_visible_sheet() {
    let rows = r#"<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row>
        <row><c t="inlineStr"><is><t>a &amp; &#98;</t></is></c><c/><c><v>12.5</v></c><c t="b"><v>1</v></c></row>
        <row r="9"/>"#;
    let table = table(&workbook(rows)).unwrap();
    assert_eq!(
        (table.heads.number, texts(&table.heads.cells)),
        (2, vec!["编号", "", "电话"])
    );
    assert_eq!(table.rows.len(), 1);
    assert_eq!(table.rows[0].number, 3);
    assert_eq!(texts(&table.rows[0].cells), ["a & b", "", "12.5", "1"]);
}

#[test]
fn a_workbook_that_is_none_or_lies_is_refused() {
    let whole = workbook("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>");
    for end in [2, 10, whole.len() / 2, whole.len() - 1] {
        assert_eq!(wrong(&whole[..end]).0, FaultKind::Damaged, "{end}");
    }
    assert_eq!(wrong(&archive(&[("a.txt", "a")])).0, FaultKind::NotATable);
    for rows in [
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>9</v></c></row>",
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row>",
        "<row r=\"2\"/><row r=\"1\"/>",
        "<row r=\"x\"/>",
        "<row><c><v>1</v></row>",
        "&unknown;",
        "<row r=\"99999999999999999999\"/>",
    ] {
        assert_eq!(wrong(&workbook(rows)).0, FaultKind::Damaged, "{rows}");
    }
    let doctype = "<!DOCTYPE a [<!ENTITY b \"c\">]><sst/>";
    let mut parts = vec![
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
    ];
    parts.extend([
        ("xl/sharedStrings.xml", doctype),
        ("xl/worksheets/sheet2.xml", "<a/>"),
    ]);
    assert_eq!(wrong(&archive(&parts)).0, FaultKind::Damaged);
    let far = "<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>";
    assert_eq!(wrong(&workbook(far)), (FaultKind::Columns, 1, 65));
}

#[test]
fn rows_in_which_nothing_stands_count_too() {
    let first = "<row><c t=\"s\"><v>0</v></c></row>";
    let styled = |rows: usize| workbook(&format!("{first}{}", "<row/>".repeat(rows)));
    assert_eq!(table(&styled(19_999)).unwrap().rows, []);
    assert_eq!(wrong(&styled(20_001)).0, FaultKind::Rows);
    let lines = "\n".repeat(30_000);
    assert_eq!(
        wrong(format!("a,b\n{lines}c,d").as_bytes()).0,
        FaultKind::Rows
    );
}

#[test]
fn a_bomb_is_not_unpacked() {
    let blanks = " ".repeat(17 << 20);
    let bomb = workbook(&blanks);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(wrong(&bomb).0, FaultKind::Unpacked);
    let texts = format!("<sst>{}</sst>", "<si/>".repeat(1 << 18));
    let mut parts = vec![
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
    ];
    parts.extend([
        ("xl/sharedStrings.xml", texts.as_str()),
        ("xl/worksheets/sheet2.xml", "<a/>"),
    ]);
    assert_eq!(wrong(&archive(&parts)).0, FaultKind::Unpacked);
    let names: Vec<String> = (0..300).map(|number| number.to_string()).collect();
    let parts: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    assert_eq!(wrong(&archive(&parts)).0, FaultKind::Unpacked);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever is sent, there is an answer, and no table is larger than the limits.
    #[test]
    fn nothing_makes_the_reader_fail(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(table) = table(&bytes) {
            prop_assert!(table.rows.iter().all(|row| row.cells.len() <= 64));
        }
    }

    /// A workbook with bytes that were changed on the way is read or refused.
    #[test]
    fn a_damaged_workbook_is_read_or_refused(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let mut book = workbook("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>");
        for (at, byte) in changes {
            let at = at.index(book.len());
            book[at] = byte;
        }
        let _ = table(&book);
    }

    /// A text that is written by the rules is read back cell by cell.
    #[test]
    fn cells_come_back_as_they_were(cells in proptest::collection::vec("[a-z,\"\n中 ]{0,8}", 2..6)) {
        let quoted: Vec<String> = cells.iter().map(|c| format!("\"{}\"", c.replace('"', "\"\""))).collect();
        let text = format!("h,h\n{}\n", quoted.join(","));
        let read = table(text.as_bytes()).unwrap();
        let bare: Vec<&str> = cells.iter().map(|cell| cell.trim()).collect();
        let row = read.rows.first().map(|row| texts(&row.cells)).unwrap_or_default();
        for (number, cell) in bare.iter().enumerate() {
            prop_assert_eq!(row.get(number).copied().unwrap_or_default(), *cell);
        }
    }
}
