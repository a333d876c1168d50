//! What a text has said to a schedule, and what it has not said to open questions.

use crate::hours::{OnHolidays, OnMakeup, Schedule, ServiceHours, Span, Weekdays};

use super::super::week::{DAY, Week};
use super::reader::{Days, Entry, Reader};

impl Reader<'_> {
    /// The schedule; nothing when the times and days do not make sense together.
    pub(super) fn finish(mut self) -> Option<Schedule> {
        self.settle_days()?;
        let said =
            |is: fn(&Days) -> bool| self.entries.iter().any(|e| e.days.as_ref().is_some_and(is));
        let workdays = said(|days| days.workdays);
        let weekend = said(|days| !days.weekdays.without(Weekdays::WORKING).is_empty());
        let own = self
            .entries
            .iter()
            .filter(|e| e.days.is_some_and(|days| days.holidays));
        let holiday_hours: Vec<Span> = own.map(|entry| self.placed(entry).1).collect();
        let on_holidays = self.holiday_rule(&holiday_hours, workdays && !weekend)?;
        let week = self.week(|_| true);
        let schedule = Schedule {
            week: week.finish(),
            on_holidays,
            holiday_hours,
            on_makeup: if workdays {
                OnMakeup::AsWorkday
            } else {
                OnMakeup::NotStated
            },
            dates: Vec::new(),
            services: self.services(),
        };
        (!schedule.week.is_empty()).then_some(schedule)
    }

    /// The week of some of the entries, without the days on which it is closed.
    fn week(&self, wanted: impl Fn(&Entry) -> bool) -> Week {
        let mut week = Week::default();
        for entry in self.entries.iter().filter(|entry| wanted(entry)) {
            let (weekdays, span) = self.placed(entry);
            let open = weekdays.without(self.closed);
            if !open.is_empty() {
                week.add(open, &[span], entry.season);
            }
        }
        week
    }

    /// The weeks of the meals, in the order of the text.
    fn services(&self) -> Vec<ServiceHours> {
        let mut meals: Vec<&str> = Vec::new();
        for meal in self.entries.iter().filter_map(|entry| entry.meal) {
            if !meals.contains(&meal) {
                meals.push(meal);
            }
        }
        let hours = |meal: &str| ServiceHours {
            service: meal.to_owned(),
            week: self.week(|entry| entry.meal == Some(meal)).finish(),
        };
        meals.into_iter().map(hours).collect()
    }

    /// The days of an entry. Without a word about days a time may be of working days only, so it
    /// is vague; around the clock, all year round and "closed on Mondays" speak of every day.
    fn placed(&self, entry: &Entry) -> (Weekdays, Span) {
        match entry.days {
            Some(days) => (days.weekdays, entry.span),
            None if self.always || !self.closed.is_empty() || is_whole(entry.span) => {
                (Weekdays::ALL, entry.span)
            }
            None => (Weekdays::ALL, entry.span.vaguely()),
        }
    }

    fn holiday_rule(&self, own: &[Span], working_only: bool) -> Option<OnHolidays> {
        match (self.holidays, own.is_empty()) {
            _ if self.one_holiday && own.is_empty() => Some(OnHolidays::NotStated),
            (Some(_), false) => None,
            (None, false) => Some(OnHolidays::OwnHours),
            (Some(rule), true) => Some(rule),
            (None, true) if working_only => Some(OnHolidays::Closed),
            (None, true) => Some(OnHolidays::NotStated),
        }
    }
}

fn is_whole(span: Span) -> bool {
    span.from() == 0 && span.to() == DAY
}
