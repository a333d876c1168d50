//! The `opening_hours` syntax of OpenStreetMap, by the crate `opening-hours-syntax`.
//!
//! What no rule says of public holidays is not taken to hold on them: mappers who write `Mo-Fr`
//! seldom think of holidays. `24/7` says "always" and is believed.

mod days;

use eldercare_places::hours::written::week::{DAY, Week};
use eldercare_places::hours::{Dated, OnHolidays, Schedule, Span, Weekdays};
use opening_hours_syntax::rules::time::{Time, TimeSelector, TimeSpan};
use opening_hours_syntax::rules::{RuleKind, RuleOperator, RuleSequence};

use super::Unread;
use days::Days;

/// Reads an expression; refuses what a schedule cannot hold: sunrise, weeks, school holidays.
pub fn read(text: &str) -> Result<Schedule, Unread> {
    let refused = || Unread::at(text);
    let expression = opening_hours_syntax::parse(text).map_err(|_| refused())?;
    let mut reading = Reading::default();
    for rule in &expression.rules {
        reading.rule(rule).ok_or_else(refused)?;
    }
    if text.contains("24/7") && reading.holidays == OnHolidays::NotStated {
        reading.holidays = OnHolidays::AsUsual;
    }
    let week = reading.week.finish();
    let schedule = Schedule {
        week,
        on_holidays: reading.holidays,
        holiday_hours: reading.holiday_hours,
        dates: reading.dates,
        ..Schedule::default()
    };
    // An expression that never opens is a comment on something else.
    let opens = !(schedule.week.is_empty() && schedule.holiday_hours.is_empty());
    opens.then_some(schedule).ok_or_else(refused)
}

#[derive(Default)]
struct Reading {
    week: Week,
    holidays: OnHolidays,
    holiday_hours: Vec<Span>,
    dates: Vec<Dated>,
}

impl Reading {
    /// Takes in one rule; nothing when it says what a schedule cannot hold.
    fn rule(&mut self, rule: &RuleSequence) -> Option<()> {
        // "by appointment", "only with a card": the hours are then not the whole truth.
        let is_plain = rule.comment.is_empty() || rule.kind == RuleKind::Unknown;
        if !is_plain || rule.operator == RuleOperator::Fallback {
            return None;
        }
        let days = Days::of(&rule.day_selector)?;
        let spans = spans(&rule.time_selector, rule.kind)?;
        let replaces = rule.operator == RuleOperator::Normal || rule.kind == RuleKind::Closed;
        if !days.dates.is_empty() {
            return self.dated(&days, &spans);
        }
        for season in &days.seasons {
            if replaces {
                self.week.clear(days.weekdays, *season).ok()?;
            }
            self.week.add(days.weekdays, &spans, *season);
        }
        if days.holidays {
            self.on_holidays(spans, replaces);
        }
        Some(())
    }

    fn dated(&mut self, days: &Days, spans: &[Span]) -> Option<()> {
        // "2026 Feb Mo-Fr": dates of some weekdays only.
        if days.holidays || days.weekdays != Weekdays::ALL {
            return None;
        }
        self.dates
            .extend(days.dates.iter().map(|(first, last)| Dated {
                first: *first,
                last: *last,
                hours: spans.to_vec(),
            }));
        Some(())
    }

    fn on_holidays(&mut self, spans: Vec<Span>, replaces: bool) {
        if replaces {
            self.holiday_hours.clear();
        }
        self.holiday_hours.extend(spans);
        self.holidays = if self.holiday_hours.is_empty() {
            OnHolidays::Closed
        } else {
            OnHolidays::OwnHours
        };
    }
}

/// The times of a rule; none for a rule that closes.
fn spans(selector: &TimeSelector, kind: RuleKind) -> Option<Vec<Span>> {
    let fixed = |time: &Time| match time {
        Time::Fixed(time) => Some(time.mins_from_midnight()),
        Time::Variable(_) => None,
    };
    let span = |span: &TimeSpan| {
        if span.open_end || span.repeats.is_some() {
            return None;
        }
        let (from, to) = (fixed(&span.range.start)?, fixed(&span.range.end)?);
        let to = if to <= from { to + DAY } else { to };
        let span = Span::new(from, to).ok()?;
        Some(if kind == RuleKind::Unknown {
            span.vaguely()
        } else {
            span
        })
    };
    let all: Option<Vec<Span>> = selector.spans.iter().map(span).collect();
    match kind {
        // "Mo 12:00-13:00 off" cuts a hole into a day; only whole days are taken off here.
        RuleKind::Closed => {
            let whole = Span::new(0, DAY).ok();
            (all?.first().copied() == whole).then(Vec::new)
        }
        RuleKind::Open | RuleKind::Unknown => all,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use eldercare_places::hours::Weekly;

    fn week(text: &str) -> Vec<Weekly> {
        read(text).unwrap().week
    }

    #[test]
    fn a_week_with_lunch_break_and_a_short_saturday() {
        let week = week("Mo-Fr 09:00-12:00,13:00-17:30; Sa 09:00-12:00");
        let found: Vec<_> = week
            .iter()
            .map(|w| (w.days, w.span.from(), w.span.to()))
            .collect();
        let saturday = Weekdays::NONE.with(5);
        assert_eq!(
            found,
            [
                (Weekdays::WORKING, 540, 720),
                (Weekdays::WORKING, 780, 1050),
                (saturday, 540, 720)
            ]
        );
    }

    #[test]
    fn later_rules_replace_earlier_ones_and_additional_ones_add() {
        let tuesday_off = week("Mo-Fr 09:00-17:00; Tu off");
        assert!(!tuesday_off[0].days.contains(1) && tuesday_off[0].days.contains(0));
        assert_eq!(week("Mo-Fr 09:00-12:00, Mo 14:00-16:00").len(), 2);
        assert_eq!(week("Fr-Mo 22:00-02:00")[0].span.to(), 1560);
    }

    #[test]
    fn holidays_are_what_is_written_and_otherwise_open_questions() {
        let on = |text| read(text).unwrap().on_holidays;
        assert_eq!(on("Mo-Fr 09:00-17:00"), OnHolidays::NotStated);
        assert_eq!(on("Mo-Fr 09:00-17:00; PH off"), OnHolidays::Closed);
        assert_eq!(on("24/7"), OnHolidays::AsUsual);
        let own = read("Mo-Fr 09:00-17:00; Su,PH 10:00-12:00").unwrap();
        assert_eq!(own.on_holidays, OnHolidays::OwnHours);
        assert_eq!((own.holiday_hours.len(), own.week.len()), (1, 2));
    }

    #[test]
    fn dates_and_seasons_have_their_own_hours() {
        let read =
            read("Mo-Su 09:00-17:00; 2026 Feb 15-2026 Feb 23 off; Jun-Aug Mo-Su 08:00-12:00")
                .unwrap();
        assert_eq!(read.dates.len(), 1);
        assert_eq!(read.week.len(), 2);
        assert!(read.week.iter().all(|weekly| weekly.season.is_some()));
    }

    #[test]
    fn what_a_schedule_cannot_hold_is_refused() {
        for text in [
            "Mo-Fr sunrise-sunset",
            "SH Mo 09:00-10:00",
            "week 1-20 Mo 09:00-10:00",
            "Mo[1] 09:00-12:00",
            "Mo-Fr 09:00-17:00 || \"by appointment\"",
            "Mo-Fr 09:00-17:00 \"by appointment\"",
            "Mo-Fr 09:00+",
            "off",
            "nonsense",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
