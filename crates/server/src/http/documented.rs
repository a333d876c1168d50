//! What every operation of the document may answer beyond what its handler says of itself: the layers
//! around the handlers answer too, and the document would otherwise forget them.

use eldercare_api::ErrorEnvelope;
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::path::Operation;
use utoipa::openapi::{ContentBuilder, OpenApi, Ref, RefOr, Response, ResponseBuilder};
use utoipa::{Modify, PartialSchema as _, ToSchema as _};

use crate::guard::Class;

/// Of every operation.
const ALWAYS: [(&str, &str); 2] = [
    ("500", "Something failed; the same may be sent again"),
    ("503", "Busy, or it took too long; send it again later"),
];

/// Of every operation with a body.
const WITH_BODY: [(&str, &str); 5] = [
    ("400", "Not JSON"),
    ("408", "The body did not arrive in time"),
    ("413", "Larger than 64 KB"),
    ("415", "Not declared as JSON"),
    ("422", "Wrong shape"),
];

const TOO_OFTEN: &str =
    "Too many from one address within a short time; `Retry-After` says when to try again";

/// Puts them in.
pub(super) struct Documented;

impl Modify for Documented {
    fn modify(&self, document: &mut OpenApi) {
        let components = document.components.get_or_insert_with(Default::default);
        let name = ErrorEnvelope::name().into_owned();
        components
            .schemas
            .entry(name)
            .or_insert_with(ErrorEnvelope::schema);
        for (path, item) in &mut document.paths.paths {
            let operations = [("GET", &mut item.get), ("POST", &mut item.post)];
            for (method, operation) in operations {
                if let Some(operation) = operation {
                    complete(path, method, operation);
                }
            }
        }
    }
}

fn complete(path: &str, method: &str, operation: &mut Operation) {
    let with_body = operation.request_body.is_some();
    let bodies = WITH_BODY.iter().filter(|_| with_body);
    for (status, description) in ALWAYS.iter().chain(bodies) {
        let response = refusal(description).build();
        answer(operation, status, response);
    }
    if Class::of(method, path).is_some() {
        let seconds = HeaderBuilder::new()
            .schema(Some(u64::schema()))
            .description(Some("Seconds"));
        let response = refusal(TOO_OFTEN).header("Retry-After", seconds.build());
        // An operation may have another reason of its own for the same status.
        operation
            .responses
            .responses
            .insert("429".to_owned(), response.build().into());
    }
    if method == "GET" && is_kept(operation) {
        let response = ResponseBuilder::new().description("The version that the sender has");
        answer(operation, "304", response.build());
    }
}

/// Whether browsers may keep the reply and ask for it by its tag.
fn is_kept(operation: &Operation) -> bool {
    let tags = operation.tags.iter().flatten();
    tags.into_iter().any(|tag| tag == "open data")
}

fn answer(operation: &mut Operation, status: &str, response: Response) {
    let responses = &mut operation.responses.responses;
    responses
        .entry(status.to_owned())
        .or_insert(RefOr::T(response));
}

fn refusal(description: &str) -> ResponseBuilder {
    let envelope = Ref::from_schema_name(ErrorEnvelope::name());
    let content = ContentBuilder::new().schema(Some(envelope)).build();
    ResponseBuilder::new()
        .description(description)
        .content("application/json", content)
}
