//! The telephone of an office, in the form of the packs: never a person's mobile.

use eldercare_requests::{Phone, PhoneError, half_width, is_dash};

use super::EditError;

/// Cities whose numbers do not follow the numbering plan of the mainland (GB/T 2260: 71 Taiwan,
/// 81 Hong Kong, 82 Macau); a foreign city has no such code at all.
const OTHER_PLANS: [&str; 3] = ["71", "81", "82"];
/// Numbers of emergencies on the mainland (the ministry's numbering plan of 2003: police, fire, ambulance,
/// traffic accidents): nobody's office.
const EMERGENCY: [&str; 4] = ["110", "119", "120", "122"];
/// Most numbers in one field.
const MOST: usize = 4;

/// One number or several with ` / ` between them, each in the form of the packs: `021-66610336`,
/// an extension after `#`.
pub fn office_phone(typed: &str, city: &str) -> Result<String, EditError> {
    let folded: String = typed
        .chars()
        .map(half_width)
        .map(|sign| if is_dash(sign) { '-' } else { sign })
        .collect();
    let parts = folded.split(['/', ',', ';', '、']).map(str::trim);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    match parts.len() {
        0 => return Err(EditError::Empty),
        1..=MOST => {}
        _ => return Err(EditError::TooLong),
    }
    let mainland = city.len() == 6 && !OTHER_PLANS.iter().any(|code| city.starts_with(code));
    let read = |part: &&str| {
        if mainland {
            of_the_mainland(part)
        } else {
            as_written(part)
        }
    };
    let numbers: Vec<String> = parts.iter().map(read).collect::<Result<_, _>>()?;
    Ok(numbers.join(" / "))
}

fn of_the_mainland(part: &str) -> Result<String, EditError> {
    let digits: String = part.chars().filter(char::is_ascii_digit).collect();
    let plain = part
        .chars()
        .all(|c| c.is_ascii_digit() || c == '-' || c == ' ');
    // Numbers for everybody: 400 and 800 with seven more digits, 12345 and 96xxx.
    if plain && digits.len() == 10 && (digits.starts_with("400") || digits.starts_with("800")) {
        let (head, tail) = digits.split_at(3);
        let (middle, end) = tail.split_at(3);
        return Ok(format!("{head}-{middle}-{end}"));
    }
    if EMERGENCY.contains(&digits.as_str()) {
        return Err(EditError::Impossible);
    }
    if plain && matches!(digits.len(), 3 | 5 | 6) && digits.starts_with(['1', '9']) {
        return Ok(digits);
    }
    let phone = Phone::parse(part).map_err(|error| match error {
        PhoneError::TooLong => EditError::TooLong,
        PhoneError::Characters => EditError::Characters,
        _ => EditError::Impossible,
    })?;
    if phone.is_mobile() {
        return Err(EditError::Mobile);
    }
    // Area and number have one dash between them; the second begins the extension.
    let written = phone.to_string();
    Ok(match written.match_indices('-').nth(1) {
        Some((at, _)) => {
            let (number, extension) = written.split_at(at);
            format!("{number}#{}", extension.trim_start_matches('-'))
        }
        None => written,
    })
}

/// A number of another plan, kept as it is written.
fn as_written(part: &str) -> Result<String, EditError> {
    let digits = part.chars().filter(char::is_ascii_digit).count();
    let sign = |c: char| c.is_ascii_digit() || " +-#()".contains(c);
    if !part.chars().all(sign) {
        return Err(EditError::Characters);
    }
    // Mobile numbers of Taiwan begin with 09, of ten digits (numbering plan of its regulator).
    let bare: String = part.chars().filter(char::is_ascii_digit).collect();
    if bare.starts_with("09") && bare.len() == 10 || bare.starts_with("8869") {
        return Err(EditError::Mobile);
    }
    match digits {
        0..=2 => Err(EditError::Impossible),
        3..=20 => Ok(part.split_whitespace().collect::<Vec<_>>().join(" ")),
        _ => Err(EditError::TooLong),
    }
}
