//! Phones of offices: one form, area code always there, never a person's mobile.

/// How numbers are written in an area.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Area code with its leading zero.
    pub area: &'static str,
    /// How the eight local digits are grouped.
    pub groups: &'static [usize],
    /// Whether digits are those of a mobile.
    pub is_mobile: fn(&str) -> bool,
}

/// Shanghai: 021 and eight digits.
pub const SHANGHAI: Plan = Plan {
    area: "021",
    groups: &[8],
    is_mobile: |digits| digits.len() == 11 && digits.starts_with('1'),
};

/// Taipei: 02 and eight digits; mobiles are 09 and eight digits, some without the zero and
/// one with a digit too many.
pub const TAIPEI: Plan = Plan {
    area: "02",
    groups: &[4, 4],
    is_mobile: |digits| digits.starts_with("09") || digits.len() == 9 && digits.starts_with('9'),
};

/// Local digits in both areas.
const LOCAL: usize = 8;

/// A cleaned cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cleaned {
    /// `021-66610336`, an extension after `#`, several numbers with ` / ` between them.
    pub number: Option<String>,
    /// What was left out, in words for the report.
    pub dropped: Vec<&'static str>,
}

/// Cleans a cell that may hold several numbers, extensions and remarks.
#[must_use]
pub fn phone(cell: &str, plan: Plan) -> Cleaned {
    let mut cleaned = Cleaned::default();
    let mut numbers: Vec<String> = Vec::new();
    for piece in pieces(&uniform(cell)) {
        match number(&piece, plan) {
            Ok((number, whole)) => {
                if !whole {
                    cleaned.dropped.push("a remark beside the phone");
                }
                if !numbers.contains(&number) {
                    numbers.push(number);
                }
            }
            Err(reason) => cleaned.dropped.push(reason),
        }
    }
    cleaned.number = (!numbers.is_empty()).then(|| numbers.join(" / "));
    cleaned
}

/// Half-width characters, one sign for "extension", no brackets around area codes.
fn uniform(cell: &str) -> String {
    let half: String = cell
        .chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect();
    let mut text = half.replace(['(', ')'], " ");
    for word in ["轉分機", "分機", "轉", "转", "*"] {
        text = text.replace(word, "#");
    }
    while text.contains(" #") || text.contains("# ") || text.contains("##") {
        text = text
            .replace(" #", "#")
            .replace("# ", "#")
            .replace("##", "#");
    }
    text
}

/// Cuts at separators; a short piece after an extension is another extension, and a piece
/// after an area code standing alone is its number.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    for part in text
        .split([' ', ',', ';', '、', '/'])
        .filter(|p| !p.is_empty())
    {
        let digits = part.chars().filter(char::is_ascii_digit).count();
        match pieces.last_mut() {
            Some(last) if last.contains('#') && digits < LOCAL - 1 => {
                last.push('、');
                last.push_str(part);
            }
            Some(last) if last.chars().filter(char::is_ascii_digit).count() < 4 => {
                last.push_str(part);
            }
            _ => pieces.push(part.to_owned()),
        }
    }
    pieces
}

/// One number in the plan's form, and whether everything in the piece was used.
fn number(piece: &str, plan: Plan) -> Result<(String, bool), &'static str> {
    let (main, extension) = piece.split_once('#').unwrap_or((piece, ""));
    let digits: String = main.chars().filter(char::is_ascii_digit).collect();
    if digits.is_empty() {
        return Err("a remark beside the phone");
    }
    if (plan.is_mobile)(&digits) {
        return Err("a mobile number");
    }
    if digits.len() == 10 && digits.starts_with("400") {
        return Ok((
            format!("{}-{}-{}", &digits[..3], &digits[3..6], &digits[6..]),
            true,
        ));
    }
    let local = digits.strip_prefix(plan.area).unwrap_or(&digits);
    if local.len() < LOCAL || local.starts_with('0') {
        return Err("a phone that cannot be read");
    }
    let (local, rest) = local.split_at(LOCAL);
    let written_rest = main.rfind('-').map_or(rest, |at| &main[at + 1..]);
    let after_dash = if rest.is_empty() { "" } else { written_rest };
    let wanted = format!("{after_dash}{extension}");
    let kept: String = wanted.chars().filter(|c| is_extension(*c)).collect();
    let kept = kept.trim_matches(['、', '-', '或']);
    let number = join(plan, local);
    if kept.is_empty() {
        Ok((number, wanted.is_empty()))
    } else {
        Ok((format!("{number}#{kept}"), kept == wanted))
    }
}

