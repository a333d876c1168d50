//! The words of a text to open times and the days they are of.

use crate::hours::{OnHolidays, Schedule, Season, Span, Weekdays};

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
pub(super) struct Days {
    pub(super) weekdays: Weekdays,
    pub(super) holidays: bool,
    /// 工作日: the working week as it is arranged.
    pub(super) workdays: bool,
}

/// Open time with the days it is of; none when the text has not said.
pub(super) struct Entry {
    pub(super) days: Option<Days>,
    pub(super) span: Span,
    pub(super) season: Option<Season>,
    pub(super) meal: Option<&'static str>,
}

/// What the text has said so far; what follows from it is in [`super::schedule`].
#[allow(
    clippy::struct_excessive_bools,
    reason = "four independent things that a text has said or not"
)]
#[derive(Default)]
pub(super) struct Reader<'a> {
    tokens: &'a [Token],
    /// The days that times belong to now, and whether any came.
    days: Option<Days>,
    used: bool,
    season: Option<Season>,
    season_is_open: bool,
    meal: Option<&'static str>,
    pub(super) entries: Vec<Entry>,
    pub(super) closed: Weekdays,
    pub(super) holidays: Option<OnHolidays>,
    pub(super) one_holiday: bool,
    pub(super) always: bool,
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
    pub(super) fn settle_days(&mut self) -> Option<()> {
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
}
