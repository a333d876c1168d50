//! One item of a collection (OGC 17-069r4, 7.17 and 7.18).

use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::response::Response;
use eldercare_api::{ErrorEnvelope, ErrorKind};

use super::super::open_reply::OpenReply;
use super::super::refusal::Refusal;
use super::address::{GEOJSON, JSON};
use super::asked::Asked;
use super::described::known;

/// One facility by its id. Where two cities should use the same id, the one of the first city.
#[utoipa::path(
    get,
    path = "/api/v1/ogc/collections/{collectionId}/items/{featureId}",
    operation_id = "getFeature",
    tag = "open data",
    params(
        ("collectionId" = String, Path, description = "`facilities` or the id of a kind", example = "institution"),
        ("featureId" = String, Path, description = "Facility id"),
    ),
    responses(
        (status = 200, description = "A Feature with links", content_type = "application/geo+json", body = Object),
        (status = 400, description = "A parameter that is not known", body = ErrorEnvelope),
        (status = 404, description = "No such collection, or no such place in it", body = ErrorEnvelope),
    )
)]
pub(in crate::http) async fn single(
    ids: Result<Path<(String, String)>, PathRejection>,
    asked: Asked,
) -> Result<Response, Refusal> {
    let Ok(Path((collection, id))) = ids else {
        return Err(ErrorKind::PlaceUnknown.into());
    };
    let collection = known(&collection)?;
    asked.without_parameters()?;
    let found = asked.app.packs.usable().find_map(|city| {
        let row = city.row_of(&id)?;
        let kind = city.places().kind(row)?;
        collection.admits(kind).then_some((city, row))
    });
    let (city, row) = found.ok_or(ErrorKind::PlaceUnknown)?;
    let edited = asked.app.overlay.of(&asked.app.store, city.id()).await?;
    let feature = city.feature_now(row, &edited);
    let mut feature = feature.ok_or(Refusal::from(ErrorKind::PlaceUnknown))?;
    let address = &asked.address;
    let path = format!("/collections/{}", collection.id());
    let own = segment(&id);
    let links = [
        address.link("self", GEOJSON, &format!("{path}/items/{own}")),
        address.link("collection", JSON, &path),
    ];
    let links = serde_json::to_value(links).map_err(|_| Refusal::from(ErrorKind::Failed))?;
    let members = feature.foreign_members.get_or_insert_default();
    members.insert("links".to_owned(), links);
    let reply = OpenReply::new(GEOJSON, feature.to_string());
    Ok(asked.reply(reply.kept_shortly()))
}

/// An id as one segment of a path, where a plus is a plus and a blank is none.
fn segment(id: &str) -> String {
    let form: String = form_urlencoded::byte_serialize(id.as_bytes()).collect();
    form.replace('+', "%20")
}

#[cfg(test)]
mod tests {
    use super::segment;

    #[test]
    fn an_id_in_a_path_is_written_by_its_codes() {
        assert_eq!(segment("a b+c/d?e"), "a%20b%2Bc%2Fd%3Fe");
        assert_eq!(segment("演"), "%E6%BC%94");
    }
}
