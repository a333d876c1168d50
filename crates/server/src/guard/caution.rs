//! Why somebody should call back before going there. None of it refuses anything: a machine learns
//! nothing from the reply, and a person who looks like one loses nothing.

use std::sync::{Mutex, PoisonError};

use axum::http::HeaderMap;
use eldercare_api::v1::SubmitRequest;
use eldercare_requests::{PhoneOwner, ServiceRequest};

use super::class::Rate;
use super::form_token::{self, Filled};
use super::limiter::Limiter;
use crate::codes::Codes;

/// The token of the form.
pub(crate) const TOKEN: &str = "form-token";
/// Set by the page when the field that nobody sees was filled in.
pub(crate) const TRAP: &str = "form-trap";

const DAY: u64 = 24 * 60 * 60;
/// Numbers and contents that are remembered; some 5 MB at most.
const MOST: usize = 50_000;
/// Requests with one number of a person's own within a day; our own choice, as the next one.
const OWN: Rate = Rate {
    burst: 5,
    seconds_each: DAY / 5,
};
/// Requests with the number of a neighbour or a village office.
const SHARED: Rate = Rate {
    burst: 60,
    seconds_each: DAY / 60,
};
/// The same service for the same person, or the same record.
const SAME: Rate = Rate {
    burst: 1,
    seconds_each: DAY,
};

/// What of the last day is remembered, as keyed hashes only.
pub(super) struct Memory(Mutex<Parts>);

struct Parts {
    own: Limiter<[u8; 32]>,
    shared: Limiter<[u8; 32]>,
    wishes: Limiter<[u8; 32]>,
    records: Limiter<[u8; 32]>,
}

impl Memory {
    pub(super) fn new() -> Self {
        Self(Mutex::new(Parts {
            own: Limiter::new(OWN, MOST),
            shared: Limiter::new(SHARED, MOST),
            wishes: Limiter::new(SAME, MOST),
            records: Limiter::new(SAME, MOST),
        }))
    }

    /// Words of a closed list, with blanks between them: `trap`, `quick`, `forged`, `phone`, `repeat`.
    /// A missing token is no reason: a form that was opened without a network has none.
    pub(super) fn caution(
        &self,
        codes: &Codes,
        headers: &HeaderMap,
        request: &ServiceRequest,
        now: u64,
    ) -> Option<String> {
        let mut words = Vec::new();
        if headers.contains_key(TRAP) {
            words.push("trap");
        }
        let token = headers.get(TOKEN).map(|token| token.to_str().unwrap_or(""));
        match token.map(|token| form_token::read(codes, token, now)) {
            Some(Filled::TooQuickly) => words.push("quick"),
            Some(Filled::Forged) => words.push("forged"),
            Some(Filled::InTime) | None => {}
        }
        words.extend(self.remembered(codes, request, now));
        (!words.is_empty()).then(|| words.join(" "))
    }

    fn remembered(&self, codes: &Codes, request: &ServiceRequest, now: u64) -> Vec<&'static str> {
        let digest = |text: &str| codes.digest(b"remembered", &[text.as_bytes()]);
        let mut parts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // The same record sent twice at once is one request and no repetition.
        if parts
            .records
            .take(digest(request.record_id.as_str()), now)
            .is_err()
        {
            return Vec::new();
        }
        let phone = digest(&request.phone.to_string());
        let by_phone = match request.phone_owner {
            PhoneOwner::Own => parts.own.take(phone, now),
            PhoneOwner::Neighbour | PhoneOwner::VillageOffice => parts.shared.take(phone, now),
        };
        // Other words about the same wish are a second one, too: a draft that was finished on two devices, or a family
        // in which two persons ask.
        let wish = SubmitRequest::from(request);
        let wish = [&wish.city, &wish.service, &wish.elder_name, &wish.phone].map(String::as_str);
        let same = parts.wishes.take(digest(&wish.join("\n")), now);
        let words = [(by_phone, "phone"), (same, "repeat")];
        words
            .into_iter()
            .filter_map(|(taken, word)| taken.is_err().then_some(word))
            .collect()
    }
}
