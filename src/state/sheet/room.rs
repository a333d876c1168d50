//! How large the letters of a sheet can be, so that all of it stands on one page.
//!
//! A reckoning from the letters themselves and not from the screen: paper has the same size
//! everywhere, and a test prints the fullest sheets in every language.

/// One statement, and a number at its end that no line break may cut.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// The statement.
    pub words: String,
    /// The number.
    pub number: String,
}

impl From<String> for Line {
    fn from(words: String) -> Line {
        Line {
            words,
            number: String::new(),
        }
    }
}

/// A heading with its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The heading.
    pub heading: String,
    /// One statement each; the most needed first.
    pub lines: Vec<Line>,
    /// How many lines were left out.
    pub more: usize,
    /// Whether lines may be left out where there is no room: what is printed whole elsewhere.
    pub may_shrink: bool,
}

/// Letter sizes in points, the largest first.
const SIZES: [u8; 6] = [16, 15, 14, 13, 12, 11];

/// What a point is in millimetres.
const POINT_MM: f64 = 25.4 / 72.0;

/// The width of the text on A4 with the margins of the print sheet.
const WIDTH_MM: f64 = 180.0;

/// The height inside these margins, less head, title, level, foot line and the strip with the code.
const HEIGHT_MM: f64 = 275.0 - 80.0;

/// Lines of text are this many times as high as its letters.
const LINE: f64 = 1.36;

/// A heading with the room around it, in lines.
const HEADING: f64 = 1.9;

/// The size in which the blocks fit above a code picture of this width, and the blocks, shortened
/// where even the smallest is too large.
pub fn fitted(mut blocks: Vec<Block>, picture_mm: f64) -> (u8, Vec<Block>) {
    let room = HEIGHT_MM - picture_mm;
    loop {
        if let Some(size) = SIZES
            .into_iter()
            .find(|size| height_mm(&blocks, *size) <= room)
        {
            return (size, blocks);
        }
        let shrinking = blocks.iter_mut().filter(|block| block.may_shrink);
        let longest = shrinking.max_by_key(|block| block.lines.len());
        match longest.filter(|block| block.lines.len() > 1) {
            Some(block) => {
                block.lines.pop();
                block.more += 1;
            }
            None => return (SIZES[SIZES.len() - 1], blocks),
        }
    }
}

fn height_mm(blocks: &[Block], size: u8) -> f64 {
    let letter = f64::from(size) * POINT_MM;
    let columns = WIDTH_MM / letter - 2.0;
    let lines: f64 = blocks.iter().map(|block| lines_of(block, columns)).sum();
    lines * letter * LINE
}

fn lines_of(block: &Block, columns: f64) -> f64 {
    let more = if block.more > 0 { 1.0 } else { 0.0 };
    let lines = block.lines.iter().map(|line| lines_for(line, columns));
    HEADING + lines.sum::<f64>() + more
}

/// How many lines a statement takes; a number that does not fit goes to a line of its own.
fn lines_for(line: &Line, columns: f64) -> f64 {
    let words = (ems(&line.words) / columns).max(0.01);
    let left = words.ceil() - words;
    let over = if ems(&line.number) > left * columns {
        1.0
    } else {
        0.0
    };
    words.ceil() + over
}

/// The width of a text in letters of its size: a Han character is one, a Latin letter about half.
fn ems(text: &str) -> f64 {
    let wide = |sign: char| sign >= '\u{2e80}';
    text.chars()
        .map(|sign| if wide(sign) { 1.0 } else { 0.56 })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::{Block, SIZES, fitted, height_mm};

    fn block(lines: usize, length: usize) -> Block {
        Block {
            heading: "计划".to_owned(),
            lines: vec!["助".repeat(length).into(); lines],
            more: 0,
            may_shrink: lines > 3,
        }
    }

    #[test]
    fn little_is_large_and_much_is_small_and_shortened() {
        assert_eq!(fitted(vec![block(3, 20)], 60.0).0, SIZES[0]);
        let (size, blocks) = fitted(vec![block(60, 30), block(3, 20)], 80.0);
        assert_eq!(size, SIZES[SIZES.len() - 1]);
        assert!(blocks[0].more > 0 && blocks[1].more == 0);
        assert!(height_mm(&blocks, size) <= 115.0);
    }

    #[test]
    fn a_single_line_without_end_does_not_hang() {
        let (size, blocks) = fitted(vec![block(1, 90_000)], 80.0);
        assert_eq!((size, blocks[0].lines.len()), (11, 1));
    }
}
