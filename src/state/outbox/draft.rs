//! A request that was begun, as it is sealed.

use eldercare_requests::{OutboxItem, RequestDraft, Stage};

/// A request that was begun and not sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptDraft {
    /// What was filled in; it has its id.
    pub draft: RequestDraft,
    /// When it was changed last, in seconds since 1970.
    pub saved_at: u64,
}

impl KeptDraft {
    /// Its id.
    pub fn id(&self) -> &str {
        self.draft.record_id.as_deref().unwrap_or_default()
    }
}

/// The text under which a draft is sealed.
pub fn draft_text(draft: &RequestDraft, now: u64) -> String {
    let id = draft.record_id.clone().unwrap_or_default();
    let item = OutboxItem::new(id, draft.clone(), now);
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
        let found = draft_of(&draft_text(&begun, 1)).unwrap();
        assert_eq!((found.draft, found.saved_at), (begun, 1));
        assert_eq!(draft_of("{}"), None);
    }
}
