//! Opening hours in words.
//!
//! What a list says in sentences stays as its publisher wrote it. Only the signs of a machine
//! ("Mo-Fr 08:30-17:30") are put into words, from the schedule that the import read out of them.

use eldercare_places::Facility;
use eldercare_places::hours::{OnHolidays, Schedule, Span, Weekdays};

use crate::i18n::{t, t_of, t_with};

/// Minutes of a day.
const DAY: u16 = 1440;

/// The published hours, a line for each group of days; nothing when none are published.
pub fn hours_lines(place: &Facility) -> Option<Vec<String>> {
    let text = place.hours.as_deref()?;
    let lines = (place.details.schedule.as_ref())
        .filter(|_| text.is_ascii())
        .map(schedule_lines)
        .filter(|lines| !lines.is_empty());
    Some(lines.unwrap_or_else(|| vec![text.to_owned()]))
}

fn schedule_lines(schedule: &Schedule) -> Vec<String> {
    if schedule
        .week
        .iter()
        .any(|week| week.season.is_some() || week.span.is_vague())
    {
        return Vec::new();
    }
    let mut groups: Vec<(Vec<Span>, Vec<u8>)> = Vec::new();
    for day in 0..7 {
        let on_day = schedule.week.iter().filter(|week| week.days.contains(day));
        let mut spans: Vec<Span> = on_day.map(|week| week.span).collect();
        spans.sort_unstable_by_key(|span| span.from());
        match groups.iter_mut().find(|(known, _)| *known == spans) {
            Some((_, days)) => days.push(day),
            None => groups.push((spans, vec![day])),
        }
    }
    let open = groups.iter().filter(|(spans, _)| !spans.is_empty());
    let line = |(spans, days): &(Vec<Span>, Vec<u8>)| {
        t_with(
            "hours.line",
            &[("days", &days_words(days)), ("times", &times_words(spans))],
        )
    };
    let mut lines: Vec<String> = open.map(line).collect();
    let holidays = match schedule.on_holidays {
        OnHolidays::AsUsual => Some(t("hours.holidays.usual").to_owned()),
        OnHolidays::Closed => Some(t("hours.holidays.closed").to_owned()),
        OnHolidays::OwnHours => Some(t_with(
            "hours.holidays.own",
            &[("times", &times_words(&schedule.holiday_hours))],
        )),
        OnHolidays::NotStated => None,
    };
    lines.extend(holidays);
    lines
}

/// "每天", "星期一到星期五", "星期二、星期四"; days as numbers from Monday.
fn days_words(days: &[u8]) -> String {
    let name = |day: u8| t_of("weekday", &((day + 1) % 7).to_string());
    let set = days.iter().fold(Weekdays::NONE, |set, day| set.with(*day));
    match days {
        _ if set == Weekdays::ALL => t("hours.every-day").to_owned(),
        [first, .., last] if days.len() > 2 && usize::from(last - first) + 1 == days.len() => {
            t_with(
                "hours.days",
                &[("first", name(*first)), ("last", name(*last))],
            )
        }
        _ => {
            let names: Vec<&str> = days.iter().map(|day| name(*day)).collect();
            names.join(t("common.comma"))
        }
    }
}

fn times_words(spans: &[Span]) -> String {
    let words: Vec<String> = spans.iter().map(|span| span_words(*span)).collect();
    words.join(t("common.comma"))
}

/// "9:00–17:00", "24 小时"; the end of a night is a time of the next day.
fn span_words(span: Span) -> String {
    if span.to() - span.from() == DAY {
        return t("hours.whole-day").to_owned();
    }
    let time = |minute: u16| {
        let minute = if minute > DAY { minute - DAY } else { minute };
        format!("{}:{:02}", minute / 60, minute % 60)
    };
    format!("{}–{}", time(span.from()), time(span.to()))
}
