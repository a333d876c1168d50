//! Who asks with a one-time link: a place, about itself.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use eldercare_api::ErrorKind;
use eldercare_desk::{Action, Actor, Object, Role, Towns};

use super::super::Shared;
use super::super::refusal::Refusal;
use super::caller::{bearer, same_site};
use crate::staff::hash_of;
use crate::store::Link;

/// A place that shows its link. The link may have been used: who answers the same once more is not refused.
///
/// No token, a wrong one, one that ended and one that a newer link replaced get the same refusal after the same work:
/// one hash and one query.
pub(crate) struct Invited {
    pub(crate) link: Link,
}

impl FromRequestParts<Shared> for Invited {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, (app, _): &Shared) -> Result<Self, Refusal> {
        same_site(&parts.method, &parts.headers)?;
        let token = hash_of(bearer(&parts.headers).unwrap_or_default());
        let link = app.store.link(&token, app.clock.now()).await?;
        let link = link.ok_or(ErrorKind::LinkOver)?;
        let actor = Actor {
            role: Role::Facility,
            city: link.city.clone(),
            towns: Towns::Listed(std::collections::BTreeSet::new()),
            place: Some(link.facility.clone()),
        };
        let object = Object::Place {
            city: &link.city,
            place: &link.facility,
        };
        if actor.may(Action::ConfirmOwnFacts, object) {
            Ok(Self { link })
        } else {
            Err(ErrorKind::Forbidden.into())
        }
    }
}

impl Invited {
    /// Who it is in the audit.
    pub(crate) fn actor(&self) -> String {
        format!("facility:{}", self.link.invitation_id)
    }
}
