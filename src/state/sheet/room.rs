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
    /// What is said instead where there is no room for all of it.
    pub short: Option<String>,
}

impl From<String> for Line {
    fn from(words: String) -> Line {
        Line {
            words,
            ..Line::default()
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
    /// Statements at the end, which are never left out.
    pub last: Vec<Line>,
    /// Whether lines may be left out where there is no room: what is printed whole elsewhere.
    pub may_shrink: bool,
}

/// Letter sizes in points, the largest first.
const SIZES: [u8; 6] = [16, 15, 14, 13, 12, 11];

/// Lines of a list that is printed whole elsewhere which are left before others are shortened.
const FEW: usize = 3;

/// What a point is in millimetres.
const POINT_MM: f64 = 25.4 / 72.0;

/// The width of the text on A4 with the margins of the print sheet.
const WIDTH_MM: f64 = 180.0;

/// The height inside these margins, with what a printer may need more than we reckon taken off.
const HEIGHT_MM: f64 = 275.0 - 8.0;

/// What stands above and below the blocks besides its words: margins, lines and the boxes of the code.
const FRAME_MM: f64 = 24.0;

/// Lines of text are this many times as high as its letters.
const LINE: f64 = 1.32;

/// A heading with the room around it, in lines.
const HEADING: f64 = 1.5;

/// The foot's own letters, in points, and how high a line of them is in letters.
const FOOT_POINTS: f64 = 11.0;
const FOOT_LINE: f64 = 1.25;

/// Between two statements of the foot, and between words and picture, in millimetres.
const BETWEEN_MM: f64 = 1.0;
const GAP_MM: f64 = 4.0;

/// The size in which the blocks fit where so much is taken by what stands around them, and the blocks, shortened
/// where even the smallest is too large.
pub fn fitted(mut blocks: Vec<Block>, around_mm: f64) -> (u8, Vec<Block>) {
    let room = HEIGHT_MM - around_mm;
    loop {
        if let Some(size) = SIZES
            .into_iter()
            .find(|size| height_mm(&blocks, *size) <= room)
        {
            return (size, blocks);
        }
        let smaller = leave_out(&mut blocks, FEW) || shorten(&mut blocks);
        if !smaller && !leave_out(&mut blocks, 1) {
            return (SIZES[SIZES.len() - 1], blocks);
        }
    }
}

/// Leaves out the last line of the longest block that may shrink and has more than so many lines.
fn leave_out(blocks: &mut [Block], least: usize) -> bool {
    let shrinking = blocks.iter_mut().filter(|block| block.may_shrink);
    let longest = shrinking.max_by_key(|block| block.lines.len());
    let Some(block) = longest.filter(|block| block.lines.len() > least) else {
        return false;
    };
    block.lines.pop();
    block.more += 1;
    true
}

/// Says everything that has a shorter form in that form.
fn shorten(blocks: &mut [Block]) -> bool {
    let lines = blocks.iter_mut().flat_map(|block| &mut block.lines);
    let mut any = false;
    for line in lines {
        if let Some(short) = line.short.take() {
            line.words = short;
            any = true;
        }
    }
    any
}

/// How high everything around blocks and foot is: the head, each of these statements in letters of
/// so many points, and the strip.
pub fn frame_mm(statements: &[(&str, f64)]) -> f64 {
    let heights = statements.iter().map(|(words, points)| {
        let letter = points * POINT_MM;
        (ems(words) / (WIDTH_MM / letter - 1.0)).ceil() * letter * FOOT_LINE
    });
    FRAME_MM + heights.sum::<f64>()
}

/// How high the foot is: the code pictures, or the words beside or between them, whichever is more.
pub fn foot_mm(picture_mm: f64, copies: u8, words: &[String]) -> f64 {
    let letter = FOOT_POINTS * POINT_MM;
    let column = WIDTH_MM - f64::from(copies) * (picture_mm + GAP_MM);
    // Half a letter is lost where a line breaks.
    let columns = (column / letter - 0.5).max(1.0);
    let heights = words.iter().map(|words| {
        let lines = (ems(words) / columns).ceil();
        lines * letter * FOOT_LINE + BETWEEN_MM
    });
    heights.sum::<f64>().max(picture_mm)
}

fn height_mm(blocks: &[Block], size: u8) -> f64 {
    let letter = f64::from(size) * POINT_MM;
    let columns = WIDTH_MM / letter - 2.0;
    let lines: f64 = blocks.iter().map(|block| lines_of(block, columns)).sum();
    lines * letter * LINE
}

fn lines_of(block: &Block, columns: f64) -> f64 {
    let more = if block.more > 0 { 1.0 } else { 0.0 };
    let lines = block.lines.iter().chain(&block.last);
    let lines = lines.map(|line| lines_for(line, columns));
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
    use super::{Block, HEIGHT_MM, POINT_MM, SIZES, fitted, foot_mm, height_mm};

    fn block(lines: usize, length: usize) -> Block {
        Block {
            heading: "计划".to_owned(),
            lines: vec!["助".repeat(length).into(); lines],
            more: 0,
            last: Vec::new(),
            may_shrink: lines > 3,
        }
    }

    #[test]
    fn little_is_large_and_much_is_small_and_shortened() {
        assert_eq!(fitted(vec![block(3, 20)], 130.0).0, SIZES[0]);
        let (size, blocks) = fitted(vec![block(60, 30), block(3, 20)], 150.0);
        assert_eq!(size, SIZES[SIZES.len() - 1]);
        assert!(blocks[0].more > 0 && blocks[1].more == 0);
        assert!(height_mm(&blocks, size) <= HEIGHT_MM - 150.0);
    }

    #[test]
    fn long_words_give_way_to_short_ones_before_the_last_lines_of_a_list_do() {
        let mut long = block(3, 600);
        for line in &mut long.lines {
            line.short = Some("短".to_owned());
        }
        let (_, blocks) = fitted(vec![long, block(9, 10)], 150.0);
        assert_eq!(blocks[0].lines[0].words, "短");
        assert_eq!(blocks[1].lines.len(), 3);
    }

    #[test]
    fn the_foot_is_as_high_as_its_pictures_or_its_words() {
        let words = |count: usize| vec!["码".repeat(20); count];
        assert!((foot_mm(60.0, 2, &words(2)) - 60.0).abs() < 0.01);
        // Fifty-two millimetres hold thirteen letters: two lines each.
        let much = foot_mm(60.0, 2, &words(10));
        assert!((much - 10.0 * (2.0 * 11.0 * POINT_MM * 1.25 + 1.0)).abs() < 0.01);
        assert!(foot_mm(60.0, 1, &words(10)) < much);
    }

    #[test]
    fn a_single_line_without_end_does_not_hang() {
        let (size, blocks) = fitted(vec![block(1, 90_000)], 150.0);
        assert_eq!((size, blocks[0].lines.len()), (11, 1));
    }
}
