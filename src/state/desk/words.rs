//! The desk in words: offices, days, times, and by when something must be done.

use std::sync::Arc;

use eldercare_api::v1::desk::Me;
use eldercare_requests::{Day, Moment};

use crate::i18n::{t, t_of, t_with};
use crate::state::divisions::Divisions;

/// China has one time zone, eight hours east of Greenwich.
const CHINA: u8 = 8;

/// What the account is, and for which towns.
pub fn office(me: &Me, divisions: Option<&Arc<Divisions>>) -> String {
    let role = t_of("desk.role", &me.role);
    let towns = me.towns.as_ref().map(|towns| {
        let names: Vec<_> = towns.iter().map(|code| town(code, divisions)).collect();
        names.join(t("common.comma"))
    });
    match towns {
        Some(towns) if !towns.is_empty() => {
            t_with("desk.office", &[("role", role), ("towns", &towns)])
        }
        _ => role.to_owned(),
    }
}

/// Who did something: the login where the server gives no name.
pub fn name(known: Option<&String>, login: &str) -> String {
    known.map_or_else(|| login.to_owned(), Clone::clone)
}

/// The name of a town; its code while the names are not here.
pub fn town(code: &str, divisions: Option<&Arc<Divisions>>) -> String {
    let found = divisions.and_then(|all| all.town(code));
    found.map_or_else(|| code.to_owned(), |(_, town)| town.name.clone())
}

/// Town and village.
pub fn place(code: &str, village: Option<&str>, divisions: Option<&Arc<Divisions>>) -> String {
    let words = divisions.and_then(|all| all.in_words(code, village));
    words.unwrap_or_else(|| village.unwrap_or(code).to_owned())
}

/// A day without its year.
fn day(day: Day) -> String {
    let (_, month, date) = day.calendar();
    let (month, date) = (month.to_string(), date.to_string());
    t_with("desk.day", &[("month", &month), ("day", &date)])
}

/// The day of a moment in China.
pub fn day_of(text: &str) -> Option<Day> {
    Some(Moment::parse(text)?.day_in_zone(CHINA))
}

/// A moment without its year and seconds, in China's time; the text itself when it is none.
pub fn moment(text: &str) -> String {
    let Some(moment) = Moment::parse(text) else {
        return text.to_owned();
    };
    let local = moment.0.saturating_add(u64::from(CHINA) * 3_600);
    let (hour, minute) = (local / 3_600 % 24, local / 60 % 60);
    let (_, month, date) = moment.day_in_zone(CHINA).calendar();
    t_with(
        "desk.moment",
        &[
            ("month", &month.to_string()),
            ("day", &date.to_string()),
            ("time", &format!("{hour:02}:{minute:02}")),
        ],
    )
}

/// By when something must be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Due {
    /// Nothing is promised, or nothing is left to do.
    Nothing,
    /// The promised day is still to come.
    Later(String),
    /// It is today.
    Today(String),
    /// It is over.
    Over(String),
}

impl Due {
    /// From what the server says, on this day.
    pub fn of(due: Option<&str>, overdue_days: Option<u32>, today: Day) -> Due {
        if let Some(days) = overdue_days {
            return Due::Over(t_with("desk.due.over", &[("days", &days.to_string())]));
        }
        let Some(by) = due.and_then(Day::parse) else {
            return Due::Nothing;
        };
        match by.0.saturating_sub(today.0) {
            0 => Due::Today(t("desk.due.today").to_owned()),
            1 => Due::Later(t("desk.due.tomorrow").to_owned()),
            _ => Due::Later(t_with("desk.due.on", &[("day", &day(by))])),
        }
    }

    /// The words, where there are some.
    pub fn words(&self) -> Option<&str> {
        match self {
            Due::Nothing => None,
            Due::Later(words) | Due::Today(words) | Due::Over(words) => Some(words),
        }
    }

    /// For the style sheet.
    pub fn tone(&self) -> &'static str {
        match self {
            Due::Nothing | Due::Later(_) => "desk-due",
            Due::Today(_) => "tag tag-warn",
            Due::Over(_) => "tag tag-stop",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Due;
    use eldercare_requests::Day;

    #[test]
    fn what_is_promised_is_later_today_or_over() {
        let today = Day::parse("2026-11-26").unwrap();
        let due = |by: &str| Due::of(Some(by), None, today);
        assert!(matches!(due("2026-11-26"), Due::Today(_)));
        assert!(matches!(due("2026-11-27"), Due::Later(_)));
        assert!(matches!(due("2026-12-09"), Due::Later(_)));
        let over = Due::of(Some("2026-11-24"), Some(2), today);
        assert!(matches!(over, Due::Over(_)));
        assert_eq!(Due::of(None, None, today), Due::Nothing);
        assert_eq!(due("someday"), Due::Nothing);
    }
}
