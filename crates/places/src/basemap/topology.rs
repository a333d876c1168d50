//! The parts of TopoJSON that the base map uses, as they stand in the file.

use std::collections::BTreeMap;
use std::fmt::{self, Formatter};

use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::chart::{Chart, Name, Shape};
use super::{Detail, LabelKind};
use crate::Wgs84;

/// A file: arcs, and objects that refer to them.
#[derive(Deserialize)]
pub struct Topology {
    transform: Option<Transform>,
    arcs: Vec<Vec<[f64; 2]>>,
    /// Layers by name.
    objects: BTreeMap<String, Geometry>,
}

/// How whole numbers become degrees.
#[derive(Deserialize)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

/// A geometry or a collection of geometries. Unknown members are left alone.
#[derive(Deserialize)]
struct Geometry {
    #[serde(rename = "type")]
    kind: Option<String>,
    #[serde(default)]
    geometries: Vec<Geometry>,
    #[serde(default)]
    arcs: Vec<Nested>,
    #[serde(default)]
    coordinates: Vec<Nested>,
    /// What a label says.
    properties: Option<Properties>,
}

/// The properties that the base map knows.
#[derive(Clone, Default, Deserialize)]
struct Properties {
    /// The name in the city's own script.
    name: Option<String>,
    /// What a name belongs to.
    #[serde(default)]
    kind: LabelKind,
    /// How finely a line was drawn.
    #[serde(default)]
    detail: Detail,
    /// The name in Latin letters.
    #[serde(alias = "en")]
    latin: Option<String>,
    /// 0 is the most important.
    #[serde(default)]
    rank: u8,
}

/// Lists within lists of numbers: their depth depends on the type of the geometry, and
/// what is wanted is always the innermost lists.
enum Nested {
    Number(f64),
    List(Vec<Nested>),
}

/// By hand, because a derived untagged enum keeps a copy of everything first, and brings the code
/// for copies of any value into the app.
impl<'de> Deserialize<'de> for Nested {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Nested, D::Error> {
        deserializer.deserialize_any(Numbers)
    }
}

struct Numbers;

#[allow(
    clippy::cast_precision_loss,
    reason = "numbers of arcs and coordinates are far below 2^53"
)]
impl<'de> Visitor<'de> for Numbers {
    type Value = Nested;

    fn expecting(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str("a number or a list")
    }

    fn visit_f64<E>(self, number: f64) -> Result<Nested, E> {
        Ok(Nested::Number(number))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Nested, E> {
        Ok(Nested::Number(number as f64))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Nested, E> {
        Ok(Nested::Number(number as f64))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Nested, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Nested::List(list))
    }
}

impl Topology {
    /// What stands in the file.
    pub fn chart(&self) -> Chart {
        let of_layer = |(name, object): (&String, &Geometry)| {
            let shapes = object.all().into_iter().map(Geometry::shape);
            (name.clone(), shapes.collect())
        };
        let named = |geometry| self.names(geometry);
        let geometries = self.objects.values().flat_map(Geometry::all);
        Chart {
            arcs: self.arcs().collect(),
            layers: self.objects.iter().map(of_layer).collect(),
            names: geometries.flat_map(named).collect(),
        }
    }

    fn arcs(&self) -> impl Iterator<Item = Vec<Wgs84>> {
        self.arcs.iter().map(|arc| {
            let mut sum = [0.0, 0.0];
            let points = arc.iter().map(|point| self.degrees(&mut sum, *point));
            points.map(Wgs84::from).collect()
        })
    }

    fn names(&self, geometry: &Geometry) -> Vec<Name> {
        let properties = geometry.properties.clone().unwrap_or_default();
        let Some(name) = properties.name else {
            return Vec::new();
        };
        let named = |position| Name {
            // A position by itself is no part of an arc: it is no difference.
            point: self.degrees(&mut [0.0, 0.0], position).into(),
            text: name.clone(),
            latin: properties.latin.clone(),
            kind: properties.kind,
            rank: properties.rank,
            area: None,
        };
        geometry.points().map(named).collect()
    }

    /// With a transform the points of an arc are differences (TopoJSON §2.1.2).
    fn degrees(&self, sum: &mut [f64; 2], [x, y]: [f64; 2]) -> [f64; 2] {
        let Some(Transform { scale, translate }) = &self.transform else {
            return [x, y];
        };
        *sum = [sum[0] + x, sum[1] + y];
        [
            sum[0] * scale[0] + translate[0],
            sum[1] * scale[1] + translate[1],
        ]
    }
}

impl Geometry {
    /// This geometry and all within it.
    fn all(&self) -> Vec<&Geometry> {
        let mut all = vec![self];
        let mut next = 0;
        while let Some(geometry) = all.get(next).copied() {
            all.extend(&geometry.geometries);
            next += 1;
        }
        all
    }

    fn shape(&self) -> Shape {
        let Properties { detail, rank, .. } = self.properties.clone().unwrap_or_default();
        let numbers = |list: Vec<f64>| list.into_iter().map(arc_number).collect();
        Shape {
            is_area: self
                .kind
                .as_deref()
                .is_some_and(|kind| kind.ends_with("Polygon")),
            detail,
            rank,
            paths: innermost(&self.arcs).into_iter().map(numbers).collect(),
        }
    }

    /// Its positions, if it is a point or several.
    fn points(&self) -> impl Iterator<Item = [f64; 2]> {
        innermost(&self.coordinates)
            .into_iter()
            .filter_map(|list| list.first_chunk().copied())
    }
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "float to integer casts saturate, and no file has that many arcs"
)]
fn arc_number(number: f64) -> i32 {
    number as i32
}

/// The innermost lists that hold numbers, in their order.
fn innermost(nested: &[Nested]) -> Vec<Vec<f64>> {
    let numbers: Vec<f64> = nested
        .iter()
        .filter_map(|item| match item {
            Nested::Number(number) => Some(*number),
            Nested::List(_) => None,
        })
        .collect();
    let inner = nested.iter().flat_map(|item| match item {
        Nested::Number(_) => Vec::new(),
        Nested::List(list) => innermost(list),
    });
    std::iter::once(numbers)
        .filter(|list| !list.is_empty())
        .chain(inner)
        .collect()
}
