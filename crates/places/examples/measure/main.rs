//! Prints how long the index takes and how large a pack is.
//!
//! `cargo run --release -p eldercare-places --example measure [FOLDER]` measures the pack in the
//! folder, as `eldercare-ingest pack` writes it, or made cities of several sizes with 300 clumps
//! each. For exact counts of instructions run it under `valgrind --tool=callgrind` with
//! `build NUMBER`: it then builds one index of so many unsorted places and nothing else.

#![allow(
    clippy::unwrap_used,
    reason = "a measurement may stop at the first thing that is wrong"
)]

mod made;
mod typing;

use std::{hint::black_box, io::Write, path::Path, time::Instant};

use eldercare_places::{
    Basemap, Bounds, Facts, Index, Kind, KindSet, Points, Selection, SymbolSizes, Wgs84, pack,
};
use made::made;

fn main() {
    let mut arguments = std::env::args().skip(1);
    match (arguments.next().as_deref(), arguments.next()) {
        (Some("build"), Some(count)) => {
            let (lon, lat, kinds) = arrays(count.parse().unwrap());
            black_box(Index::build(
                Points::from_arrays(&lon, &lat, &kinds).unwrap(),
            ));
        }
        (Some(folder), _) => {
            let folder = Path::new(folder);
            let read = |name| std::fs::read(folder.join(name)).unwrap();
            let (points, facts) = (read("points.cbor"), read("facts.cbor"));
            sizes(&points, &facts);
            measure(&folder.display().to_string(), &points, &facts);
            measure_basemap(&folder.join("basemap.topojson"));
        }
        (None, _) => {
            for count in [10_958, 50_000, 100_000, 400_000] {
                let (points, facts) = pack::encode(&made(count));
                measure("made", &points, &facts);
                measure_unsorted(count);
            }
        }
    }
}

/// Longitudes, latitudes and kinds of made places in no order, as a peer gets them.
fn arrays(count: u32) -> (Vec<f64>, Vec<f64>, Vec<u8>) {
    let places = made(count);
    let point = |place: &eldercare_places::Facility| place.point.unwrap();
    (
        places.iter().map(|place| point(place).lon).collect(),
        places.iter().map(|place| point(place).lat).collect(),
        places.iter().map(|place| place.kind.code()).collect(),
    )
}

/// From plain arrays to an index and to the first symbols of a map.
fn measure_unsorted(count: u32) {
    let (lon, lat, kinds) = arrays(count);
    let build = || Index::build(Points::from_arrays(&lon, &lat, &kinds).unwrap());
    println!("  build from unsorted arrays {:>27.3} ms", median(9, build));
    let first = || build().symbols(10, &Selection::default(), &SymbolSizes::default());
    println!(
        "  the same and the symbols of zoom 10 {:>18.3} ms",
        median(9, first)
    );
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

fn measure(name: &str, points_file: &[u8], facts_file: &[u8]) {
    let points = Points::decode(points_file).unwrap();
    let facts = Facts::decode(facts_file).unwrap();
    println!("\n{name}: {} places", points.len());
    let show = |what: &str, ms: f64| println!("  {what:<44} {ms:>9.3} ms");
    show("decode points", median(5, || Points::decode(points_file)));
    show("decode facts", median(5, || Facts::decode(facts_file)));
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
    typing::measure_typing(&index, &facts);
    for zoom in 0..=18 {
        let all = index.select(&Selection::default());
        let sizes = SymbolSizes::default();
        let ms = median(7, || index.symbols_of(zoom, &all, &sizes));
        let drawn = index.symbols_of(zoom, &all, &sizes).iter().count();
        println!("  symbols, zoom {zoom:<2} {drawn:>7} drawn {ms:>31.3} ms");
    }
}

/// The base map that stands beside the facilities, if there is one.
fn measure_basemap(path: &Path) {
    let Ok(text) = std::fs::read_to_string(path) else {
        return;
    };
    let packed = pack::encode_basemap(&text).unwrap();
    let map = Basemap::decode(&packed).unwrap();
    let ms = median(5, || Basemap::decode(&packed));
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
    let mut sum = 0;
    for (name, bytes) in [("points.cbor", points), ("facts.cbor", facts)] {
        let mut packed = Vec::new();
        let mut writer = brotli::CompressorWriter::new(&mut packed, 4096, 11, 22);
        writer.write_all(bytes).unwrap();
        drop(writer);
        sum += packed.len();
        println!(
            "  {name:<12} {:>9} bytes, brotli q11 {:>8}",
            bytes.len(),
            packed.len()
        );
    }
    println!("  together {sum} bytes as they travel");
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
