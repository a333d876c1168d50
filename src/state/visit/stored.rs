//! The form in which a visit is kept on the device. Every released version opens for ever.

use eldercare_assessment::{Entries, Instrument};
use serde::{Deserialize, Serialize};

const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredV1 {
    version: u32,
    instrument: String,
    instrument_version: String,
    content_hash: String,
    entries: Entries,
}

/// What was entered, as text to be sealed.
pub fn write(entries: &Entries, instrument: &Instrument) -> String {
    let stored = StoredV1 {
        version: VERSION,
        instrument: instrument.id().to_owned(),
        instrument_version: instrument.version().to_owned(),
        content_hash: instrument.content_hash().to_owned(),
        entries: entries.clone(),
    };
    // Only strings and a number: writing them cannot fail.
    serde_json::to_string(&stored).unwrap_or_default()
}

/// Reads what [`write`] wrote; nothing when it is damaged or of a later version. What was entered
/// into an earlier version of the form opens too: entries that no longer fit are named as faults.
pub fn read(text: &str, instrument: &Instrument) -> Option<Entries> {
    let stored: StoredV1 = serde_json::from_str(text).ok()?;
    let fits = stored.version == VERSION && stored.instrument == instrument.id();
    fits.then_some(stored.entries)
}

#[cfg(test)]
mod tests {
    use eldercare_assessment::{Entry, Instrument};

    use super::{read, write};

    /// Written by the first release with this form. It must never change.
    const V1: &str = include_str!("fixtures/visit_v1.json");

    fn instrument() -> Instrument {
        let file = include_str!("../../../assets/instruments/quarterly-visit.json");
        Instrument::parse(file).expect("the shipped form is valid")
    }

    #[test]
    fn a_record_of_version_1_opens_for_ever() {
        let entries = read(V1, &instrument()).expect("the first release's record opens");
        assert_eq!(entries.get("met"), Some(&Entry::One("person".into())));
        assert_eq!(
            read(&write(&entries, &instrument()), &instrument()),
            Some(entries)
        );
    }

    #[test]
    fn damage_and_strangers_do_not_open() {
        let other = V1.replace("quarterly-visit", "monthly-visit");
        let later = V1.replace("\"version\":1", "\"version\":2");
        for text in ["{", &other, &later] {
            assert_eq!(read(text, &instrument()), None);
        }
    }
}
