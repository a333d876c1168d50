//! What the program does beside serving: commands for the operator that end by themselves.

use crate::audit::Anchor;
use crate::config::Config;
use crate::secret::Secret;
use crate::server::{StartError, open_store};
use crate::store::is_made;

/// What to do where a folder has a secret and no database.
pub(crate) const NO_DATABASE: &str = "there is no eldercare.sqlite in --data: name the folder of the server, or its PostgreSQL by \
     --database-url or DATABASE_URL, as the server's own environment does";

/// Walks the whole audit. Says its end, or fails with what is wrong first.
pub async fn verify_audit(config: &Config, end: Option<&str>) -> Result<String, StartError> {
    let wrong = |text: &str| StartError::Audit(text.to_owned());
    let known = end.map(|text| {
        Anchor::parse(text).ok_or(wrong(
            "END is not what `audit verify` prints: a number, a colon and 64 hex digits",
        ))
    });
    let known = known.transpose()?;
    if !Secret::is_in(&config.data) {
        // An empty folder would get an empty database, and that is always whole.
        return Err(wrong(
            "there is no secret.key in --data: name the folder of the server",
        ));
    }
    if !is_made(&config.data, config.database_url.as_ref()) {
        return Err(wrong(NO_DATABASE));
    }
    let (store, codes) = open_store(config).await?;
    let verified = store.verify_audit(&codes, known.as_ref()).await;
    store.close().await;
    let end = verified.map_err(|error| wrong(&error.to_string()))?;
    Ok(format!(
        "The audit is whole. Its end, to be written down elsewhere:\n{end}"
    ))
}
