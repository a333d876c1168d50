//! A stream of text with separators, cut into rows with their physical lines.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::quotes::{self, End, Fault, Opened};
use super::{Refusal, Row, row::Rows};
use crate::import::limits;

/// Cuts a stream of text into rows.
pub(super) struct Lines {
    reader: Reader,
    separator: u8,
    /// How many cells most rows have; nothing where quotation marks are believed.
    width: Option<usize>,
    output: Vec<u8>,
    ends: Vec<usize>,
    /// Bytes and cells of the row so far.
    filled: (usize, usize),
    /// The row so far as it stands in the file.
    raw: Vec<u8>,
    /// The row is larger than we take.
    overflow: bool,
    /// Line of the next byte, line of the row, and whether the last byte was a carriage return.
    line: usize,
    row_line: usize,
    after_return: bool,
    inside: bool,
    /// Quotation marks that were found never to be closed.
    unclosed: usize,
}

impl Lines {
    /// Believes every quotation mark.
    pub(super) fn new(separator: u8) -> Lines {
        Lines {
            reader: ReaderBuilder::new().delimiter(separator).build(),
            separator,
            width: None,
            output: vec![0; limits::ROW_BYTES],
            ends: vec![0; limits::COLUMNS],
            filled: (0, 0),
            raw: Vec::new(),
            overflow: false,
            line: 1,
            row_line: 1,
            after_return: false,
            inside: false,
            unclosed: 0,
        }
    }

    /// Knows how many cells most rows of the table have, and by that which quotation marks were
    /// never closed.
    pub(super) fn of(separator: u8, width: usize) -> Lines {
        Lines {
            width: Some(width),
            ..Lines::new(separator)
        }
    }

    /// Takes the next piece of the file; an empty piece is its end.
    pub(super) fn feed(&mut self, piece: &[u8], rows: &mut Rows) -> Result<(), Refusal> {
        let end = piece.is_empty();
        let mut again = self.cut(piece, end, rows)?;
        while !again.is_empty() {
            again = self.cut(&again, false, rows)?;
            if again.is_empty() && end {
                again = self.cut(&[], true, rows)?;
            }
        }
        Ok(())
    }

