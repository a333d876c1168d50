//! Text with separators, read as a stream: comma, tab, semicolon or bar, found by content.

use std::io::Read as _;
use std::path::Path;

use super::lines::Lines;
use super::{Hints, Read, Refusal, Row, encoding, row::Rows};

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
    let mut lines = Lines::of(separator, width(&sample, separator));
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
        let widths = widths(sample, separator);
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

/// How many cells most of the first rows have.
fn width(sample: &[u8], separator: u8) -> usize {
    most_common(&widths(sample, separator))
}

fn widths(sample: &[u8], separator: u8) -> Vec<usize> {
    let mut lines = Lines::new(separator);
    let mut rows = Rows::default();
    // The sample is far below every limit, and a fault in it is found again later.
    let _ = lines.feed(sample, &mut rows);
    rows.taken.iter().map(Row::len).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
