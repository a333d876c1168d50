//! County and province polygons, border lines, rivers, lakes and built-up areas.

use geojson::{Feature, FeatureCollection, GeometryValue};

use super::Raw;
use crate::problem::Problem;
use crate::shape::{Line, Shape};

/// A division with its polygon.
#[derive(Clone, Debug)]
pub struct Boundary {
    /// Code of the boundary file (GB/T 2260; own ranges for Taiwan, Hong Kong and Macau).
    pub code: u32,
    /// Official name.
    pub name: String,
    /// Name of its province.
    pub province: String,
    /// Name of its prefecture; empty for counties run directly by a province.
    pub city: String,
    /// Its polygons in WGS-84.
    pub shape: Shape,
}

/// A line or area of Natural Earth with its rank there (0 = most important).
#[derive(Clone, Debug)]
pub struct Ranked<T> {
    /// Natural Earth's `scalerank`.
    pub rank: u8,
    /// The geometry.
    pub item: T,
}

impl Raw {
    /// All counties at full resolution.
    pub fn counties(&self) -> Result<Vec<Boundary>, Problem> {
        self.boundaries("boundaries/china-county.geojson.gz")
    }

    /// All provinces, simplified with shared edges kept.
    pub fn provinces(&self) -> Result<Vec<Boundary>, Problem> {
        self.boundaries("boundaries/china-province-simplified.geojson.gz")
    }

    /// The national border lines that no polygon draws: the dashes in the South China Sea and
    /// east of Taiwan, and the undetermined part in the Pamirs. The file repeats its lines for
    /// each level; its other lines are provincial boundaries over water (Yangtze mouth, straits,
    /// Hong Kong, Macau) and are told apart by where they lie.
    pub fn border_lines(&self) -> Result<Vec<Line>, Problem> {
        let features = self.features("boundaries/china-border-lines.geojson.gz")?;
        Ok(features
            .iter()
            .filter(|f| text(f, "level") == "province")
            .map(lines)
            .filter(|lines| is_national(lines))
            .flatten()
            .collect())
    }

    /// Rivers of Natural Earth.
    pub fn rivers(&self) -> Result<Vec<Ranked<Line>>, Problem> {
        let features = self.features("basemap/ne-rivers-china.geojson.gz")?;
        Ok(features.iter().flat_map(|f| ranked(f, lines(f))).collect())
    }

    /// Lakes of Natural Earth.
    pub fn lakes(&self) -> Result<Vec<Ranked<Shape>>, Problem> {
        let features = self.features("basemap/ne-lakes-china.geojson.gz")?;
        Ok(features
            .iter()
            .flat_map(|f| ranked(f, vec![shape(f)]))
            .collect())
    }

    /// Built-up areas of Natural Earth.
    pub fn urban_areas(&self) -> Result<Vec<Ranked<Shape>>, Problem> {
        let features = self.features("basemap/ne-urban-areas-china.geojson.gz")?;
        Ok(features
            .iter()
            .flat_map(|f| ranked(f, vec![shape(f)]))
            .collect())
    }

    fn boundaries(&self, name: &str) -> Result<Vec<Boundary>, Problem> {
        let features = self.features(name)?;
        features
            .iter()
            .enumerate()
            .map(|(i, feature)| {
                let code = text(feature, "adcode").parse();
                Ok(Boundary {
                    code: code.map_err(|e| Problem::content(&self.path(name), i + 1, e))?,
                    name: text(feature, "name").to_owned(),
                    province: text(feature, "province").to_owned(),
                    city: text(feature, "city").to_owned(),
                    shape: shape(feature),
                })
            })
            .collect()
    }

    fn features(&self, name: &str) -> Result<Vec<Feature>, Problem> {
        let collection: FeatureCollection = self
            .text(name)?
            .parse()
            .map_err(|e| Problem::content(&self.path(name), 1, e))?;
        Ok(collection.features)
    }
}

/// Whether one of the lines reaches the far south or the far west.
fn is_national(lines: &[Line]) -> bool {
    lines.iter().flatten().any(|p| p[1] < 5.0 || p[0] < 76.0)
}

fn text<'a>(feature: &'a Feature, key: &str) -> &'a str {
    feature
        .property(key)
        .and_then(|value| value.as_str())
        .unwrap_or_default()
}

/// Attaches the feature's rank; Natural Earth writes it as an integer or a float.
fn ranked<T>(feature: &Feature, items: Vec<T>) -> Vec<Ranked<T>> {
    let rank = feature
        .property("scalerank")
        .and_then(serde_json::Value::as_f64)
        .unwrap_or(10.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped"
    )]
    let rank = rank.clamp(0.0, 20.0) as u8;
    items
        .into_iter()
        .map(|item| Ranked { rank, item })
        .collect()
}

fn lines(feature: &Feature) -> Vec<Line> {
    match feature.geometry.as_ref().map(|g| &g.value) {
        Some(GeometryValue::LineString { coordinates }) => vec![line(coordinates)],
        Some(GeometryValue::MultiLineString { coordinates }) => {
            coordinates.iter().map(|l| line(l)).collect()
        }
        _ => Vec::new(),
    }
}

fn shape(feature: &Feature) -> Shape {
    let polygon = |rings: &Vec<Vec<geojson::Position>>| rings.iter().map(|r| line(r)).collect();
    match feature.geometry.as_ref().map(|g| &g.value) {
        Some(GeometryValue::Polygon { coordinates }) => vec![polygon(coordinates)],
        Some(GeometryValue::MultiPolygon { coordinates }) => {
            coordinates.iter().map(polygon).collect()
        }
        _ => Shape::new(),
    }
}

fn line(positions: &[geojson::Position]) -> Line {
    positions.iter().map(|p| [p[0], p[1]]).collect()
}
