//! Dates as lists write them.

/// `2022-01-11` if it is that form and a possible day.
#[must_use]
pub fn iso_date(text: &str) -> Option<String> {
    let mut parts = text.trim().split('-');
    let date = day(parts.next()?.parse().ok()?, parts.next()?, parts.next()?)?;
    (parts.next().is_none()).then_some(date)
}

/// A day of the calendar of the Republic: `109.5.29` is 2020-05-29.
#[must_use]
pub fn roc_date(text: &str) -> Option<String> {
    let mut parts = text.trim().split(['.', '/', '-']);
    let year: u32 = parts.next()?.parse().ok()?;
    let date = day(year.checked_add(1911)?, parts.next()?, parts.next()?)?;
    (parts.next().is_none() && (1..=200).contains(&year)).then_some(date)
}

fn day(year: u32, month: &str, day: &str) -> Option<String> {
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
}
