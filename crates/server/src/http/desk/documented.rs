//! With what the operations of the desk are opened, for the document.

use utoipa::Modify;
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme,
};
use utoipa::openapi::{OpenApi, PathItem};

use super::caller::COOKIE;

/// Operations that are called without having proven anything.
const OPEN: [&str; 1] = ["/api/v1/desk/sign-in"];
/// Operations of systems.
const OF_SYSTEMS: [&str; 3] = [
    "/api/v1/desk/requests",
    "/api/v1/desk/requests/{id}/state",
    "/api/v1/desk/system",
];
/// Operations of both.
const OF_BOTH: [&str; 1] = ["/api/v1/desk/counts"];

/// Operations of a place with its link.
const OF_PLACES: [&str; 2] = ["/api/v1/desk/invitation", "/api/v1/desk/invitation/confirm"];

/// Where the token of a device helps, and nothing is refused without one.
const HELPED: &str = "/api/v1/requests";

/// Puts the cookie of staff and the tokens of systems, devices and places' links into the document.
pub(crate) struct Keys;

impl Modify for Keys {
    fn modify(&self, document: &mut OpenApi) {
        let components = document.components.get_or_insert_with(Default::default);
        let cookie = ApiKey::Cookie(ApiKeyValue::new(COOKIE));
        components.add_security_scheme("staff", SecurityScheme::ApiKey(cookie));
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
        components.add_security_scheme("system", SecurityScheme::Http(bearer.clone()));
        components.add_security_scheme("device", SecurityScheme::Http(bearer.clone()));
        components.add_security_scheme("place", SecurityScheme::Http(bearer));
        for (path, item) in &mut document.paths.paths {
            let path = path.as_str();
            if path == HELPED
                && let Some(operation) = &mut item.post
            {
                operation.security = Some(vec![SecurityRequirement::default(), by("device")]);
            }
            if let Some(name) = path.strip_prefix("/api/v1/outreach/") {
                name_operations(item, "outreach", name);
                secure(item, &["device"]);
                continue;
            }
            let Some(name) = path.strip_prefix("/api/v1/desk/") else {
                continue;
            };
            name_operations(item, "desk", name);
            if OPEN.contains(&path) {
                continue;
            }
            let keys: &[&str] = if OF_BOTH.contains(&path) {
                &["staff", "system"]
            } else if OF_SYSTEMS.contains(&path) {
                &["system"]
            } else if OF_PLACES.contains(&path) {
                &["place"]
            } else {
                &["staff"]
            };
            secure(item, keys);
        }
    }
}

/// One of these keys opens the operations of a path.
fn secure(item: &mut PathItem, keys: &[&str]) {
    let needed: Vec<_> = keys.iter().map(|key| by(key)).collect();
    for operation in [&mut item.get, &mut item.post].into_iter().flatten() {
        operation.security = Some(needed.clone());
    }
}

fn by(key: &str) -> SecurityRequirement {
    SecurityRequirement::new::<_, [&str; 0], &str>(key, [])
}

/// Names of operations are unique in the document: those of the desk and its devices are made of method and path.
fn name_operations(item: &mut PathItem, of: &str, path: &str) {
    let path = path.replace("/{id}", "_one").replace(['/', '-'], "_");
    for (method, operation) in [("get", &mut item.get), ("post", &mut item.post)] {
        if let Some(operation) = operation {
            operation.operation_id = Some(format!("{of}_{method}_{path}"));
        }
    }
}
