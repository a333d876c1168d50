//! What the app, the importer and the pack step would refuse later, found beforehand.

use eldercare_ingest::pack;

use super::{Copy, codes};

#[test]
fn services_and_texts_of_city_toml_are_those_that_the_app_knows() {
    let copy = Copy::new("services");
    copy.edit("city.toml", |text| {
        text.replacen("services = [\"meal\"", "services = [\"meals\", \"bath\"", 1)
            .replacen("hotline = \"12345\"", "hotline = \"call us\"", 1)
    });
    let found = copy.check();
    let line = |key: &str| {
        let text = std::fs::read_to_string(copy.0.join("city.toml")).unwrap();
        text.lines().position(|l| l.starts_with(key)).unwrap() + 1
    };
    for (key, code) in [
        ("services", "service"),
        ("services", "service-twice"),
        ("hotline", "hotline"),
    ] {
        let expected = ("city.toml".to_owned(), line(key), code);
        assert!(codes(&found).contains(&expected), "{expected:?} {found:?}");
    }
    let unknown = found.iter().find(|f| f.code == "service").unwrap();
    assert!(unknown.message.contains("home-bed"), "{unknown}");
}

#[test]
fn a_city_that_takes_requests_has_services() {
    let copy = Copy::new("no-services");
    copy.edit("city.toml", |text| {
        let kept = text.lines().filter(|line| !line.starts_with("services"));
        kept.collect::<Vec<_>>().join("\n")
    });
    assert!(copy.check().iter().any(|f| f.code == "service"));
}

#[test]
fn files_beside_the_places_are_read_as_the_importer_and_the_pack_read_them() {
    let copy = Copy::new("beside");
    std::fs::write(
        copy.0.join("merge.toml"),
        "[[same]]\nkeep = \"nobody\"\nwith = [\"x\"]\n",
    )
    .unwrap();
    std::fs::create_dir_all(copy.0.join("import")).unwrap();
    std::fs::write(
        copy.0.join("import/a.toml"),
        "list = \"a.csv\"\n\nsource = \"nobody\"\n",
    )
    .unwrap();
    std::fs::write(
        copy.0.join("import/b.toml"),
        "list = \"b.csv\"\nkinds = \"bath\"\n",
    )
    .unwrap();
    std::fs::write(copy.0.join("import/c.csv"), "").unwrap();
    copy.edit("homes.json", |text| {
        text.replacen("],\n[", "],\n[1.5,2.5,0,0],\n[", 1)
    });
    let found = codes(&copy.check());
    for (file, line, code) in [
        ("merge.toml", 2, "merge"),
        ("import/a.toml", 3, "source"),
        ("import/b.toml", 2, "form"),
        ("import/c.csv", 0, "file"),
        ("homes.json", 2, "form"),
    ] {
        assert!(
            found.contains(&(file.to_owned(), line, code)),
            "{file} {found:?}"
        );
    }
}

/// Whatever the pack step refuses, `validate` has an error for.
#[test]
fn nothing_that_the_pack_step_refuses_is_called_clean() {
    let damage: [(&str, &str, &str); 7] = [
        (
            "facilities.geojson",
            "\"kind\":\"institution\"",
            "\"kind\":\"hotel\"",
        ),
        (
            "facilities.geojson",
            "\"source\":\"letter\"",
            "\"source\":\"rumour\"",
        ),
        (
            "facilities.geojson",
            "\"type\":\"Point\"",
            "\"type\":\"LineString\"",
        ),
        ("divisions.json", "[", ""),
        ("homes.json", "\"version\"", "\"versions\""),
        ("basemap.topojson", "\"own\"", "\"ours\""),
        ("city.toml", "hotline", "hotlines"),
    ];
    for (number, (file, from, to)) in damage.into_iter().enumerate() {
        let copy = Copy::new(&format!("pack-{number}"));
        copy.edit(file, |text| text.replacen(from, to, 1));
        let geo = copy.0.parent().unwrap();
        let packed = pack::run(geo, &geo.join("out"), &pack::Choice::default()).unwrap();
        assert!(!packed.problems.is_empty(), "{file} {to}");
        assert!(copy.check().errors() > 0, "{file} {to}");
    }
}
