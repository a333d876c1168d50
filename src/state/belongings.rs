//! Everything on this device that hangs on one person besides the self-check: the facts told, the changes of
//! the plan, an application and a request that were begun. A relation ("mother") does not say which person
//! is meant, so that all of it goes when the self-check goes, and nothing is left for the next one.

use super::check::Who;
use super::check::{HISTORY_RECORD, Sheet};
use super::family::chosen::own;
use super::request::Requests;
use super::{apply, person, plan, request, taken, visit};
use crate::platform::sealed_store;

/// Every record that is about one person, by the names that the first person of a family has.
pub const RECORDS: [&str; 7] = [
    Sheet::Ability.base_record(),
    Sheet::LongTermCare.base_record(),
    HISTORY_RECORD,
    person::RECORD,
    plan::RECORD,
    apply::RECORD,
    visit::RECORD,
];

/// Destroys it, in the memory of the page and on the disk. What waits to be sent was sent by somebody and
/// stays.
pub async fn erase(requests: Requests) {
    plan::erase().await;
    person::forget().await;
    forget_begun(requests).await;
    taken::forget();
}

/// Destroys an application and a request that were begun and not sent. Drafts about other people,
/// such as a worker has many, stay.
pub async fn forget_begun(requests: Requests) {
    requests.forget_begun().await;
    // What cannot be erased was not kept either.
    let _ = sealed_store::erase(&own(apply::RECORD)).await;
}

/// Whether an application or a request was begun here.
pub async fn is_begun() -> bool {
    let application = sealed_store::load(&own(apply::RECORD)).await;
    matches!(application, Ok(Some(_))) || request::is_begun().await
}

/// Notes what nobody owns yet as belonging to this person, before another one may be asked about.
pub async fn claim(who: Who) {
    person::claim(who).await;
    apply::claim(who).await;
}
