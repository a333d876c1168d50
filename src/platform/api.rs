//! Our own server: handing in a request or a report, and asking how things stand.
//!
//! A reply counts only when it has the form that our server writes. A hotel's sign-in page that
//! answers 200 to everything is [`ApiError::Strange`]. Deliberately not here: what to do about an
//! error, and when to try again.

use eldercare_api::ErrorEnvelope;
use eldercare_api::v1::desk::PlaceEdits;
use eldercare_api::v1::{
    DeleteRequest, Deleted, Export, ExportQuery, GiveFeedback, Receipt, ReportReceipt,
    ReportSummary, StatusQuery, StatusReply, Withdraw,
};
use eldercare_requests::report::ReportReceipt as StoredReport;
use eldercare_requests::{Payload, Receipt as StoredReceipt, RecordId};
use gloo_net::http::{Request, RequestBuilder, Response};
use gloo_timers::callback::Timeout;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;
use web_sys::{AbortController, RequestCache};

use super::form_token;

/// How long a reply may take, in milliseconds: slow village networks need time, people need an end.
const TIMEOUT_MS: u32 = 20_000;

/// Why there is no reply that can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ApiError {
    /// No reply: no network, too slow, or the server is gone.
    Unreachable,
    /// Our server refuses, with this HTTP status and this reason.
    Refused(u16, ErrorEnvelope),
    /// A reply with this HTTP status that our server did not write.
    Strange(u16),
}

/// What came back of something that was handed in.
pub struct Answer<T> {
    /// The receipt, or why there is none.
    pub result: Result<T, ApiError>,
    /// After how many seconds the server wants to be asked again (`Retry-After`), where it says so.
    pub retry_after: Option<u32>,
}

/// Hands in a request. The receipt repeats the record's id and the hash of what was sent.
pub async fn submit(base: &str, record_id: &str, payload: &Payload) -> Answer<StoredReceipt> {
    let url = format!("{base}/api/v1/requests");
    hand_in(&url, record_id, payload, |reply| {
        let receipt = StoredReceipt::try_from(read::<Receipt>(reply)?).ok();
        let record = RecordId::parse(record_id);
        let is_own = |receipt: &StoredReceipt| {
            let record = record.as_ref();
            record.is_some_and(|record| receipt.is_for(record, payload.hash()))
        };
        Ok(receipt.filter(is_own))
    })
    .await
}

/// Hands in a report about a place. The receipt repeats the record's id and the hash of what was sent.
pub async fn report(base: &str, record_id: &str, payload: &Payload) -> Answer<StoredReport> {
    let url = format!("{base}/api/v1/reports");
    hand_in(&url, record_id, payload, |reply| {
        let receipt = StoredReport::try_from(read::<ReportReceipt>(reply)?).ok();
        let is_own = |receipt: &StoredReport| {
            receipt.record_id.as_str() == record_id && receipt.payload_hash == *payload.hash()
        };
        Ok(receipt.filter(is_own))
    })
    .await
}

/// Hands in a record; `read` finds its own receipt in the reply, if there is one.
async fn hand_in<T>(
    url: &str,
    record_id: &str,
    payload: &Payload,
    read: impl FnOnce(&Reply) -> Result<Option<T>, ApiError>,
) -> Answer<T> {
    let reply = exchange(url, payload.body(), Some(record_id)).await;
    let retry_after = reply.as_ref().ok().and_then(|reply| reply.retry_after);
    let result = reply.and_then(|reply| {
        let strange = ApiError::Strange(reply.status);
        match read(&reply) {
            Ok(receipt) => receipt.ok_or(strange),
            Err(ApiError::Refused(_, said))
                if !said.is_about(record_id, payload.hash().as_str()) =>
            {
                Err(strange)
            }
            Err(refused) => Err(refused),
        }
    });
    Answer {
        result,
        retry_after,
    }
}

/// What visitors reported of a city's places lately. It names the city alone, so that nobody learns
/// which place is looked at. A kept answer is never taken unasked: who has just reported a closed
/// door looks for the report.
pub async fn report_summary(base: &str, city: &str) -> Result<ReportSummary, ApiError> {
    let url = format!("{base}/api/v1/cities/{city}/reports/summary");
    let request = Request::get(&url).cache(RequestCache::NoCache);
    let reply = answer(request, None).await?;
    serde_json::from_str(&reply.text).map_err(|_| ApiError::Strange(reply.status))
}

