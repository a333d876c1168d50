//! Cities made at random, and the plain way to ask each question.

use std::collections::BTreeMap;

use eldercare_places::{
    Bounds, Facility, Facts, Index, Kind, Ownership, Points, Selection, SymbolSizes, Wgs84,
    coordinates::distance_m,
    hours::{OpenState, Opening, Unclear},
    index::{Symbol, SymbolShape, Symbols},
    mercator, pack,
    search::{Fit, OpenWish, OwnershipSet, fold},
    truth::{Confidence, Rank, rank},
    walk::Circle,
};
use proptest::{
    collection::vec,
    option,
    prelude::*,
    sample::{Index as Pick, select},
};

/// Positions from a whole province down to the same spot: the width decides how crowded.
pub fn places(count: usize) -> impl Strategy<Value = Vec<Facility>> {
    let width = select(vec![0.000_002, 0.000_1, 0.01, 1.0, 8.0]);
    width.prop_flat_map(move |width| {
        vec(place(width), 0..count).prop_map(|mut places| {
            for (number, place) in places.iter_mut().enumerate() {
                place.id = format!("demo-{number:04}");
            }
            places
        })
    })
}

pub fn place(width: f64) -> impl Strategy<Value = Facility> {
    let point = (0.0..1.0, 0.0..1.0)
        .prop_map(move |(x, y): (f64, f64)| Wgs84::new(106.0 + width * x, 29.0 + width * y));
    (
        option::weighted(0.95, point),
        select(&Kind::ALL[..]),
        option::weighted(0.2, select(&Kind::ALL[..])),
        option::of(select(&Ownership::ALL[..])),
        option::of(0..300_u32),
        "演示[站院托餐]{1,2} ?[甲乙ABｂ]",
        (
            "[渝江]北区",
            option::of("[甲乙]镇"),
            option::of("[甲乙]镇[一二]村"),
        ),
    )
        .prop_map(
            |(point, kind, extra, ownership, beds, name, (district, town, address))| Facility {
                point,
                extra_kinds: extra.into_iter().collect(),
                ownership,
                beds,
                town,
                address,
                ..Facility::new("", kind, name, district, "demo", "2025-01-01")
            },
        )
}

pub fn selection() -> impl Strategy<Value = Selection> {
    let kinds = vec(select(&Kind::ALL[..]), 0..4);
    let ownerships = vec(select(&Ownership::ALL[..]), 0..2);
    let text = select(vec![
        "", "", "演示", "站 甲", "北区", "Ａ", "乙镇", "镇一", "站站",
    ]);
    let within = option::weighted(0.3, (0.0..1.0, 0.0..60_000.0)).prop_map(|circle| {
        circle.map(|(way, radius_m): (f64, f64)| Circle {
            centre: Wgs84::new(106.0 + way, 29.0 + way),
            radius_m,
        })
    });
    let beds = select(vec![0, 0, 0, 50]);
    (kinds, ownerships, beds, text, within).prop_map(
        |(kinds, ownerships, min_beds, text, within)| Selection {
            open: OpenWish::Any,
            kinds: kinds.into_iter().collect(),
            ownerships: OwnershipSet::from(ownerships),
            min_beds,
            text: text.to_owned(),
            within,
        },
    )
}

pub fn sizes() -> impl Strategy<Value = SymbolSizes> {
    (1.0..20.0, 1.0..30.0, 1.0..40.0, 0.0..6.0).prop_map(|(single, stack, cluster, gap)| {
        SymbolSizes {
            single,
            stack,
            clusters: vec![(2, cluster), (5, cluster * 1.2), (20, cluster * 1.5)],
            gap,
        }
    })
}

pub struct City {
    pub index: Index,
    pub facts: Facts,
}

impl City {
    pub fn new(places: &[Facility]) -> City {
        let (points, facts) = pack::encode(places);
        let facts = Facts::decode(&facts).unwrap();
        let mut index = Index::build(Points::decode(&points).unwrap());
        index.attach(&facts).unwrap();
        City { index, facts }
    }

    pub fn facilities(&self) -> impl Iterator<Item = (u32, Facility)> {
        let points = self.index.points();
        points
            .rows()
            .map(|row| (row, self.facts.facility(row, points).unwrap()))
    }

