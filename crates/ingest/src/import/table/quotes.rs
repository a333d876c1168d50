//! Quotation marks that are opened and never closed: the rows after them stand in one cell.
//!
//! Looks at one row as it stands in the file, line breaks and all, by the rules of the reader
//! that took it for one row.

/// Cells of a table whose lines may be told from the lines of an address, where nothing else
/// speaks against the quotation marks.
const WIDE: usize = 5;
/// The same for a text that is only pointed at.
const DOUBTED: usize = 3;

/// How a row ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// By a line end outside quotation marks, or with the file.
    Row,
    /// By its size: there is more of it.
    Cut,
}

/// What is wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The lines behind the opening mark are rows of the table.
    Rows(Opened),
    /// The mark is open at the end of the file, and nothing behind it looks like a row.
    Open(Opened),
    /// Well closed, and yet some of the lines inside look like rows.
    Doubted(Opened),
}

/// A quotation mark that opens a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Opened {
    /// Where in the row it stands.
    pub(super) at: usize,
    /// Where the line after it begins.
    pub(super) next: usize,
}

/// The first fault of a row; `width` is how many cells most rows of the table have.
pub(super) fn fault(row: &[u8], separator: u8, width: usize, end: End) -> Option<Fault> {
    let cells = quoted(row, separator);
    let total = cells_of(row, separator).map_or(0, |(cells, _)| cells);
    cells.into_iter().find_map(|cell| {
        let next = cell.at + line(&row[cell.at..]);
        let opened = Opened { at: cell.at, next };
        let inside = row.get(next..cell.end).unwrap_or_default();
        let wide = |least: usize| move |cells: &usize| *cells == width && width >= least;
        match cell.close {
            Close::Never => {
                // At the end of the file the mark is surely wrong: half a row is one, too.
                let half = |cells: &usize| end == End::Row && *cells > 1 && 2 * *cells >= width;
                let lines = widths(inside, separator, false);
                match end {
                    _ if lines.iter().any(|cells| wide(2)(cells) || half(cells)) => {
                        Some(Fault::Rows(opened))
                    }
                    End::Row => Some(Fault::Open(opened)),
                    End::Cut => None,
                }
            }
            Close::Badly => {
                let tail = cell.end + line(&row[cell.end..]);
                let lines = row.get(next..tail).unwrap_or_default();
                let rows = widths(lines, separator, false).iter().any(wide(2));
                rows.then_some(Fault::Rows(opened))
            }
            Close::Well => {
                let lines = widths(inside, separator, true);
                let all = !lines.is_empty() && lines.iter().all(wide(WIDE));
                let some = lines.iter().any(wide(DOUBTED));
                match () {
                    () if all || some && total != width => Some(Fault::Rows(opened)),
                    () if some => Some(Fault::Doubted(opened)),
                    () => None,
                }
            }
        }
    })
}

/// A row up to a quotation mark and the rest of its line, without the mark, if it then is one
/// whole row of the table.
pub(super) fn without(row: &[u8], opened: Opened, separator: u8, width: usize) -> Option<Vec<u8>> {
    let mut line = row.get(..opened.next)?.to_vec();
    line.remove(opened.at);
    let (cells, used) = cells_of(&line, separator)?;
    (cells == width && used == line.len()).then_some(line)
}

/// A cell in quotation marks that goes over a line end, or is never closed.
struct Quoted {
    at: usize,
    /// Behind its last sign.
    end: usize,
    close: Close,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Close {
    /// A separator or a line end follows.
    Well,
    /// Something else follows: the mark that closes was meant to open.
    Badly,
    Never,
}

/// All cells of a row that go over a line end or are never closed.
fn quoted(row: &[u8], separator: u8) -> Vec<Quoted> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < row.len() {
        let (end, close) = cell(row, at, separator);
        let opens = row[at] == b'"';
        let breaks = opens && row[at..end].iter().any(|byte| is_break(*byte));
        if breaks || close == Close::Never {
            found.push(Quoted { at, end, close });
        }
        let Some(past) = rest(row, end, separator) else {
            break;
        };
        at = past;
    }
    found
}

/// The end of a cell's quoted part, or of the whole cell where it has none.
fn cell(row: &[u8], at: usize, separator: u8) -> (usize, Close) {
    if row[at] != b'"' {
        return (at, Close::Well);
    }
    let mut end = at + 1;
    while end < row.len() {
        if row[end] != b'"' {
            end += 1;
        } else if row.get(end + 1) == Some(&b'"') {
            end += 2;
        } else {
            let after = row[end + 1..].iter().find(|byte| **byte != b' ');
            let well = after.is_none_or(|byte| *byte == separator || is_break(*byte));
            return (end, if well { Close::Well } else { Close::Badly });
        }
    }
    (row.len(), Close::Never)
}