    /// Takes bytes up to their end, or up to a fault: then what has to be read again comes back.
    fn cut(&mut self, mut input: &[u8], end: bool, rows: &mut Rows) -> Result<Vec<u8>, Refusal> {
        loop {
            if !self.inside {
                // Blank lines belong to no row: csv-core would skip them without counting.
                let blank = input.iter().take_while(|b| matches!(b, b'\r' | b'\n'));
                let blank = blank.count();
                self.count(&input[..blank]);
                input = &input[blank..];
                self.row_line = self.line;
                if input.is_empty() && !end {
                    return Ok(Vec::new());
                }
                self.inside = true;
            }
            let (bytes, cells) = self.filled;
            let (result, used, written, ended) =
                self.reader
                    .read_record(input, &mut self.output[bytes..], &mut self.ends[cells..]);
            self.count(&input[..used]);
            if !self.overflow {
                self.raw.extend_from_slice(&input[..used]);
            }
            input = &input[used..];
            self.filled = (bytes + written, cells + ended);
            let again = match result {
                ReadRecordResult::InputEmpty if end => None,
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                    self.full(rows)?
                }
                ReadRecordResult::Record => self.row(end, rows)?,
                ReadRecordResult::InputEmpty | ReadRecordResult::End => return Ok(Vec::new()),
            };
            if let Some(mut again) = again {
                again.extend_from_slice(input);
                return Ok(again);
            }
        }
    }

    /// What is over the limit is read and dropped, so that the next row is found.
    fn full(&mut self, rows: &mut Rows) -> Result<Option<Vec<u8>>, Refusal> {
        self.filled = (0, 0);
        if self.overflow {
            return Ok(None);
        }
        if let Some(Fault::Rows(opened)) = self.fault(End::Cut) {
            return self.reopen(opened, rows).map(Some);
        }
        self.overflow = true;
        self.raw.clear();
        Ok(None)
    }

    /// A row is whole. Gives back what has to be read again without it.
    fn row(&mut self, end: bool, rows: &mut Rows) -> Result<Option<Vec<u8>>, Refusal> {
        let line = self.row_line;
        self.inside = false;
        let (bytes, cells) = std::mem::take(&mut self.filled);
        if std::mem::take(&mut self.overflow) {
            rows.reject(line, "too-large", TOO_LARGE);
            return Ok(None);
        }
        if end || self.line > line + 1 {
            match self.fault(End::Row) {
                Some(Fault::Open(opened)) if !self.is_last(opened) => {
                    self.reject_rest(opened, rows);
                    return Ok(None);
                }
                Some(Fault::Rows(opened) | Fault::Open(opened)) => {
                    return self.reopen(opened, rows).map(Some);
                }
                Some(Fault::Doubted(opened)) => self.doubt(opened, rows),
                None => {}
            }
        }
        self.raw.clear();
        // The decoder gives UTF-8 and a separator never cuts a sign.
        let text = std::str::from_utf8(&self.output[..bytes]).unwrap_or_default();
        let starts = std::iter::once(0).chain(self.ends[..cells].iter().copied());
        let row = Row::new(
            line,
            starts
                .zip(&self.ends[..cells])
                .map(|(start, end)| text.get(start..*end).unwrap_or_default()),
        );
        rows.push(row)?;
        Ok(None)
    }

    /// All that is left of the file stands in one cell, and does not look like rows.
    fn reject_rest(&mut self, opened: Opened, rows: &mut Rows) {
        let opens = self.line_of(opened);
        let message = format!(
            "a quotation mark opens a cell in line {opens} and is never closed; all that is left \
             of the file stands in this cell"
        );
        rows.reject(self.row_line, "unclosed-quote", message);
        self.raw.clear();
    }

    fn doubt(&self, opened: Opened, rows: &mut Rows) {
        let opens = self.line_of(opened);
        let message = format!(
            "a cell that begins with a quotation mark in line {opens} holds lines that look like \
             rows: it was read as one cell"
        );
        rows.warn(self.row_line, "quoted-rows", message);
    }

    fn fault(&self, end: End) -> Option<Fault> {
        let width = self.width.filter(|_| self.raw.contains(&b'"'))?;
        quotes::fault(&self.raw, self.separator, width, end)
    }

    /// Ends a row at the line with a mark that was never closed, and gives the lines after it
    /// back. Without the mark the row is taken, if it then has its cells; else it is rejected.
    fn reopen(&mut self, opened: Opened, rows: &mut Rows) -> Result<Vec<u8>, Refusal> {
        let (line, opens) = (self.row_line, self.line_of(opened));
        let mut raw = std::mem::take(&mut self.raw);
        let rest = raw.split_off(opened.next);
        self.reader.reset();
        (self.filled, self.inside) = ((0, 0), false);
        (self.line, self.after_return) = (line, false);
        self.unclosed += 1;
        if self.unclosed > limits::UNCLOSED {
            return Err(Refusal {
                line: opens,
                code: "unclosed-quote",
                message: format!(
                    "more than {} quotation marks are opened and never closed: save the list again \
                     as CSV, or as a workbook",
                    limits::UNCLOSED
                ),
            });
        }
        let width = self.width.unwrap_or_default();
        if let Some(mut without) = quotes::without(&raw, opened, self.separator, width) {
            let message = format!(
                "a quotation mark opens a cell in line {opens} and is never closed: it was left \
                 out, and the lines after it are rows of their own"
            );
            rows.warn(line, "unclosed-quote", message);
            without.extend(rest);
            return Ok(without);
        }
        let message = format!(
            "a quotation mark opens a cell in line {opens} and is never closed; the lines after it \
             are rows of their own"
        );
        rows.reject(line, "unclosed-quote", message);
        self.count(&raw);
        Ok(rest)
    }

    /// Whether nothing stands in the lines after the one on which a cell opens.
    fn is_last(&self, opened: Opened) -> bool {
        self.raw[opened.next..].iter().all(u8::is_ascii_whitespace)
    }

    /// Line of the file on which a cell of the row opens.
    fn line_of(&self, opened: Opened) -> usize {
        let before = &self.raw[..opened.at];
        let breaks = before.iter().enumerate().filter(|(at, byte)| match byte {
            b'\r' => true,
            b'\n' => *at == 0 || before[at - 1] != b'\r',
            _ => false,
        });
        self.row_line + breaks.count()
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
        let mut lines = Lines::of(separator, 2);
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
