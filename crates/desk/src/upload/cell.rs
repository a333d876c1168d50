//! One cell as a change of a fact.

use eldercare_days::Day;
use eldercare_places::details::{Closure, Price};
use eldercare_requests::{half_width, is_dash};

use super::heads::{Column, says_open};
use crate::edit::{Edit, EditError};

/// Days since 1899-12-30, as spreadsheets number them, that are read as days: 2009 to 2064.
const SERIAL: std::ops::RangeInclusive<i32> = 40_000..=60_000;
/// Day 0 of spreadsheets, counted from 1970-01-01.
const EPOCH: i32 = -25_569;

/// The change that a cell of a column asks for; None for a column that says which place it is, or until when it is
/// closed, which goes with the day before it.
pub(super) fn edit(column: Column, text: &str) -> Option<Result<Edit, EditError>> {
    match column {
        Column::Id | Column::Name | Column::ClosedSince | Column::ClosedUntil => None,
        Column::Phone => Some(Ok(Edit::Phone {
            number: text.to_owned(),
        })),
        Column::Hours => Some(Ok(Edit::Hours {
            text: text.to_owned(),
            schedule: None,
        })),
        Column::FreeBeds(class) => Some(number(text).map(|free| Edit::FreeBeds { class, free })),
        Column::Price(per, covers) => Some(span(text).map(|(from, to)| Edit::Price {
            price: Price {
                per,
                covers,
                from,
                to,
            },
        })),
    }
}

/// The change that the two days ask for; None when neither is there.
pub(super) fn closure(since: &str, until: &str) -> Option<Result<Edit, EditError>> {
    if since.is_empty() && until.is_empty() {
        return None;
    }
    if says_open(since) {
        let alone = until.is_empty();
        return Some(if alone {
            Ok(Edit::Open {})
        } else {
            Err(EditError::Day)
        });
    }
    let day = |text: &str| day(text).ok_or(EditError::Day);
    let read = || {
        let until = (!until.is_empty()).then(|| day(until)).transpose()?;
        Ok(Edit::Closed {
            closure: Closure {
                since: day(since)?.to_string(),
                until: until.map(|day| day.to_string()),
            },
        })
    };
    Some(read())
}

/// A whole number: digits of any width, with separators of thousands and perhaps a unit of one sign behind it. A
/// spreadsheet writes 3 as `3` or `3.0`.
fn number(text: &str) -> Result<u32, EditError> {
    let mut digits: String = text
        .chars()
        .map(half_width)
        .filter(|sign| *sign != ',' && !sign.is_whitespace())
        .collect();
    if let Some(last) = digits.chars().last().filter(|sign| sign.is_alphabetic()) {
        digits.truncate(digits.len() - last.len_utf8());
    }
    let whole = digits
        .strip_suffix(".0")
        .or_else(|| digits.strip_suffix(".00"));
    let whole = whole.unwrap_or(&digits);
    let plain = !whole.is_empty() && whole.bytes().all(|byte| byte.is_ascii_digit());
    let number = plain.then(|| whole.parse().ok()).flatten();
    number.ok_or(EditError::Impossible)
}

/// One number, or two with a dash between them.
fn span(text: &str) -> Result<(u32, Option<u32>), EditError> {
    let is_between = |sign: char| is_dash(sign) || matches!(sign, '~' | '～' | '-' | '至' | '到');
    match text.split_once(is_between) {
        None => Ok((number(text)?, None)),
        Some((from, to)) => Ok((number(from)?, Some(number(to)?))),
    }
}

/// A day: `2026-12-01`, `2026/12/1`, `2026.12.1`, `2026年12月1日`, or the number that a spreadsheet keeps for it.
fn day(text: &str) -> Option<Day> {
    let folded: String = text.chars().map(half_width).collect();
    if let Ok(serial) = folded.trim_end_matches(".0").parse::<i32>()
        && SERIAL.contains(&serial)
    {
        return Some(Day(serial.saturating_add(EPOCH)));
    }
    let parts = folded.split(['-', '/', '.', '年', '月', '日']);
    let parts: Vec<&str> = parts
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let [year, month, day] = parts.as_slice() else {
        return None;
    };
    Day::from_calendar(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::{day, number, span};
    use eldercare_days::Day;

    #[test]
    fn days_are_read_as_people_and_spreadsheets_write_them() {
        let expected = Day::parse("2026-12-01");
        for text in [
            "2026-12-01",
            "2026/12/1",
            "2026.12.1",
            "2026年12月1日",
            "46357",
            "46357.0",
            "２０２６年１２月１日",
        ] {
            assert_eq!(day(text), expected, "{text}");
        }
        for text in ["", "12-01", "2026-02-30", "1", "明天", "2026-12-01-02"] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_and_spans_are_whole_or_nothing() {
        assert_eq!(span("2,800 - 3500元"), Ok((2800, Some(3500))));
        assert_eq!(span("2800～3500"), Ok((2800, Some(3500))));
        assert_eq!(span("１２张"), Ok((12, None)));
        assert_eq!(number("3.0"), Ok(3));
        for text in ["", "-", "3.5", "约10", "10-", "-1", "1e3", "99999999999"] {
            assert!(span(text).is_err(), "{text}");
        }
    }
}
