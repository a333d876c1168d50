//! The index against brute force: the same rows, the same order, no overlap.

#![allow(
    clippy::unwrap_used,
    reason = "a test may stop at the first thing that is wrong"
)]

use std::collections::{BTreeMap, BTreeSet};

use eldercare_places::{
    Bounds, Facility, Facts, Index, Kind, KindSet, Ownership, Points, Selection, SymbolSizes,
    Wgs84,
    coordinates::distance_m,
    index::{Symbol, SymbolShape, Symbols},
    mercator, pack,
    search::{OwnershipSet, fold},
};
use proptest::{
    collection::vec,
    option,
    prelude::*,
    sample::{Index as Pick, select},
};

/// Positions from a whole province down to the same spot: the width decides how crowded.
fn places(count: usize) -> impl Strategy<Value = Vec<Facility>> {
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

fn place(width: f64) -> impl Strategy<Value = Facility> {
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

fn selection() -> impl Strategy<Value = Selection> {
    let kinds = vec(select(&Kind::ALL[..]), 0..4);
    let ownerships = vec(select(&Ownership::ALL[..]), 0..2);
    let text = select(vec![
        "",
        "",
        "演示",
        "站 甲",
        "北区",
        "Ａ",
        "乙镇",
        "甲镇一村",
        "站站",
    ]);
    (kinds, ownerships, select(vec![0, 0, 0, 50]), text).prop_map(
        |(kinds, ownerships, min_beds, text)| Selection {
            kinds: kinds.into_iter().collect(),
            ownerships: OwnershipSet::from(ownerships),
            min_beds,
            text: text.to_owned(),
        },
    )
}

fn sizes() -> impl Strategy<Value = SymbolSizes> {
    (1.0..20.0, 1.0..30.0, 1.0..40.0, 0.0..6.0).prop_map(|(single, stack, cluster, gap)| {
        SymbolSizes {
            single,
            stack,
            clusters: vec![(2, cluster), (5, cluster * 1.2), (20, cluster * 1.5)],
            gap,
        }
    })
}

struct City {
    index: Index,
    facts: Facts,
}

impl City {
    fn new(places: &[Facility]) -> City {
        let (points, facts) = pack::encode(places);
        let facts = Facts::decode(&facts).unwrap();
        let mut index = Index::build(Points::decode(&points).unwrap());
        index.attach(&facts).unwrap();
        City { index, facts }
    }

    fn facilities(&self) -> impl Iterator<Item = (u32, Facility)> {
        let points = self.index.points();
        points
            .rows()
            .map(|row| (row, self.facts.facility(row, points).unwrap()))
    }

    /// Rows that are drawn, with their position, found by looking at each facility.
    fn drawn(&self, selection: &Selection) -> BTreeMap<u32, Wgs84> {
        self.facilities()
            .filter(|(_, f)| naive_match(f, selection))
            .filter(|(_, f)| f.kinds().iter().any(Kind::has_door))
            .filter_map(|(row, f)| Some((row, f.point?)))
            .collect()
    }
}

fn naive_match(facility: &Facility, selection: &Selection) -> bool {
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
    kinds && ownership && beds && naive_text(facility, &selection.text)
}

fn naive_text(facility: &Facility, query: &str) -> bool {
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

fn window(places: &BTreeMap<u32, Wgs84>, a: Pick, b: Pick) -> Bounds {
    let points: Vec<Wgs84> = places.values().copied().collect();
    match points.len() {
        0 => Bounds::WORLD,
        n => Bounds::at(points[a.index(n)]).including(points[b.index(n)]),
    }
}

/// Pairs of symbols whose discs come nearer than the gap, each pair looked at.
fn overlaps(symbols: &Symbols, sizes: &SymbolSizes) -> usize {
    let world = mercator::world_size(f64::from(symbols.zoom()));
    let all: Vec<&Symbol> = symbols.iter().collect();
    let near = |a: &Symbol, b: &Symbol| {
        let (dx, dy) = (a.unit.x - b.unit.x, a.unit.y - b.unit.y);
        let reach = a.radius / world + b.radius / world + sizes.gap / world;
        dx * dx + dy * dy < reach * reach * (1.0 - 1e-9)
    };
    (0..all.len())
        .map(|i| all[i + 1..].iter().filter(|b| near(all[i], b)).count())
        .sum()
}

fn shape_is_right(symbol: &Symbol, members: &[Wgs84]) -> bool {
    let same = members.iter().all(|p| *p == members[0]);
    symbol.shape
        == match (members.len(), same) {
            (1, _) => SymbolShape::Single,
            (_, true) => SymbolShape::Stack,
            (_, false) => SymbolShape::Cluster,
        }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_selection_matches_what_a_naive_scan_matches(places in places(80), wanted in selection()) {
        let city = City::new(&places);
        let naive: Vec<u32> = city.facilities()
            .filter(|(_, f)| naive_match(f, &wanted)).map(|(row, _)| row).collect();
        let selected = city.index.select(&wanted);
        prop_assert_eq!(selected.iter().collect::<Vec<_>>(), naive);
        for row in city.index.points().rows() {
            prop_assert_eq!(city.index.matches(row, &wanted), selected.contains(row));
        }
    }

    #[test]
    fn a_window_holds_what_brute_force_finds(
        places in places(300), wanted in selection(), a: Pick, b: Pick,
    ) {
        let city = City::new(&places);
        let drawn = city.drawn(&wanted);
        let window = window(&drawn, a, b);
        let naive: Vec<u32> = drawn.iter().filter(|(_, p)| window.contains(**p)).map(|(row, _)| *row).collect();
        prop_assert_eq!(city.index.window(&window, &wanted), naive);
    }

    #[test]
    fn the_nearest_are_those_that_brute_force_finds(
        places in places(300), wanted in selection(), count in 0usize..20,
        lon in 90.0..120.0f64, lat in 20.0..40.0f64, near: bool,
    ) {
        let city = City::new(&places);
        let from = if near { Wgs84::new(106.003, 29.004) } else { Wgs84::new(lon, lat) };
        let mut naive: Vec<(f64, u32)> = city.drawn(&wanted).into_iter()
            .map(|(row, p)| (distance_m(from, p), row)).collect();
        naive.sort_by(|a, b| a.partial_cmp(b).unwrap());
        naive.truncate(count);
        let found: Vec<(f64, u32)> = city.index.nearest(from, count, &wanted).into_iter()
            .map(|n| (n.distance_m, n.row)).collect();
        prop_assert_eq!(found, naive);
    }

    #[test]
    fn stretches_by_distance_put_together_are_the_sorted_rows(
        places in places(300), wanted in selection(), page in 1usize..40,
    ) {
        let city = City::new(&places);
        let from = Wgs84::new(106.003, 29.004);
        let drawn = city.drawn(&wanted);
        // As the symbols hand them over: in no order of the list.
        let rows: Vec<u32> = drawn.keys().rev().copied().collect();
        let mut naive: Vec<(f64, u32)> = drawn.into_iter()
            .map(|(row, p)| (distance_m(from, p), row)).collect();
        naive.sort_by(|a, b| a.partial_cmp(b).unwrap());
        let mut found = Vec::new();
        for start in (0..=rows.len()).step_by(page) {
            let part = city.index.by_distance(from, &rows, start..start + page);
            prop_assert_eq!(part.len(), page.min(rows.len() - start));
            found.extend(part.into_iter().map(|n| (n.distance_m, n.row)));
        }
        prop_assert_eq!(found, naive);
    }

    #[test]
    fn no_symbol_overlaps_and_every_place_is_in_exactly_one(
        places in places(300), wanted in selection(), sizes in sizes(), zoom in 0u8..=18,
    ) {
        let city = City::new(&places);
        let drawn = city.drawn(&wanted);
        let symbols = city.index.symbols(zoom, &wanted, &sizes);
        prop_assert_eq!(overlaps(&symbols, &sizes), 0);
        let mut seen = BTreeSet::new();
        for symbol in symbols.iter() {
            let members = symbols.members(symbol);
            prop_assert_eq!(members.len(), symbol.count() as usize);
            for row in members {
                prop_assert!(seen.insert(*row), "row {} twice", row);
                prop_assert_eq!(symbols.holding(*row), Some(symbol));
            }
            let points: Vec<Wgs84> = members.iter().map(|row| drawn[row]).collect();
            prop_assert!(shape_is_right(symbol, &points));
            let counts = symbols.counts(symbol);
            for kind in Kind::ALL {
                let naive = members.iter().filter(|r| city.index.points().kind(**r) == Some(kind)).count();
                prop_assert_eq!(counts[usize::from(kind.code())] as usize, naive);
            }
        }
        prop_assert_eq!(seen, drawn.into_keys().collect::<BTreeSet<_>>());
    }

    #[test]
    fn a_symbol_stands_in_the_middle_of_its_places(places in places(200), zoom in 0u8..=18) {
        let city = City::new(&places);
        let symbols = city.index.symbols(zoom, &Selection::default(), &SymbolSizes::default());
        for symbol in symbols.iter() {
            let members = symbols.members(symbol);
            let units: Vec<_> = members.iter().map(|r| mercator::project(city.index.points().point(*r).unwrap())).collect();
            let n = f64::from(symbol.count());
            let x = units.iter().map(|u| u.x).sum::<f64>() / n;
            let y = units.iter().map(|u| u.y).sum::<f64>() / n;
            prop_assert!((symbol.unit.x - x).abs() < 1e-11 && (symbol.unit.y - y).abs() < 1e-11);
        }
    }

    #[test]
    fn symbols_depend_neither_on_the_order_of_the_list_nor_on_chance(places in places(200), zoom in 0u8..=18) {
        let mut turned = places.clone();
        turned.reverse();
        let symbols = |places: &[Facility]| City::new(places).index
            .symbols(zoom, &Selection::default(), &SymbolSizes::default());
        prop_assert_eq!(symbols(&places), symbols(&turned));
    }

    #[test]
    fn the_window_shows_the_symbols_whose_anchor_it_holds(places in places(200), zoom in 5u8..=18, a: Pick, b: Pick) {
        let city = City::new(&places);
        let window = window(&city.drawn(&Selection::default()), a, b);
        let symbols = city.index.symbols(zoom, &Selection::default(), &SymbolSizes::default());
        let drawn: Vec<_> = symbols.in_window(&window).map(|s| s.unit.x.to_bits()).collect();
        let edges = mercator::UnitBounds::from(&window);
        let naive: Vec<_> = symbols.iter().filter(|s| edges.contains(s.unit)).map(|s| s.unit.x.to_bits()).collect();
        prop_assert_eq!(drawn, naive);
    }

    #[test]
    fn what_no_window_shows_is_listed_as_unplaced(places in places(100), wanted in selection()) {
        let city = City::new(&places);
        let selected = city.index.select(&wanted);
        let mut all = city.index.window(&Bounds::WORLD, &wanted);
        all.extend(city.index.unplaced(&selected));
        all.sort_unstable();
        prop_assert_eq!(all, selected.iter().collect::<Vec<_>>());
    }
}

#[test]
fn places_just_far_enough_apart_are_drawn_one_by_one() {
    let sizes = SymbolSizes::default();
    for zoom in 6..=16 {
        let step = (2.0 * sizes.single + sizes.gap) * 1.01 / mercator::world_size(f64::from(zoom));
        let corner = mercator::project(Wgs84::new(106.5, 29.5));
        let grid = (0..144_u32).map(|n| Facility {
            point: Some(mercator::unproject(mercator::Unit {
                x: corner.x + f64::from(n % 12) * step,
                y: corner.y + f64::from(n / 12) * step,
            })),
            ..Facility::new(
                n.to_string(),
                Kind::Station,
                "演示站",
                "甲区",
                "demo",
                "2025-01-01",
            )
        });
        let city = City::new(&grid.collect::<Vec<_>>());
        let symbols = city.index.symbols(zoom, &Selection::default(), &sizes);
        assert_eq!(symbols.iter().count(), 144, "zoom {zoom}");
    }
}

#[test]
fn places_at_the_same_spot_stay_one_stack_at_the_largest_zoom() {
    let place = |id: &str| Facility {
        point: Some(Wgs84::new(106.5, 29.5)),
        ..Facility::new(id, Kind::Station, id, "甲区", "demo", "2025-01-01")
    };
    let city = City::new(&[place("a"), place("b"), place("c")]);
    let symbols = city
        .index
        .symbols(18, &Selection::default(), &SymbolSizes::default());
    let all: Vec<&Symbol> = symbols.iter().collect();
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].shape, SymbolShape::Stack);
    assert_eq!(symbols.members(all[0]), [0, 1, 2]);
}

#[test]
fn a_finger_beside_a_symbol_still_means_it() {
    let place = |id: &str, lon| Facility {
        point: Some(Wgs84::new(lon, 29.5)),
        ..Facility::new(id, Kind::Station, id, "甲区", "demo", "2025-01-01")
    };
    let city = City::new(&[place("a", 106.5), place("b", 106.6)]);
    let symbols = city
        .index
        .symbols(12, &Selection::default(), &SymbolSizes::default());
    let pixel = 1.0 / mercator::world_size(12.0);
    let mut at = mercator::project(Wgs84::new(106.5, 29.5));
    at.x += 20.0 * pixel;
    let hit = symbols.hit(at, 24.0).unwrap();
    assert_eq!(
        city.facts
            .text(pack::TextField::Id, symbols.members(hit)[0]),
        Some("a")
    );
    at.x += 10.0 * pixel;
    assert_eq!(symbols.hit(at, 24.0), None);
}

#[test]
fn a_home_service_without_a_door_is_never_drawn() {
    let place = |id: &str, extra| Facility {
        point: Some(Wgs84::new(106.5, 29.5)),
        extra_kinds: extra,
        ..Facility::new(id, Kind::HomeService, id, "甲区", "demo", "2025-01-01")
    };
    let city = City::new(&[
        place("only-visits", KindSet::EMPTY),
        place("with-day-care", KindSet::EMPTY.with(Kind::DayCare)),
    ]);
    assert_eq!(
        city.index.window(&Bounds::WORLD, &Selection::default()),
        [1]
    );
    assert_eq!(
        city.index
            .nearest(Wgs84::new(106.0, 29.0), 5, &Selection::default())
            .len(),
        1
    );
}