    /// Rows that are drawn, with their position, found by looking at each facility.
    pub fn drawn(&self, selection: &Selection) -> BTreeMap<u32, Wgs84> {
        self.facilities()
            .filter(|(_, f)| naive_match(f, selection))
            .filter(|(_, f)| f.kinds().iter().any(Kind::has_door))
            .filter_map(|(row, f)| Some((row, f.point?)))
            .collect()
    }
}

pub fn naive_match(facility: &Facility, selection: &Selection) -> bool {
    let kinds = selection.kinds.is_empty()
        || selection
            .kinds
            .iter()
            .any(|kind| facility.kind == kind || facility.extra_kinds.contains(kind));
    let ownership = selection.ownerships.is_empty()
        || facility
            .ownership
            .is_some_and(|o| selection.ownerships.contains(o));
    let beds = selection.min_beds == 0 || facility.beds.unwrap_or(0) >= selection.min_beds;
    let within = selection.within.is_none_or(|circle| {
        let far = |point| distance_m(circle.centre, point);
        facility
            .point
            .is_some_and(|point| far(point) <= circle.radius_m)
    });
    kinds && ownership && beds && within && naive_text(facility, &selection.text)
}

pub fn naive_text(facility: &Facility, query: &str) -> bool {
    let empty = String::new();
    let fields = [
        &facility.name,
        facility.address.as_ref().unwrap_or(&empty),
        &facility.district,
        facility.town.as_ref().unwrap_or(&empty),
    ];
    query.split_whitespace().all(|word| {
        let word: String = fold(word).collect();
        fields
            .iter()
            .any(|field| fold(field).collect::<String>().contains(&word))
    })
}

pub fn window(places: &BTreeMap<u32, Wgs84>, a: Pick, b: Pick) -> Bounds {
    let points: Vec<Wgs84> = places.values().copied().collect();
    match points.len() {
        0 => Bounds::WORLD,
        n => Bounds::at(points[a.index(n)]).including(points[b.index(n)]),
    }
}

/// Pairs of symbols whose discs come nearer than the gap, each pair looked at.
pub fn overlaps(symbols: &Symbols, sizes: &SymbolSizes) -> usize {
    let world = mercator::world_size(f64::from(symbols.zoom()));
    let all: Vec<Symbol> = symbols.iter().collect();
    let near = |a: &Symbol, b: &Symbol| {
        let (dx, dy) = (a.unit.x - b.unit.x, a.unit.y - b.unit.y);
        let reach = a.radius / world + b.radius / world + sizes.gap / world;
        dx * dx + dy * dy < reach * reach * (1.0 - 1e-9)
    };
    (0..all.len())
        .map(|i| all[i + 1..].iter().filter(|b| near(&all[i], b)).count())
        .sum()
}

pub fn shape_is_right(symbol: &Symbol, members: &[Wgs84]) -> bool {
    let same = members.iter().all(|p| *p == members[0]);
    symbol.shape
        == match (members.len(), same) {
            (1, _) => SymbolShape::Single,
            (_, true) => SymbolShape::Stack,
            (_, false) => SymbolShape::Cluster,
        }
}

/// Some rank for each row: open, closed and unknown in turn, the even ones more reliable.
pub fn any_rank(row: u32) -> Rank {
    let states = [
        OpenState::Open,
        OpenState::Closed,
        OpenState::Unknown(Unclear::NotPublished),
    ];
    let opening = Opening {
        state: states[row as usize % 3],
        then: None,
        closure: false,
    };
    let confidence = if row.is_multiple_of(2) {
        Confidence::High
    } else {
        Confidence::Fair
    };
    rank(&opening, confidence)
}

/// Where a word of letters and characters stands in the texts of a place, at best.
pub fn naive_fit(facility: &Facility, word: &str) -> Option<Fit> {
    let folded = |text: &str| fold(text).collect::<String>();
    let word = folded(word);
    let holds = |text: Option<&str>| text.is_some_and(|text| folded(text).contains(&word));
    let name = folded(&facility.name);
    let mut begins = name
        .match_indices(&word)
        .map(|(at, _)| name[..at].chars().last());
    if begins.any(|before| before.is_none_or(|letter| !letter.is_alphanumeric())) {
        return Some(Fit::NameStart);
    }
    let fits = [
        (Fit::Name, holds(Some(&facility.name))),
        (
            Fit::Area,
            holds(facility.town.as_deref()) || holds(Some(&facility.district)),
        ),
        (Fit::Address, holds(facility.address.as_deref())),
    ];
    fits.into_iter()
        .find(|(_, holds)| *holds)
        .map(|(fit, _)| fit)
}
