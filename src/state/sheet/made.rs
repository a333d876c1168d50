//! The code picture of a sheet: what this device knows, packed and sealed under a fresh code.

use eldercare_handover::{Code, Draft, Fault, MARK, Note, PackError, Room};

use crate::platform::code_lock::{self, LockError};
use crate::platform::share;
use crate::state::check::Check;

/// A sealed draft and the code that opens it.
#[derive(Debug, Clone, PartialEq)]
pub struct Sealed {
    /// The address up to the sealed draft.
    pub start: String,
    /// The sealed draft.
    pub text: String,
    /// The code that stands apart.
    pub code: Code,
    /// What did not fit, or may not go on paper.
    pub left_out: Vec<(Room, LeftOut)>,
}

/// Packed bytes, and what was left out of them.
type Packed = (Vec<u8>, Vec<(Room, LeftOut)>);

/// Why a room's text is not in the code picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOut {
    /// It is too long.
    Long,
    /// It holds what looks like a telephone or identity number.
    Personal,
}

/// The draft of this device; nothing without a self-check.
pub fn draft_of(check: Check, city: String, notes: Vec<Note>) -> Option<Draft> {
    let (about, carried) = check.carried()?;
    Some(Draft {
        city,
        about,
        check: Some(carried),
        notes,
    })
}

/// Seals the draft under a new code; the derivation of the key takes a second.
pub async fn seal(draft: Draft) -> Result<Sealed, LockError> {
    let code = code_lock::new_code().ok_or(LockError::NoCrypto)?;
    let (packed, left_out) = packed(draft).ok_or(LockError::NoCrypto)?;
    let envelope = code_lock::seal(code, &packed).await?;
    Ok(Sealed {
        start: share::absolute(&["/#", MARK].concat()),
        text: envelope.to_text(),
        code,
        left_out,
    })
}

/// The packed draft, without those texts of other rooms that do not go on paper: what keeps a
/// family's own words out is said, and the answers go in all the same.
fn packed(mut draft: Draft) -> Option<Packed> {
    let mut left_out = Vec::new();
    loop {
        let why = match draft.pack() {
            Ok(packed) => return Some((packed, left_out)),
            Err(PackError::TooLong { .. } | PackError::Fault(Fault::Text(_))) => LeftOut::Long,
            Err(PackError::Fault(_)) => LeftOut::Personal,
        };
        let culprit = draft.notes.iter().position(|note| is_refused(&draft, note));
        let at = culprit.or(draft.notes.len().checked_sub(1))?;
        left_out.push((draft.notes.remove(at).room, why));
    }
}

/// Whether this text alone keeps the draft from being packed.
fn is_refused(draft: &Draft, note: &Note) -> bool {
    let alone = Draft {
        city: draft.city.clone(),
        notes: vec![note.clone()],
        ..Draft::default()
    };
    alone.pack().is_err()
}

#[cfg(test)]
mod tests {
    use super::{Draft, LeftOut, Note, Room, packed};

    fn left_out(notes: Vec<Note>) -> Vec<(Room, LeftOut)> {
        let city = "430781".to_owned();
        let draft = Draft {
            city,
            notes,
            ..Draft::default()
        };
        packed(draft).expect("the rest is packed").1
    }

    #[test]
    fn only_what_may_not_go_on_paper_is_left_out() {
        let note = |room, text: &str| Note {
            room,
            text: text.to_owned(),
        };
        let fine = note(Room::Person, r#"{"version":1}"#);
        assert_eq!(left_out(vec![fine.clone()]), []);
        let personal = note(Room::Plan, "找邻居 13800000000");
        assert_eq!(
            left_out(vec![fine.clone(), personal]),
            [(Room::Plan, LeftOut::Personal)]
        );
        let long = note(Room::Person, &"长".repeat(2000));
        let plan = note(Room::Plan, "{}");
        assert_eq!(left_out(vec![long, plan]), [(Room::Person, LeftOut::Long)]);
    }
}