/// What the desk of a city changed about its places. Without a network the answer that the browser has
/// kept counts, however old it is: each fact says its day.
pub async fn place_edits(base: &str, city: &str) -> Result<PlaceEdits, ApiError> {
    let url = format!("{base}/api/v1/cities/{city}/edits");
    let ask = async |cache| {
        let request = Request::get(&url).cache(cache);
        read(&answer(request, None).await?)
    };
    match ask(RequestCache::NoCache).await {
        Err(ApiError::Unreachable) => ask(RequestCache::ForceCache).await,
        told => told,
    }
}

/// Asks how a request stands.
pub async fn status(base: &str, query: &StatusQuery) -> Result<StatusReply, ApiError> {
    ask(base, "status", query).await
}

/// Says how an answered request went.
pub async fn feedback(base: &str, said: &GiveFeedback) -> Result<StatusReply, ApiError> {
    ask(base, "feedback", said).await
}

/// Takes back a request or one of its consents.
pub async fn withdraw(base: &str, what: &Withdraw) -> Result<StatusReply, ApiError> {
    ask(base, "withdraw", what).await
}

/// Deletes a request with everything about it.
pub async fn delete(base: &str, which: &DeleteRequest) -> Result<Deleted, ApiError> {
    ask(base, "delete", which).await
}

/// Asks for a copy of everything about a request.
pub async fn export(base: &str, query: &ExportQuery) -> Result<Export, ApiError> {
    ask(base, "export", query).await
}

/// Asks about a request that the office has.
async fn ask<T: DeserializeOwned>(
    base: &str,
    what: &str,
    body: &impl Serialize,
) -> Result<T, ApiError> {
    let url = format!("{base}/api/v1/requests/{what}");
    let body = serde_json::to_string(body).unwrap_or_default();
    read(&exchange(&url, &body, None).await?)
}

/// What a reply says, when our server wrote it.
pub(super) fn read<T: DeserializeOwned>(reply: &Reply) -> Result<T, ApiError> {
    let status = reply.status;
    if (200..300).contains(&status) {
        return serde_json::from_str(&reply.text).map_err(|_| ApiError::Strange(status));
    }
    Err(
        serde_json::from_str(&reply.text).map_or(ApiError::Strange(status), |envelope| {
            ApiError::Refused(status, envelope)
        }),
    )
}

/// A whole reply.
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) text: String,
    retry_after: Option<u32>,
}

pub(super) async fn exchange(
    url: &str,
    body: &str,
    record_id: Option<&str>,
) -> Result<Reply, ApiError> {
    let mut request = Request::post(url).header("Content-Type", "application/json");
    if let Some(id) = record_id {
        request = request.header("Idempotency-Key", id);
        for (name, value) in form_token::headers(id) {
            request = request.header(name, &value);
        }
    }
    answer(request, Some(body)).await
}

/// Something small that is made anew for each who asks.
pub(super) async fn get<T: DeserializeOwned>(url: &str) -> Result<T, ApiError> {
    let request = Request::get(url).cache(RequestCache::NoStore);
    read(&answer(request, None).await?)
}

/// Sends a text and reads the whole reply.
pub(super) async fn answer(request: RequestBuilder, body: Option<&str>) -> Result<Reply, ApiError> {
    reply(request, body.map(JsValue::from_str)).await
}

/// Sends and reads the whole reply, or gives up after [`TIMEOUT_MS`].
pub(super) async fn reply(
    request: RequestBuilder,
    body: Option<JsValue>,
) -> Result<Reply, ApiError> {
    let controller = AbortController::new().map_err(|_| ApiError::Unreachable)?;
    let signal = controller.signal();
    // Dropping the timer when the reply is there takes the alarm back.
    let _alarm = Timeout::new(TIMEOUT_MS, move || controller.abort());
    let request = request.abort_signal(Some(&signal));
    let request = match body {
        Some(body) => request.body(body),
        None => request.build(),
    };
    let request = request.map_err(|_| ApiError::Unreachable)?;
    let response: Response = request.send().await.map_err(|_| ApiError::Unreachable)?;
    // A day in the place of seconds is left out: the device's clock may be wrong.
    let retry_after = response.headers().get("Retry-After");
    let retry_after = retry_after.and_then(|text| text.trim().parse().ok());
    let text = response.text().await.map_err(|_| ApiError::Unreachable)?;
    Ok(Reply {
        status: response.status(),
        text,
        retry_after,
    })
}
