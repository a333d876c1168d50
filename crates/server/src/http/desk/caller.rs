//! Who asks: somebody who is signed in, or a system with its token.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, header};
use eldercare_api::ErrorKind;
use eldercare_desk::{Action, Actor, Object, Reach, Role, Towns};

use super::super::Shared;
use super::super::headers::came_over_https;
use super::super::refusal::Refusal;
use crate::app::App;
use crate::guard::{Client, peer};
use crate::staff::hash_of;
use crate::store::{Deed, Member, seconds};

/// The cookie of a session. Browsers take a name with this prefix only when it is `Secure`, for one
/// host and the path `/` (RFC 6265bis, 4.1.3.2); Chromium takes it from `http://127.0.0.1` and
/// `http://localhost` too (tried with version 156) and from no other plain address.
pub(super) const COOKIE: &str = "__Host-desk";

/// Somebody who is signed in.
pub(crate) struct Caller {
    pub(crate) member: Member,
    actor: Actor,
    /// What is kept of the session's token.
    pub(crate) session: String,
    /// The device by which they ask, where it is one that goes along to the villages.
    pub(super) device: Option<String>,
}

/// A system of the bureau.
pub(crate) struct Machine(Caller);

/// From where somebody asks, as far as limits go.
pub(crate) struct Sender(pub(crate) Client);

impl FromRequestParts<Shared> for Sender {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        (app, _): &Shared,
    ) -> Result<Self, Self::Rejection> {
        let peer = peer(&parts.extensions);
        Ok(Self(app.guard.client(peer, &parts.headers)))
    }
}

impl FromRequestParts<Shared> for Caller {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, (app, _): &Shared) -> Result<Self, Refusal> {
        same_site(&parts.method, &parts.headers)?;
        let shown = cookie(&parts.headers).ok_or(ErrorKind::SignInNeeded)?;
        let session = hash_of(shown);
        let now = seconds(app.clock.now());
        let member = app.store.member_by_session(&session, now).await?;
        Self::of(app, member, session)
    }
}

impl FromRequestParts<Shared> for Machine {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, (app, _): &Shared) -> Result<Self, Refusal> {
        let shown = bearer(&parts.headers).ok_or(ErrorKind::SignInNeeded)?;
        let token = hash_of(shown);
        let now = seconds(app.clock.now());
        let member = app.store.member_by_token(&token, now).await?;
        Caller::of(app, member, token).map(Self)
    }
}

impl Machine {
    /// The same as a caller, where both may ask.
    pub(crate) fn into_caller(self) -> Caller {
        self.0
    }
}

impl std::ops::Deref for Machine {
    type Target = Caller;

    fn deref(&self) -> &Caller {
        &self.0
    }
}

impl Caller {
    pub(super) fn of(app: &App, member: Option<Member>, session: String) -> Result<Self, Refusal> {
        let member = member.ok_or(ErrorKind::SignInNeeded)?;
        let role = Role::from_id(&member.role).ok_or(ErrorKind::Failed)?;
        // An account of a city that this server does not have any more reaches nothing.
        if app
            .packs
            .named()
            .is_some_and(|named| !named.contains(member.city.as_str()))
        {
            return Err(ErrorKind::SignInNeeded.into());
        }
        let actor = Actor {
            role,
            city: member.city.clone(),
            towns: Towns::Listed(member.towns.iter().cloned().collect()),
            place: None,
        };
        Ok(Self {
            member,
            actor,
            session,
            device: None,
        })
    }

    /// Something that they do now.
    pub(crate) fn deed<'a>(&'a self, app: &'a App) -> Deed<'a> {
        Deed {
            device: self.device.as_deref(),
            ..app.deed(&self.member.login)
        }
    }

    /// What they are.
    pub(crate) fn role(&self) -> Role {
        self.actor.role
    }

    /// Their city.
    pub(crate) fn city(&self) -> &str {
        &self.actor.city
    }

    /// Whether they may do it anywhere at all.
    pub(crate) fn can(&self, action: Action) -> bool {
        self.actor.reach(action) != Reach::Nothing
    }

    /// Refuses what their role may do nowhere.
    pub(crate) fn check(&self, action: Action) -> Result<(), Refusal> {
        if self.can(action) {
            Ok(())
        } else {
            Err(ErrorKind::Forbidden.into())
        }
    }

    /// The towns in which they may do it.
    pub(crate) fn towns(&self, action: Action) -> Result<&Towns, Refusal> {
        let towns = self.actor.towns_for(action);
        towns.ok_or_else(|| ErrorKind::Forbidden.into())
    }

