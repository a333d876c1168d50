//! Made places, the same in every run.

use eldercare_places::{Facility, Kind, Wgs84};

/// Places in 300 clumps of a country-sized rectangle, the larger the more places.
pub fn made(count: u32) -> Vec<Facility> {
    let mut chance = Chance(42);
    let clumps: Vec<(f64, f64, f64)> = (0..300)
        .map(|_| {
            (
                chance.part() * 5.0,
                chance.part() * 4.0,
                0.02 + 0.2 * chance.part(),
            )
        })
        .collect();
    (0..count)
        .map(|number| made_place(number, &clumps, &mut chance))
        .collect()
}

fn made_place(number: u32, clumps: &[(f64, f64, f64)], chance: &mut Chance) -> Facility {
    let clump = chance.below(300);
    let (x, y, width) = clumps[clump];
    let kinds = [
        Kind::MutualHelp,
        Kind::Station,
        Kind::StreetCentre,
        Kind::Institution,
    ];
    let kind = kinds[chance.below(4)];
    let (town, village) = (chance.below(20), chance.below(12));
    let middle = |chance: &mut Chance| chance.part() + chance.part() - 1.0;
    let (dx, dy) = (width * middle(chance), width * middle(chance));
    let mut place = Facility::new(
        format!("demo-{number:06}"),
        kind,
        format!("演示养老服务站 · 第{clump}区第{town}街道"),
        format!("第{}区", clump % 38),
        "letter",
        "2022-04-13",
    );
    place.point = Some(Wgs84::new(105.5 + x + dx, 28.2 + y + dy));
    place.town = Some(format!("第{clump}区第{town}街道"));
    place.address = Some(format!("第{clump}区第{town}街道第{village}村"));
    place.demo = true;
    place
}

/// A small generator (Knuth's MMIX constants), so that every run measures the same places.
pub struct Chance(pub u64);

impl Chance {
    fn next(&mut self) -> u32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(self.0 >> 33).unwrap()
    }

    fn part(&mut self) -> f64 {
        f64::from(self.next()) / f64::from(1_u32 << 31)
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.next() as usize % end
    }
}
