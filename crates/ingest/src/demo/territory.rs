//! A city's counties with their old people, towns and villages.

use std::collections::BTreeMap;

use crate::city_folder::CityFolder;
use crate::problem::Problem;
use crate::raw::{NamedPlace, Raw, Village};
use crate::shape::{Point, Shape, area};
use crate::topology::read_areas;

use super::anchors;

/// A county with a polygon.
pub(super) struct County {
    pub(super) code: u32,
    pub(super) name: String,
    pub(super) shape: Shape,
    /// Area in square degrees.
    pub(super) area: f64,
    /// People of 60 and older (census of 2020), development zones inside included.
    pub(super) elders: f64,
    pub(super) towns: Vec<Town>,
}

/// A street, town or township.
pub(super) struct Town {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) sort: TownSort,
    /// The development zone it belongs to, if any: then the address names the zone.
    pub(super) zone: Option<&'static str>,
    /// A point that stands for its centre: GeoNames' where there is one, else made up.
    pub(super) anchor: Point,
    /// How far its villages lie from the anchor, in degrees of latitude.
    pub(super) spread: f64,
    pub(super) villages: Vec<Village>,
}

/// What sort of town it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TownSort {
    /// 街道: a part of a city.
    Street,
    /// 镇 or 乡.
    Township,
    /// Farms, parks, zones: they have communities but no centre of their own.
    Other,
}

/// Development zones without polygon: code in the lists of villages or in the census, name
/// for the address, and the county whose polygon surrounds it.
const ZONES: [(u32, &str, u32); 8] = [
    (340_171, "合肥高新技术产业开发区", 340_104),
    (340_172, "合肥经济技术开发区", 340_104),
    (340_173, "合肥新站高新技术产业开发区", 340_102),
    (340_176, "合肥高新技术产业开发区", 340_104),
    (340_177, "合肥经济技术开发区", 340_104),
    (340_178, "合肥新站高新技术产业开发区", 340_102),
    (411_271, "河南三门峡经济开发区", 411_202),
    (430_771, "常德市西湖管理区", 430_703),
];

/// All counties of a city.
pub(super) struct Territory {
    pub(super) counties: Vec<County>,
}

impl Territory {
    /// Joins the committed polygons with the raw lists.
    pub(super) fn read(folder: &CityFolder, raw: &Raw) -> Result<Territory, Problem> {
        let basemap = folder.file("basemap.topojson");
        let mut counties: BTreeMap<u32, County> = read_areas(&basemap, "own")?
            .into_iter()
            .map(|a| (a.code, county(a.code, a.name, a.shape)))
            .collect();
        for (code, elders) in raw.elders()? {
            if let Some(county) = counties.get_mut(&surrounding(code).0) {
                county.elders += elders;
            }
        }
        for town in raw.towns_with_villages()? {
            let (code, zone) = surrounding(town.county);
            if let Some(county) = counties.get_mut(&code) {
                county.towns.push(Town {
                    sort: sort_of(&town.name),
                    code: town.code,
                    name: town.name,
                    zone,
                    anchor: [0.0, 0.0],
                    spread: 0.0,
                    villages: town.villages,
                });
            }
        }
        let urban = read_areas(&basemap, "urban")?;
        let urban: Vec<&Shape> = urban.iter().map(|area| &area.shape).collect();
        let places: Vec<NamedPlace> = raw.named_places()?;
        let mut counties: Vec<County> = counties.into_values().collect();
        for county in &mut counties {
            anchors::place(county, &places, &urban);
        }
        Ok(Territory { counties })
    }
}

fn county(code: u32, name: String, shape: Shape) -> County {
    County {
        code,
        name,
        area: area(&shape),
        shape,
        elders: 0.0,
        towns: Vec::new(),
    }
}

/// The county whose polygon holds a code, and the zone's name if it is a zone.
fn surrounding(code: u32) -> (u32, Option<&'static str>) {
    ZONES
        .iter()
        .find(|(zone, _, _)| *zone == code)
        .map_or((code, None), |(_, name, county)| (*county, Some(*name)))
}

fn sort_of(name: &str) -> TownSort {
    if name.ends_with("街道") || name.ends_with("街道）") || name.contains("社区") {
        TownSort::Street
    } else if name.ends_with('镇') || name.ends_with('乡') {
        TownSort::Township
    } else {
        TownSort::Other
    }
}