fn is_extension(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '-' | '、' | '或')
}

fn join(plan: Plan, local: &str) -> String {
    let mut number = plan.area.to_owned();
    let mut rest = local;
    for &group in plan.groups {
        let (head, tail) = rest.split_at(group.min(rest.len()));
        number.push('-');
        number.push_str(head);
        rest = tail;
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shanghai(cell: &str) -> String {
        phone(cell, SHANGHAI).number.unwrap_or_default()
    }

    fn taipei(cell: &str) -> String {
        phone(cell, TAIPEI).number.unwrap_or_default()
    }

    #[test]
    fn shanghai_numbers_get_their_area_code() {
        assert_eq!(shanghai("66610336"), "021-66610336");
        assert_eq!(shanghai("021-56555322"), "021-56555322");
        assert_eq!(shanghai("021--65432029"), "021-65432029");
        assert_eq!(shanghai("（021）5433-7768"), "021-54337768");
        assert_eq!(shanghai("02157774802"), "021-57774802");
        assert_eq!(shanghai("4008780388"), "400-878-0388");
    }

    #[test]
    fn extensions_and_second_numbers_are_kept() {
        assert_eq!(shanghai("57206981-8008"), "021-57206981#8008");
        assert_eq!(shanghai("31001500*80101"), "021-31001500#80101");
        assert_eq!(shanghai("65485013转8102"), "021-65485013#8102");
        assert_eq!(shanghai("66264592-602或603"), "021-66264592#602或603");
        assert_eq!(shanghai("66785088 66781068"), "021-66785088 / 021-66781068");
        assert_eq!(shanghai("、31108269"), "021-31108269");
        assert_eq!(shanghai("61676320，"), "021-61676320");
    }

    #[test]
    fn a_person_beside_the_number_is_left_out_and_said() {
        let cleaned = phone("31011959（业务办）*夏老师", SHANGHAI);
        assert_eq!(cleaned.number.as_deref(), Some("021-31011959"));
        assert!(!cleaned.dropped.is_empty());
    }

    #[test]
    fn taipei_numbers_get_their_area_code() {
        assert_eq!(taipei("2811-9666"), "02-2811-9666");
        assert_eq!(taipei("(02)2871-2121 #86764"), "02-2871-2121#86764");
        assert_eq!(taipei("2835-3456轉6862、6863"), "02-2835-3456#6862、6863");
        assert_eq!(taipei("2388-9595轉8901-8903"), "02-2388-9595#8901-8903");
        assert_eq!(taipei("02-25523234轉分機1056"), "02-2552-3234#1056");
        assert_eq!(
            taipei("02-2790-0898 02-7756-6025"),
            "02-2790-0898 / 02-7756-6025"
        );
        assert_eq!(taipei("; 02-2595-0562"), "02-2595-0562");
        assert_eq!(taipei("02-233-10500"), "02-2331-0500");
        assert_eq!(taipei("02-2331-7158#18/ "), "02-2331-7158#18");
        assert_eq!(taipei("2598-9917 2597-8479"), "02-2598-9917 / 02-2597-8479");
    }

    #[test]
    fn mobiles_are_dropped_also_when_mistyped() {
        for cell in ["918124780", "0933-7476120", "0912-345-678"] {
            let cleaned = phone(cell, TAIPEI);
            assert_eq!(
                (cleaned.number, cleaned.dropped),
                (None, vec!["a mobile number"])
            );
        }
        assert_eq!(phone("13800000000", SHANGHAI).number, None);
        assert_eq!(phone("/", TAIPEI), Cleaned::default());
    }

    proptest! {
        #[test]
        fn any_cell_is_read_without_a_panic_and_every_result_has_an_area_code(cell in "\\PC{0,40}") {
            for plan in [SHANGHAI, TAIPEI] {
                if let Some(number) = phone(&cell, plan).number {
                    for one in number.split(" / ") {
                        prop_assert!(one.starts_with(plan.area) || one.starts_with("400-"));
                    }
                }
            }
        }

        #[test]
        fn cleaning_twice_changes_nothing(local in "[2-9][0-9]{7}", extension in "[0-9]{3,5}") {
            for plan in [SHANGHAI, TAIPEI] {
                let once = phone(&format!("{local}#{extension}"), plan).number.unwrap_or_default();
                prop_assert_eq!(phone(&once, plan).number, Some(once));
            }
        }
    }
}
