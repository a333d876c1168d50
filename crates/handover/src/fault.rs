//! What may not go on paper, found before a draft is written and again when one is read.

use eldercare_assessment::Answer;
use eldercare_requests::Phone;
use eldercare_requests::report::looks_personal;

use crate::draft::{Check, Draft, Note, Room};

/// Most answers of a draft; the longest instrument of the product has fewer than sixty questions.
const ANSWERS: usize = 120;

/// Most signs of an id.
const ID: usize = 40;

/// Most bytes of a room's text before it is packed.
const TEXT: usize = 3000;

/// What is wrong with a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// An id is too long, empty, or holds other signs than letters, digits, points and dashes.
    Id,
    /// There are more answers than any instrument has questions.
    Answers,
    /// A room wrote twice, or out of order.
    Order,
    /// A room's text is longer than it may be.
    Text(Room),
    /// A text holds what looks like a telephone or identity number.
    Personal,
    /// A text holds words that somebody typed, and a name cannot be told from other words.
    Words(Room),
}

impl Draft {
    /// Whether the draft may be written. A paper says that it holds no name and no number, so what is
    /// written holds nothing that anybody typed: ids, days and marks only.
    pub(crate) fn verify_written(&self) -> Result<(), Fault> {
        self.verify()?;
        self.notes.iter().try_for_each(verify_wordless)
    }

    /// Whether the draft may be read: papers of the first release hold a family's own lines, too.
    pub(crate) fn verify(&self) -> Result<(), Fault> {
        plain_id(&self.city)?;
        if let Some(check) = &self.check {
            verify_check(check)?;
        }
        let in_order = self.notes.windows(2).all(|two| two[0].room < two[1].room);
        if !in_order {
            return Err(Fault::Order);
        }
        self.notes.iter().try_for_each(verify_note)
    }
}

fn verify_check(check: &Check) -> Result<(), Fault> {
    plain_id(&check.instrument)?;
    plain_id(&check.version)?;
    if check.answers.len() > ANSWERS {
        return Err(Fault::Answers);
    }
    for (question, answer) in &check.answers {
        plain_id(question.as_str())?;
        if let Answer::Option(option) = answer {
            plain_id(option.as_str())?;
        }
    }
    Ok(())
}

/// An id, as instruments and cities have them.
fn plain_id(id: &str) -> Result<(), Fault> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    if id.is_empty() || id.len() > ID || !id.bytes().all(plain) {
        return Err(Fault::Id);
    }
    if holds_a_number(id) {
        return Err(Fault::Personal);
    }
    Ok(())
}

fn verify_note(note: &Note) -> Result<(), Fault> {
    if note.text.len() > TEXT {
        return Err(Fault::Text(note.room));
    }
    if holds_a_number(&note.text) {
        return Err(Fault::Personal);
    }
    Ok(())
}

/// Whether a text is nothing but ids in the form of JSON, without a run of digits as long as a
/// landline without its area code (7 or 8), or a mobile or identity number (10 and more). Codes of
/// towns and villages have 9 and 12 digits (GB/T 10114).
fn verify_wordless(note: &Note) -> Result<(), Fault> {
    let of_ids = |sign: char| {
        sign.is_ascii_alphanumeric()
            || matches!(
                sign,
                '{' | '}' | '[' | ']' | '"' | ':' | ',' | '.' | '-' | '_'
            )
    };
    if !note.text.chars().all(of_ids) {
        return Err(Fault::Words(note.room));
    }
    let runs = note.text.split(|sign: char| !sign.is_ascii_digit());
    let like_a_number = |run: &str| matches!(run.len(), 7 | 8 | 10 | 11 | 13..);
    if runs.into_iter().any(like_a_number) {
        return Err(Fault::Personal);
    }
    Ok(())
}

/// Whether a text holds a mobile, an identity number, or a landline with its area code.
fn holds_a_number(text: &str) -> bool {
    let of_number = |sign: char| sign.is_ascii_digit() || matches!(sign, '-' | '(' | ')' | ' ');
    looks_personal(text, false)
        || text
            .split(|sign| !of_number(sign))
            .any(|run| Phone::parse(run).is_ok())
}

#[cfg(test)]
mod tests {
    use super::holds_a_number;

    #[test]
    fn numbers_of_persons_are_noticed_and_days_amounts_and_ids_are_not() {
        for text in [
            r#"{"note":"打 13800000000"}"#,
            "0736-4200000",
            "（021）61000000 王",
            "11010519491231002X",
            "138 0000 0000",
        ] {
            let text = text.replace('（', "(").replace('）', ")");
            assert!(holds_a_number(&text), "{text}");
        }
        for text in [
            r#"{"version":1,"birth":"1948-05-03","level":[1,2]}"#,
            "12345",
            "430781",
            "每月 1800 元",
            "gbt-42195-2022",
            "B.2.3",
            "20261126",
        ] {
            assert!(!holds_a_number(text), "{text}");
        }
    }
}
