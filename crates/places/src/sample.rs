//! Facilities for property tests: every field present and absent, awkward texts included.

use proptest::{
    collection::{SizeRange, vec},
    option,
    prelude::*,
};

use crate::{Details, Facility, Kind, KindSet, Ownership, Wgs84, details::sample::details};

/// Positions with six decimals, crowded on purpose so that some coincide.
pub fn point() -> impl Strategy<Value = Wgs84> {
    (
        105_000_000..110_000_000_i32,
        28_000_000..32_000_000_i32,
        any::<bool>(),
    )
        .prop_map(|(lon, lat, crowded)| {
            let grid = if crowded { 500_000 } else { 1 };
            let degrees = |micro: i32| f64::from(micro / grid * grid) / 1e6;
            Wgs84::new(degrees(lon), degrees(lat))
        })
}

/// Any kind.
pub fn kind() -> impl Strategy<Value = Kind> {
    prop::sample::select(&Kind::ALL[..])
}

fn kind_set() -> impl Strategy<Value = KindSet> {
    vec(kind(), 0..3).prop_map(|kinds| kinds.into_iter().collect())
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "演示[站院托餐]{1,3}",
        "[a-zA-Z0-9 ,·\"\\\\\n]{1,8}",
        "\\PC{1,6}"
    ]
}

/// One facility with every text and list it can have; the caller makes ids unique.
fn described() -> impl Strategy<Value = Facility> {
    let texts = vec(option::of(text()), 7);
    let lists = (vec(text(), 0..3), vec(text(), 0..3));
    let required = (text(), "[AB]区", "[st]", "202[0-9]-01-01");
    (texts, lists, required).prop_map(|(mut texts, (tags, services), required)| {
        let mut next = || texts.pop().flatten();
        let (name, district, source, checked) = required;
        Facility {
            town: next(),
            address: next(),
            phone: next(),
            opened: next(),
            hours: next(),
            hub: next(),
            operator: next(),
            tags,
            services,
            ..Facility::new("", Kind::Station, name, district, source, checked)
        }
    })
}

/// One facility; the caller makes ids unique.
pub fn facility() -> impl Strategy<Value = Facility> {
    let what = (kind(), kind_set(), option::of(point()), any::<bool>());
    let whose = option::of(prop::sample::select(&Ownership::ALL[..]));
    let counts = (
        option::of(0..3000_u32),
        option::of(0..90_u32),
        option::of(110_000..990_000_u32),
    );
    let details = prop_oneof![Just(Details::default()), details()];
    let parts = (described(), what, whose, counts, details);
    parts.prop_map(|(described, what, ownership, counts, details)| Facility {
        details,
        kind: what.0,
        extra_kinds: what.1,
        point: what.2,
        demo: what.3,
        ownership,
        beds: counts.0,
        places: counts.1,
        district_code: counts.2,
        ..described
    })
}

/// A list of facilities with unique ids.
pub fn facilities(size: impl Into<SizeRange>) -> impl Strategy<Value = Vec<Facility>> {
    vec(facility(), size).prop_map(|mut facilities| {
        for (number, facility) in facilities.iter_mut().enumerate() {
            facility.id = format!("demo-{number:05}");
        }
        facilities
    })
}