    /// Refuses what is in a town that is not theirs as what is not there.
    pub(crate) fn check_town(&self, action: Action, city: &str, town: &str) -> Result<(), Refusal> {
        self.check_object(action, Object::Town { city, town })
    }

    /// Refuses an object that is not theirs as one that is not there.
    pub(crate) fn check_object(&self, action: Action, object: Object<'_>) -> Result<(), Refusal> {
        self.check(action)?;
        if self.actor.may(action, object) {
            Ok(())
        } else {
            Err(ErrorKind::DeskUnknown.into())
        }
    }
}

/// Refuses what another site's page had the browser send (OWASP ASVS 5.0, 3.5.3). Browsers that do
/// not say are held by their `Origin`, by the cookie's `SameSite=Strict` and by the JSON type of bodies.
pub(super) fn same_site(method: &Method, headers: &HeaderMap) -> Result<(), Refusal> {
    let Some(site) = headers.get("sec-fetch-site") else {
        return match headers.get(header::ORIGIN) {
            Some(origin) if !is_own(origin, headers) => Err(ErrorKind::CrossSite.into()),
            _ => Ok(()),
        };
    };
    // `none`: the person opened the address themselves.
    if site == "same-origin" || site == "none" && method == Method::GET {
        Ok(())
    } else {
        Err(ErrorKind::CrossSite.into())
    }
}

/// Whether an origin is this host: what older browsers say, which do not know the header above.
fn is_own(origin: &HeaderValue, headers: &HeaderMap) -> bool {
    let origin = origin.to_str().unwrap_or_default();
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    origin.split_once("://").map(|(_, name)| name) == host
}

/// Whether what the browser sends and gets is out of others' reach: over HTTPS, or on this machine.
pub(super) fn is_private(headers: &HeaderMap) -> bool {
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    let name = host.map(|host| host.rsplit_once(':').map_or(host, |(name, _)| name));
    came_over_https(headers) || matches!(name, Some("127.0.0.1" | "localhost" | "[::1]"))
}

fn cookie(headers: &HeaderMap) -> Option<&str> {
    let sent = headers.get_all(header::COOKIE).iter();
    sent.filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(name, value)| (name == COOKIE).then_some(value))
}

pub(crate) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue, Method};

    use super::{bearer, cookie, is_private, same_site};

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let pair = |(name, value): &(&'static str, &'static str)| {
            (name.parse().unwrap(), HeaderValue::from_static(value))
        };
        pairs.iter().map(pair).collect()
    }

    #[test]
    fn only_https_and_this_machine_are_private() {
        for (host, private) in [
            ("127.0.0.1:8080", true),
            ("localhost", true),
            ("[::1]:8080", true),
            ("desk.example.org", false),
            ("192.168.1.2:8080", false),
            ("127.0.0.1.example.org", false),
        ] {
            assert_eq!(is_private(&headers(&[("host", host)])), private, "{host}");
        }
        let proxied = [("host", "desk.example.org"), ("x-forwarded-proto", "https")];
        assert!(is_private(&headers(&proxied)));
    }

    #[test]
    fn what_another_site_sends_is_refused() {
        let of = |method: &Method, site| same_site(method, &headers(&[("sec-fetch-site", site)]));
        for site in ["cross-site", "same-site", "nonsense"] {
            assert!(of(&Method::POST, site).is_err(), "{site}");
            assert!(of(&Method::GET, site).is_err(), "{site}");
        }
        assert!(of(&Method::POST, "none").is_err());
        assert!(of(&Method::GET, "none").is_ok());
        assert!(of(&Method::POST, "same-origin").is_ok());
        for (origin, own) in [
            ("https://desk.example.org", true),
            ("https://evil.example", false),
            ("https://desk.example.org.evil.example", false),
            ("null", false),
        ] {
            let older = headers(&[("host", "desk.example.org"), ("origin", origin)]);
            assert_eq!(same_site(&Method::POST, &older).is_ok(), own, "{origin}");
        }
    }

    #[test]
    fn cookie_and_token_are_found_among_others() {
        let sent = headers(&[("cookie", "a=1; __Host-desk=abc; b=__Host-desk=x")]);
        assert_eq!(cookie(&sent), Some("abc"));
        assert_eq!(
            cookie(&headers(&[("cookie", "desk=abc; x__Host-desk=1")])),
            None
        );
        assert_eq!(
            bearer(&headers(&[("authorization", "Bearer t")])),
            Some("t")
        );
        assert_eq!(bearer(&headers(&[("authorization", "Basic t")])), None);
    }
}
