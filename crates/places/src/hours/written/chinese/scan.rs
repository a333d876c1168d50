//! A text to its words.

use crate::hours::{Season, Weekdays};

use super::super::Unread;
use super::super::week::month_end;
use super::token::{Token, WORDS};

/// Traditional characters and forms of marks, and what they are read as.
const FOLDED: [(char, char); 38] = [
    ('週', '周'),
    ('點', '点'),
    ('時', '时'),
    ('開', '开'),
    ('間', '间'),
    ('節', '节'),
    ('國', '国'),
    ('無', '无'),
    ('營', '营'),
    ('業', '业'),
    ('禮', '礼'),
    ('與', '与'),
    ('為', '为'),
    ('務', '务'),
    ('對', '对'),
    ('後', '后'),
    ('閉', '闭'),
    ('館', '馆'),
    ('飯', '饭'),
    ('門', '门'),
    ('從', '从'),
    ('雙', '双'),
    ('慶', '庆'),
    ('號', '号'),
    ('兩', '两'),
    ('辦', '办'),
    ('條', '条'),
    ('至', '-'),
    ('到', '-'),
    ('~', '-'),
    ('—', '-'),
    ('–', '-'),
    ('−', '-'),
    ('─', '-'),
    ('【', '('),
    ('】', ')'),
    ('「', '('),
    ('」', ')'),
];

/// Half-width, simplified, without blanks but those between two numbers; a dash is one dash.
fn folded(text: &str) -> Vec<char> {
    let mut out: Vec<char> = Vec::new();
    let mut blank = false;
    for c in text.chars() {
        if c.is_whitespace() {
            blank = true;
            continue;
        }
        // Full-width forms of ASCII.
        let half = match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            c => c,
        };
        let found = FOLDED.iter().find(|(from, _)| *from == half);
        let c = found.map_or(half, |(_, to)| *to).to_ascii_lowercase();
        let is_digit = |c: &char| c.is_ascii_digit();
        if blank && is_digit(&c) && out.last().is_some_and(is_digit) {
            out.push(' ');
        }
        blank = false;
        if !(c == '-' && out.last() == Some(&'-')) {
            out.push(c);
        }
    }
    out
}

/// The words of a text, or where the first one stands that is not known.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, Unread> {
    let mut scan = Scan {
        chars: folded(text),
        at: 0,
        tokens: Vec::new(),
    };
    while scan.at < scan.chars.len() {
        let (token, length) = scan
            .next()
            .ok_or_else(|| Unread::at(scan.chars[scan.at..].iter().collect::<String>()))?;
        scan.at += length;
        if token != Token::Filler {
            scan.tokens.push(token);
        }
    }
    Ok(scan.tokens)
}

/// A text being read from its start.
pub(super) struct Scan {
    chars: Vec<char>,
    at: usize,
    tokens: Vec<Token>,
}

impl Scan {
    /// The next word and its length.
    fn next(&self) -> Option<(Token, usize)> {
        self.weekday()
            .or_else(|| self.season())
            .or_else(|| self.word())
            .or_else(|| self.time())
    }

    /// The signs from a place on.
    pub(super) fn rest(&self, from: usize) -> &[char] {
        self.chars.get(self.at + from..).unwrap_or_default()
    }

    /// Whether a word stands at a place.
    pub(super) fn starts(&self, from: usize, word: &str) -> bool {
        let mut rest = self.rest(from).iter();
        word.chars().all(|c| rest.next() == Some(&c))
    }

    fn word(&self) -> Option<(Token, usize)> {
        WORDS
            .iter()
            .filter(|(word, _)| self.starts(0, word))
            .map(|(word, token)| (*token, word.chars().count()))
            .max_by_key(|(_, length)| *length)
    }

    /// 周一, 星期一; after a day also 一 alone: 周一、三, 周一至五, 周六日.
    fn weekday(&self) -> Option<(Token, usize)> {
        let prefix = ["周", "星期", "礼拜"]
            .iter()
            .find(|prefix| self.starts(0, prefix))
            .map_or(0, |prefix| prefix.chars().count());
        let letter = *self.rest(prefix).first()?;
        let day = weekday(letter)?;
        let token = Token::Days(Weekdays::NONE.with(day));
        if prefix > 0 {
            return Some((token, prefix + 1));
        }
        let alone = Token::Number(u16::from(day) + 1);
        let is_time = self.time().is_some_and(|(token, _)| token != alone);
        let after_day = match self.tokens.as_slice() {
            // 周六日; a digit may as well begin a time.
            [.., Token::Days(_)] => !letter.is_ascii_digit(),
            [.., Token::Days(_), Token::Comma | Token::Range] => true,
            _ => false,
        };
        (after_day && !is_time).then_some((token, 1))
    }

    /// 5月至9月, 5-9月, 5月1日至9月30日.
    fn season(&self) -> Option<(Token, usize)> {
        let (first, mut length) = self.date(0, false)?;
        if self.rest(length).first() != Some(&'-') {
            return None;
        }
        let (last, more) = self.date(length + 1, true)?;
        length += 1 + more;
        let first = if first % 100 == 0 { first + 1 } else { first };
        let last = if last % 100 == 0 {
            month_end(last / 100)
        } else {
            last
        };
        Some((Token::Season(Season { first, last }), length))
    }

    /// Month × 100 + day, day 0 when there is none, and the length. The first month of a range
    /// may stand without 月.
    fn date(&self, from: usize, is_last: bool) -> Option<(u16, usize)> {
        let (month, digits) = self.digits(from)?;
        let mut length = digits;
        if !(1..=12).contains(&month) {
            return None;
        }
        if !self.starts(from + length, "月") {
            // 5-9月: whether it is a month is known at the end only.
            let open = !is_last && self.starts(from + length, "-");
            let (_, other) = open.then(|| self.digits(from + length + 1)).flatten()?;
            return self
                .starts(from + length + 1 + other, "月")
                .then_some((month * 100, length));
        }
        length += 1;
        if let Some((day, digits)) = self.digits(from + length)
            && ["日", "号"]
                .iter()
                .any(|unit| self.starts(from + length + digits, unit))
        {
            return (1..=31)
                .contains(&day)
                .then_some((month * 100 + day, length + digits + 1));
        }
        Some((month * 100, length))
    }
}

fn weekday(c: char) -> Option<u8> {
    match c {
        '一' | '1' => Some(0),
        '二' | '2' => Some(1),
        '三' | '3' => Some(2),
        '四' | '4' => Some(3),
        '五' | '5' => Some(4),
        '六' | '6' => Some(5),
        '日' | '天' | '七' | '7' => Some(6),
        _ => None,
    }
}
