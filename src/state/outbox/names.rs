//! Under which names what waits on this device is sealed.

/// The name of the only draft that builds before 2026-12 kept.
pub const OLD_DRAFT: &str = "request-draft";
const DRAFT: &str = "request-draft-";
const WAITING: &str = "outbox-";
const RECEIPT: &str = "receipt-";
const REPORT: &str = "report-";
const GONE: &str = "gone-";

/// What a sealed record is, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sealed {
    /// A request that was begun.
    Draft,
    /// A request that waits to be sent.
    Waiting,
    /// What stays of a delivered one.
    Receipt,
    /// A report about a place that waits to be sent.
    Report,
    /// The mark of a record that was destroyed on purpose.
    Gone,
}

const STARTS: [(&str, Sealed); 5] = [
    (DRAFT, Sealed::Draft),
    (WAITING, Sealed::Waiting),
    (RECEIPT, Sealed::Receipt),
    (REPORT, Sealed::Report),
    (GONE, Sealed::Gone),
];

impl Sealed {
    /// What a name stands for, with the id in it; none for records of others.
    fn named(name: &str) -> Option<(Sealed, &str)> {
        let id = |(start, sealed)| Some((sealed, name.strip_prefix(start)?));
        STARTS.into_iter().find_map(id)
    }

    /// What a name stands for.
    pub fn of(name: &str) -> Option<Sealed> {
        match name {
            OLD_DRAFT => Some(Sealed::Draft),
            _ => Self::named(name).map(|(sealed, _)| sealed),
        }
    }
}

/// The name under which a request that waits is sealed.
pub fn waiting_name(record_id: &str) -> String {
    format!("{WAITING}{record_id}")
}

/// The name under which a draft is sealed.
pub fn draft_name(record_id: &str) -> String {
    format!("{DRAFT}{record_id}")
}

/// The name under which a receipt is sealed.
pub fn receipt_name(record_id: &str) -> String {
    format!("{RECEIPT}{record_id}")
}

/// The name under which a report that waits is sealed.
pub fn report_name(record_id: &str) -> String {
    format!("{REPORT}{record_id}")
}

/// The name of the mark that a record was destroyed on purpose.
pub fn gone_name(record_id: &str) -> String {
    format!("{GONE}{record_id}")
}

/// The id of a record that was destroyed on purpose, from the name of its mark.
pub fn gone_id(name: &str) -> Option<&str> {
    name.strip_prefix(GONE)
}

/// The id of a record that only this device has, from its name.
pub fn id_only_here(name: &str) -> Option<&str> {
    let (sealed, id) = Sealed::named(name)?;
    (!matches!(sealed, Sealed::Receipt | Sealed::Gone)).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_what_is_under_it_and_whether_only_this_device_has_it() {
        assert_eq!(Sealed::of(OLD_DRAFT), Some(Sealed::Draft));
        assert_eq!(Sealed::of("check-gbt-42195-2022"), None);
        assert_eq!(Sealed::of(&report_name("a")), Some(Sealed::Report));
        assert_eq!(Sealed::of(&waiting_name("a")), Some(Sealed::Waiting));
        assert_eq!(id_only_here(&draft_name("a")), Some("a"));
        assert_eq!(id_only_here(&report_name("a")), Some("a"));
        assert_eq!(id_only_here(&receipt_name("a")), None);
        assert_eq!(id_only_here(&gone_name("a")), None);
        assert_eq!(gone_id(&gone_name("a")), Some("a"));
        assert_eq!(gone_id(&report_name("a")), None);
    }
}
