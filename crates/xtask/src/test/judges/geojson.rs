//! `@placemarkio/check-geojson` over every GeoJSON that the product publishes, exports or serves.

use anyhow::Result;
use serde_json::json;

use super::expected::files;
use super::{Case, ask};
use crate::process;
use crate::test::Counts;

const SCRIPT: &str = include_str!("geojson.mjs");

/// Reads files and addresses; each is one check.
pub fn judge(case: &Case<'_>) -> Result<Counts> {
    let root = case.features();
    let mut sources = files(case.project)?;
    for (collection, cities) in &case.expected.counts {
        sources.push(format!("{root}/collections/{collection}/items?limit=1000"));
        for city in cities.keys().filter(|_| collection == "facilities") {
            sources.push(format!(
                "{}/api/v1/cities/{city}/facilities.geojson",
                case.url
            ));
        }
    }
    let mut node = process::command("node");
    node.current_dir(case.project.path("e2e"));
    node.args(["--input-type=module", "--eval", SCRIPT]);
    ask(node, &json!({"sources": sources, "items": root}))
}
