//! Dates as lists write them.

use super::number::{digits_of, is_numeral};

/// Days of Excel's calendar that are taken for a date: 1954 to 2064. Smaller numbers are beds.
const SERIALS: std::ops::RangeInclusive<u32> = 20_000..=60_000;
/// The day 0 of Excel's calendar, 1899-12-30, in days since 0000-03-01.
const EXCEL_EPOCH: u32 = 693_899;

/// A day (`2022-01-11`), a month or a year, from any form that has only one meaning:
/// `2022/1/11`, `2022年1月`, `109.5.29`, `民國109年5月29日`, `20220111`, `31/05/2023`, a number
/// of Excel. A date that may be two days (`01/02/2023`) is none.
#[must_use]
pub fn date(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches(".0");
    let head: String = text.chars().map(half_width).collect();
    let head = head.trim_start_matches("中华").trim_start_matches("中華");
    let stripped = head.trim_start_matches("民国").trim_start_matches("民國");
    let republic = stripped.len() < head.len();
    let stripped = without_time(stripped);
    let parts = digits_of(stripped);
    let single = parts.len() == 1 && stripped.chars().all(|c| c.is_ascii_digit() || c == '.');
    if single && !republic {
        return compact(&parts[0]);
    }
    let words = stripped
        .chars()
        .filter(|c| c.is_alphabetic() && !is_numeral(*c) && !"年月日号度".contains(*c));
    if words.count() > 0 {
        return None;
    }
    match parts.as_slice() {
        [year, month, day] if year.len() >= 3 || republic => {
            in_full(year_of(year, republic)?, month, day)
        }
        [day, month, year] if year.len() == 4 => turned(day, month, year),
        [year, month] => {
            let month: u32 = month.parse().ok()?;
            let year = year_of(year, republic)?;
            (1..=12)
                .contains(&month)
                .then(|| format!("{year:04}-{month:02}"))
        }
        [year] => Some(format!("{:04}", year_of(year, republic)?)),
        _ => None,
    }
}

/// `2022-01-11` if it is that form and a possible day.
#[must_use]
pub fn iso_date(text: &str) -> Option<String> {
    let mut parts = text.trim().split('-');
    let date = in_full(parts.next()?.parse().ok()?, parts.next()?, parts.next()?)?;
    (parts.next().is_none()).then_some(date)
}

/// A day of the calendar of the Republic: `109.5.29` is 2020-05-29.
#[must_use]
pub fn roc_date(text: &str) -> Option<String> {
    let mut parts = text.trim().split(['.', '/', '-']);
    let year: u32 = parts.next()?.parse().ok()?;
    let date = in_full(year.checked_add(1911)?, parts.next()?, parts.next()?)?;
    (parts.next().is_none() && (1..=200).contains(&year)).then_some(date)
}

/// A date without the hour behind it.
fn without_time(text: &str) -> &str {
    let cut = text.find([' ', 'T']).filter(|at| text[*at..].contains(':'));
    cut.map_or(text, |at| &text[..at])
}

fn half_width(sign: char) -> char {
    match sign {
        '\u{ff10}'..='\u{ff19}' => char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign),
        _ => sign,
    }
}

/// A western year; years below 200 are those of the Republic.
fn year_of(digits: &str, republic: bool) -> Option<u32> {
    let year: u32 = digits.parse().ok()?;
    match year {
        1..200 if republic || digits.len() == 3 => Some(year + 1911),
        1900..=2100 if !republic => Some(year),
        _ => None,
    }
}

/// Digits without marks: a day, a year, or a day of Excel.
fn compact(digits: &str) -> Option<String> {
    let number: u32 = digits.parse().ok()?;
    match digits.len() {
        8 => in_full(digits[..4].parse().ok()?, &digits[4..6], &digits[6..]),
        7 => in_full(year_of(&digits[..3], true)?, &digits[3..5], &digits[5..]),
        4 => Some(format!("{:04}", year_of(digits, false)?)),
        5 if SERIALS.contains(&number) => Some(serial(number)),
        _ => None,
    }
}

/// `31/05/2023`, where only one of the two orders is a day.
fn turned(first: &str, second: &str, year: &str) -> Option<String> {
    let year = year_of(year, false)?;
    let day_first = in_full(year, second, first);
    let month_first = in_full(year, first, second);
    match (day_first, month_first) {
        (Some(a), Some(b)) => (a == b).then_some(a),
        (day, None) | (None, day) => day,
    }
}

/// The day of a number of Excel (civil-from-days by Howard Hinnant).
fn serial(days: u32) -> String {
    let days = days + EXCEL_EPOCH;
    let era = days / 146_097;
    let of_era = days % 146_097;
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year_of_era + era * 400 + u32::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

fn in_full(year: u32, month: &str, day: &str) -> Option<String> {
    let (month, day): (u32, u32) = (month.parse().ok()?, day.parse().ok()?);
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let last = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    ((1900..=2100).contains(&year) && (1..=last).contains(&day))
        .then(|| format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_form_of_a_day_is_understood() {
        for text in [
            "2020-05-29",
            "2020/5/29",
            "2020.5.29",
            "2020年5月29日",
            "２０２０年５月２９日",
            "20200529",
            "109.5.29",
            "109/05/29",
            "民国109年5月29日",
            "中華民國109年5月29日",
            "民國109年05月29日",
            "1090529",
            "29/05/2020",
            "5/29/2020",
            "2020-05-29 08:00:00",
            "2020-05-29T00:00:00",
            "43980",
            "43980.0",
            "二〇二〇年五月二十九日",
        ] {
            assert_eq!(date(text).as_deref(), Some("2020-05-29"), "{text}");
        }
    }

    #[test]
    fn months_and_years_stay_what_they_are() {
        for (text, expected) in [
            ("2020年5月", "2020-05"),
            ("2020-05", "2020-05"),
            ("2020", "2020"),
            ("2020年", "2020"),
            ("109年5月", "2020-05"),
            ("112年度", "2023"),
            ("2020.0", "2020"),
        ] {
            assert_eq!(date(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_or_may_be_two_is_none() {
        for text in [
            "",
            "01/02/2023",
            "2015-02-30",
            "长期",
            "112年評鑑合格",
            "120",
            "2022-13-01",
            "113.2.30",
            "0",
        ] {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_of_the_republic_becomes_a_western_one() {
        assert_eq!(roc_date("109.5.29").as_deref(), Some("2020-05-29"));
        assert_eq!(roc_date("113.2.29").as_deref(), Some("2024-02-29"));
        assert_eq!(roc_date("112.2.29"), None);
        assert_eq!(roc_date("2020.5.29"), None);
    }

    #[test]
    fn an_impossible_day_is_refused() {
        assert_eq!(iso_date("2022-01-11").as_deref(), Some("2022-01-11"));
        assert_eq!(iso_date("2022-13-01"), None);
        assert_eq!(iso_date("2022-04-31"), None);
        assert_eq!(iso_date(""), None);
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_panic(text in "\\PC{0,20}") {
            let _ = date(&text);
        }

        #[test]
        fn a_day_written_by_us_is_read_again(year in 1900u32..2100, month in 1u32..13, day in 1u32..29) {
            let written = format!("{year:04}-{month:02}-{day:02}");
            prop_assert_eq!(date(&written), Some(written.clone()));
            prop_assert_eq!(date(&format!("{year}年{month}月{day}日")), Some(written));
        }
    }
}
