//! Phones of offices: one form, area code always there, never a person's mobile.

use super::plan::Plan;

/// Digits of the shortest local number; a shorter piece is an extension or a remark.
const LOCAL: usize = 7;

/// Something in a phone cell that was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dropped {
    /// A mobile number: it belongs to a person.
    Mobile,
    /// Words beside the number, often a person's name.
    Remark,
    /// Digits that are no number of the city's numbering.
    Unreadable,
}

/// A cleaned cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cleaned {
    /// `021-66610336`, an extension after `#`, several numbers with ` / ` between them.
    pub number: Option<String>,
    /// What was left out.
    pub dropped: Vec<Dropped>,
}

/// Cleans a cell that may hold several numbers, extensions and remarks.
#[must_use]
pub fn phone(cell: &str, plan: &Plan) -> Cleaned {
    let mut cleaned = Cleaned::default();
    let mut numbers: Vec<String> = Vec::new();
    // Spreadsheets and GeoJSON give numbers of their own kind: 7976848608.0.
    let cell = cell.trim();
    let cell = cell.strip_suffix(".0").unwrap_or(cell);
    for piece in pieces(&uniform(cell)) {
        match number(&piece, plan) {
            Ok((number, whole)) => {
                if !whole {
                    cleaned.dropped.push(Dropped::Remark);
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
            Some(last) if last.contains('#') && digits < LOCAL => {
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
fn number(piece: &str, plan: &Plan) -> Result<(String, bool), Dropped> {
    let (main, extension) = piece.split_once('#').unwrap_or((piece, ""));
    let mut digits = String::new();
    let mut dashes = Vec::new();
    for sign in main.chars() {
        match sign {
            '0'..='9' => digits.push(sign),
            '-' => dashes.push(digits.len()),
            _ => {}
        }
    }
    if main.trim_start().starts_with('+') || digits.starts_with("00") {
        let abroad = digits.trim_start_matches("00");
        digits = abroad
            .strip_prefix(plan.country())
            .unwrap_or(abroad)
            .to_owned();
        dashes.clear();
    }
    if digits.is_empty() {
        return Err(Dropped::Remark);
    }
    if plan.is_mobile(&digits) {
        return Err(Dropped::Mobile);
    }
    if let Some(number) = plan.service(&digits) {
        return Ok((number, true));
    }
    let (area, local, rest) = plan.cut(&digits, &dashes).ok_or(Dropped::Unreadable)?;
    let written_rest = main.rfind('-').map_or(rest, |at| &main[at + 1..]);
    let after_dash = if rest.is_empty() { "" } else { written_rest };
    let wanted = format!("{after_dash}{extension}");
    let kept: String = wanted.chars().filter(|c| is_extension(*c)).collect();
    let kept = kept.trim_matches(['、', '-', '或']);
    let number = plan.join(area, local);
    if kept.is_empty() {
        Ok((number, wanted.is_empty()))
    } else {
        Ok((format!("{number}#{kept}"), kept == wanted))
    }
}

fn is_extension(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '-' | '、' | '或')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plan(city: &str) -> Plan {
        Plan::of_city(city, None)
    }

    fn shanghai(cell: &str) -> String {
        phone(cell, &plan("310000")).number.unwrap_or_default()
    }

    fn taipei(cell: &str) -> String {
        phone(cell, &plan("710009")).number.unwrap_or_default()
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
        let cleaned = phone("31011959（业务办）*夏老师", &plan("310000"));
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
    fn lost_zeros_floats_and_other_areas() {
        let jinshi = |cell: &str| phone(cell, &plan("430781")).number.unwrap_or_default();
        assert_eq!(jinshi("4222333"), "0736-4222333");
        assert_eq!(jinshi("7364222333"), "0736-4222333");
        assert_eq!(jinshi("0736-4222333-802"), "0736-4222333#802");
        assert_eq!(jinshi("021-56555322"), "021-56555322");
        assert_eq!(jinshi("12345"), "12345");
        assert_eq!(shanghai("2165432029"), "021-65432029");
        assert_eq!(shanghai("+86 21-5869-8008"), "021-58698008");
        let manchester = |cell: &str| phone(cell, &plan("gb-greater-manchester"));
        assert_eq!(
            manchester("1616275874.0").number.as_deref(),
            Some("0161 627 5874")
        );
        assert_eq!(
            manchester("1706843777.0").number.as_deref(),
            Some("01706 843777")
        );
        assert_eq!(manchester("7976848608.0").dropped, [Dropped::Mobile]);
        assert_eq!(manchester("7.97E+9").number, None);
    }

    #[test]
    fn mobiles_are_dropped_also_when_mistyped() {
        for cell in ["918124780", "0933-7476120", "0912-345-678"] {
            let cleaned = phone(cell, &plan("710009"));
            assert_eq!(
                (cleaned.number, cleaned.dropped),
                (None, vec![Dropped::Mobile])
            );
        }
        assert_eq!(phone("13800000000", &plan("310000")).number, None);
        assert_eq!(phone("/", &plan("710009")), Cleaned::default());
    }

    proptest! {
        #[test]
        fn any_cell_is_read_without_a_panic(cell in "\\PC{0,40}", digits in "[0-9 #/+-]{0,40}") {
            for city in ["310000", "710009", "430781", "810000", "gb-x", "x"] {
                let _ = (phone(&cell, &plan(city)), phone(&digits, &plan(city)));
            }
        }

        #[test]
        fn cleaning_twice_changes_nothing(local in "[2-9][0-9]{7}", extension in "[0-9]{3,5}") {
            for city in ["310000", "710009", "340100"] {
                let once = phone(&format!("{local}#{extension}"), &plan(city)).number;
                let once = once.unwrap_or_default();
                prop_assert_eq!(phone(&once, &plan(city)).number, Some(once));
            }
        }
    }
}
