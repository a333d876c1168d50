//! Plain English that comes down to the syntax of OpenStreetMap: `Mon to Fri, 9am-5:30pm, closed
//! on public holidays`.

use eldercare_places::hours::Schedule;

use super::{Unread, osm};

/// Words and what they are in the syntax. An empty word is left out.
const WORDS: [(&str, &str); 46] = [
    ("monday", "Mo"),
    ("mon", "Mo"),
    ("tuesday", "Tu"),
    ("tues", "Tu"),
    ("tue", "Tu"),
    ("wednesday", "We"),
    ("wed", "We"),
    ("thursday", "Th"),
    ("thurs", "Th"),
    ("thu", "Th"),
    ("friday", "Fr"),
    ("fri", "Fr"),
    ("saturday", "Sa"),
    ("sat", "Sa"),
    ("sunday", "Su"),
    ("sun", "Su"),
    ("mondays", "Mo"),
    ("tuesdays", "Tu"),
    ("wednesdays", "We"),
    ("thursdays", "Th"),
    ("fridays", "Fr"),
    ("saturdays", "Sa"),
    ("sundays", "Su"),
    ("daily", "Mo-Su"),
    ("everyday", "Mo-Su"),
    ("weekdays", "Mo-Fr"),
    ("weekend", "Sa-Su"),
    ("weekends", "Sa-Su"),
    ("holidays", "PH"),
    ("holiday", "PH"),
    ("public", ""),
    ("closed", "off"),
    ("noon", "12:00"),
    ("midnight", "24:00"),
    ("open", ""),
    ("hours", ""),
    ("from", ""),
    ("on", ""),
    ("to", "-"),
    ("through", "-"),
    ("until", "-"),
    ("till", "-"),
    ("and", ","),
    ("the", ""),
    ("at", ""),
    ("every", ""),
];

/// Reads a text of these words and of times; refuses every other word.
pub fn read(text: &str) -> Result<Schedule, Unread> {
    let mut expression = String::new();
    for part in parts(text) {
        let written = match part {
            Part::Word(word) => match word.as_str() {
                "day" if expression.trim_end().is_empty() => Some("Mo-Su".to_owned()),
                word => known(word),
            },
            Part::Time(hour, minute, half) => time(hour, minute, half),
            Part::Mark(mark) => Some(mark.to_string()),
        };
        let written = written.ok_or_else(|| Unread::at(text))?;
        place(&mut expression, &written);
    }
    osm::read(expression.trim().trim_end_matches([',', ';'])).map_err(|_| Unread::at(text))
}

/// Puts a piece behind the others: a day after a time begins a new rule, all else follows.
fn place(expression: &mut String, piece: &str) {
    let is_day = piece.starts_with(|c: char| c.is_ascii_uppercase());
    let before = expression.trim_end_matches([' ', ',', ';']);
    let after_rule = before.ends_with(|c: char| c.is_ascii_digit()) || before.ends_with("off");
    let is_time = piece.starts_with(|c: char| c.is_ascii_digit());
    if is_day && before.ends_with("; off") {
        // "…, closed on Sundays": the days come after the word.
        let kept = before.trim_end_matches("off").to_owned();
        *expression = format!("{kept}{piece} off");
    } else if is_day && after_rule {
        *expression = format!("{before}; {piece}");
    } else if piece == "off" && after_rule && !before.ends_with("off") {
        *expression = format!("{before}; off");
    } else if is_time && before.ends_with(|c: char| c.is_ascii_lowercase()) {
        // "Mon to Fri, 9am": no comma between days and times.
        *expression = format!("{before} {piece}");
    } else {
        let joined = matches!(piece, "-" | ",") || expression.ends_with(['-', ',']);
        if !joined && !expression.is_empty() && !piece.is_empty() {
            expression.push(' ');
        }
        expression.push_str(piece);
    }
}

