//! Phones of offices: one form, area code always there, never a person's mobile.

use super::dialled::{LOCAL, Read, as_it_stands, digits, number};
use super::plan::{Land, Plan};

/// Something in a phone cell that was not kept, or not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dropped {
    /// A mobile number: it belongs to a person.
    Mobile,
    /// Words beside the number, often a person's name.
    Remark,
    /// Digits that are no number of the city's numbering.
    Unreadable,
    /// A number was kept as it is written: it fits no numbering that is known for the city.
    Unplanned,
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
    for words in groups(&uniform(cell)) {
        let mut words = words.as_slice();
        while !words.is_empty() {
            let (read, used) = if plan.land == Land::Other {
                (as_it_stands(&words.join(" ")), words.len())
            } else {
                first(words, plan)
            };
            words = &words[used..];
            match read {
                Ok(Read { number, dropped }) => {
                    if !numbers.contains(&number) {
                        numbers.push(number);
                    }
                    cleaned.dropped.extend(dropped);
                }
                Err(reason) => cleaned.dropped.push(reason),
            }
        }
    }
    // One cell is said once, however many pieces of it were left out for one reason.
    cleaned.dropped.sort_unstable();
    cleaned.dropped.dedup();
    cleaned.number = (!numbers.is_empty()).then(|| numbers.join(" / "));
    cleaned
}

/// Half-width characters, one sign for "extension", no brackets around area codes.
fn uniform(cell: &str) -> String {
    let half: String = cell
        .chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '‐' | '‑' | '–' | '—' | '−' => '-',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect();
    let mut text = half.replace(['(', ')'], " ").to_ascii_lowercase();
    for word in EXTENSION {
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

/// What stands before an extension, long before short.
const EXTENSION: [&str; 11] = [
    "轉分機",
    "转分机",
    "分機",
    "分机",
    "内线",
    "轉",
    "转",
    "extension",
    "ext.",
    "ext",
    "*",
];

/// Cuts at separators, then at blanks; a short piece after an extension is another extension.
fn groups(text: &str) -> Vec<Vec<String>> {
    let mut groups: Vec<Vec<String>> = Vec::new();
    for part in text.split([',', ';', '、', '/']) {
        let mut fresh = true;
        for word in part.split(' ').filter(|word| !word.is_empty()) {
            let last = groups.last_mut();
            match last.and_then(|words| words.last_mut()) {
                Some(last) if last.contains('#') && digits(word) < LOCAL => {
                    last.push('、');
                    last.push_str(word);
                }
                _ if fresh => groups.push(vec![word.to_owned()]),
                _ => {
                    if let Some(words) = groups.last_mut() {
                        words.push(word.to_owned());
                    }
                }
            }
            fresh = false;
        }
    }
    groups
}

/// The first number of some words and how many of them it takes: people put blanks inside a
/// number, and between two. The shortest run of words that is a number is one.
fn first(words: &[String], plan: &Plan) -> (Result<Read, Dropped>, usize) {
    let mut joined = String::new();
    let mut otherwise = (Err(Dropped::Remark), 1);
    for (used, word) in (1..).zip(words) {
        joined.push_str(word);
        match number(&joined, plan) {
            Err(Dropped::Unreadable | Dropped::Remark) if used > 1 => {}
            Ok(read) if read.dropped == Some(Dropped::Unplanned) => {
                if used == 1 || digits(&words[0]) < LOCAL {
                    otherwise = (Ok(read), used);
                }
            }
            Err(reason @ (Dropped::Unreadable | Dropped::Remark)) => otherwise = (Err(reason), 1),
            read => return (read, used),
        }
    }
    otherwise
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
    fn too_many_digits_are_no_extension() {
        for cell in [
            "7976848608.0",
            "640000019",
            "021640000012",
            "1381234567",
            "0216400001",
        ] {
            let cleaned = phone(cell, &plan("310000"));
            let expected = (None, vec![Dropped::Unreadable]);
            assert_eq!((cleaned.number, cleaned.dropped), expected, "{cell}");
        }
        assert_eq!(taipei("287121211"), "");
        for cell in [
            "64000001-12",
            "64000001转12",
            "64000001 ext.12",
            "02164000001#12",
        ] {
            assert_eq!(shanghai(cell), "021-64000001#12", "{cell}");
        }
        assert_eq!(shanghai("021-64000001-801-802"), "021-64000001#801-802");
        assert_eq!(shanghai("400-820-8820-12"), "400-820-8820#12");
        assert_eq!(shanghai("400-820-8820转12"), "400-820-8820#12");
    }

    #[test]
    fn blanks_stand_inside_a_number_and_between_two() {
        for cell in [
            "021-6400 0001",
            "(021)6400 0001",
            "+86 21 6400 0001",
            "0086-21-6400 0001",
            "21-64000001",
            "6400 0001",
        ] {
            let cleaned = phone(cell, &plan("310000"));
            assert_eq!(cleaned.number.as_deref(), Some("021-64000001"), "{cell}");
            assert_eq!(cleaned.dropped, [], "{cell}");
        }
        assert_eq!(
            shanghai("6400 0001 021 5888 0002"),
            "021-64000001 / 021-58880002"
        );
        assert_eq!(taipei("+886 2 2871 2121"), "02-2871-2121");
        let mobile = phone("138 1234 5678 6400", &plan("310000"));
        assert_eq!(mobile.dropped, [Dropped::Mobile, Dropped::Unreadable]);
    }

    #[test]
    fn where_no_numbering_is_known_a_number_is_kept_as_it_is_written() {
        let cleaned = phone("7869296256.0", &plan("420000"));
        assert_eq!(cleaned.number.as_deref(), Some("7869296256"));
        assert_eq!(cleaned.dropped, [Dropped::Unplanned]);
        assert_eq!(
            phone("021 6400 0001", &plan("420000")).number.as_deref(),
            Some("021-64000001")
        );
        assert_eq!(phone("1381234567", &plan("420000")).number, None);
        let other = phone("+1 202-555-0100", &plan("x"));
        assert_eq!(other.number.as_deref(), Some("+1 202-555-0100"));
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
