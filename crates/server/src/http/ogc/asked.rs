//! What every route of this interface begins with: the parts of the server, where links lead, and
//! what is asked.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::{FromRequestParts, Path};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::response::Response;
use eldercare_api::ErrorKind;
use eldercare_places::open::CollectionId;

use super::super::Shared;
use super::super::open_reply::OpenReply;
use super::super::refusal::Refusal;
use super::address::Address;
use super::described::known;
use super::parameters;
use crate::app::App;

/// One question.
pub(in crate::http) struct Asked {
    pub(super) app: Arc<App>,
    pub(super) address: Address,
    query: Option<String>,
    headers: HeaderMap,
}

impl FromRequestParts<Shared> for Asked {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, (app, _): &Shared) -> Result<Self, Infallible> {
        Ok(Self {
            app: Arc::clone(app),
            address: Address::of(&parts.headers),
            query: parts.uri.query().map(str::to_owned),
            headers: parts.headers.clone(),
        })
    }
}

impl Asked {
    /// The parameters as they came.
    pub(super) fn query(&self) -> Option<&str> {
        self.query.as_deref()
    }

    /// Refuses every parameter.
    pub(super) fn without_parameters(&self) -> Result<(), Refusal> {
        parameters::read(self.query(), &[]).map(|_| ())
    }

    /// The reply: whole, or "not modified".
    pub(super) fn reply(&self, reply: OpenReply) -> Response {
        reply.to(&self.headers)
    }
}

/// The collection that the path names, where it names nothing else.
pub(in crate::http) struct InCollection(pub(super) CollectionId);

impl<S: Send + Sync> FromRequestParts<S> for InCollection {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let id = Path::<String>::from_request_parts(parts, state).await;
        let Path(id) = id.map_err(|_| Refusal::from(ErrorKind::CollectionUnknown))?;
        known(&id).map(Self)
    }
}
