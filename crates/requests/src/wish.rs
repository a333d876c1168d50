//! When a person wishes the help to come or the call to be made.

use std::fmt;

use crate::choice::closed_list;
use crate::field::ErrorCode;
use eldercare_days::Day;

closed_list! {
    /// Part of a day.
    PartOfDay, 3 {
        /// 上午.
        Morning => "morning",
        /// 下午.
        Afternoon => "afternoon",
        /// 晚上.
        Evening => "evening",
    }
}

/// The wished time. Its text is `any`, `weekday-morning`, `weekday-afternoon`, `weekend`, or a day
/// with its part, as in `2026-11-22/morning`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WishedTime {
    /// 都可以.
    Any,
    /// 工作日上午.
    WeekdayMorning,
    /// 工作日下午.
    WeekdayAfternoon,
    /// 周末.
    Weekend,
    /// A certain day and part of it.
    On(Day, PartOfDay),
}

impl WishedTime {
    /// Reads the text; a day that does not exist is told apart from a text of another form.
    pub fn parse(text: &str) -> Result<Self, ErrorCode> {
        match text {
            "any" => return Ok(Self::Any),
            "weekday-morning" => return Ok(Self::WeekdayMorning),
            "weekday-afternoon" => return Ok(Self::WeekdayAfternoon),
            "weekend" => return Ok(Self::Weekend),
            _ => {}
        }
        let (day, part) = text.split_once('/').ok_or(ErrorCode::Unknown)?;
        let part = PartOfDay::from_id(part).ok_or(ErrorCode::Unknown)?;
        let day = Day::parse(day).ok_or(ErrorCode::Impossible)?;
        Ok(Self::On(day, part))
    }
}

impl fmt::Display for WishedTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any => formatter.write_str("any"),
            Self::WeekdayMorning => formatter.write_str("weekday-morning"),
            Self::WeekdayAfternoon => formatter.write_str("weekday-afternoon"),
            Self::Weekend => formatter.write_str("weekend"),
            Self::On(day, part) => write!(formatter, "{day}/{}", part.id()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::WishedTime;
    use crate::field::ErrorCode;

    #[test]
    fn every_form_is_read_back_from_its_text() {
        for text in [
            "any",
            "weekday-morning",
            "weekday-afternoon",
            "weekend",
            "2026-11-22/morning",
            "2026-11-22/afternoon",
            "2026-11-22/evening",
        ] {
            assert_eq!(WishedTime::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn other_texts_are_unknown_and_days_that_do_not_exist_impossible() {
        for text in ["", "ANY", "2026-11-22", "2026-11-22/noon", "/morning/"] {
            assert_eq!(WishedTime::parse(text), Err(ErrorCode::Unknown), "{text:?}");
        }
        for text in ["2026-02-30/morning", "/morning", "22.11.2026/evening"] {
            assert_eq!(
                WishedTime::parse(text),
                Err(ErrorCode::Impossible),
                "{text:?}"
            );
        }
    }
}