/// Where the next cell of the row begins; nothing where the row ends.
fn rest(row: &[u8], end: usize, separator: u8) -> Option<usize> {
    let from = row.get(end..)?;
    let at = from
        .iter()
        .position(|byte| *byte == separator || is_break(*byte))?;
    (from[at] == separator).then_some(end + at + 1)
}

/// How many cells the first row of a text has, and how much of the text it is with its line end.
/// Nothing where a cell is never closed.
fn cells_of(text: &[u8], separator: u8) -> Option<(usize, usize)> {
    let (mut cells, mut at) = (1, 0);
    while at < text.len() {
        let (end, close) = cell(text, at, separator);
        if close == Close::Never {
            return None;
        }
        match rest(text, end, separator) {
            Some(past) => (cells, at) = (cells + 1, past),
            None => return Some((cells, end + line(&text[end..]))),
        }
    }
    Some((cells, at))
}

/// The cells of every line of a text that is a row of its own; `whole` leaves out the last line,
/// of which the rest stands behind the text.
fn widths(text: &[u8], separator: u8, whole: bool) -> Vec<usize> {
    let (mut widths, mut at) = (Vec::new(), 0);
    while at < text.len() {
        let next = at + line(&text[at..]);
        if whole && !text[..next].last().is_some_and(|byte| is_break(*byte)) {
            break;
        }
        let filled = text[at..next]
            .iter()
            .any(|byte| !byte.is_ascii_whitespace());
        if filled {
            let cells = cells_of(&text[at..next], separator).map_or(0, |(cells, _)| cells);
            widths.push(cells);
        }
        at = next;
    }
    widths
}

/// The length of the first line of a text with its line end.
fn line(text: &[u8]) -> usize {
    let Some(end) = text.iter().position(|byte| is_break(*byte)) else {
        return text.len();
    };
    let two = text[end] == b'\r' && text.get(end + 1) == Some(&b'\n');
    end + if two { 2 } else { 1 }
}

fn is_break(byte: u8) -> bool {
    matches!(byte, b'\r' | b'\n')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(row: &str, width: usize) -> Option<Fault> {
        fault(row.as_bytes(), b',', width, End::Row)
    }

    #[test]
    fn rows_behind_an_open_mark_are_seen() {
        let next = Opened { at: 2, next: 7 };
        assert_eq!(of("a,\"b,c\nd,e,f", 3), Some(Fault::Rows(next)));
        assert_eq!(of("a,\"b,c\nd,e\"e,f", 3), Some(Fault::Rows(next)));
        assert_eq!(of("a,\"b,c\nd", 3), Some(Fault::Open(next)));
        let cut = fault(b"a,\"b,c\nd", b',', 3, End::Cut);
        assert_eq!(cut, None);
        let five = "a,\"b\n1,2,3,4,5\n1,2,3,4,5\nb\",c,d,e\n";
        assert!(matches!(of(five, 5), Some(Fault::Rows(_))));
        assert!(matches!(
            of("a,\"b\n1,2,3\nb\",c\n", 3),
            Some(Fault::Doubted(_))
        ));
    }

    #[test]
    fn cells_that_only_have_lines_are_left_alone() {
        for row in [
            "a,\"b\nc\",d\n",
            "a,\"b, e\nc, f\ng\",d\n",
            "a,\"b \"\"x\"\"\n\nc\" ,d\n",
            "\"a\r\nb\",c,d\r\n",
            "a,b,c",
        ] {
            assert_eq!(of(row, 3), None, "{row}");
        }
    }

    #[test]
    fn a_row_is_whole_again_without_its_mark() {
        let opened = Opened { at: 2, next: 7 };
        let found = without(b"a,\"b,c\nd,e,f", opened, b',', 3);
        assert_eq!(found.as_deref(), Some(&b"a,b,c\n"[..]));
        assert_eq!(without(b"a,\"b,c\nd,e,f", opened, b',', 4), None);
    }

    proptest! {
        #[test]
        fn any_row_is_looked_at_without_a_panic(row in "[a,\"\r\n ]{0,60}", width in 0usize..6) {
            for end in [End::Row, End::Cut] {
                match fault(row.as_bytes(), b',', width, end) {
                    Some(Fault::Rows(o) | Fault::Open(o) | Fault::Doubted(o)) => {
                        prop_assert!(o.at < o.next && o.next <= row.len());
                        let _ = without(row.as_bytes(), o, b',', width);
                    }
                    None => {}
                }
            }
        }
    }
}
