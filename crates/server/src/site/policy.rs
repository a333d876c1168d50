//! The content security policy: everything from the site itself, plus the operator's own hosts.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

/// The one script that stands in the page; the policy names its hash and lets in no other.
const HANDED: &str = include_str!("../../../../assets/boot/handed.js");

/// The policy for a site: strict, and open for the tile hosts, the interface's address and that of the
/// recorded clips which the operator's `config.json` names.
pub(crate) fn content_security_policy(site: &Path) -> String {
    let config = read_config(site).unwrap_or_default();
    let mut tiles = BTreeSet::new();
    collect_tile_hosts(&config, &mut tiles);
    let named = |name: &str| config.get(name).and_then(Value::as_str).and_then(origin);
    let fetched: BTreeSet<String> = ["api", "voice"].into_iter().filter_map(named).collect();
    policy(&listed(tiles), &listed(fetched))
}

/// Tiles are pictures, and fetched when they are kept for offline use. Styles stand in the page, so
/// that the first paint waits for no other file; the page's own policy names the one style element
/// that it holds, and a browser obeys both policies. Clips come in packs, so that nobody sees which is played, and
/// what is played is a piece of such a pack.
fn policy(tiles: &str, fetched: &str) -> String {
    let handed = STANDARD.encode(Sha256::digest(HANDED.as_bytes()));
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-{handed}'; style-src 'self' 'unsafe-inline'; \
         img-src 'self' data: blob:{tiles}; media-src blob:; font-src 'self'; connect-src 'self'{fetched}{tiles}; \
         worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'; object-src 'none'; \
         require-trusted-types-for 'script'; trusted-types default"
    )
}

fn listed(origins: impl IntoIterator<Item = String>) -> String {
    origins
        .into_iter()
        .flat_map(|origin| [" ".to_owned(), origin])
        .collect()
}

fn read_config(site: &Path) -> Option<Value> {
    let path = site.join("config.json");
    let text = fs::read_to_string(&path).ok()?;
    let config = serde_json::from_str(&text);
    let told = config.inspect_err(|error| {
        tracing::error!(file = %path.display(), line = error.line(), "config.json cannot be read");
    });
    told.ok()
}

/// Every text that is a template of tiles, wherever it stands in the file: `{z}` of an XYZ layer,
/// `TILEMATRIX=` or `{TileMatrix}` of a WMTS one.
fn collect_tile_hosts(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            let upper = text.to_ascii_uppercase();
            let template = ["{Z}", "TILEMATRIX=", "{TILEMATRIX}"]
                .iter()
                .any(|sign| upper.contains(sign));
            found.extend(origin(text).filter(|_| template));
        }
        Value::Array(items) => items
            .iter()
            .for_each(|item| collect_tile_hosts(item, found)),
        Value::Object(members) => {
            members
                .values()
                .for_each(|member| collect_tile_hosts(member, found));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Scheme and host of an address, with `*` for a first label that varies (`t{s}.` or `{s}.`).
/// Anything that could end the directive or widen it is no host.
fn origin(address: &str) -> Option<String> {
    let scheme = ["https://", "http://"]
        .into_iter()
        .find(|s| address.starts_with(s))?;
    let rest = address.strip_prefix(scheme)?;
    let host = rest.split(['/', '?', '#']).next()?;
    let host = match host.split_once('.') {
        Some((first, parent)) if first.contains('{') => format!("*.{parent}"),
        _ => host.to_owned(),
    };
    let labels = host.strip_prefix("*.").unwrap_or(&host);
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':');
    let fits = !labels.is_empty() && labels.bytes().all(plain) && labels.contains(['.', ':']);
    fits.then(|| format!("{scheme}{host}"))
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use sha2::Digest as _;

    use super::{HANDED, STANDARD, Sha256, content_security_policy, origin};

    fn policy_for(config: &str) -> String {
        let site = tempfile::tempdir().unwrap();
        std::fs::write(site.path().join("config.json"), config).unwrap();
        content_security_policy(site.path())
    }

    #[test]
    fn without_tiles_only_the_site_itself_is_allowed() {
        let expected = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' HASH; \
            style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src blob:; font-src 'self'; connect-src 'self'; \
            worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; \
            frame-ancestors 'none'; object-src 'none'; \
            require-trusted-types-for 'script'; trusted-types default";
        let hash = format!(
            "'sha256-{}'",
            STANDARD.encode(Sha256::digest(HANDED.as_bytes()))
        );
        let expected = expected.replace("HASH", &hash);
        assert_eq!(policy_for(r#"{"tiles":null,"api":""}"#), expected);
        assert_eq!(policy_for("{broken"), expected);
    }

    #[test]
    fn tile_hosts_and_a_foreign_interface_are_let_in_where_they_are_needed() {
        let policy = policy_for(
            r#"{"api":"https://api.example.org/x","voice":"https://voice.example.org/a/","home":"https://no.example.org/",
                "tiles":[{"url":"https://t{s}.example.com/{z}/{x}/{y}.png"},
                         {"url":"https://wmts.example.net/?TILEMATRIX={tm}",
                          "labels":"https://names.example.net/{TileMatrix}/{TileRow}/{TileCol}"}]}"#,
        );
        let tiles = "https://*.example.com https://names.example.net https://wmts.example.net";
        assert!(
            policy.contains(&format!("img-src 'self' data: blob: {tiles};")),
            "{policy}"
        );
        let connect = format!(
            "connect-src 'self' https://api.example.org https://voice.example.org {tiles};"
        );
        assert!(policy.contains(&connect), "{policy}");
        assert!(!policy.contains("no.example.org"));
    }

    #[test]
    fn an_address_that_could_widen_the_policy_is_no_host() {
        for address in [
            "https://*/{z}",
            "https://a.example; script-src *",
            "https://a.example 'unsafe-inline'",
            "javascript:alert(1)",
            "//a.example/{z}",
            "https://",
            "https://*.*.example/{z}",
            "https://x",
        ] {
            assert_eq!(origin(address), None, "{address}");
        }
    }
}
