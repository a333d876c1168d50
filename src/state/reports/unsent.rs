//! What is typed or chosen in the form of a report and not sent yet, in memory alone: a change of
//! language makes the page anew, and neither may be lost.

use std::cell::RefCell;

use eldercare_requests::report::ReportDraft;

thread_local! {
    static LAST: RefCell<Option<Unsent>> = const { RefCell::new(None) };
}

/// What was left in the form.
#[derive(Clone)]
struct Unsent {
    draft: ReportDraft,
    choice: Option<String>,
}

/// Keeps this draft, and forgets the one before.
pub fn keep(draft: &ReportDraft) {
    keep_with(draft, None);
}

/// The same, with the choice that stands beside the draft.
pub fn keep_with(draft: &ReportDraft, choice: Option<String>) {
    let draft = draft.clone();
    LAST.set(Some(Unsent { draft, choice }));
}

/// What was typed for the same fact of the same place.
pub fn typed(draft: &ReportDraft) -> String {
    let last = same(draft).and_then(|last| last.draft.right);
    last.unwrap_or_default()
}

/// What was chosen for the same place: the choice, and the time that goes with it.
pub fn chosen(draft: &ReportDraft) -> (Option<String>, Option<String>) {
    let last = same(draft).map(|last| (last.choice, last.draft.visited_at));
    last.unwrap_or_default()
}

fn same(draft: &ReportDraft) -> Option<Unsent> {
    let is_same = |last: &&Unsent| {
        let last = &last.draft;
        (&last.city, &last.facility, &last.kind, &last.fact)
            == (&draft.city, &draft.facility, &draft.kind, &draft.fact)
    };
    LAST.with_borrow(|last| last.as_ref().filter(is_same).cloned())
}

/// Forgets it all, once it has left the form.
pub fn forget() {
    LAST.set(None);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_kept_for_their_fact_alone_and_until_they_are_sent() {
        let of = |fact: &str, right: Option<&str>| ReportDraft {
            facility: Some("a".to_owned()),
            fact: Some(fact.to_owned()),
            right: right.map(str::to_owned),
            ..ReportDraft::default()
        };
        keep(&of("hours", Some("周一休息")));
        assert_eq!(typed(&of("hours", None)), "周一休息");
        assert_eq!(typed(&of("phone", None)), "");
        forget();
        assert_eq!(typed(&of("hours", None)), "");
    }

    #[test]
    fn a_choice_is_kept_with_its_time_and_for_its_place_alone() {
        let of = |place: &str, at: Option<&str>| ReportDraft {
            facility: Some(place.to_owned()),
            visited_at: at.map(str::to_owned),
            ..ReportDraft::default()
        };
        let (choice, at) = (Some("now".to_owned()), "2026-11-26T09:00");
        keep_with(&of("a", Some(at)), choice.clone());
        assert_eq!(chosen(&of("a", None)), (choice, Some(at.to_owned())));
        assert_eq!(chosen(&of("b", None)), (None, None));
    }
}
