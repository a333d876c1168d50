//! One person leaves this device: everything of theirs goes, and what was sent is told.

use leptos::prelude::*;

use super::chosen::{self, of};
use super::{Person, RECORD, Unkept, read, stored, take};
use crate::platform::{prefs, sealed_store};
use crate::state::outbox::{self, Kept};
use crate::state::request::Requests;
use crate::state::{belongings, taken};

/// How much of a person lies here besides answers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Belongs {
    /// Requests that were begun.
    pub drafts: usize,
    /// Requests that have not arrived.
    pub waiting: usize,
    /// The codes of those that were sent.
    pub codes: Vec<String>,
}

impl Belongs {
    /// What of requests is this person's.
    pub fn to(id: &str, requests: Requests) -> Belongs {
        let own = requests.kept.with(|kept| theirs(kept, id));
        Belongs {
            drafts: own.drafts.len(),
            waiting: own.waiting.len(),
            codes: own.receipts.into_iter().map(|kept| kept.code).collect(),
        }
    }
}

fn theirs(kept: &Kept, id: &str) -> Kept {
    kept.of(|tag| chosen::id_of(tag) == id)
}

/// What the page did not know of: another tab may have begun something, or the device was not read yet.
async fn erase_left(id: &str) {
    let kept = outbox::read_all().await.unwrap_or_default().kept;
    let own = theirs(&kept, id);
    // What cannot be erased now is erased by a later start: its note says so.
    for draft in &own.drafts {
        let _ = outbox::erase_draft(draft.id()).await;
    }
    for item in &own.waiting {
        let _ = outbox::erase_waiting(&item.record_id).await;
    }
    for receipt in &own.receipts {
        let _ = outbox::erase_receipt(receipt).await;
    }
}

/// Destroys everything of a person: requests first, then all records and the person in one step. Whoever is
/// first among the others comes next; none where nobody is left.
pub async fn erase(id: &str, requests: Requests) -> Result<Option<String>, Unkept> {
    let own = requests.kept.with_untracked(|kept| theirs(kept, id));
    for draft in &own.drafts {
        requests.erase_draft(draft.id().to_owned()).await;
    }
    for item in own.waiting {
        requests.give_up(item.record_id).await;
    }
    for receipt in own.receipts {
        requests.forget_receipt(receipt.code).await;
    }
    erase_left(id).await;
    let mut people: Vec<Person> = read().await.map_err(|_| Unkept)?;
    people.retain(|person| person.id != id);
    let mut names: Vec<String> = belongings::RECORDS
        .iter()
        .map(|record| of(record, id))
        .collect();
    let text = stored::write(&people);
    let keep: &[(&str, &str)] = if people.is_empty() {
        names.push(RECORD.to_owned());
        &[]
    } else {
        &[(RECORD, &text)]
    };
    let destroy: Vec<&str> = names.iter().map(String::as_str).collect();
    sealed_store::exchange(keep, &destroy)
        .await
        .map_err(|_| Unkept)?;
    prefs::forget(&of(taken::MARK, id));
    let next = people.first().map(|person| person.id.clone());
    take(Ok(people));
    super::moving::tell_other_tabs();
    Ok(next)
}
