//! Opening hours that somebody wrote as a sentence, as the intervals that it says.

use eldercare_places::hours::written::chinese;
use eldercare_places::hours::{Schedule, Weekly};

use super::Edit;

/// The intervals of a sentence that is read whole and names days and times everywhere; else nothing, because a place that
/// is "open now" by half a sentence sends somebody to a closed door.
#[must_use]
pub(crate) fn intervals(text: &str) -> Option<Schedule> {
    chinese::read(text).ok().filter(is_exact)
}

/// Whether it names days and times everywhere: of a time without days, or of a morning, nobody knows when it holds.
fn is_exact(schedule: &Schedule) -> bool {
    let weekly = |week: &[Weekly]| week.iter().all(|weekly| !weekly.span.is_vague());
    weekly(&schedule.week)
        && schedule.holiday_hours.iter().all(|span| !span.is_vague())
        && schedule
            .services
            .iter()
            .all(|service| weekly(&service.week))
}

impl Edit {
    /// Hours that came as a sentence, with the intervals that it says; any other change as it is.
    #[must_use]
    pub fn understood(self) -> Self {
        match self {
            Self::Hours {
                text,
                schedule: None,
            } => {
                let schedule = intervals(&text);
                Self::Hours { text, schedule }
            }
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::week::same_on;
    use eldercare_places::hours::{OnHolidays, Weekdays};

    fn hours(text: &str) -> Option<Schedule> {
        let edit = Edit::Hours {
            text: text.to_owned(),
            schedule: None,
        };
        let Edit::Hours { schedule, .. } = edit.understood() else {
            panic!("hours stay hours");
        };
        schedule
    }

    #[test]
    fn a_sentence_that_says_days_and_times_is_understood_as_the_fields_would_say_it() {
        let fields = same_on(
            Weekdays::WORKING,
            &[(9 * 60, 17 * 60)],
            OnHolidays::NotStated,
        );
        let Ok(Edit::Hours { schedule, .. }) = fields else {
            panic!("good hours");
        };
        assert_eq!(hours("周一至周五 9:00-17:00"), schedule);
    }

    #[test]
    fn what_leaves_days_or_times_open_stays_words() {
        for text in ["9:00-17:00", "周一至周五上午", "请先打电话", "看天气"] {
            assert_eq!(hours(text), None, "{text}");
        }
    }
}
