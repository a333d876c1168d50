//! Any bytes: no panic, and the rows always add up.

use proptest::prelude::*;

use super::{HEADER, Import};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_bytes_are_refused_or_accounted_for(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(report) = Import::of("any-bytes", &bytes).run() {
            prop_assert!(report.is_complete());
        }
    }

    #[test]
    fn any_text_under_a_good_header_adds_up(text in "[甲乙院路号0-9.,;\"\t\r\n<>&=\\PC]{0,300}") {
        let import = Import::of("any-text", format!("{HEADER}{text}"));
        if let Ok(report) = import.run() {
            prop_assert!(report.is_complete());
            let again = import.run().map(|again| (again.rows, again.taken(), again.unchanged)).ok();
            prop_assert_eq!(again, Some((report.rows, report.taken(), report.taken())));
        }
    }

    #[test]
    fn any_json_is_refused_or_accounted_for(text in "[\\[\\]{}:,\"a-z0-9. ]{0,120}") {
        for text in [text.clone(), format!("{{\"features\":[{text}]}}")] {
            if let Ok(report) = Import::of("any-json", text).run() {
                prop_assert!(report.is_complete());
            }
        }
    }
}
