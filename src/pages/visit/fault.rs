//! What is wrong with what was entered: the form's own faults, and numbers of a person in a note.

use eldercare_assessment::{Entries, Entry, EntryFault, Instrument, QuestionId};
use eldercare_requests::report::looks_personal;

/// Something that must be mended before a form is finished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The form says so.
    Entry(EntryFault),
    /// A note holds what looks like a telephone or identity number: the printed form passes
    /// through many hands. Said at once, not only at the end.
    Personal,
}

impl Fault {
    /// The id in text keys.
    pub fn id(self) -> &'static str {
        match self {
            Fault::Entry(EntryFault::Missing) => "missing",
            Fault::Entry(EntryFault::Unfit) => "unfit",
            Fault::Entry(EntryFault::NotADay) => "not-a-day",
            Fault::Entry(EntryFault::TooLong) => "too-long",
            Fault::Personal => "personal",
        }
    }
}

/// Everything, in the order of the questions.
pub fn all(instrument: &Instrument, entries: &Entries) -> Vec<(QuestionId, Fault)> {
    let of_form = instrument.entry_faults(entries);
    let asked = instrument.asked_of(entries);
    let faults = asked.filter_map(|question| {
        let own = of_form.iter().find(|(id, _)| *id == question.id);
        let own = own.map(|(_, fault)| Fault::Entry(*fault));
        let fault = own
            .or_else(|| is_personal(entries.get(question.id.as_str())).then_some(Fault::Personal));
        Some((question.id.clone(), fault?))
    });
    faults.collect()
}

/// Whether a note holds the number of a person.
pub fn is_personal(entry: Option<&Entry>) -> bool {
    matches!(entry, Some(Entry::Note(text)) if looks_personal(text, false))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_with_a_mobile_number_keeps_the_form_open() {
        let file = include_str!("../../../assets/instruments/quarterly-visit.json");
        let form = Instrument::parse(file).unwrap();
        let mut entries = Entries::default();
        entries.set(
            "agreed".into(),
            Entry::Note("打给演示女儿 138 0000 0000".to_owned()),
        );
        let of_note = |entries: &Entries| {
            let all = all(&form, entries);
            all.into_iter()
                .find(|(id, _)| id.as_str() == "agreed")
                .map(|(_, fault)| fault)
        };
        assert_eq!(of_note(&entries), Some(Fault::Personal));
        entries.set("agreed".into(), Entry::Note("下周三再来看".to_owned()));
        assert_eq!(of_note(&entries), None);
    }
}
