//! Tables for a spreadsheet, in the form of RFC 4180, in which no cell is a formula.
//!
//! A spreadsheet runs a cell that begins with one of `= + - @`, tab or carriage return (OWASP,
//! "CSV Injection"). It may also cut lines at another sign than the comma, so that a piece inside
//! a cell begins one. Therefore a sign that could begin a formula is preceded by an apostrophe
//! wherever a piece could begin, full-width signs included.

/// The mark by which spreadsheets know UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// One line, with its line break; every cell in quotes.
#[must_use]
pub fn line<Cell: AsRef<str>>(cells: impl IntoIterator<Item = Cell>) -> String {
    let cells: Vec<String> = cells.into_iter().map(|c| cell(c.as_ref())).collect();
    format!("{}\r\n", cells.join(","))
}

/// One cell in quotes.
#[must_use]
pub fn cell(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 2);
    written.push('"');
    let mut begins = true;
    for sign in text.chars() {
        let sign = if is_hidden(sign) { ' ' } else { sign };
        if begins && starts_formula(sign) {
            written.push('\'');
        }
        begins = starts_piece(sign) || begins && is_passed_over(sign);
        written.push(sign);
        if sign == '"' {
            written.push('"');
        }
    }
    written.push('"');
    written
}

/// Signs that make a formula or a command at the start of a cell.
const fn starts_formula(sign: char) -> bool {
    matches!(
        sign,
        '=' | '+'
            | '-'
            | '@'
            | '\t'
            | '\r'
            | '\n'
            | '＝'
            | '＋'
            | '－'
            | '＠'
            | '|'
            | '%'
            | '\u{2212}'
            | '\u{fe62}'..='\u{fe63}' | '\u{fe66}' | '\u{fe6b}'
    )
}

/// Signs at which a spreadsheet may cut: what follows them may be a cell of its own.
const fn starts_piece(sign: char) -> bool {
    matches!(
        sign,
        ',' | ';' | '\t' | '\n' | '\r' | '|' | '"' | '，' | '；'
    )
}

/// Signs that a spreadsheet may leave out before it looks at the first.
const fn is_passed_over(sign: char) -> bool {
    sign.is_whitespace()
        || matches!(
            sign,
            '"' | '“' | '”' | '＂' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
        )
}

/// Control signs that no text needs, and marks that turn the direction of a line.
const fn is_hidden(sign: char) -> bool {
    matches!(sign, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::{cell, line};
    use proptest::prelude::*;

    /// What a reader of RFC 4180 reads.
    fn read(written: &str) -> String {
        let inner = written
            .strip_prefix('"')
            .unwrap()
            .strip_suffix('"')
            .unwrap();
        inner.replace("\"\"", "\"")
    }

    #[test]
    fn ordinary_texts_stay_as_they_are() {
        for text in [
            "演示奶奶",
            "0736-***0000",
            "138****4321",
            "2026-11-22",
            "a, b",
            "",
            "3.5",
        ] {
            assert_eq!(read(&cell(text)), text);
        }
        assert_eq!(line(["a", "b\"c"]), "\"a\",\"b\"\"c\"\r\n");
    }

    #[test]
    fn what_would_run_gets_an_apostrophe() {
        for text in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "＝1",
            "＋1",
            "－1",
            "＠x",
            "  =1",
            "\u{3000}=1",
            "\"=1",
            "\" =1",
            "“=1",
            "\u{200b}=1",
            "\u{feff}=1",
            "|cmd",
            "%0a=1",
            "\u{0}=1",
        ] {
            let read = read(&cell(text));
            assert!(read.contains('\''), "{text:?} → {read:?}");
        }
        assert_eq!(read(&cell("a;=1")), "a;'=1");
        assert_eq!(read(&cell("a\n=1")), "a\n'=1");
    }

    proptest! {
        /// Whatever sign a spreadsheet cuts at, and whatever it leaves out, no piece is a formula.
        #[test]
        fn no_piece_of_any_cell_begins_a_formula(
            cells in proptest::collection::vec("[-=+@＝＋－＠ \"“',;\t\r\n|a1中\u{200b}\u{0}]{0,12}", 1..5),
        ) {
            let written = line(&cells);
            for cut in [',', ';', '\t', '|', '\n', '\r'] {
                for piece in written.split(cut) {
                    let bare = piece.trim_matches(|c: char| c.is_whitespace() || "\"“\u{200b}".contains(c));
                    prop_assert!(!bare.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']), "{written:?}");
                }
            }
        }

        #[test]
        fn a_cell_read_back_holds_the_text_in_order(text in "\\PC{0,30}") {
            let back = read(&cell(&text));
            let mut rest = back.chars();
            prop_assert!(text.chars().all(|sign| rest.any(|other| other == sign || other == ' ')));
        }
    }
}
