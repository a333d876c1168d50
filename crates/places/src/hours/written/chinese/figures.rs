//! Numbers and times of the day in a text, in digits and in characters.

use super::scan::Scan;
use super::token::Token;

impl Scan {
    /// A number of up to four digits.
    pub(super) fn digits(&self, from: usize) -> Option<(u16, usize)> {
        let digits: String = self
            .rest(from)
            .iter()
            .take_while(|c| c.is_ascii_digit())
            .collect();
        (1..=4)
            .contains(&digits.len())
            .then(|| Some((digits.parse().ok()?, digits.len())))
            .flatten()
    }

    /// A number in digits or characters.
    fn number(&self, from: usize) -> Option<(u16, usize)> {
        self.digits(from).or_else(|| {
            let run: Vec<char> = self
                .rest(from)
                .iter()
                .copied()
                .take_while(|c| NUMERALS.contains(c))
                .collect();
            Some((numeral(&run)?, run.len()))
        })
    }

    /// 9:00, 9点, 9点半, 九点三十分, 0900; a number alone.
    pub(super) fn time(&self) -> Option<(Token, usize)> {
        let (hour, mut length) = self.number(0)?;
        if self.starts(length, ":") || self.starts(length, ".") {
            let (minute, digits) = self.digits(length + 1).filter(|(_, digits)| *digits == 2)?;
            length += 1 + digits;
            // Seconds say nothing.
            length += if self.starts(length, ":00") { 3 } else { 0 };
            return clock(hour, minute, length);
        }
        let unit = ["点", "时"].iter().any(|unit| self.starts(length, unit));
        if unit && !self.starts(length, "时间") && !self.starts(length, "时段") {
            length += if self.starts(length, "点钟") { 2 } else { 1 };
            let (minute, more) = self.minute(length);
            return clock(hour, minute, length + more);
        }
        let four = length == 4 && self.digits(0).is_some();
        if four {
            return clock(hour / 100, hour % 100, length);
        }
        (hour <= 24).then_some((Token::Number(hour), length))
    }

    /// What follows 点: 半, 一刻, 三十, 30分, or nothing.
    fn minute(&self, from: usize) -> (u16, usize) {
        for (word, minute) in [("半", 30), ("一刻", 15), ("三刻", 45), ("整", 0)] {
            if self.starts(from, word) {
                return (minute, word.chars().count());
            }
        }
        match self.number(from).filter(|(minute, _)| *minute < 60) {
            Some((minute, length)) => {
                let unit = usize::from(self.starts(from + length, "分"));
                (minute, length + unit)
            }
            None => (0, 0),
        }
    }
}

fn clock(hour: u16, minute: u16, length: usize) -> Option<(Token, usize)> {
    let exists = minute < 60 && (hour < 24 || (hour == 24 && minute == 0));
    exists.then_some((Token::Time(hour, minute), length))
}

const NUMERALS: [char; 13] = [
    '零', '〇', '一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十',
];

/// 九, 十一, 二十三: up to 99.
fn numeral(run: &[char]) -> Option<u16> {
    let digit = |c: char| match c {
        '零' | '〇' => Some(0),
        '一' => Some(1),
        '二' | '两' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        _ => None,
    };
    match run {
        ['十'] => Some(10),
        ['十', ones] => Some(10 + digit(*ones)?),
        [tens, '十'] => Some(10 * digit(*tens)?),
        [tens, '十', ones] => Some(10 * digit(*tens)? + digit(*ones)?),
        ['零' | '〇', ones] | [ones] => digit(*ones),
        _ => None,
    }
}
