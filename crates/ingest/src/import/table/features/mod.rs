//! GeoJSON of other people's making: every member of a feature becomes a column.

mod stream;

use std::borrow::Cow;
use std::collections::HashMap;
use std::path::Path;

use geojson::{Geometry, GeometryValue};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::{Hints, Read, Refusal, Row, encoding, markup, row::Rows};
use crate::import::limits;

/// Header of the column that holds the longitude of the geometry.
pub(in crate::import) const LONGITUDE: &str = "geometry: longitude";
/// Header of the column that holds the latitude of the geometry.
pub(in crate::import) const LATITUDE: &str = "geometry: latitude";

/// Header of the column that holds the id of the feature itself.
pub(in crate::import) const ID: &str = "feature id";

#[derive(Deserialize)]
struct Feature<'a> {
    #[serde(rename = "type", borrow)]
    kind: Cow<'a, str>,
    #[serde(default)]
    id: Value,
    #[serde(default)]
    geometry: Value,
    #[serde(default)]
    properties: Option<Map<String, Value>>,
}

/// Reads a file, feature by feature: no more of it than one feature is in memory.
pub(super) fn read(path: &Path, hints: &Hints) -> Result<Read, Refusal> {
    let (encoding, name) = encoding::encoding(path, hints.traditional)?;
    let source = encoding::decoded(path, encoding)?;
    let mut columns = Columns::default();
    let mut rows = Rows::default();
    stream::each(source, |number, line, text| {
        match serde_json::from_str::<Feature<'_>>(text) {
            Ok(feature) if feature.kind == "Feature" => {
                let cells = columns.cells(feature, line, number, &mut rows);
                let row = Row::new(line, cells.iter().map(String::as_str));
                rows.push(row.as_feature(number + 1))
            }
            _ => {
                let message = format!("feature {} is no GeoJSON feature", number + 1);
                rows.reject(line, "not-a-feature", message);
                Ok(())
            }
        }
    })?;
    Ok(Read {
        form: format!("GeoJSON, {name}"),
        headers: Some(columns.names),
        rows,
        ragged: true,
    })
}

/// The names of members in the order in which they were first seen.
#[derive(Default)]
struct Columns {
    names: Vec<String>,
    places: HashMap<String, usize>,
    full: bool,
}

impl Columns {
    fn cells(
        &mut self,
        feature: Feature<'_>,
        line: usize,
        number: usize,
        rows: &mut Rows,
    ) -> Vec<String> {
        let mut cells = Vec::new();
        if let Some((lon, lat)) = position(feature.geometry, line, number, rows) {
            self.put(&mut cells, LONGITUDE, lon);
            self.put(&mut cells, LATITUDE, lat);
        }
        if !feature.id.is_null() {
            self.put(&mut cells, ID, text(&feature.id));
        }
        for (name, value) in feature.properties.unwrap_or_default() {
            let value = text(&value);
            if markup::is_markup(&value) {
                for (name, value) in markup::attributes(&value) {
                    self.put(&mut cells, &name, value);
                }
            } else {
                self.put(&mut cells, &name, value);
            }
        }
        if std::mem::take(&mut self.full) {
            rows.warn(
                line,
                "too-many-columns",
                format!("only the first {} attributes are read", limits::COLUMNS),
            );
        }
        cells
    }

    fn put(&mut self, cells: &mut Vec<String>, name: &str, value: String) {
        let next = self.names.len();
        let column = match self.places.get(name) {
            Some(column) => *column,
            None if next < limits::COLUMNS => {
                self.names.push(name.to_owned());
                self.places.insert(name.to_owned(), next);
                next
            }
            None => {
                self.full = true;
                return;
            }
        };
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        // An attribute of the table never replaces a member of the same name.
        if cells[column].is_empty() {
            cells[column] = value;
        }
    }
}

/// The position of a geometry: a point, or the middle of anything larger.
fn position(
    geometry: Value,
    line: usize,
    number: usize,
    rows: &mut Rows,
) -> Option<(String, String)> {
    if geometry.is_null() {
        return None;
    }
    let number = number + 1;
    let Ok(geometry) = serde_json::from_value::<Geometry>(geometry) else {
        let message = format!("the geometry of feature {number} is no GeoJSON geometry");
        rows.warn(line, "bad-position", message);
        return None;
    };
    if let GeometryValue::Point { coordinates } = &geometry.value {
        let [lon, lat, ..] = coordinates.as_slice() else {
            return None;
        };
        return Some((lon.to_string(), lat.to_string()));
    }
    let mut corners = Vec::new();
    collect(
        &serde_json::to_value(&geometry).unwrap_or_default(),
        &mut corners,
    );
    let middle = |axis: usize| {
        let values = corners.iter().map(|corner| corner[axis]);
        let (low, high) = values.fold((f64::MAX, f64::MIN), |(l, h), v| (l.min(v), h.max(v)));
        (!corners.is_empty()).then(|| (f64::midpoint(low, high)).to_string())
    };
    let message = format!("feature {number} is no point: the middle of its outline was taken");
    rows.warn(line, "not-a-point", message);
    middle(0).zip(middle(1))
}

/// Every pair of numbers inside a geometry.
fn collect(value: &Value, into: &mut Vec<[f64; 2]>) {
    match value {
        Value::Array(items) => match items.as_slice() {
            [Value::Number(lon), Value::Number(lat), ..] => {
                into.extend(lon.as_f64().zip(lat.as_f64()).map(|(lon, lat)| [lon, lat]));
            }
            items => items.iter().for_each(|item| collect(item, into)),
        },
        Value::Object(members) => members.values().for_each(|member| collect(member, into)),
        _ => {}
    }
}

/// A value as a person would write it into a cell.
fn text(value: &Value) -> String {
    match value {
        Value::Null | Value::Object(_) => String::new(),
        Value::Bool(yes) => yes.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(text).filter(|t| !t.is_empty()).collect();
            items.join("、")
        }
    }
}
