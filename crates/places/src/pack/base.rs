//! `basemap.cbor`: the base map of a city, made from its TopoJSON.
//!
//! Positions are whole steps of a grid, each written as the way from the one before. Arcs, shapes
//! and points of names are rows of [`super::varints`]; the names are columns of texts.

use super::{
    columns::{ColumnWriter, Columns},
    envelope::{open, seal},
    error::{PackError, PackFile, Problem},
    text::{self, TextColumn},
    varints::{VarintWriter, Varints},
};
use crate::basemap::{
    Basemap, BasemapError, Detail, LabelKind,
    chart::{Chart, Name, Shape},
};
use crate::{Wgs84, rows::row};

/// Steps of a degree, coarse before fine: 11 m, which is what our base maps are drawn in, or 11 cm.
const GRIDS: [u32; 2] = [10_000, 1_000_000];

/// Kinds of names by their number in the file. A new one is added at the end.
const KINDS: [LabelKind; 4] = [
    LabelKind::County,
    LabelKind::Neighbour,
    LabelKind::Town,
    LabelKind::Other,
];

/// Makes `basemap.cbor` out of a topology.
pub fn encode_basemap(topology: &str) -> Result<Vec<u8>, BasemapError> {
    let chart = Chart::parse(topology)?;
    let grid = GRIDS.into_iter().find(|grid| chart.is_on(*grid));
    let grid = grid.unwrap_or(GRIDS[1]);
    let mut writer = ColumnWriter::default();
    writer.number("grid", u64::from(grid));
    let _infallible = writer.column("arcs").bytes(&arcs(&chart, grid)).is_ok();
    let layers: Vec<&str> = chart.layers.iter().map(|layer| layer.0.as_str()).collect();
    let _infallible = writer.column("layers").encode(&layers).is_ok();
    let _infallible = writer.column("shapes").bytes(&shapes(&chart)).is_ok();
    let _infallible = writer.column("points").bytes(&points(&chart, grid)).is_ok();
    let names = chart.names.iter().map(|name| Some(name.text.as_str()));
    text::write(&mut writer, "name", names);
    let latin = chart.names.iter().map(|name| name.latin.as_deref());
    text::write(&mut writer, "latin", latin);
    Ok(seal(&writer.finish()).0)
}

fn arcs(chart: &Chart, grid: u32) -> Vec<u8> {
    let (mut out, mut way) = (VarintWriter::default(), Way::on(grid));
    for arc in &chart.arcs {
        out.push(row(arc.len()));
        for point in arc {
            way.write(&mut out, *point);
        }
    }
    out.finish()
}

fn shapes(chart: &Chart) -> Vec<u8> {
    let (mut out, mut before) = (VarintWriter::default(), 0);
    for (_, shapes) in &chart.layers {
        out.push(row(shapes.len()));
        for shape in shapes {
            let is_coarse = shape.detail == Detail::Overview;
            let style = u32::from(shape.rank) << 2 | u32::from(is_coarse) << 1;
            out.push(style | u32::from(shape.is_area));
            out.push(row(shape.paths.len()));
            for path in &shape.paths {
                out.push(row(path.len()));
                for arc in path {
                    out.push_signed(arc.wrapping_sub(before));
                    before = *arc;
                }
            }
        }
    }
    out.finish()
}

fn points(chart: &Chart, grid: u32) -> Vec<u8> {
    let (mut out, mut way) = (VarintWriter::default(), Way::on(grid));
    for name in &chart.names {
        way.write(&mut out, name.point);
        let kind = KINDS.iter().position(|kind| *kind == name.kind);
        out.push(u32::from(name.rank) << 2 | row(kind.unwrap_or(KINDS.len() - 1)));
        out.push(name.area.map_or(0, |area| row(area) + 1));
    }
    out.finish()
}

impl Basemap {
    /// Reads and projects `basemap.cbor`.
    pub fn decode(bytes: &[u8]) -> Result<Basemap, PackError> {
        let columns = Columns::find(&open(PackFile::Base, bytes)?)?;
        let malformed = |column| columns.refuse(column, Problem::Malformed);
        let grid = columns.number("grid")?;
        let grid = u32::try_from(grid).map_err(|_| malformed("grid"))?;
        let layers = columns.column("layers")?.decode::<Vec<&str>>();
        let layers = layers.map_err(|_| malformed("layers"))?;
        let arcs = read_arcs(columns.bytes("arcs")?, grid).ok_or_else(|| malformed("arcs"))?;
        let shapes = read_shapes(columns.bytes("shapes")?, &layers);
        let chart = Chart {
            arcs,
            layers: shapes.ok_or_else(|| malformed("shapes"))?,
            names: read_names(&columns, grid)?,
        };
        Basemap::draw(&chart).map_err(|_| malformed("shapes"))
    }
}

