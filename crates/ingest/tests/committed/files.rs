//! The form of the files: valid, sorted, sourced, dated, without private numbers.

use std::collections::BTreeSet;

use eldercare_ingest::clean::iso_date;
use eldercare_ingest::{facilities, homes};
use eldercare_places::pack::{Facts, Points, encode};
use geojson::{FeatureCollection, GeometryValue};

use super::{all, places};

#[test]
fn there_are_seven_cities() {
    let ids: Vec<String> = all().into_iter().map(|folder| folder.city.id).collect();
    let expected = [
        "310000", "340100", "411200", "430781", "500000", "610800", "710009",
    ];
    assert_eq!(ids, expected);
}

#[test]
fn folders_are_called_after_id_and_slug() {
    for folder in all() {
        let name = format!("{}-{}", folder.city.id, folder.city.slug);
        assert!(folder.path.ends_with(&name), "{name}");
    }
}

#[test]
fn ids_are_unique_over_all_cities_and_fit_an_address() {
    let mut seen = BTreeSet::new();
    for place in all().iter().flat_map(places) {
        let fits = |c: char| c.is_ascii_alphanumeric() || c == '-';
        assert!(place.id.chars().all(fits), "{}", place.id);
        assert!(seen.insert(place.id.clone()), "{} twice", place.id);
    }
}

#[test]
fn every_facility_names_a_source_of_its_city() {
    for folder in all() {
        for place in places(&folder) {
            assert!(
                folder.city.source(&place.source).is_some(),
                "{}",
                place.source
            );
        }
    }
}

/// The settlements of GeoNames, as many as it has in the city's counties, and towns of real lists alone:
/// what is made up says nothing of where people live.
#[test]
fn homes_are_the_settlements_of_geonames_and_the_towns_of_real_lists() {
    let known = |city: &str| match city {
        "310000" => 99,
        "340100" => 5,
        "411200" => 9,
        "430781" => 8,
        "500000" => 946,
        "610800" => 3,
        _ => 0,
    };
    for folder in all() {
        let homes = homes::read(&folder).unwrap().expect("homes.json");
        let id = &folder.city.id;
        assert_eq!(homes.homes.len(), known(id), "{id}");
        assert!(homes.towns.is_empty() || !folder.city.demo, "{id}");
        assert!(homes.towns.len() > 300 || id != "710009");
        // Each town has one middle for a combination of kinds, so that one without a kind can be found.
        for town in &homes.towns {
            let kinds: BTreeSet<u16> = town.iter().map(|(.., kinds)| kinds.bits()).collect();
            assert!(
                !town.is_empty() && kinds.len() == town.len(),
                "{id} {town:?}"
            );
        }
    }
}

#[test]
fn every_date_is_a_date() {
    let valid = |date: &str| match date.len() {
        4 => iso_date(&format!("{date}-01-01")).is_some(),
        7 => iso_date(&format!("{date}-01")).is_some(),
        _ => iso_date(date).is_some(),
    };
    for folder in all() {
        for source in &folder.city.sources {
            assert!(valid(&source.date), "{}", source.date);
            assert!(source.published.as_deref().is_none_or(valid));
        }
        for place in places(&folder) {
            assert!(valid(&place.checked), "{} {}", place.id, place.checked);
            assert!(place.opened.as_deref().is_none_or(valid), "{}", place.id);
        }
    }
}

#[test]
fn the_letter_of_chongqing_keeps_both_its_dates() {
    let folders = all();
    let city = folders.iter().map(|f| &f.city).find(|c| c.id == "500000");
    let letter = city.and_then(|c| c.source("letter")).expect("it is there");
    assert_eq!(letter.date, "2022-04-13");
    assert_eq!(letter.published.as_deref(), Some("2022-09-15"));
}

#[test]
fn every_city_credits_boundaries_water_and_names() {
    for folder in all() {
        for language in ["zh-CN", "zh-Hant", "en"] {
            let credit = folder.city.credit.get(language);
            for part in ["GS(2024)0650", "Natural Earth", "GeoNames", "CC BY 4.0"] {
                assert!(credit.contains(part), "{} {language}", folder.city.id);
            }
        }
    }
}

#[test]
fn files_are_geojson_sorted_one_feature_a_line_with_at_most_six_decimals() {
    for folder in all() {
        let path = folder.file(facilities::FILE);
        let text = std::fs::read_to_string(path).expect("it is there");
        let collection: FeatureCollection = text.parse().expect("RFC 7946");
        assert_eq!(text.lines().count(), collection.features.len() + 2);
        let ids: Vec<String> = places(&folder).into_iter().map(|place| place.id).collect();
        assert!(ids.is_sorted(), "{}", folder.city.id);
        for geometry in collection
            .features
            .iter()
            .filter_map(|f| f.geometry.as_ref())
        {
            let GeometryValue::Point { coordinates } = &geometry.value else {
                panic!("only points");
            };
            for degrees in coordinates.as_slice() {
                let micro = degrees * 1e6;
                assert!((micro - micro.round()).abs() < 1e-3, "{degrees}");
            }
        }
    }
}

/// Runs of digits, with single dashes and blanks inside taken out.
fn digit_runs(text: &str) -> Vec<String> {
    let mut runs = vec![String::new()];
    let mut gap = false;
    for c in text.chars() {
        let last = runs.last_mut().expect("never empty");
        match c {
            '0'..='9' => {
                last.push(c);
                gap = false;
            }
            '-' | ' ' if !gap && !last.is_empty() => gap = true,
            _ => {
                runs.push(String::new());
                gap = false;
            }
        }
    }
    runs
}

#[test]
fn no_field_holds_a_mobile_number() {
    let mainland = |run: &String| {
        run.len() == 11 && run.starts_with('1') && run.chars().nth(1).is_some_and(|c| c >= '3')
    };
    let taiwan = |run: &String| {
        (9..=11).contains(&run.len()) && run.starts_with("09")
            || run.len() == 9 && run.starts_with('9')
    };
    for place in all().iter().flat_map(places) {
        let fields = [
            Some(place.name),
            place.address,
            place.phone,
            place.operator,
            place.hours,
        ];
        for text in fields.into_iter().flatten().chain(place.services) {
            let private = digit_runs(&text)
                .into_iter()
                .find(|r| mainland(r) || taiwan(r));
            assert_eq!(private, None, "{} {text}", place.id);
        }
    }
}

#[test]
fn the_search_for_mobile_numbers_would_find_one() {
    assert!(digit_runs("电话138-0000-0000。").contains(&"13800000000".to_owned()));
    assert!(digit_runs("0912 345 678").contains(&"0912345678".to_owned()));
}

#[test]
fn every_phone_has_an_area_code() {
    for place in all().iter().flat_map(places) {
        for phone in place.phone.iter().flat_map(|phones| phones.split(" / ")) {
            let area = ["021-", "02-", "400-"]
                .iter()
                .any(|code| phone.starts_with(code));
            assert!(area, "{} {phone}", place.id);
        }
    }
}

#[test]
fn packs_give_back_the_same_facilities() {
    for folder in all() {
        let mut expected = places(&folder);
        let (points, facts) = encode(&expected);
        let points = Points::decode(&points).expect("points");
        let facts = Facts::decode(&facts).expect("facts");
        facts.check(&points).expect("they belong together");
        let rows = points.rows().filter_map(|row| facts.facility(row, &points));
        let mut found: Vec<_> = rows.collect();
        found.sort_by(|a, b| a.id.cmp(&b.id));
        expected.sort_by(|a, b| a.id.cmp(&b.id));
        assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(&expected) {
            assert_eq!(found, expected);
        }
    }
}
