//! Days and moments in words, and what is said of a receipt.

use eldercare_requests::{Day, Moment, WishedTime};

use crate::i18n::{t_of, t_with};
use crate::state::openness::weekday_words;
use crate::state::outbox::KeptReceipt;

/// China has one time zone, eight hours east of Greenwich.
const CHINA: u8 = 8;

/// A day in words; nothing when the text is no day.
pub fn day(text: &str) -> Option<String> {
    Day::parse(text).map(day_of)
}

/// A day in words, with its day of the week.
pub fn day_of(day: Day) -> String {
    let (year, month, date) = day.calendar();
    t_with(
        "request.day",
        &[
            ("year", &year.to_string()),
            ("month", &month.to_string()),
            ("day", &date.to_string()),
            ("weekday", weekday_words(day)),
        ],
    )
}

/// A moment as the wire writes it, in words; the text itself when it is none.
pub fn moment(text: &str) -> String {
    Moment::parse(text).map_or_else(|| text.to_owned(), moment_of)
}

/// A moment in words, in China's time.
pub fn moment_of(moment: Moment) -> String {
    let local = moment.0.saturating_add(u64::from(CHINA) * 3_600);
    let (hour, minute) = (local / 3_600 % 24, local / 60 % 60);
    let day = day_of(moment.day_in_zone(CHINA));
    let time = clock_words(hour, minute);
    t_with("request.moment", &[("day", &day), ("time", &time)])
}

/// A time of the day as people say it: half past one at night is not half past one after noon.
fn clock_words(hour: u64, minute: u64) -> String {
    let part = match hour {
        0..=5 => "request.clock.night",
        6..=11 => "request.clock.morning",
        12..=17 => "request.clock.afternoon",
        _ => "request.clock.evening",
    };
    let on_dial = if hour > 12 { hour - 12 } else { hour };
    t_with(part, &[("time", &format!("{on_dial}:{minute:02}"))])
}

/// A wished time in words; nothing when the text is none.
pub fn wished(text: &str) -> Option<String> {
    match WishedTime::parse(text).ok()? {
        WishedTime::On(day, part) => {
            let part = t_of("request.part", part.id());
            Some(t_with(
                "request.time.on-day",
                &[("day", &day_of(day)), ("part", part)],
            ))
        }
        _ => Some(t_of("request.time", text).to_owned()),
    }
}

/// By when somebody looks at a request, where the city promises a day.
pub fn first_look_line(by: Option<&str>) -> Option<String> {
    let day = day(by?)?;
    Some(t_with("request.sent.first-look", &[("day", &day)]))
}

/// Service and time of a receipt.
pub fn receipt_line(receipt: &KeptReceipt) -> String {
    let service = t_of("service", &receipt.service);
    t_with(
        "request.sent.what",
        &[
            ("service", service),
            ("time", &moment(&receipt.received_at)),
        ],
    )
}
