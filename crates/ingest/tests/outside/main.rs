//! Our conversions of coordinates against two libraries that nobody here wrote. Run by
//! `cargo xtask test --only coordinates`, which installs them.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use eldercare_places::coordinates::{Bd09, distance_m};
use eldercare_places::{Gcj02, Wgs84};

/// Positions of the mainland that are compared.
const POINTS: usize = 5_000;
/// Forward, the same formula is computed: what is left is rounding. Half a millimetre.
const FORWARD_M: f64 = 0.000_5;
/// Backward, prcoords stops its search at a step of 1e-5 degrees and gcoord at 1e-6 (11 cm), we
/// at 1e-9; gcoord undoes Baidu's waves in one step besides.
const BACKWARD_M: f64 = 0.25;

/// Seeded positions between Tibet and the coast, Hainan and the Amur (an LCG of Knuth).
fn positions() -> Vec<[f64; 2]> {
    let mut state: u64 = 20_251_125;
    let mut next = |low: f64, high: f64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let share =
            f64::from(u32::try_from(state >> 33).expect("31 bits")) / f64::from(1_u32 << 31);
        low + (high - low) * share
    };
    (0..POINTS)
        .map(|_| [next(75.0, 130.0), next(19.0, 50.0)])
        .collect()
}

/// Sends the positions through a program and reads eight numbers for each.
fn outside(mut program: Command) -> Vec<[f64; 8]> {
    let mut child = program
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let lines: String = positions()
        .iter()
        .map(|[lon, lat]| format!("{lon} {lat}\n"))
        .collect();
    let mut input = child.stdin.take().expect("piped");
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()));
    let output = child.wait_with_output().expect("it ends");
    writer.join().expect("no panic").expect("all was read");
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    text.lines()
        .map(|line| {
            let numbers: Vec<f64> = line
                .split(' ')
                .map(|n| n.parse().expect("a number"))
                .collect();
            numbers.try_into().expect("eight numbers")
        })
        .collect()
}

/// The same eight numbers by our conversions.
fn ours([lon, lat]: [f64; 2]) -> [f64; 8] {
    let here = Wgs84::new(lon, lat);
    let gcj = Gcj02::from_wgs84(here);
    let bd = Bd09::from_wgs84(here);
    let from_gcj = Gcj02::new(lon, lat).to_wgs84();
    let from_bd = Bd09::new(lon, lat).to_wgs84();
    [
        gcj.lon,
        gcj.lat,
        bd.lon,
        bd.lat,
        from_gcj.lon,
        from_gcj.lat,
        from_bd.lon,
        from_bd.lat,
    ]
}

/// The largest distance in metres for each of the four conversions.
fn farthest(theirs: &[[f64; 8]]) -> [f64; 4] {
    let positions = positions();
    assert_eq!(theirs.len(), positions.len());
    let mut worst = [0.0_f64; 4];
    for (at, theirs) in positions.into_iter().zip(theirs) {
        let ours = ours(at);
        for (pair, worst) in worst.iter_mut().enumerate() {
            let point = |all: &[f64; 8]| Wgs84::new(all[2 * pair], all[2 * pair + 1]);
            *worst = worst.max(distance_m(point(&ours), point(theirs)));
        }
    }
    worst
}

fn script(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/outside")
        .join(name)
}

fn said(variable: &str) -> String {
    std::env::var(variable)
        .unwrap_or_else(|_| panic!("{variable}: cargo xtask test --only coordinates sets it"))
}

fn hold(name: &str, worst: [f64; 4], limits: [f64; 4]) {
    println!("{name}, {POINTS} points, farthest apart in metres: {worst:?}");
    for (worst, limit) in worst.into_iter().zip(limits) {
        assert!(worst <= limit, "{name}: {worst} m, at most {limit} m");
    }
}

#[test]
fn we_agree_with_prcoords() {
    let mut python = Command::new(said("ELDERCARE_PRCOORDS_PYTHON"));
    python.arg(script("with_prcoords.py"));
    let limits = [FORWARD_M, FORWARD_M, BACKWARD_M, BACKWARD_M];
    hold("prcoords", farthest(&outside(python)), limits);
}

#[test]
fn we_agree_with_gcoord() {
    let mut node = Command::new("node");
    node.arg(script("with_gcoord.cjs"));
    let limits = [FORWARD_M, FORWARD_M, BACKWARD_M, BACKWARD_M];
    hold("gcoord", farthest(&outside(node)), limits);
}
