//! The index against brute force: the same rows, the same order, no overlap.

use std::collections::BTreeSet;

use eldercare_places::{
    Bounds, Facility, Kind, Selection, SymbolSizes, Wgs84,
    coordinates::{distance_m, said_m},
    mercator,
    truth::Rank,
};
use proptest::{prelude::*, sample::Index as Pick};

use crate::sample::{
    City, any_rank, naive_match, overlaps, places, selection, shape_is_right, sizes, window,
};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_selection_matches_what_a_naive_scan_matches(places in places(80), wanted in selection()) {
        let city = City::new(&places);
        let naive: Vec<u32> = city.facilities()
            .filter(|(_, f)| naive_match(f, &wanted)).map(|(row, _)| row).collect();
        let selected = city.index.select(&wanted);
        prop_assert_eq!(selected.iter().collect::<Vec<_>>(), naive);
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
        let mut naive: Vec<(u32, Rank, f64, u32)> = drawn.into_iter()
            .map(|(row, p)| {
                let far = distance_m(from, p);
                (said_m(far), any_rank(row), far, row)
            }).collect();
        naive.sort_by(|a, b| a.partial_cmp(b).unwrap());
        let naive: Vec<(f64, u32)> = naive.into_iter().map(|(.., far, row)| (far, row)).collect();
        let mut found = Vec::new();
        for start in (0..=rows.len()).step_by(page) {
            let part = city.index.by_distance(from, &rows, start..start + page, &any_rank);
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
            let members = symbols.members(&symbol);
            prop_assert_eq!(members.len(), symbol.count() as usize);
            for row in members {
                prop_assert!(seen.insert(*row), "row {} twice", row);
                prop_assert_eq!(symbols.holding(*row), Some(symbol.clone()));
            }
            let points: Vec<Wgs84> = members.iter().map(|row| drawn[row]).collect();
            prop_assert!(shape_is_right(&symbol, &points));
            let counts = symbols.counts(&symbol);
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
            let members = symbols.members(&symbol);
            let units: Vec<_> = members.iter().map(|r| mercator::project(city.index.points().point(*r).unwrap())).collect();
            let n = f64::from(symbol.count());
            let x = units.iter().map(|u| u.x).sum::<f64>() / n;
            let y = units.iter().map(|u| u.y).sum::<f64>() / n;
            // Places stand on a grid of 2^32 rows and columns.
            let grid = 1.0 / f64::from(u32::MAX);
            prop_assert!((symbol.unit.x - x).abs() <= grid && (symbol.unit.y - y).abs() <= grid);
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
