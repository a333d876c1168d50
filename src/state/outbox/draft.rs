//! A request that was begun, as it is sealed.

use eldercare_requests::{OutboxItem, RequestDraft, Stage};

/// A request that was begun and not sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptDraft {
    /// What was filled in; it has its id.
    pub draft: RequestDraft,
    /// When it was changed last, in seconds since 1970.
    pub saved_at: u64,
    /// Whose it is of this family; none where this device knows of one person alone.
    pub person: Option<String>,
}

impl KeptDraft {
    /// Its id.
    pub fn id(&self) -> &str {
        self.draft.record_id.as_deref().unwrap_or_default()
    }
}

/// The text under which a draft is sealed.
pub fn draft_text(kept: &KeptDraft) -> String {
    let item = OutboxItem::new(kept.id().to_owned(), kept.draft.clone(), kept.saved_at);
    let item = item.of_person(kept.person.clone());
    serde_json::to_string(&item).unwrap_or_default()
}

/// The draft inside a sealed text.
pub fn draft_of(text: &str) -> Option<KeptDraft> {
    let item: OutboxItem = serde_json::from_str(text).ok()?;
    let Stage::Draft(draft) = item.stage else {
        return None;
    };
    draft.record_id.is_some().then_some(KeptDraft {
        draft: *draft,
        saved_at: item.saved_at,
        person: item.person,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_comes_back_as_it_was_sealed() {
        let begun = RequestDraft {
            record_id: Some("a".to_owned()),
            ..RequestDraft::default()
        };
        for person in [None, Some("b".to_owned())] {
            let kept = KeptDraft {
                draft: begun.clone(),
                saved_at: 1,
                person,
            };
            assert_eq!(draft_of(&draft_text(&kept)), Some(kept));
        }
        assert_eq!(draft_of("{}"), None);
    }
}
