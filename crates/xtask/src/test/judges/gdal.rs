//! GDAL over the interface and over the exported files.

use std::collections::BTreeMap;

use anyhow::Result;

use super::expected::files;
use super::{Case, printed, same};
use crate::process;
use crate::test::Counts;

/// Places on a page; GDAL 3.6 asks for ten unless told otherwise.
const PAGE: &str = "PAGE_SIZE=1000";

/// Lists, pages, filters and converts.
pub fn judge(case: &Case<'_>) -> Result<Counts> {
    let source = format!("OAPIF:{}", case.features());
    let mut counts = same("collections", &listed(&source), &11);
    for (collection, cities) in &case.expected.counts {
        let found = by_city(&source, collection, &["-oo", PAGE]);
        counts = counts.plus(same(&format!("ogr2ogr {collection}"), &found, cities));
        let files = format!("OAPIF_COLLECTION:{}/open/{collection}.json", case.url);
        let found = by_city(&files, collection, &[]);
        counts = counts.plus(same(&format!("ogr2ogr {files}"), &found, cities));
    }
    counts = counts.plus(in_small_pages(case, &source));
    for (bbox, count) in &case.expected.boxes {
        let corners = bbox.map(|number| number.to_string());
        let mut words = vec!["-oo", PAGE, "-spat"];
        words.extend(corners.iter().map(String::as_str));
        let found: u64 = by_city(&source, "facilities", &words).values().sum();
        counts = counts.plus(same(&format!("-spat {corners:?}"), &found, count));
    }
    for file in files(case.project)? {
        counts = counts.plus(opens(&file));
    }
    Ok(counts)
}

/// The smallest collection of some size, with pages of one place up to more than all of them; GDAL
/// follows the link to the next page.
fn in_small_pages(case: &Case<'_>, source: &str) -> Counts {
    let whole = |cities: &BTreeMap<String, u64>| cities.values().sum::<u64>();
    let collections = case.expected.counts.iter();
    let some = collections.filter(|(_, cities)| whole(cities) > 9);
    let Some((collection, cities)) = some.min_by_key(|(_, cities)| whole(cities)) else {
        return same("a collection with some places", &false, &true);
    };
    let all = whole(cities);
    let sizes = [1, 2, 3, 7, 10, all - 1, all, all + 1];
    sizes.into_iter().fold(Counts::default(), |counts, size| {
        let page = format!("PAGE_SIZE={size}");
        let found = by_city(source, collection, &["-oo", &page]);
        counts.plus(same(
            &format!("{size} of {collection} a page"),
            &found,
            cities,
        ))
    })
}

/// How many layers a source has.
fn listed(source: &str) -> usize {
    let text = printed(process::command("ogrinfo").args(["-q", source]));
    let lines = text.as_deref().unwrap_or_default().lines();
    lines
        .filter(|line| line.starts_with(|sign: char| sign.is_ascii_digit()))
        .count()
}

/// Places of a layer by city, as `ogr2ogr` writes them to CSV.
fn by_city(source: &str, layer: &str, words: &[&str]) -> BTreeMap<String, u64> {
    let mut convert = process::command("ogr2ogr");
    convert
        .args(["-f", "CSV", "/vsistdout/", "-select", "city"])
        .args(words);
    let text = printed(convert.args([source, layer])).unwrap_or_default();
    let mut found = BTreeMap::new();
    for city in text.lines().skip(1) {
        *found.entry(city.trim_matches('"').to_owned()).or_default() += 1;
    }
    found
}

/// Whether a file is read as GeoJSON with as many features as it says itself, if it does.
fn opens(file: &str) -> Counts {
    let text = printed(process::command("ogrinfo").args(["-so", "-al", file])).unwrap_or_default();
    let found = text
        .lines()
        .find_map(|line| line.strip_prefix("Feature Count: ")?.parse().ok());
    let lines = std::fs::read_to_string(file).unwrap_or_default();
    // One feature on each line.
    let written = lines
        .lines()
        .filter(|line| line.contains("\"type\":\"Feature\""))
        .count();
    same(file, &found.unwrap_or(0), &written)
}
