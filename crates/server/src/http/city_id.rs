//! The city that a path names.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use eldercare_api::ErrorKind;

use super::refusal::Refusal;

/// Its id, where the path names nothing else; what is no text is no city.
pub(super) struct CityId(pub(super) String);

impl<S: Send + Sync> FromRequestParts<S> for CityId {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let id = Path::<String>::from_request_parts(parts, state).await;
        let Path(id) = id.map_err(|_| Refusal::from(ErrorKind::CityUnknown))?;
        Ok(Self(id))
    }
}
