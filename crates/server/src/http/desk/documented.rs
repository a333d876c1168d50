//! With what the operations of the desk are opened, for the document.

use utoipa::Modify;
use utoipa::openapi::OpenApi;
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme,
};

use super::caller::COOKIE;

/// Operations that are called without having proven anything.
const OPEN: [&str; 1] = ["/api/v1/desk/sign-in"];
/// Operations of systems.
const OF_SYSTEMS: [&str; 1] = ["/api/v1/desk/system"];

/// Puts the cookie of staff and the token of systems into the document.
pub(crate) struct Keys;

impl Modify for Keys {
    fn modify(&self, document: &mut OpenApi) {
        let components = document.components.get_or_insert_with(Default::default);
        let cookie = ApiKey::Cookie(ApiKeyValue::new(COOKIE));
        components.add_security_scheme("staff", SecurityScheme::ApiKey(cookie));
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
        components.add_security_scheme("system", SecurityScheme::Http(bearer));
        for (path, item) in &mut document.paths.paths {
            let path = path.as_str();
            if !path.starts_with("/api/v1/desk/") || OPEN.contains(&path) {
                continue;
            }
            let key = if OF_SYSTEMS.contains(&path) {
                "system"
            } else {
                "staff"
            };
            let needed = vec![SecurityRequirement::new::<_, [&str; 0], &str>(key, [])];
            for operation in [&mut item.get, &mut item.post].into_iter().flatten() {
                operation.security = Some(needed.clone());
            }
        }
    }
}
