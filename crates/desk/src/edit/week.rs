//! Opening hours from the simple form that most places need: the same times on some days of the week.

use eldercare_places::hours::{OnHolidays, Schedule, Span, Weekdays, Weekly};

use super::{Edit, EditError};

/// The two letters of each day as OpenStreetMap writes them, Monday first.
const LETTERS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
const DAY_MINUTES: u16 = 1440;

/// A time of day as a form has it, `09:00`, in minutes since midnight; `24:00` is the end of the day.
#[must_use]
pub fn minutes(typed: &str) -> Option<u16> {
    let (hours, minutes) = typed.trim().split_once(':')?;
    let number = |text: &str| {
        let digits =
            !text.is_empty() && text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit());
        text.parse::<u16>().ok().filter(|_| digits)
    };
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    let total = hours * 60 + minutes;
    (minutes < 60 && total <= DAY_MINUTES).then_some(total)
}

/// The change that says: open on these days, at these times one after the other.
///
/// The text is written in the signs of OpenStreetMap, which the pages put into words of each language.
pub fn same_on(
    days: Weekdays,
    times: &[(u16, u16)],
    holidays: OnHolidays,
) -> Result<Edit, EditError> {
    if days.is_empty() || times.is_empty() {
        return Err(EditError::Empty);
    }
    let in_order = times.is_sorted_by(|one, next| one.1 < next.0);
    let spans: Option<Vec<Span>> = times
        .iter()
        .map(|(from, to)| Span::new(*from, *to).ok().filter(|_| *to <= DAY_MINUTES))
        .collect();
    let spans = spans.filter(|_| in_order).ok_or(EditError::Impossible)?;
    let weekly = |span| Weekly {
        days,
        span,
        season: None,
    };
    let is_open = |day: &usize| u8::try_from(*day).is_ok_and(|day| days.contains(day));
    let names: Vec<&str> = (0..7)
        .filter(is_open)
        .filter_map(|day| LETTERS.get(day).copied())
        .collect();
    let hour = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
    let written: Vec<String> = times
        .iter()
        .map(|(from, to)| format!("{}-{}", hour(*from), hour(*to)))
        .collect();
    let closed = if holidays == OnHolidays::Closed {
        "; PH off"
    } else {
        ""
    };
    Ok(Edit::Hours {
        text: format!("{} {}{closed}", names.join(","), written.join(",")),
        schedule: Some(Schedule {
            week: spans.into_iter().map(weekly).collect(),
            on_holidays: holidays,
            ..Schedule::default()
        }),
    })
}

/// Days, times and what holds on holidays, as [`same_on`] takes them.
pub type Same = (Weekdays, Vec<(u16, u16)>, OnHolidays);

/// The days, times and holidays of hours that [`same_on`] can say; nothing where they are more than that.
#[must_use]
pub fn as_same(schedule: &Schedule) -> Option<Same> {
    let days = schedule.week.first()?.days;
    let mut times: Vec<(u16, u16)> = schedule
        .week
        .iter()
        .map(|weekly| (weekly.span.from(), weekly.span.to()))
        .collect();
    times.sort_unstable();
    let holidays = schedule.on_holidays;
    let edit = same_on(days, &times, holidays).ok()?;
    let Edit::Hours {
        schedule: Some(mut said),
        ..
    } = edit
    else {
        return None;
    };
    let mut known = schedule.clone();
    for week in [&mut known.week, &mut said.week] {
        week.sort_unstable_by_key(|weekly| weekly.span.from());
    }
    (known == said).then_some((days, times, holidays))
}

#[cfg(test)]
mod tests {
    use super::*;
    use eldercare_places::hours::OnMakeup;

    #[test]
    fn times_are_read_as_a_form_writes_them() {
        assert_eq!(minutes("09:05"), Some(545));
        assert_eq!(minutes("24:00"), Some(1440));
        for bad in ["", "9", "24:01", "09:60", "x:00", "+9:00", "009:00", "9:"] {
            assert_eq!(minutes(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_week_with_a_break_is_written_and_kept_as_intervals() {
        let times = [(540, 720), (840, 1020)];
        let edit = same_on(Weekdays::WORKING, &times, OnHolidays::Closed).unwrap();
        let Edit::Hours { text, schedule } = edit else {
            panic!("hours");
        };
        assert_eq!(text, "Mo,Tu,We,Th,Fr 09:00-12:00,14:00-17:00; PH off");
        let schedule = schedule.unwrap();
        assert_eq!(
            (schedule.week.len(), schedule.on_holidays),
            (2, OnHolidays::Closed)
        );
    }

    #[test]
    fn what_the_form_said_is_read_back_and_what_it_cannot_say_is_not() {
        let times = [(540, 720), (840, 1020)];
        let edit = same_on(Weekdays::WEEKEND, &times, OnHolidays::AsUsual).unwrap();
        let Edit::Hours { schedule, .. } = edit else {
            panic!("hours");
        };
        let mut schedule = schedule.unwrap();
        schedule.week.reverse();
        let same = (Weekdays::WEEKEND, times.to_vec(), OnHolidays::AsUsual);
        assert_eq!(as_same(&schedule), Some(same));
        let changed = |change: &dyn Fn(&mut Schedule)| {
            let mut other = schedule.clone();
            change(&mut other);
            as_same(&other)
        };
        assert_eq!(changed(&|other| other.week.clear()), None);
        assert_eq!(changed(&|other| other.week[0].days = Weekdays::ALL), None);
        let vaguely = |other: &mut Schedule| other.week[0].span = other.week[0].span.vaguely();
        assert_eq!(changed(&vaguely), None);
        let own = |other: &mut Schedule| other.on_makeup = OnMakeup::AsWorkday;
        assert_eq!(changed(&own), None);
        let night = |other: &mut Schedule| other.week[0].span = Span::new(1320, 1560).unwrap();
        assert_eq!(changed(&night), None);
    }

    #[test]
    fn no_day_no_time_and_times_that_cannot_be_are_refused() {
        let error = |days, times: &[(u16, u16)]| same_on(days, times, OnHolidays::NotStated).err();
        assert_eq!(error(Weekdays::NONE, &[(540, 720)]), Some(EditError::Empty));
        assert_eq!(error(Weekdays::ALL, &[]), Some(EditError::Empty));
        for bad in [
            [(720, 540), (840, 900)],
            [(540, 720), (700, 800)],
            [(540, 720), (720, 800)],
        ] {
            assert_eq!(error(Weekdays::ALL, &bad), Some(EditError::Impossible));
        }
        assert_eq!(
            error(Weekdays::ALL, &[(1200, 1500)]),
            Some(EditError::Impossible)
        );
    }
}
