//! A calendar file for a telephone: all-day events of iCalendar (RFC 5545).
//!
//! The words come in; nothing here knows whose days they are. The caller chooses uids that say
//! nothing of a person and stay the same when the file is made again, so that a calendar replaces
//! an event and does not double it.

use std::fmt::Write as _;

use crate::content_line::push_line;
use crate::{Day, Minute};

/// An event that lasts a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AllDay<'a> {
    /// Globally unique and stable; says nothing of a person.
    pub uid: &'a str,
    /// Its day.
    pub day: Day,
    /// One line.
    pub summary: &'a str,
    /// More words; lines end with `\n`.
    pub description: &'a str,
    /// How many days before, at nine in the morning, the calendar reminds; 0 on the day itself.
    pub alarm_days_before: u16,
}

/// The file. `made` is the moment of making it, in minutes since 1970-01-01 UTC; `product` names the
/// program that made it (`PRODID`).
#[must_use]
pub fn calendar(product: &str, made: Minute, events: &[AllDay<'_>]) -> String {
    let mut out = String::from("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
    push_line(&mut out, "PRODID", product);
    out.push_str("CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n");
    for event in events {
        push_event(&mut out, made, event);
    }
    out.push_str("END:VCALENDAR\r\n");
    out
}

fn push_event(out: &mut String, made: Minute, event: &AllDay<'_>) {
    out.push_str("BEGIN:VEVENT\r\n");
    push_line(out, "UID", event.uid);
    push_line(out, "DTSTAMP", &stamp(made));
    push_line(out, "DTSTART;VALUE=DATE", &date(event.day));
    // The end of an all-day event is the first day after it.
    push_line(out, "DTEND;VALUE=DATE", &date(event.day.plus(1)));
    push_line(out, "SUMMARY", event.summary);
    push_line(out, "DESCRIPTION", event.description);
    // The day belongs to the person, and keeps no hour of it busy.
    out.push_str("CLASS:PRIVATE\r\nTRANSP:TRANSPARENT\r\n");
    out.push_str("BEGIN:VALARM\r\nACTION:DISPLAY\r\n");
    push_line(out, "TRIGGER", &trigger(event.alarm_days_before));
    push_line(out, "DESCRIPTION", event.summary);
    out.push_str("END:VALARM\r\nEND:VEVENT\r\n");
}

/// Nine in the morning so many days before: counted from the midnight with which the day begins.
fn trigger(days_before: u16) -> String {
    match days_before {
        0 => "PT9H".to_owned(),
        1 => "-PT15H".to_owned(),
        more => format!("-P{}DT15H", more - 1),
    }
}

fn date(day: Day) -> String {
    let (year, month, day) = day.calendar();
    format!("{year:04}{month:02}{day:02}")
}

fn stamp(made: Minute) -> String {
    let (hour, minute) = (made.of_day() / 60, made.of_day() % 60);
    let mut text = date(made.day());
    // Writing into a string never fails.
    let _ = write!(text, "T{hour:02}{minute:02}00Z");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn made() -> Minute {
        Minute(day("2026-11-26").start().0 + 3 * 60 + 7)
    }

    fn event() -> AllDay<'static> {
        AllDay {
            uid: "check-age-65-1f@eldercare-map",
            day: day("2027-12-31"),
            summary: "满 65 岁；免费体检, 每年",
            description: "一\n二\\三",
            alarm_days_before: 7,
        }
    }

    #[test]
    fn an_event_has_what_the_standard_demands_and_a_day_as_its_end() {
        let text = calendar("-//Eldercare Map//EN", made(), &[event()]);
        let expected = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Eldercare Map//EN",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            "BEGIN:VEVENT",
            "UID:check-age-65-1f@eldercare-map",
            "DTSTAMP:20261126T030700Z",
            "DTSTART;VALUE=DATE:20271231",
            "DTEND;VALUE=DATE:20280101",
            "SUMMARY:满 65 岁；免费体检\\, 每年",
            "DESCRIPTION:一\\n二\\\\三",
            "CLASS:PRIVATE",
            "TRANSP:TRANSPARENT",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "TRIGGER:-P6DT15H",
            "DESCRIPTION:满 65 岁；免费体检\\, 每年",
            "END:VALARM",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ];
        assert_eq!(text.split("\r\n").collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_reminder_comes_at_nine_in_the_morning() {
        assert_eq!([0, 1, 2].map(trigger), ["PT9H", "-PT15H", "-P1DT15H"]);
    }

    #[test]
    fn no_line_is_longer_than_seventy_five_octets_and_nothing_is_lost() {
        let long = "满六十五岁，可以问免费体检。".repeat(20);
        let event = AllDay {
            description: &long,
            ..event()
        };
        let text = calendar("p", made(), &[event]);
        assert!(text.split("\r\n").all(|line| line.len() <= 75));
        assert!(text.replace("\r\n ", "").contains(&long));
    }
}
