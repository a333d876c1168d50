//! Text with separators, read as a stream: comma, tab, semicolon or bar, found by content.

use std::io::Read as _;
use std::path::Path;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::{Hints, Read, Refusal, Row, encoding, row::Rows};
use crate::import::limits;

/// Possible separators and their names.
const SEPARATORS: [(u8, &str); 4] = [
    (b',', "comma"),
    (b'\t', "tab"),
    (b';', "semicolon"),
    (b'|', "bar"),
];
/// Bytes at the start of the file that the separator is found in.
const SAMPLE: u64 = 64 << 10;

/// Reads a file.
pub(super) fn read(path: &Path, hints: &Hints) -> Result<Read, Refusal> {
    let (encoding, name) = encoding::encoding(path, hints.traditional)?;
    let mut sample = Vec::new();
    let start = encoding::decoded(path, encoding)?
        .take(SAMPLE)
        .read_to_end(&mut sample);
    start.map_err(|e| Refusal::unreadable(&e))?;
    let (separator, word) = separator(&sample);
    let mut rows = Rows::default();
    let mut lines = Lines::new(separator);
    let mut source = encoding::decoded(path, encoding)?;
    let mut buffer = vec![0; 64 << 10];
    loop {
        let read = source
            .read(&mut buffer)
            .map_err(|e| Refusal::unreadable(&e))?;
        lines.feed(&buffer[..read], &mut rows)?;
        if read == 0 {
            break;
        }
    }
    Ok(Read {
        form: format!("CSV, {name}, {word}"),
        headers: None,
        rows,
        ragged: false,
    })
}

/// The separator that cuts most of the first lines into the same number of cells.
fn separator(sample: &[u8]) -> (u8, &'static str) {
    // Excel's own way to say it, in a first line that is no row.
    if let Some((_, rest)) = sample.split_at_checked(4)
        && sample.starts_with(b"sep=")
    {
        let said = SEPARATORS
            .iter()
            .find(|(sign, _)| rest.is_empty() || sample[4] == *sign);
        return said.copied().unwrap_or(SEPARATORS[0]);
    }
    let score = |separator: u8| {
        let mut lines = Lines::new(separator);
        let mut rows = Rows::default();
        // The sample is far below every limit, and a fault in it is found again later.
        let _ = lines.feed(sample, &mut rows);
        let widths: Vec<usize> = rows.taken.iter().map(Row::len).collect();
        let width = most_common(&widths);
        let same = widths.iter().filter(|w| **w == width).count();
        let share = if width < 2 {
            0
        } else {
            1000 * same / widths.len().max(1)
        };
        (share, width)
    };
    let best = SEPARATORS.iter().rev().max_by_key(|(sign, _)| score(*sign));
    best.copied().unwrap_or(SEPARATORS[0])
}

fn most_common(widths: &[usize]) -> usize {
    let times = |width: usize| widths.iter().filter(|w| **w == width).count();
    let widest = widths
        .iter()
        .copied()
        .take(200)
        .max_by_key(|w| (times(*w), *w));
    widest.unwrap_or_default()
}

/// Cuts a stream of text into rows with their physical lines.
struct Lines {
    reader: Reader,
    output: Vec<u8>,
    ends: Vec<usize>,
    /// Bytes and cells of the row so far.
    filled: (usize, usize),
    /// The row is larger than we take.
    overflow: bool,
    /// Line of the next byte, line of the row, and whether the last byte was a carriage return.
    line: usize,
    row_line: usize,
    after_return: bool,
    inside: bool,
}

impl Lines {
    fn new(separator: u8) -> Lines {
        Lines {
            reader: ReaderBuilder::new().delimiter(separator).build(),
            output: vec![0; limits::ROW_BYTES],
            ends: vec![0; limits::COLUMNS],
            filled: (0, 0),
            overflow: false,
            line: 1,
            row_line: 1,
            after_return: false,
            inside: false,
        }
    }

