//! Content lines as calendars and address books share them: escaped, and folded where they are long
//! (RFC 5545 3.1 and 3.3.11, RFC 2426 2.6 and 5).

/// The most octets of one line; the break is not counted.
const WIDTH: usize = 75;

/// Adds `name:value` when there is a value.
pub fn push_line(out: &mut String, name: &str, value: &str) {
    push_structured(out, name, &[value]);
}

/// Adds `name:part;part`; nothing when all parts are empty.
pub fn push_structured(out: &mut String, name: &str, parts: &[&str]) {
    let parts: Vec<String> = parts.iter().map(|part| escaped(part)).collect();
    if parts.iter().all(String::is_empty) {
        return;
    }
    push_folded(out, &format!("{name}:{}", parts.join(";")));
}

/// A text in which nothing ends the value or the line.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.trim().chars() {
        match sign {
            '\\' | ';' | ',' => out.extend(['\\', sign]),
            '\n' => out.push_str("\\n"),
            _ if sign.is_control() => {}
            _ => out.push(sign),
        }
    }
    out
}

/// Breaks a line between characters; what goes on begins with a space.
fn push_folded(out: &mut String, line: &str) {
    let mut width = 0;
    for sign in line.chars() {
        if width + sign.len_utf8() > WIDTH {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(sign);
        width += sign.len_utf8();
    }
    out.push_str("\r\n");
}
