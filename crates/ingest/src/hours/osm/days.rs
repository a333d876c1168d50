//! The days that a rule of the syntax speaks of: weekdays, seasons, dates.

use eldercare_places::calendar::Day;
use eldercare_places::hours::written::week::month_end;
use eldercare_places::hours::{Season, Weekdays};
use opening_hours_syntax::rules::day::{
    Date, DateOffset, DaySelector, HolidayKind, MonthdayRange, WeekDayRange,
};

/// The days that one rule speaks of.
pub(super) struct Days {
    pub(super) weekdays: Weekdays,
    pub(super) holidays: bool,
    pub(super) seasons: Vec<Option<Season>>,
    pub(super) dates: Vec<(Day, Day)>,
}

impl Days {
    /// Reads the days; nothing when a schedule cannot hold them.
    pub(super) fn of(selector: &DaySelector) -> Option<Days> {
        if !selector.year.is_empty() || !selector.week.is_empty() {
            return None;
        }
        let mut days = Days {
            weekdays: Weekdays::NONE,
            holidays: false,
            seasons: Vec::new(),
            dates: Vec::new(),
        };
        for range in &selector.weekday {
            days.take_weekdays(range)?;
        }
        if selector.weekday.is_empty() {
            days.weekdays = Weekdays::ALL;
        }
        for range in &selector.monthday {
            days.take_dates(range)?;
        }
        if selector.monthday.is_empty() {
            days.seasons.push(None);
        }
        // Every year and one year in a rule: a schedule would have to carve.
        (days.seasons.is_empty() || days.dates.is_empty()).then_some(days)
    }

    fn take_weekdays(&mut self, range: &WeekDayRange) -> Option<()> {
        match range {
            WeekDayRange::Fixed {
                range,
                offset: 0,
                nth_from_start: [true, true, true, true, true],
                nth_from_end: [true, true, true, true, true],
            } => {
                let number = |weekday: &opening_hours_syntax::rules::day::Weekday| {
                    u8::try_from(weekday.num_days_from_monday()).ok()
                };
                let (first, last) = (number(range.start())?, number(range.end())?);
                // Friday to Monday goes over the end of the week.
                let length = (last + 7 - first) % 7;
                self.weekdays = (0..=length)
                    .map(|step| (first + step) % 7)
                    .fold(self.weekdays, Weekdays::with);
            }
            WeekDayRange::Holiday {
                kind: HolidayKind::Public,
                offset: 0,
            } => self.holidays = true,
            _ => return None,
        }
        Some(())
    }

    fn take_dates(&mut self, range: &MonthdayRange) -> Option<()> {
        match range {
            MonthdayRange::Month { range, year } => {
                let (first, last) = (*range.start() as u16, *range.end() as u16);
                match year {
                    None => self.seasons.push(Some(Season {
                        first: first * 100 + 1,
                        last: month_end(last),
                    })),
                    Some(year) => self.dates.push((
                        Day::from_calendar(**year, i32::from(first), 1)?,
                        Day::last_of(&format!("{:04}-{last:02}", **year))?,
                    )),
                }
            }
            MonthdayRange::Date { start, end } => {
                let (first, first_year) = fixed(start)?;
                let (last, last_year) = fixed(end)?;
                match (first_year, last_year) {
                    (None, None) => self.seasons.push(Some(Season { first, last })),
                    (Some(year), other) => {
                        let day = |year, date: u16| {
                            Day::from_calendar(year, i32::from(date / 100), i32::from(date % 100))
                        };
                        self.dates
                            .push((day(year, first)?, day(other.unwrap_or(year), last)?));
                    }
                    (None, Some(_)) => return None,
                }
            }
        }
        Some(())
    }
}

/// Month × 100 + day, and the year where one is given.
fn fixed((date, offset): &(Date, DateOffset)) -> Option<(u16, Option<i32>)> {
    match date {
        Date::Fixed { year, month, day } if *offset == DateOffset::default() => {
            let date = *month as u16 * 100 + u16::from(*day);
            Some((date, year.map(|year| *year)))
        }
        _ => None,
    }
}