    /// Takes the next piece of the file; an empty piece is its end.
    fn feed(&mut self, mut input: &[u8], rows: &mut Rows) -> Result<(), Refusal> {
        let end = input.is_empty();
        loop {
            if !self.inside {
                // Blank lines belong to no row: csv-core would skip them without counting.
                let blank = input
                    .iter()
                    .take_while(|b| matches!(b, b'\r' | b'\n'))
                    .count();
                self.count(&input[..blank]);
                input = &input[blank..];
                self.row_line = self.line;
                if input.is_empty() && !end {
                    return Ok(());
                }
                self.inside = true;
            }
            let (bytes, cells) = self.filled;
            let (result, used, written, ended) =
                self.reader
                    .read_record(input, &mut self.output[bytes..], &mut self.ends[cells..]);
            self.count(&input[..used]);
            input = &input[used..];
            self.filled = (bytes + written, cells + ended);
            match result {
                ReadRecordResult::InputEmpty if end => {}
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                    // What is over the limit is read and dropped, so that the next row is found.
                    self.overflow = true;
                    self.filled = (0, 0);
                }
                ReadRecordResult::Record => self.row(rows)?,
                ReadRecordResult::InputEmpty | ReadRecordResult::End => return Ok(()),
            }
        }
    }

    fn row(&mut self, rows: &mut Rows) -> Result<(), Refusal> {
        let line = self.row_line;
        self.inside = false;
        let (bytes, cells) = std::mem::take(&mut self.filled);
        if std::mem::take(&mut self.overflow) {
            rows.reject(line, "too-large", TOO_LARGE);
            return Ok(());
        }
        // The decoder gives UTF-8 and a separator never cuts a sign.
        let text = std::str::from_utf8(&self.output[..bytes]).unwrap_or_default();
        let starts = std::iter::once(0).chain(self.ends[..cells].iter().copied());
        let row = Row::new(
            line,
            starts
                .zip(&self.ends[..cells])
                .map(|(start, end)| text.get(start..*end).unwrap_or_default()),
        );
        rows.push(row)
    }

    /// Counts line ends: `\n`, `\r\n` and a lone `\r`, as the reader does.
    fn count(&mut self, bytes: &[u8]) {
        for byte in bytes {
            match byte {
                b'\r' => self.line += 1,
                b'\n' if !self.after_return => self.line += 1,
                _ => {}
            }
            self.after_return = *byte == b'\r';
        }
    }
}

const TOO_LARGE: &str = "the row has more than 256 KB or 512 cells; \
    perhaps a quotation mark is opened and never closed";

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str, separator: u8, piece: usize) -> Rows {
        let mut rows = Rows::default();
        let mut lines = Lines::new(separator);
        for piece in text.as_bytes().chunks(piece) {
            lines.feed(piece, &mut rows).unwrap();
        }
        lines.feed(&[], &mut rows).unwrap();
        rows
    }

    fn found(text: &str) -> Vec<(usize, Vec<String>)> {
        let rows = rows(text, b',', 64).taken;
        rows.iter()
            .map(|r| (r.line(), r.cells().map(str::to_owned).collect()))
            .collect()
    }

    #[test]
    fn lines_are_those_of_the_file_also_behind_breaks_in_cells_and_blank_lines() {
        for end in ["\n", "\r\n", "\r"] {
            let text = "a,b\n\n\n1,\"x\ny\"\n2,z\n".replace('\n', end);
            let lines: Vec<usize> = found(&text).iter().map(|row| row.0).collect();
            assert_eq!(lines, [1, 4, 6], "{end:?}");
        }
    }

    #[test]
    fn the_last_line_needs_no_end() {
        let expected = vec![
            (1, vec!["a".to_owned(), "b".into()]),
            (2, vec!["1".into(), "2".into()]),
        ];
        assert_eq!(found("a,b\n1,2"), expected);
    }

    #[test]
    fn the_separator_is_found_by_content() {
        for (text, expected) in [
            ("a,b;c,d\n1,2;3,4\n", b','),
            ("a;b,c;d\n1;2;3\n4;5,5,5;6\n", b';'),
            ("a\tb\n1,5\t2\n", b'\t'),
            ("a|b\n1|2\n", b'|'),
            ("only\none\n", b','),
            ("sep=;\na,x;b\n", b';'),
        ] {
            assert_eq!(separator(text.as_bytes()).0, expected, "{text}");
        }
    }

    #[test]
    fn a_row_over_the_limit_is_dropped_and_the_next_one_is_read() {
        let long = "x".repeat(limits::ROW_BYTES + 9);
        let rows = rows(&format!("a,b\n1,{long}\n2,z\n"), b',', 1000);
        assert_eq!(rows.taken.len(), 2);
        assert_eq!(
            (rows.rejected[0].line, rows.rejected[0].reason),
            (2, "too-large")
        );
        assert_eq!((rows.taken[1].line(), rows.taken[1].cell(1)), (3, "z"));
    }

    proptest! {
        #[test]
        fn pieces_of_any_size_give_the_same_rows(
            text in "[a-c,\"\r\n ]{0,80}", piece in 1usize..20,
        ) {
            let (whole, cut) = (rows(&text, b',', 1000), rows(&text, b',', piece));
            prop_assert_eq!(whole.taken, cut.taken);
        }
    }
}
