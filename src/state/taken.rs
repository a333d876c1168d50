//! Whether this device took over what a paper carries. Apart from the sheet's own rooms, so that the result
//! of the self-check does not carry their code.

use super::{apply, outbox, plan};
use crate::platform::{prefs, sealed_store};

/// The mark: it lasts as long as what it speaks of, in every tab, and says nothing about anybody.
const MARK: &str = "taken";

/// The record that `state/person` keeps.
pub const PERSON: &str = "person";

/// Notes that a paper was taken over.
pub fn note() {
    prefs::write(MARK, "1");
}

/// Whether one was.
pub fn is_taken() -> bool {
    prefs::read(MARK).is_some()
}

/// Destroys what a paper brought and what was begun with it, besides the self-check itself: the facts
/// about the person, the changes of the plan, an application and a request that were not sent. What waits
/// to be sent was sent by somebody and stays. The page is loaded anew after it.
pub async fn erase() {
    plan::erase().await;
    for name in [PERSON, apply::RECORD, outbox::DRAFT] {
        // What cannot be erased was not kept either.
        let _ = sealed_store::erase(name).await;
    }
    prefs::forget(MARK);
}
