//! Prints how long the index takes and how large a pack is.
//!
//! `cargo run --release -p eldercare-places --features geojson --example measure [FILE.geojson]`
//! measures the city of the file, or made cities of several sizes with 300 clumps each.

#![allow(
    clippy::unwrap_used,
    reason = "a measurement may stop at the first thing that is wrong"
)]

use std::{hint::black_box, io::Write, time::Instant};

use eldercare_places::{
    Basemap, Bounds, Facility, Facts, Index, Kind, KindSet, Points, Selection, SymbolSizes, Wgs84,
    geojson, pack,
};

fn main() {
    match std::env::args().nth(1) {
        Some(path) => {
            let text = std::fs::read_to_string(&path).unwrap();
            measure(&path, &geojson::read(&text).unwrap());
            measure_basemap(&std::path::Path::new(&path).with_file_name("basemap.topojson"));
        }
        None => {
            for count in [10_958, 100_000, 400_000] {
                measure("made", &made(count));
            }
        }
    }
}

/// Median of so many runs in milliseconds.
fn median<T>(runs: usize, mut work: impl FnMut() -> T) -> f64 {
    let mut times: Vec<f64> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            black_box(work());
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[runs / 2]
}

fn measure(name: &str, places: &[Facility]) {
    println!("\n{name}: {} places", places.len());
    let (points_file, facts_file) = pack::encode(places);
    if places.len() < 50_000 {
        sizes(&points_file, &facts_file);
    }
    let points = Points::decode(&points_file).unwrap();
    let facts = Facts::decode(&facts_file).unwrap();
    let show = |what: &str, ms: f64| println!("  {what:<44} {ms:>9.3} ms");
    show("decode points", median(5, || Points::decode(&points_file)));
    show("decode facts", median(5, || Facts::decode(&facts_file)));
    show(
        "build the index",
        median(5, || Index::build(points.clone())),
    );
    let mut index = Index::build(points);
    show(
        "attach facts for text search",
        median(3, || index.attach(&facts)),
    );
    queries(&index, &show);
    for zoom in 0..=18 {
        let all = index.select(&Selection::default());
        let sizes = SymbolSizes::default();
        let ms = median(7, || index.symbols_of(zoom, &all, &sizes));
        let drawn = index.symbols_of(zoom, &all, &sizes).iter().count();
        println!("  symbols, zoom {zoom:<2} {drawn:>7} drawn {ms:>31.3} ms");
    }
}

/// The base map that stands beside the facilities, if there is one.
fn measure_basemap(path: &std::path::Path) {
    let Ok(text) = std::fs::read_to_string(path) else {
        return;
    };
    let map = Basemap::parse(&text).unwrap();
    let ms = median(5, || Basemap::parse(&text));
    println!(
        "  read the base map, {} names {ms:>27.3} ms",
        map.labels.len()
    );
    for layer in &map.layers {
        let points: usize = layer.lines.iter().map(|line| line.points.len() / 2).sum();
        let (areas, lines) = (layer.areas.len(), layer.lines.len());
        println!(
            "    {:<12} {areas:>5} rings {lines:>5} lines {points:>6} points",
            layer.name
        );
    }
}

fn sizes(points: &[u8], facts: &[u8]) {
    for (name, bytes) in [("points.cbor", points), ("facts.cbor", facts)] {
        let mut packed = Vec::new();
        let mut writer = brotli::CompressorWriter::new(&mut packed, 4096, 11, 22);
        writer.write_all(bytes).unwrap();
        drop(writer);
        println!(
            "  {name:<12} {:>9} bytes, brotli q11 {:>8}",
            bytes.len(),
            packed.len()
        );
    }
}

fn queries(index: &Index, show: &impl Fn(&str, f64)) {
    let canteens = Selection {
        kinds: KindSet::EMPTY.with(Kind::Canteen).with(Kind::Station),
        ..Selection::default()
    };
    show("select two kinds", median(21, || index.select(&canteens)));
    for text in ["养老", "演示 街道", "江北区", "没有这个"] {
        let selection = Selection {
            text: text.to_owned(),
            ..Selection::default()
        };
        let found = index.select(&selection).count();
        let ms = median(21, || index.select(&selection));
        show(&format!("search \"{text}\" ({found} found)"), ms);
    }
    let all = index.select(&Selection::default());
    let everything = index.bounds_of(index.points().rows()).unwrap();
    let centre = everything.centre();
    let part = Bounds::at(centre).including(Wgs84::new(centre.lon + 0.3, centre.lat + 0.3));
    show(
        "window of 0.3°",
        median(21, || index.window_of(&part, &all)),
    );
    show(
        "nearest 20",
        median(21, || index.nearest_of(centre, 20, &all)),
    );
}

/// Places in 300 clumps of a country-sized rectangle, the larger the more places.
fn made(count: u32) -> Vec<Facility> {
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
struct Chance(u64);

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

    fn below(&mut self, end: usize) -> usize {
        self.next() as usize % end
    }
}
