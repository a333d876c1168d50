//! Reading the members of one row; everything wrong is noted, and the reading goes on.

use eldercare_days::Day;

use super::wrong::{Problem, Wrong};
use crate::benefit::Validity;
use crate::closed_list::Listed;
use crate::text::Text;

/// The row that is being read.
pub(super) struct Row<'a> {
    pub(super) table: &'static str,
    pub(super) id: &'a str,
    pub(super) found: &'a mut Vec<Wrong>,
}

impl Row<'_> {
    /// Notes a problem.
    pub(super) fn wrong(&mut self, key: &'static str, value: &str, problem: Problem) {
        self.found.push(Wrong {
            table: self.table,
            item: self.id.to_owned(),
            key,
            value: value.to_owned(),
            problem,
        });
    }

    /// A value of a closed list.
    pub(super) fn listed<T: Listed>(&mut self, key: &'static str, text: &str) -> Option<T> {
        let mut values = T::VALUES.iter().copied();
        let found = values.find(|value| value.id_of() == text);
        if found.is_none() {
            let known: Vec<&str> = T::VALUES.iter().map(|value| value.id_of()).collect();
            let problem = Problem::Unknown {
                what: T::WHAT,
                value: text.to_owned(),
                known: known.join(", "),
            };
            self.wrong(key, text, problem);
        }
        found
    }

    /// A text in every language.
    pub(super) fn text(&mut self, key: &'static str, text: &Text) {
        for language in text.missing() {
            self.wrong(key, "", Problem::Language(language));
        }
    }

    /// A text of the document, in its own language.
    pub(super) fn words(&mut self, key: &'static str, words: &str, why: &'static str) {
        if words.trim().is_empty() {
            self.wrong(key, words, Problem::Empty(why));
        }
    }

    /// A whole day.
    pub(super) fn day(&mut self, key: &'static str, text: &str) -> Day {
        let day = Day::parse(text);
        if day.is_none() {
            self.wrong(key, text, Problem::Day(text.to_owned()));
        }
        day.unwrap_or_default()
    }

    /// First and last day.
    pub(super) fn validity(&mut self, from: Option<&str>, to: Option<&str>) -> Validity {
        let validity = Validity {
            from: self.end("valid-from", from, Day::first_of),
            to: self.end("valid-to", to, Day::last_of),
        };
        if let (Some(first), Some(last)) = (validity.from, validity.to)
            && last < first
        {
            self.wrong("valid-to", to.unwrap_or_default(), Problem::Order);
        }
        validity
    }

    /// The last day of a time that is written as a day, a month or a year.
    pub(super) fn last_day(&mut self, key: &'static str, text: Option<&str>) -> Option<Day> {
        self.end(key, text, Day::last_of)
    }

    fn end(
        &mut self,
        key: &'static str,
        text: Option<&str>,
        read: fn(&str) -> Option<Day>,
    ) -> Option<Day> {
        let text = text?;
        let day = read(text);
        if day.is_none() {
            self.wrong(key, text, Problem::Day(text.to_owned()));
        }
        day
    }
}
