//! Numbers inside a text.

/// The number right before each of the given words: beds and places in
/// `住宿式71床 社區式16人`.
#[must_use]
pub fn numbers_before(text: &str, word: char) -> Option<u32> {
    let before = text
        .split(word)
        .next()
        .filter(|part| part.len() < text.len())?;
    let digits: String = before
        .chars()
        .rev()
        .take_while(char::is_ascii_digit)
        .collect();
    digits.chars().rev().collect::<String>().parse().ok()
}

/// A count of beds or places: `120张`, `1,200`, `120.0`, `一百二十`, `120（其中护理型80）`.
/// Two numbers that could both be meant (`120-150`) are none, and so is one below zero.
#[must_use]
pub fn count(text: &str) -> Option<u32> {
    let text = text.trim();
    let text = text.strip_suffix(".0").unwrap_or(text);
    let main = text.split(['(', '（']).next().unwrap_or(text);
    let main = main.replace([',', '，'], "");
    let sign = main.find(|c: char| c.is_numeric()).unwrap_or(0);
    if main[..sign]
        .trim_end()
        .ends_with(['-', '－', '−', '–', '负', '負'])
    {
        return None;
    }
    match digits_of(&main).as_slice() {
        [one] => one.parse().ok(),
        _ => None,
    }
}

/// A count of free beds: a number, or words for none left.
#[must_use]
pub fn free(text: &str) -> Option<u32> {
    let none = [
        "满",
        "滿",
        "已满",
        "已滿",
        "满员",
        "满床",
        "无空床",
        "無空床",
        "full",
    ];
    if none.contains(&text.trim().to_lowercase().as_str()) {
        return Some(0);
    }
    count(text)
}

/// An official grade 1 to 5: `三级`, `五星级`, `4`, `AAA`.
#[must_use]
pub fn grade(text: &str) -> Option<u8> {
    let letters = text.chars().filter(|c| matches!(c, 'A' | 'Ａ')).count();
    let level = match digits_of(text).as_slice() {
        [one] => one.parse().ok()?,
        [] => u8::try_from(letters).ok()?,
        _ => return None,
    };
    (1..=5).contains(&level).then_some(level)
}

/// The runs of digits of a text; Chinese numerals count as runs.
pub(super) fn digits_of(text: &str) -> Vec<String> {
    let mut runs = Vec::new();
    let mut digits = String::new();
    let mut numerals = String::new();
    for sign in text.chars().chain([' ']) {
        if !numerals.is_empty() && !is_numeral(sign) {
            runs.extend(number_of(&std::mem::take(&mut numerals)));
        }
        match sign {
            '0'..='9' => digits.push(sign),
            '０'..='９' => {
                digits.extend(char::from_u32(u32::from(sign) - 0xfee0));
            }
            _ if !digits.is_empty() => runs.push(std::mem::take(&mut digits)),
            _ => {}
        }
        if is_numeral(sign) {
            numerals.push(sign);
        }
    }
    runs
}

const NUMERALS: &str = "〇一二三四五六七八九";

pub(super) fn is_numeral(sign: char) -> bool {
    NUMERALS.contains(sign) || matches!(sign, '零' | '两' | '兩' | '十' | '百' | '千')
}

/// `一百二十` is 120; `二〇二〇` is 2020.
fn number_of(numerals: &str) -> Option<String> {
    let digit = |sign: char| match sign {
        '零' => Some(0),
        '两' | '兩' => Some(2),
        _ => NUMERALS.chars().position(|n| n == sign),
    };
    if numerals.chars().all(|sign| digit(sign).is_some()) {
        let digits = numerals.chars().filter_map(digit).map(|d| d.to_string());
        return Some(digits.collect());
    }
    let (mut total, mut open) = (0_usize, None);
    for sign in numerals.chars() {
        let unit = match sign {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => {
                open = digit(sign);
                continue;
            }
        };
        total = total.checked_add(unit * open.take().filter(|d| *d > 0).unwrap_or(1))?;
    }
    Some((total + open.unwrap_or(0)).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn beds_and_places_in_one_cell_are_told_apart() {
        let cell = "住宿式71床 社區式16人";
        assert_eq!(numbers_before(cell, '床'), Some(71));
        assert_eq!(numbers_before(cell, '人'), Some(16));
        assert_eq!(numbers_before("46", '床'), None);
    }

    #[test]
    fn beds_as_text_become_a_number() {
        for (text, expected) in [
            ("120张", Some(120)),
            ("１２０", Some(120)),
            ("120.0", Some(120)),
            ("1,200", Some(1200)),
            ("一百二十", Some(120)),
            ("十五", Some(15)),
            ("两百零五张", Some(205)),
            ("约80张", Some(80)),
            ("120（其中护理型80）", Some(120)),
            ("120-150", None),
            ("不详", None),
            ("-5", None),
            ("－ 5张", None),
            ("−5", None),
            ("负5", None),
            ("", None),
        ] {
            assert_eq!(count(text), expected, "{text}");
        }
    }

    #[test]
    fn a_house_without_a_free_bed_says_so_in_words() {
        assert_eq!(free("已满"), Some(0));
        assert_eq!(free("3"), Some(3));
        assert_eq!(free("3/10"), None);
    }

    #[test]
    fn grades_have_five_steps() {
        for (text, expected) in [
            ("三级", Some(3)),
            ("五星级", Some(5)),
            ("4A", Some(4)),
            ("AAA", Some(3)),
            ("无", None),
            ("六级", None),
        ] {
            assert_eq!(grade(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_panic(text in "\\PC{0,40}", numerals in "[〇一二九十百千零两]{0,40}") {
            let _ = (count(&text), count(&numerals), grade(&text));
        }
    }
}
