//! The words of a text to a schedule.

use eldercare_places::hours::{
    OnHolidays, OnMakeup, Schedule, Season, ServiceHours, Span, Weekdays,
};

use super::super::week::{DAY, Week};
use super::range::span;
use super::token::Token;

/// Reads the words; nothing when they do not make sense together.
pub(super) fn read(tokens: &[Token]) -> Option<Schedule> {
    let mut reader = Reader {
        tokens,
        ..Reader::default()
    };
    while let Some(token) = reader.tokens.first() {
        reader.step(*token)?;
    }
    reader.finish()
}

/// Days that stand together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Days {
    weekdays: Weekdays,
    holidays: bool,
    /// 工作日: the working week as it is arranged.
    workdays: bool,
}

/// Open time with the days it is of; none when the text has not said.
struct Entry {
    days: Option<Days>,
    span: Span,
    season: Option<Season>,
    meal: Option<&'static str>,
}

#[allow(
    clippy::struct_excessive_bools,
    reason = "four independent things that a text has said or not"
)]
#[derive(Default)]
struct Reader<'a> {
    tokens: &'a [Token],
    /// The days that times belong to now, and whether any came.
    days: Option<Days>,
    used: bool,
    season: Option<Season>,
    season_is_open: bool,
    meal: Option<&'static str>,
    entries: Vec<Entry>,
    closed: Weekdays,
    holidays: Option<OnHolidays>,
    one_holiday: bool,
    always: bool,
}

impl Reader<'_> {
    fn skip(&mut self, count: usize) {
        self.tokens = self.tokens.get(count..).unwrap_or_default();
    }

    fn step(&mut self, token: Token) -> Option<()> {
        match token {
            Token::Comma => self.skip(1),
            Token::Days(_) | Token::Workdays | Token::Holidays => return self.days_and_verb(),
            Token::OneHoliday => self.one_holiday(),
            Token::Including => {
                self.skip(1);
                let days = self.take_days()?;
                return self.also(days);
            }
            Token::Except => {
                self.skip(1);
                let days = self.take_days()?;
                if self.tokens.first() != Some(&Token::Outside) {
                    return None;
                }
                self.skip(1);
                return self.close(days);
            }
            Token::Always => {
                self.skip(1);
                self.always = true;
                return self.on_holidays(OnHolidays::AsUsual);
            }
            Token::Season(season) => {
                self.skip(1);
                self.season = Some(season);
                self.season_is_open = false;
            }
            Token::SeasonName => {
                self.skip(1);
                self.season = None;
                self.season_is_open = true;
            }
            Token::Meal(meal) => {
                self.skip(1);
                self.meal = Some(meal.id());
            }
            _ => return self.time(),
        }
        Some(())
    }

    /// A span of the days that were named last.
    fn time(&mut self) -> Option<()> {
        let (span, length) = span(self.tokens)?;
        // 夏季8:00-18:00: when summer is was not said.
        if self.season_is_open {
            return None;
        }
        self.skip(length);
        self.used = true;
        self.entries.push(Entry {
            days: self.days,
            span,
            season: self.season,
            meal: self.meal,
        });
        Some(())
    }

    /// 周末休息, 节假日照常, or days whose times follow.
    fn days_and_verb(&mut self) -> Option<()> {
        let days = self.take_days()?;
        match self.tokens {
            [Token::Closed, ..] => {
                self.skip(1);
                self.close(days)
            }
            [Token::AsUsual, ..] => {
                self.skip(1);
                self.also(days)
            }
            _ => {
                self.settle_days()?;
                self.days = Some(days);
                self.used = false;
                Some(())
            }
        }
    }

    /// Days in a row: 周一至周五, 周二、三、四, 周末及节假日.
    fn take_days(&mut self) -> Option<Days> {
        let mut days = Days::default();
        let mut last: Option<u8> = None;
        loop {
            match self.tokens {
                [Token::Days(more), ..] => {
                    days.weekdays = days.weekdays.and(*more);
                    last = more.iter().next();
                    self.skip(1);
                }
                [Token::Workdays, ..] => {
                    days.weekdays = days.weekdays.and(Weekdays::WORKING);
                    days.workdays = true;
                    self.skip(1);
                }
                [Token::Holidays, ..] => {
                    days.holidays = true;
                    self.skip(1);
                }
                [Token::Range, Token::Days(to), ..] => {
                    let (first, end) = (last?, to.iter().next()?);
                    let length = (end + 7 - first) % 7;
                    days.weekdays = (0..=length)
                        .map(|step| (first + step) % 7)
                        .fold(days.weekdays, Weekdays::with);
                    last = None;
                    self.skip(2);
                }
                [
                    Token::Comma,
                    Token::Days(_) | Token::Workdays | Token::Holidays,
                    ..,
                ] => {
                    self.skip(1);
                }
                _ => break,
            }
        }
        (days != Days::default()).then_some(days)
    }

    fn close(&mut self, days: Days) -> Option<()> {
        self.closed = self.closed.and(days.weekdays);
        if days.holidays {
            self.on_holidays(OnHolidays::Closed)?;
        }
        Some(())
    }

    /// These days are like the others.
    fn also(&mut self, days: Days) -> Option<()> {
        if days.holidays {
            self.on_holidays(OnHolidays::AsUsual)?;
        }
        for entry in &mut self.entries {
            if let Some(own) = &mut entry.days {
                own.weekdays = own.weekdays.and(days.weekdays);
            }
        }
        if let Some(own) = &mut self.days {
            own.weekdays = own.weekdays.and(days.weekdays);
        }
        Some(())
    }

    /// 春节休息, 春节除外: which days exactly is not said.
    fn one_holiday(&mut self) {
        self.one_holiday = true;
        self.skip(1);
        if matches!(self.tokens, [Token::Closed | Token::AsUsual, ..]) {
            self.skip(1);
        }
    }

    fn on_holidays(&mut self, rule: OnHolidays) -> Option<()> {
        // Two rules that contradict each other are none.
        if self.holidays.is_some_and(|known| known != rule) {
            return None;
        }
        self.holidays = Some(rule);
        Some(())
    }

    /// Days without times belong to the times before them: 8:30-17:00(周一至周五).
    fn settle_days(&mut self) -> Option<()> {
        let Some(days) = self.days.filter(|_| !self.used) else {
            return Some(());
        };
        let mut settled = false;
        for entry in self.entries.iter_mut().filter(|e| e.days.is_none()) {
            entry.days = Some(days);
            settled = true;
        }
        self.used = true;
        settled.then_some(())
    }

    fn finish(mut self) -> Option<Schedule> {
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
