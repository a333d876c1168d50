//! The list of cities as the pack step writes it.

use std::collections::BTreeMap;

use eldercare_places::city::{District, LocalText, Source};
use eldercare_places::{Bounds, City, Emergency, Kind, Wgs84};

use crate::json::{FromJson, Json, Problem, object};

impl FromJson for City {
    const SHAPE: &'static str = "a city";

    fn from_json(json: Json) -> Result<City, Option<Problem>> {
        object(json, |city| {
            let Numbers(centre) = city.must("centre")?;
            Ok(City {
                id: city.must("id")?,
                slug: city.must("slug")?,
                name: city.must("name")?,
                bounds: city.must("bounds")?,
                centre: Wgs84::from(centre),
                hotline: city.must("hotline")?,
                emergency: city.may("emergency")?,
                release: city.must("release")?,
                demo: city.must("demo")?,
                goal: city.or("goal", false)?,
                note: city.may("note")?,
                requests: city.must("requests")?,
                services: city.or("services", Vec::new())?,
                sources: city.or("sources", Vec::new())?,
                credit: city.must("credit")?,
                counts: city.or("counts", Counts::default())?.0,
                districts: city.or("districts", Vec::new())?,
                start: city.may("start")?,
            })
        })
    }
}

impl FromJson for LocalText {
    const SHAPE: &'static str = "a text in three languages";

    fn from_json(json: Json) -> Result<LocalText, Option<Problem>> {
        object(json, |text| {
            Ok(LocalText {
                zh_cn: text.must("zh-CN")?,
                zh_hant: text.must("zh-Hant")?,
                en: text.must("en")?,
            })
        })
    }
}

impl FromJson for Source {
    const SHAPE: &'static str = "a source";

    fn from_json(json: Json) -> Result<Source, Option<Problem>> {
        object(json, |source| {
            Ok(Source {
                id: source.must("id")?,
                title: source.must("title")?,
                publisher: source.must("publisher")?,
                number: source.may("number")?,
                date: source.must("date")?,
                published: source.may("published")?,
                licence: source.must("licence")?,
                url: source.may("url")?,
            })
        })
    }
}

impl FromJson for District {
    const SHAPE: &'static str = "a district";

    fn from_json(json: Json) -> Result<District, Option<Problem>> {
        object(json, |district| {
            Ok(District {
                code: district.may("code")?,
                name: district.must("name")?,
            })
        })
    }
}

impl FromJson for Emergency {
    const SHAPE: &'static str = "an object";

    fn from_json(json: Json) -> Result<Emergency, Option<Problem>> {
        let national = Emergency::default();
        object(json, |numbers| {
            Ok(Emergency {
                ambulance: numbers.or("ambulance", national.ambulance)?,
                mind: numbers.or("mind", national.mind)?,
                police: numbers.or("police", national.police)?,
            })
        })
    }
}

impl FromJson for Bounds {
    const SHAPE: &'static str = "a rectangle";

    fn from_json(json: Json) -> Result<Bounds, Option<Problem>> {
        let Numbers([west, south, east, north]) = Numbers::from_json(json)?;
        Ok(Bounds {
            west,
            south,
            east,
            north,
        })
    }
}

/// So many numbers.
struct Numbers<const N: usize>([f64; N]);

impl<const N: usize> FromJson for Numbers<N> {
    const SHAPE: &'static str = "a list of numbers";

    fn from_json(json: Json) -> Result<Self, Option<Problem>> {
        let numbers = Vec::from_json(json)?;
        numbers.try_into().map(Numbers).map_err(|_| None)
    }
}

/// How many facilities have each kind.
#[derive(Default)]
struct Counts(BTreeMap<Kind, u32>);

impl FromJson for Counts {
    const SHAPE: &'static str = "a number for each kind";

    fn from_json(json: Json) -> Result<Counts, Option<Problem>> {
        let mut counts = BTreeMap::new();
        let read = object(json, |members| {
            for kind in Kind::ALL {
                if let Some(count) = members.may(kind.id())? {
                    counts.insert(kind, count);
                }
            }
            Ok(())
        });
        read.map(|()| Counts(counts))
    }
}

#[cfg(test)]
mod tests {
    use eldercare_places::City;

    use crate::json::read;

    const CITIES: &str = r#"[{
        "id": "430781", "slug": "jinshi",
        "name": {"zh-CN": "津市市", "zh-Hant": "津市市", "en": "Jinshi"},
        "bounds": [111.6, 29.4, 112.1, 29.8], "centre": [111.88, 29.6],
        "hotline": "12345", "emergency": {"ambulance": "119"},
        "release": true, "demo": true, "goal": true,
        "note": {"zh-CN": "a", "zh-Hant": "b", "en": "c"},
        "requests": true, "services": ["bath"],
        "sources": [{
            "id": "letter", "title": {"zh-CN": "a", "zh-Hant": "b", "en": "c"},
            "publisher": {"zh-CN": "a", "zh-Hant": "b", "en": "c"}, "number": "58",
            "date": "2023", "published": "2024", "licence": {"zh-CN": "a", "zh-Hant": "b", "en": "c"}, "url": "https://example.org/"
        }],
        "credit": {"zh-CN": "a", "zh-Hant": "b", "en": "c"},
        "counts": {"canteen": 3, "bath": 1},
        "districts": [{"code": 430781, "name": "津市市"}, {"name": "甲"}],
        "start": [111.8, 29.5, 112, 29.7]
    }, {
        "id": "710009", "slug": "taipei",
        "name": {"zh-CN": "台北", "zh-Hant": "臺北", "en": "Taipei"},
        "bounds": [121.4, 24.9, 121.7, 25.2], "centre": [121.5, 25],
        "hotline": "1999", "release": false, "demo": false, "requests": false,
        "credit": {"zh-CN": "a", "zh-Hant": "b", "en": "c"}
    }]"#;

    #[test]
    fn cities_read_as_the_pack_step_writes_them() {
        let cities: Vec<City> = read(CITIES).unwrap();
        let written: Vec<City> = serde_json::from_str(CITIES).unwrap();
        assert_eq!(cities, written);
        // Every member that a city can have stands in the first one.
        let json = serde_json::to_string(&written).unwrap();
        assert_eq!(read::<Vec<City>>(&json).unwrap(), written);
    }

    #[test]
    fn a_city_that_is_not_whole_is_refused_with_what_is_wrong() {
        for (right, wrong, said) in [
            ("\"hotline\"", "\"hotlin\"", "missing field `hotline`"),
            ("\"12345\"", "12345", "expected a text for `hotline`"),
            ("[121.5, 25]", "[121.5]", "a list of numbers for `centre`"),
            ("\"canteen\"", "\"cantine\"", "unknown field `cantine`"),
            ("\"goal\"", "\"gaol\"", "unknown field `gaol`"),
        ] {
            let text = CITIES.replacen(right, wrong, 1);
            let error = read::<Vec<City>>(&text).unwrap_err();
            assert!(error.contains(said), "{error}");
        }
    }
}
