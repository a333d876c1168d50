//! One number of a phone cell: cut into area, number and extension, or left as it is.

use super::phone::Dropped;
use super::plan::Plan;

/// Digits of the shortest local number; a shorter piece is an extension or a remark.
pub(super) const LOCAL: usize = 7;

/// A number that was read.
pub(super) struct Read {
    pub(super) number: String,
    pub(super) dropped: Option<Dropped>,
}

/// One number in the plan's form.
pub(super) fn number(piece: &str, plan: &Plan) -> Result<Read, Dropped> {
    let (main, extension) = piece.split_once('#').unwrap_or((piece, ""));
    let mut dialled = Dialled::of(main);
    let abroad = dialled.without_country(main, plan);
    let Dialled { digits, .. } = &dialled;
    if digits.is_empty() {
        return Err(Dropped::Remark);
    }
    if plan.is_mobile(digits) {
        return Err(Dropped::Mobile);
    }
    if let Some(number) = plan.service(digits) {
        return Ok(extended(number, extension));
    }
    if let Some((service, rest)) = digits
        .split_at_checked(10)
        .filter(|_| dialled.has_dash_at(10))
        && let Some(number) = plan.service(service)
    {
        return Ok(extended(
            number,
            &format!("{}{extension}", behind(main, rest)),
        ));
    }
    if abroad && plan.lacks_zero(digits) {
        dialled.put_zero();
    }
    let Dialled { digits, dashes } = &dialled;
    // Too many digits are an extension only where a sign says so.
    let signed = |rest: &str| rest.is_empty() || dialled.has_dash_at(digits.len() - rest.len());
    match plan.cut(digits, dashes) {
        Some((area, local, rest)) if signed(rest) => {
            let wanted = format!("{}{extension}", behind(main, rest));
            Ok(extended(plan.join(area, local), &wanted))
        }
        _ => as_written(main, extension, digits, plan),
    }
}

/// The digits of a number, and the places of dashes among them.
struct Dialled {
    digits: String,
    dashes: Vec<usize>,
}

impl Dialled {
    fn of(main: &str) -> Dialled {
        let (mut digits, mut dashes) = (String::new(), Vec::new());
        for sign in main.chars() {
            match sign {
                '0'..='9' => digits.push(sign),
                '-' => dashes.push(digits.len()),
                _ => {}
            }
        }
        Dialled { digits, dashes }
    }

    fn has_dash_at(&self, at: usize) -> bool {
        self.dashes.contains(&at)
    }

    /// Takes the prefix of calls from abroad away; says whether there was one.
    fn without_country(&mut self, main: &str, plan: &Plan) -> bool {
        if !main.trim_start().starts_with('+') && !self.digits.starts_with("00") {
            return false;
        }
        let abroad = self.digits.trim_start_matches("00");
        let own = abroad.strip_prefix(plan.country()).unwrap_or(abroad);
        let gone = self.digits.len() - own.len();
        self.digits = own.to_owned();
        let dashes = self.dashes.iter();
        self.dashes = dashes.filter_map(|at| at.checked_sub(gone)).collect();
        true
    }

    /// The zero of the area code, which is not dialled from abroad.
    fn put_zero(&mut self) {
        self.digits.insert(0, '0');
        for dash in &mut self.dashes {
            *dash += 1;
        }
    }
}

/// What of a number stands behind its last digits: `602或603` of `66264592-602或603`.
fn behind<'a>(main: &'a str, rest: &str) -> &'a str {
    let places = main
        .char_indices()
        .rev()
        .filter(|(_, c)| c.is_ascii_digit());
    let starts = places.map(|(at, _)| at).take(rest.len());
    starts.last().map_or("", |at| &main[at..])
}

/// A number with its extension, where there is one.
fn extended(number: String, wanted: &str) -> Read {
    let kept: String = wanted.chars().filter(|c| is_extension(*c)).collect();
    let kept = kept.trim_matches(['、', '-', '或']);
    Read {
        dropped: (kept != wanted).then_some(Dropped::Remark),
        number: if kept.is_empty() {
            number
        } else {
            format!("{number}#{kept}")
        },
    }
}

/// A number that cannot be cut: kept as it stands there where nobody knows the city's numbers.
fn as_written(main: &str, extension: &str, digits: &str, plan: &Plan) -> Result<Read, Dropped> {
    if !plan.is_unknown() || !LENGTHS.contains(&digits.len()) || digits.starts_with('1') {
        return Err(Dropped::Unreadable);
    }
    let written = main.chars().filter(|c| c.is_ascii_digit() || *c == '-');
    let written: String = written.collect();
    let read = extended(written.trim_matches('-').to_owned(), extension);
    Ok(Read {
        dropped: Some(Dropped::Unplanned),
        ..read
    })
}

/// Digits that a number may have anywhere (ITU-T E.164: at most fifteen).
const LENGTHS: std::ops::RangeInclusive<usize> = LOCAL..=15;

/// A number of a land whose numbering is not known here: as it stands, without words.
pub(super) fn as_it_stands(text: &str) -> Result<Read, Dropped> {
    let (main, extension) = text.split_once('#').unwrap_or((text, ""));
    let plain = |c: &char| c.is_ascii_digit() || " +-".contains(*c);
    let kept: String = main.chars().filter(plain).collect();
    let kept = kept.trim_matches([' ', '-']).to_owned();
    match digits(&kept) {
        0 => Err(Dropped::Remark),
        5..=15 => {
            let words = main.chars().any(char::is_alphabetic);
            let read = extended(kept, extension);
            let dropped = read.dropped.or(words.then_some(Dropped::Remark));
            Ok(Read { dropped, ..read })
        }
        _ => Err(Dropped::Unreadable),
    }
}

fn is_extension(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '-' | '、' | '或')
}

/// How many digits a text holds.
pub(super) fn digits(text: &str) -> usize {
    text.chars().filter(char::is_ascii_digit).count()
}