fn read_arcs(bytes: &[u8], grid: u32) -> Option<Vec<Vec<Wgs84>>> {
    let (mut numbers, mut way) = (Varints::new(bytes), Way::on(grid));
    let mut arcs = Vec::new();
    while !numbers.is_at_end() {
        let count = numbers.count()?;
        let arc: Option<Vec<Wgs84>> = (0..count).map(|_| way.read(&mut numbers)).collect();
        arcs.push(arc?);
    }
    Some(arcs)
}

fn read_shapes(bytes: &[u8], layers: &[&str]) -> Option<Vec<(String, Vec<Shape>)>> {
    let (mut numbers, mut before) = (Varints::new(bytes), 0);
    let mut layer = |name: &&str| {
        let count = numbers.count()?;
        let shapes = (0..count).map(|_| shape(&mut numbers, &mut before));
        Some(((*name).to_owned(), shapes.collect::<Option<_>>()?))
    };
    layers.iter().map(&mut layer).collect()
}

fn shape(numbers: &mut Varints<'_>, before: &mut i32) -> Option<Shape> {
    let (style, count) = (numbers.number()?, numbers.count()?);
    let paths: Option<_> = (0..count).map(|_| path(numbers, before)).collect();
    Some(Shape {
        is_area: style & 1 == 1,
        detail: if style & 2 == 0 {
            Detail::View
        } else {
            Detail::Overview
        },
        rank: u8::try_from(style >> 2).ok()?,
        paths: paths?,
    })
}

/// The numbers of the arcs of a ring or line, each as the difference to the one before.
fn path(numbers: &mut Varints<'_>, before: &mut i32) -> Option<Vec<i32>> {
    let count = numbers.count()?;
    let arc = |_| {
        *before = before.wrapping_add(numbers.signed()?);
        Some(*before)
    };
    (0..count).map(arc).collect()
}

fn read_names(columns: &Columns<'_>, grid: u32) -> Result<Vec<Name>, PackError> {
    let (mut numbers, mut way) = (Varints::new(columns.bytes("points")?), Way::on(grid));
    let malformed = || columns.refuse("points", Problem::Malformed);
    let mut points = Vec::new();
    while !numbers.is_at_end() {
        points.push(point(&mut numbers, &mut way).ok_or_else(malformed)?);
    }
    let names = TextColumn::read(columns, "name", points.len())?;
    let latin = TextColumn::read(columns, "latin", points.len())?;
    let text = |column: &TextColumn, at| column.get(row(at)).map(str::to_owned);
    let with_texts = |(at, point): (usize, Name)| Name {
        text: text(&names, at).unwrap_or_default(),
        latin: text(&latin, at),
        ..point
    };
    Ok(points.into_iter().enumerate().map(with_texts).collect())
}

/// A name without its texts.
fn point(numbers: &mut Varints<'_>, way: &mut Way) -> Option<Name> {
    let point = way.read(numbers)?;
    let style = numbers.number()?;
    Some(Name {
        point,
        text: String::new(),
        latin: None,
        kind: *KINDS.get(style as usize & 3)?,
        rank: u8::try_from(style >> 2).ok()?,
        area: (numbers.number()? as usize).checked_sub(1),
    })
}

impl Chart {
    /// Whether every position is a whole number of these steps, to a tenth of a millimetre.
    fn is_on(&self, grid: u32) -> bool {
        let is_whole = |degrees: f64| {
            let steps = degrees * f64::from(grid);
            (steps - steps.round()).abs() < 1e-9 * f64::from(grid)
        };
        let names = self.names.iter().map(|name| name.point);
        let mut all = self.arcs.iter().flatten().copied().chain(names);
        all.all(|point| is_whole(point.lon) && is_whole(point.lat))
    }
}

/// The last position on the grid.
struct Way {
    grid: f64,
    lon: i32,
    lat: i32,
}

impl Way {
    fn on(grid: u32) -> Way {
        Way {
            grid: f64::from(grid),
            lon: 0,
            lat: 0,
        }
    }

