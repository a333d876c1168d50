//! The draft as CBOR, in arrays whose places never change. Question ids and answers stand in two
//! columns, each a text with line ends: alike next to alike is what packs well.

use eldercare_assessment::{Answer, Answers, QuestionId};
use eldercare_days::Day;
use minicbor::bytes::ByteArray;
use minicbor::{Decode, Encode};

use crate::draft::{About, Check, Draft, Note, Room};

/// The mark of "not sure" among the answers, as it is kept on devices, too.
const UNSURE: &str = "unsure";

#[derive(Encode, Decode)]
struct DraftV1 {
    #[n(0)]
    city: String,
    #[n(1)]
    about: u8,
    #[n(2)]
    check: Option<CheckV1>,
    #[n(3)]
    notes: Vec<NoteV1>,
}

#[derive(Encode, Decode)]
struct CheckV1 {
    #[n(0)]
    instrument: String,
    #[n(1)]
    version: String,
    #[n(2)]
    hash: ByteArray<4>,
    /// Days since 1970-01-01.
    #[n(3)]
    day: Option<i32>,
    #[n(4)]
    questions: String,
    #[n(5)]
    answers: String,
}

#[derive(Encode, Decode)]
struct NoteV1 {
    #[n(0)]
    room: u8,
    #[n(1)]
    text: String,
}

/// A draft as CBOR.
pub(crate) fn write(draft: &Draft) -> Vec<u8> {
    let wire = DraftV1 {
        city: draft.city.clone(),
        about: place(&About::ALL, &draft.about),
        check: draft.check.as_ref().map(check_to_wire),
        notes: draft.notes.iter().map(note_to_wire).collect(),
    };
    // Writing into memory cannot fail.
    minicbor::to_vec(&wire).unwrap_or_default()
}

/// Reads CBOR; nothing when it is not exactly what [`write`] would write.
pub(crate) fn read(bytes: &[u8]) -> Option<Draft> {
    let wire: DraftV1 = minicbor::decode(bytes).ok()?;
    let draft = Draft {
        city: wire.city,
        about: *About::ALL.get(usize::from(wire.about))?,
        check: wire
            .check
            .map_or(Some(None), |check| check_from_wire(check).map(Some))?,
        notes: wire
            .notes
            .into_iter()
            .map(note_from_wire)
            .collect::<Option<_>>()?,
    };
    (write(&draft) == bytes).then_some(draft)
}

fn place<T: PartialEq>(all: &[T], one: &T) -> u8 {
    let at = all.iter().position(|other| other == one);
    at.and_then(|at| u8::try_from(at).ok()).unwrap_or(u8::MAX)
}

fn check_to_wire(check: &Check) -> CheckV1 {
    let (questions, answers): (Vec<&str>, Vec<&str>) = check
        .answers
        .iter()
        .map(|(question, answer)| (question.as_str(), stored(answer)))
        .unzip();
    CheckV1 {
        instrument: check.instrument.clone(),
        version: check.version.clone(),
        hash: check.hash.into(),
        day: check.day.map(|day| day.0),
        questions: questions.join("\n"),
        answers: answers.join("\n"),
    }
}

fn stored(answer: &Answer) -> &str {
    match answer {
        Answer::Option(option) => option.as_str(),
        Answer::Unsure => UNSURE,
    }
}

fn check_from_wire(check: CheckV1) -> Option<Check> {
    let lines = |text: &str| -> Vec<String> {
        let lines = text.split('\n').filter(|line| !line.is_empty());
        lines.map(str::to_owned).collect()
    };
    let (questions, answers) = (lines(&check.questions), lines(&check.answers));
    if questions.len() != answers.len() {
        return None;
    }
    let answered = |(question, answer): (String, String)| {
        (QuestionId::new(question), Answer::from_stored(&answer))
    };
    Some(Check {
        instrument: check.instrument,
        version: check.version,
        hash: check.hash.into(),
        day: check.day.map(Day),
        answers: questions
            .into_iter()
            .zip(answers)
            .map(answered)
            .collect::<Answers>(),
    })
}

fn note_to_wire(note: &Note) -> NoteV1 {
    NoteV1 {
        room: place(&Room::ALL, &note.room),
        text: note.text.clone(),
    }
}

fn note_from_wire(note: NoteV1) -> Option<Note> {
    Some(Note {
        room: *Room::ALL.get(usize::from(note.room))?,
        text: note.text,
    })
}
