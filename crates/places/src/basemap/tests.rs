//! A square of two counties that share a border, a river and two names.

use super::*;

const TWO_COUNTIES: &str = r#"{
  "type": "Topology",
  "transform": {"scale": [0.1, 0.1], "translate": [100, 20]},
  "arcs": [
    [[10, 0], [0, 10]],
    [[10, 10], [-10, 0], [0, -10], [10, 0]],
    [[10, 0], [10, 0], [0, 10], [-10, 0]],
    [[0, 5], [20, 0]]
  ],
  "objects": {
    "own": {"type": "GeometryCollection", "geometries": [
      {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "甲县"}},
      {"type": "MultiPolygon", "arcs": [[[2, -1]]], "properties": {"name": "乙县"}},
      {"type": null}
    ]},
    "rivers": {"type": "LineString", "arcs": [3], "properties": {"rank": 9, "detail": "overview"}},
    "labels": {"type": "GeometryCollection", "geometries": [
      {"type": "Point", "coordinates": [15, 5], "properties": {"name": "乙镇", "kind": "town", "rank": 2}},
      {"type": "Point", "coordinates": [5, 5], "properties": {"name": "甲城", "latin": "Jia", "rank": 0}}
    ]}
  }
}"#;

/// A path in degrees, rounded to what the test wrote.
fn degrees(map: &Basemap, path: &Path) -> Vec<(f64, f64)> {
    path.points
        .chunks(2)
        .map(|xy| {
            let unit = Unit {
                x: f64::from(xy[0]) + map.origin.x,
                y: f64::from(xy[1]) + map.origin.y,
            };
            let point = mercator::unproject(unit);
            (
                (point.lon * 1e3).round() / 1e3,
                (point.lat * 1e3).round() / 1e3,
            )
        })
        .collect()
}

#[test]
fn rings_are_put_together_from_arcs_in_both_directions() {
    let map = Basemap::parse(TWO_COUNTIES).unwrap();
    let own = map.layer("own").unwrap();
    assert_eq!(own.areas.len(), 2);
    assert_eq!(
        degrees(&map, &own.areas[0]),
        [
            (101.0, 20.0),
            (101.0, 21.0),
            (100.0, 21.0),
            (100.0, 20.0),
            (101.0, 20.0)
        ]
    );
    assert_eq!(
        degrees(&map, &own.areas[1]),
        [
            (101.0, 20.0),
            (102.0, 20.0),
            (102.0, 21.0),
            (101.0, 21.0),
            (101.0, 20.0)
        ]
    );
}

#[test]
fn a_border_of_two_counties_is_stroked_once() {
    let map = Basemap::parse(TWO_COUNTIES).unwrap();
    assert_eq!(map.layer("own").unwrap().lines.len(), 3);
    let rivers = map.layer("rivers").unwrap();
    assert!(rivers.areas.is_empty());
    assert_eq!(
        (rivers.lines[0].rank, rivers.lines[0].detail),
        (9, Detail::Overview)
    );
    assert_eq!(
        degrees(&map, &rivers.lines[0]),
        [(100.0, 20.5), (102.0, 20.5)]
    );
}

#[test]
fn the_bounds_of_a_path_hold_its_points() {
    let map = Basemap::parse(TWO_COUNTIES).unwrap();
    for path in map
        .layers
        .iter()
        .flat_map(|l| l.areas.iter().chain(&l.lines))
    {
        let [west, north, east, south] = path.bounds;
        assert!(
            path.points
                .chunks(2)
                .all(|p| { (west..=east).contains(&p[0]) && (north..=south).contains(&p[1]) })
        );
    }
}

#[test]
fn names_come_in_the_order_of_their_rank() {
    let map = Basemap::parse(TWO_COUNTIES).unwrap();
    let names: Vec<_> = map
        .labels
        .iter()
        .map(|l| (l.name.as_str(), l.rank))
        .collect();
    assert_eq!(names, [("甲城", 0), ("乙镇", 2)]);
    assert_eq!(map.labels[0].kind, LabelKind::Other);
    assert_eq!(map.labels[1].kind, LabelKind::Town);
    assert_eq!(map.labels[0].latin.as_deref(), Some("Jia"));
    let at = mercator::unproject(map.labels[0].unit);
    assert!((at.lon - 100.5).abs() < 1e-9 && (at.lat - 20.5).abs() < 1e-9);
    assert!(map.layer("labels").is_none());
}

#[test]
fn a_file_without_transform_holds_plain_degrees() {
    let text = r#"{"type": "Topology", "arcs": [[[100.0, 20.0], [101.0, 21.0]]],
        "objects": {"border": {"type": "MultiLineString", "arcs": [[0]]}}}"#;
    let map = Basemap::parse(text).unwrap();
    assert_eq!(
        degrees(&map, &map.layers[0].lines[0]),
        [(100.0, 20.0), (101.0, 21.0)]
    );
}

#[test]
fn a_missing_arc_is_named_with_its_layer() {
    let error =
        Basemap::parse(&TWO_COUNTIES.replace("\"arcs\": [3]", "\"arcs\": [-9]")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "layer `rivers`: arc -9 is not in the file"
    );
}

#[test]
fn a_broken_file_is_named_with_its_line() {
    let error = Basemap::parse("{\n\"arcs\": 7}").unwrap_err();
    assert!(error.to_string().contains("line 2"), "{error}");
}

#[test]
fn the_citys_own_names_come_first_and_know_their_area() {
    let text = TWO_COUNTIES.replace(
        r#""kind": "town", "rank": 2"#,
        r#""kind": "county", "rank": 2"#,
    );
    let map = Basemap::parse(&text).unwrap();
    let labels: Vec<_> = map
        .labels
        .iter()
        .map(|l| (l.name.as_str(), l.area))
        .collect();
    assert_eq!(labels, [("乙镇", Some(1)), ("甲城", Some(0))]);
}
