//! Names on the map: counties, and those towns whose GeoNames entry is beyond doubt.

use std::collections::{BTreeMap, BTreeSet};

use eldercare_places::Wgs84;
use serde_json::{Value, json};

use super::{Layers, cut_shape};
use crate::city_folder::CityFolder;
use crate::problem::Problem;
use crate::raw::{Boundary, NamedPlace, Town};
use crate::shape::label_point;
use crate::topology::Document;
use crate::{divisions, facilities};

/// From this population a town is of rank 3, …
const LARGE_TOWN: u32 = 100_000;
/// … from this one of rank 4, and of a neighbour's towns only these are written at all.
const MIDDLE_TOWN: u32 = 20_000;

/// The city whose districts the boundary file does not tell apart.
const SINGLE_AREA: &str = "710009";
/// Its districts come after the city's own name, from a closer look on.
const DISTRICT_RANK: u8 = 3;

/// The points of the layer `labels`.
pub(super) fn layer(
    document: &Document,
    folder: &CityFolder,
    layers: &Layers,
    own: &[&Boundary],
    near: &[&Boundary],
) -> Result<Vec<Value>, Problem> {
    let view = folder.view();
    let mut labels = Vec::new();
    for (counties, rank, kind) in [(own, 1, "county"), (near, 2, "neighbour")] {
        for county in counties {
            if let Some(point) = label_point(&cut_shape(&county.shape, &view)) {
                let mut properties = json!({"name": county.name, "rank": rank, "kind": kind});
                if let Some(latin) = layers.latin.get(&county.code) {
                    properties["latin"] = latin.as_str().into();
                }
                labels.push(document.point(point, &properties));
            }
        }
    }
    if let [_] = own {
        labels.extend(districts(document, folder)?);
    }
    let counties: BTreeSet<u32> = own.iter().chain(near).map(|county| county.code).collect();
    for (name, place) in sure_towns(&layers.raw.named_places()?, &layers.towns, &counties) {
        let ours = place.county.is_some_and(|code| folder.owns(code));
        let point = Wgs84::new(place.lon, place.lat);
        if view.contains(point) && (ours || place.population >= MIDDLE_TOWN) {
            let properties =
                json!({"name": name, "latin": place.latin, "rank": rank(place), "kind": "town"});
            labels.push(document.point([place.lon, place.lat], &properties));
        }
    }
    Ok(labels)
}

/// The districts of a city that the boundary file has as one area: each stands in the middle of
/// the published places that name it. That is where its people live; its lines are not known.
fn districts(document: &Document, folder: &CityFolder) -> Result<Vec<Value>, Problem> {
    if folder.city.id != SINGLE_AREA {
        return Ok(Vec::new());
    }
    let mut points = BTreeMap::<String, (Vec<f64>, Vec<f64>)>::new();
    for place in facilities::read(folder)? {
        if let Some(at) = place.point {
            let (lons, lats) = points.entry(place.district).or_default();
            lons.push(at.lon);
            lats.push(at.lat);
        }
    }
    let named = divisions::read(folder)?.districts.into_iter();
    let label = |district: divisions::DistrictEntry| {
        let (lons, lats) = points.remove(&district.name)?;
        let properties = json!({"name": district.name, "rank": DISTRICT_RANK, "kind": "county"});
        Some(document.point([median(lons)?, median(lats)?], &properties))
    };
    Ok(named.filter_map(label).collect())
}

/// The middle one: a single misplaced point does not move it.
fn median(mut numbers: Vec<f64>) -> Option<f64> {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied()
}

fn rank(place: &NamedPlace) -> u8 {
    match place.population {
        LARGE_TOWN.. => 3,
        MIDDLE_TOWN.. => 4,
        _ => 5,
    }
}

/// Places whose Chinese name is, without its suffix, the name of exactly one town of the
/// county that holds the point. Anything else is doubtful (old, traditional, a village) and
/// left out. Of two places for one town the larger one counts.
pub(crate) fn sure_towns<'a>(
    places: &'a [NamedPlace],
    towns: &[Town],
    counties: &BTreeSet<u32>,
) -> Vec<(String, &'a NamedPlace)> {
    let stems: BTreeSet<(u32, &str)> = towns
        .iter()
        .filter(|town| counties.contains(&town.county))
        .map(|town| (town.county, stem(&town.name)))
        .collect();
    let mut sure = BTreeMap::<(u32, &str), &NamedPlace>::new();
    for place in places {
        let Some(county) = place.county else { continue };
        let key = (county, stem(&place.name));
        if stems.contains(&key) {
            let kept = sure.entry(key).or_insert(place);
            if place.population > kept.population {
                *kept = place;
            }
        }
    }
    sure.into_iter()
        .map(|((_, name), place)| (name.to_owned(), place))
        .collect()
}

/// The name without what sort of town it is; a two-character name keeps its last character.
pub(crate) fn stem(name: &str) -> &str {
    ["街道", "地区", "镇", "乡"]
        .iter()
        .find_map(|suffix| name.strip_suffix(suffix))
        .filter(|stem| stem.chars().count() >= 2)
        .unwrap_or(name)
}
