//! The numbers that every judge must come to, from the published sources and nothing in between.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::fingerprint::files_below;
use crate::project::Project;

/// Places by collection and city.
pub type CountsByCity = BTreeMap<String, BTreeMap<String, u64>>;

/// The places of the cities that the site has.
pub struct Expected {
    /// How many, by collection and city.
    pub counts: CountsByCity,
    /// Boxes, each with the number of places in it.
    pub boxes: Vec<([f64; 4], u64)>,
    /// The same for boxes over the antimeridian, west above east: GDAL knows no such box.
    pub crossing: Vec<([f64; 4], u64)>,
}

/// A place as far as counting goes.
struct Place {
    city: String,
    kind: String,
    point: Option<[f64; 2]>,
}

/// Sides of the boxes, in degrees: a town, a county, a province.
const SIDES: [f64; 3] = [0.02, 0.3, 3.0];

impl Expected {
    /// Reads `geo/`, for the cities of `dist/geo/cities.json`.
    pub fn read(project: &Project) -> Result<Self> {
        let list = std::fs::read_to_string(project.dist().join("geo/cities.json"))
            .context("dist/geo/cities.json: build the site first")?;
        let cities: Vec<Value> = serde_json::from_str(&list)?;
        let mut places = Vec::new();
        for city in &cities {
            let id = city["id"].as_str().context("id of a city")?;
            let slug = city["slug"].as_str().context("slug of a city")?;
            let file = project.path(&format!("geo/{id}-{slug}/facilities.geojson"));
            places.extend(places_of(id, &std::fs::read_to_string(file)?)?);
        }
        Ok(Self {
            counts: counts(&places),
            boxes: boxes(&cities, &places),
            crossing: crossing(&cities, &places),
        })
    }

    /// The numbers for scripts.
    pub fn json(&self) -> Value {
        let boxes = self.boxes.iter().chain(&self.crossing);
        let boxes = boxes.map(|(bbox, count)| json!({"bbox": bbox, "count": count}));
        json!({"counts": self.counts, "boxes": boxes.collect::<Vec<_>>()})
    }
}

fn places_of(city: &str, text: &str) -> Result<Vec<Place>> {
    let collection: Value = serde_json::from_str(text)?;
    let features = collection["features"].as_array().context("features")?;
    let place = |feature: &Value| {
        let coordinates = &feature["geometry"]["coordinates"];
        Some(Place {
            city: city.to_owned(),
            kind: feature["properties"]["kind"].as_str()?.to_owned(),
            point: coordinates[0]
                .as_f64()
                .zip(coordinates[1].as_f64())
                .map(<[f64; 2]>::from),
        })
    };
    let places: Option<Vec<Place>> = features.iter().map(place).collect();
    places.context("a place without a kind")
}

fn counts(places: &[Place]) -> CountsByCity {
    let mut counts = CountsByCity::new();
    for place in places {
        for collection in ["facilities", &place.kind] {
            let cities = counts.entry(collection.to_owned()).or_default();
            *cities.entry(place.city.clone()).or_default() += 1;
        }
    }
    counts
}

/// Around the start of each city, three sizes; and the rectangle that a whole city is shown in.
fn boxes(cities: &[Value], places: &[Place]) -> Vec<([f64; 4], u64)> {
    let mut boxes = Vec::new();
    for city in cities {
        let number = |member: &str, at: usize| city[member][at].as_f64().unwrap_or_default();
        let (lon, lat) = (number("centre", 0), number("centre", 1));
        boxes.extend(SIDES.map(|side| [lon - side, lat - side, lon + side, lat + side]));
        boxes.push([0, 1, 2, 3].map(|at| number("bounds", at)));
    }
    within(boxes, places)
}

/// From the start of each city eastwards around the globe to a little west of it.
fn crossing(cities: &[Value], places: &[Place]) -> Vec<([f64; 4], u64)> {
    let around = |city: &Value| {
        let lon = city["centre"][0].as_f64().unwrap_or_default();
        [lon, 0.0, lon - 2.0, 60.0]
    };
    within(cities.iter().map(around).collect(), places)
}

fn within(boxes: Vec<[f64; 4]>, places: &[Place]) -> Vec<([f64; 4], u64)> {
    let inside = |[west, south, east, north]: [f64; 4]| {
        let holds = |[lon, lat]: [f64; 2]| {
            let along = if west <= east {
                west <= lon && lon <= east
            } else {
                west <= lon || lon <= east
            };
            along && south <= lat && lat <= north
        };
        places
            .iter()
            .filter(|place| place.point.is_some_and(holds))
            .count()
    };
    boxes
        .into_iter()
        .map(|bbox| (bbox, inside(bbox) as u64))
        .collect()
}

/// Every published or exported GeoJSON file.
pub fn files(project: &Project) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for folder in [project.path("geo"), project.dist().join("open")] {
        let files = files_below(&folder)?.into_iter();
        let geojson =
            files.filter(|file| file.extension().is_some_and(|ending| ending == "geojson"));
        found.extend(geojson.map(|file| file.to_string_lossy().into_owned()));
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::{boxes, counts, places_of, within};
    use serde_json::json;

    #[test]
    fn places_are_counted_by_kind_and_city_and_in_boxes_by_their_position() {
        let feature =
            |kind: &str, geometry| json!({"properties": {"kind": kind}, "geometry": geometry});
        let point = json!({"type": "Point", "coordinates": [111.5, 29.5]});
        let text = json!({"features": [feature("bath", point), feature("bath", json!(null))]});
        let places = places_of("1", &text.to_string()).unwrap();
        let counted = counts(&places);
        assert_eq!(counted["bath"]["1"], 2);
        assert_eq!(counted["facilities"]["1"], 2);
        let city = json!({"centre": [111.5, 29.5], "bounds": [112.0, 29.0, 113.0, 30.0]});
        let numbers: Vec<u64> = boxes(&[city], &places)
            .into_iter()
            .map(|(_, n)| n)
            .collect();
        assert_eq!(numbers, [1, 1, 1, 0]);
        let over_the_date_line = [[111.0, 0.0, -170.0, 60.0], [112.0, 0.0, 111.5, 60.0]];
        let found = within(over_the_date_line.to_vec(), &places);
        assert_eq!(found.iter().map(|(_, n)| *n).collect::<Vec<_>>(), [1, 1]);
    }
}