fn known(word: &str) -> Option<String> {
    let found = WORDS.iter().find(|(known, _)| *known == word);
    found.map(|(_, written)| (*written).to_owned())
}

enum Part {
    Word(String),
    Time(u16, u16, Option<bool>),
    Mark(char),
}

/// Words in lower case, times, marks; blanks part them.
fn parts(text: &str) -> Vec<Part> {
    let text = text
        .to_lowercase()
        .replace("a.m.", "am")
        .replace("p.m.", "pm");
    let mut parts = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = |is: &dyn Fn(char) -> bool| rest.find(|c| !is(c)).unwrap_or(rest.len());
        let taken = if first.is_ascii_digit() {
            let length = length(&|c: char| c.is_ascii_digit() || matches!(c, ':' | '.'));
            let (number, after) = rest.split_at(length);
            let half = after.trim_start();
            let is_half = ["am", "pm"].iter().find(|word| half.starts_with(**word));
            parts.push(clock(number, is_half.map(|word| *word == "pm")));
            match is_half {
                Some(word) => rest.len() - half.len() + word.len(),
                None => length,
            }
        } else if first.is_alphabetic() {
            let length = length(&char::is_alphabetic);
            parts.push(Part::Word(rest[..length].to_owned()));
            length
        } else {
            parts.push(Part::Mark(match first {
                '–' | '—' | '~' => '-',
                '&' | '/' => ',',
                ':' | '.' | '(' | ')' => ' ',
                mark => mark,
            }));
            first.len_utf8()
        };
        rest = rest[taken..].trim_start();
    }
    parts.retain(|part| !matches!(part, Part::Mark(' ')));
    parts
}

/// `9`, `9:30`, `9.30`, with am or pm or not. A number that is no time becomes a word, which no
/// list knows.
fn clock(number: &str, half: Option<bool>) -> Part {
    let parts = number.split_once([':', '.']);
    let (hour, minute) = parts.unwrap_or((number, "0"));
    match (hour.parse(), minute.parse()) {
        // "9-5" may be the evening or the morning.
        (Ok(hour), Ok(minute)) if parts.is_some() || half.is_some() => {
            Part::Time(hour, minute, half)
        }
        _ => Part::Word(number.to_owned()),
    }
}

/// A time as the syntax writes it.
fn time(hour: u16, minute: u16, half: Option<bool>) -> Option<String> {
    let hour = match half {
        None => hour,
        Some(afternoon) if (1..=12).contains(&hour) => hour % 12 + if afternoon { 12 } else { 0 },
        Some(_) => return None,
    };
    (hour <= 24 && minute < 60).then(|| format!("{hour:02}:{minute:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_english_is_the_same_as_the_syntax() {
        for (english, syntax) in [
            ("Mon to Fri, 9am-5:30pm", "Mo-Fr 09:00-17:30"),
            (
                "Monday - Friday: 9:00 a.m. to 5:00 p.m.",
                "Mo-Fr 09:00-17:00",
            ),
            ("Daily 8:00-20:00", "Mo-Su 08:00-20:00"),
            (
                "Mon-Fri 9am-12pm, 1pm-5pm, Sat 9am-noon",
                "Mo-Fr 09:00-12:00,13:00-17:00; Sa 09:00-12:00",
            ),
            (
                "Mon–Fri 9am–5pm, closed on public holidays",
                "Mo-Fr 09:00-17:00; PH off",
            ),
            (
                "Mon-Sat 9am-5pm; Sundays closed",
                "Mo-Sa 09:00-17:00; Su off",
            ),
        ] {
            assert_eq!(read(english), osm::read(syntax), "{english}");
        }
    }

    #[test]
    fn a_word_that_is_not_known_stops_the_reading() {
        for text in [
            "Mon-Fri 9am-5pm by appointment",
            "Mon-Fri 9am-5pm except August",
            "Call us",
            "Mon-Fri 25:00-26:00",
            "9-5",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