    #[allow(
        clippy::cast_possible_truncation,
        reason = "180 degrees are 180 million steps of the finest grid, and casts saturate"
    )]
    fn write(&mut self, out: &mut VarintWriter, point: Wgs84) {
        let whole = |degrees: f64| (degrees * self.grid).round_ties_even() as i32;
        let (lon, lat) = (whole(point.lon), whole(point.lat));
        out.push_signed(lon.wrapping_sub(self.lon));
        out.push_signed(lat.wrapping_sub(self.lat));
        (self.lon, self.lat) = (lon, lat);
    }

    fn read(&mut self, numbers: &mut Varints<'_>) -> Option<Wgs84> {
        self.lon = self.lon.wrapping_add(numbers.signed()?);
        self.lat = self.lat.wrapping_add(numbers.signed()?);
        let degrees = |steps: i32| f64::from(steps) / self.grid;
        Some(Wgs84::new(degrees(self.lon), degrees(self.lat)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TOPOLOGY: &str = r#"{
      "type": "Topology",
      "transform": {"scale": [0.0001, 0.0001], "translate": [105.08, 27.96]},
      "arcs": [[[0, 0], [7, 3000]], [[7, 3000], [-900, -1], [893, -2999]], [[5, 5], [70000, 1]]],
      "objects": {
        "own": {"type": "GeometryCollection", "geometries": [
          {"type": "Polygon", "arcs": [[0, 1]]},
          {"type": "MultiPolygon", "arcs": [[[-2, -1]]]}]},
        "rivers": {"type": "LineString", "arcs": [2], "properties": {"rank": 9, "detail": "overview"}},
        "labels": {"type": "GeometryCollection", "geometries": [
          {"type": "Point", "coordinates": [-300, 1000],
           "properties": {"name": "甲城", "latin": "Jia", "kind": "county", "rank": 1}},
          {"type": "Point", "coordinates": [9, 9], "properties": {"name": "乙", "kind": "town"}}]}
      }
    }"#;

    #[test]
    fn what_is_packed_is_drawn_the_same() {
        let packed = encode_basemap(TOPOLOGY).unwrap();
        assert_eq!(
            Basemap::decode(&packed).unwrap(),
            Basemap::parse(TOPOLOGY).unwrap()
        );
        assert_eq!(
            Basemap::decode(&encode_basemap("{\"arcs\":[],\"objects\":{}}").unwrap()).unwrap(),
            Basemap::default()
        );
    }

    #[test]
    fn positions_off_the_coarse_grid_are_kept_to_eleven_centimetres() {
        let text = r#"{"arcs": [[[100.123456, 20.0], [101.0, 21.000001]]],
            "objects": {"border": {"type": "MultiLineString", "arcs": [[0]]}}}"#;
        let map = Basemap::decode(&encode_basemap(text).unwrap()).unwrap();
        assert_eq!(map, Basemap::parse(text).unwrap());
    }

    #[test]
    fn a_topology_that_cannot_be_drawn_is_not_packed() {
        let error = encode_basemap(&TOPOLOGY.replace("\"arcs\": [2]", "\"arcs\": [-9]"));
        assert_eq!(
            error.unwrap_err().to_string(),
            "layer `rivers`: arc -9 is not in the file"
        );
    }

    #[test]
    fn a_damaged_file_says_so() {
        let mut packed = encode_basemap(TOPOLOGY).unwrap();
        let cut = &packed[..packed.len() - 1];
        assert_eq!(
            Basemap::decode(cut).unwrap_err().to_string(),
            "basemap.cbor, column `file`: truncated or not the expected CBOR"
        );
        *packed.last_mut().unwrap() ^= 1;
        assert_eq!(
            Basemap::decode(&packed).unwrap_err().to_string(),
            "basemap.cbor, column `file`: damaged: the checksum does not fit"
        );
        assert!(Basemap::decode(b"{").is_err());
    }

    proptest! {
        #[test]
        fn a_wrong_body_under_a_right_checksum_never_panics(
            at: prop::sample::Index, byte: u8, cut: prop::sample::Index,
        ) {
            let packed = encode_basemap(TOPOLOGY).unwrap();
            let mut body = open(PackFile::Base, &packed).unwrap().bytes.to_vec();
            let at = at.index(body.len());
            body[at] = byte;
            let _ = Basemap::decode(&seal(&body).0);
            let _ = Basemap::decode(&seal(&body[..cut.index(body.len())]).0);
        }
    }
}
