//! Places set by hand: what a person would try.

use eldercare_places::{
    Bounds, Facility, Kind, KindSet, Selection, SymbolSizes, Wgs84,
    index::{Symbol, SymbolShape},
    mercator, pack,
};

use crate::sample::City;

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
    let all: Vec<Symbol> = symbols.iter().collect();
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].shape, SymbolShape::Stack);
    assert_eq!(symbols.members(&all[0]), [0, 1, 2]);
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
            .text(pack::TextField::Id, symbols.members(&hit)[0]),
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
