//! The list of one district: every place of it, with or without a position.

use std::collections::{BTreeMap, BTreeSet};

use eldercare_places::telephone::{numbers, tel_address};
use eldercare_places::{City, Facility, Kind};

use super::html::Html;
use super::overview::{calls, name, notes, to_cities, to_city, to_map};
use super::page::{LANGUAGE, Page, call, mark, truth};
use super::words::Words;

/// The places of one district.
pub struct District {
    /// Number of its page, from 1.
    pub number: usize,
    /// Name as the facilities give it.
    pub name: String,
    /// Its places, by kind and then by name.
    pub places: Vec<Facility>,
}

/// Puts places into their districts, in the order of the districts' codes and then names.
#[must_use]
pub fn districts(places: Vec<Facility>) -> Vec<District> {
    let mut found = BTreeMap::<String, Vec<Facility>>::new();
    for place in places {
        found.entry(place.district.clone()).or_default().push(place);
    }
    let code = |places: &[Facility]| places.iter().filter_map(|p| p.district_code).min();
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_by_key(|(_, places)| code(places).unwrap_or(u32::MAX));
    let numbered = found.into_iter().zip(1..);
    numbered
        .map(|((name, mut places), number)| {
            places.sort_by(|a, b| order(a).cmp(&order(b)));
            District {
                number,
                name,
                places,
            }
        })
        .collect()
}

/// By kind, then by name with its number read as a number (2 before 10), then by id.
fn order(place: &Facility) -> (Kind, &str, u64, &str) {
    let words = place.name.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = place.name.get(words.len()..).unwrap_or_default();
    (
        place.kind,
        words,
        number.parse().unwrap_or(u64::MAX),
        &place.id,
    )
}

/// The page of a district.
#[must_use]
pub fn page(words: &Words, city: &City, district: &District) -> Page {
    let kinds: BTreeSet<Kind> = district.places.iter().map(|place| place.kind).collect();
    let sections = kinds
        .iter()
        .map(|kind| section(words, city, district, *kind));
    Page {
        heading: words.t_with("static.heading", &[("place", &area(city, district))]),
        up: vec![to_map(words, Some(city)), to_cities(words), to_city(city)],
        body: calls(words, city)
            .then(notes(words, city))
            .then(contents(words, district, &kinds))
            .then(sections.collect())
            .then(foot(words, city, district)),
    }
}

/// 重庆市万州区; a county-level city that is its own district is named once.
fn area(city: &City, district: &District) -> String {
    let city = name(city);
    let district = district.name.strip_prefix(city).unwrap_or(&district.name);
    format!("{city}{district}")
}

/// Links to the kinds, so that nobody has to scroll past hundreds of places.
fn contents(words: &Words, district: &District, kinds: &BTreeSet<Kind>) -> Html {
    if kinds.len() < 2 {
        return Html::default();
    }
    let items = kinds.iter().map(|kind| {
        let address = format!("#{}", kind.id());
        let text = kind_with_count(words, district, *kind);
        Html::element("li", &[], Html::link(&address, Html::text(&text)))
    });
    Html::element("ul", &[("class", "kinds")], items.collect())
}

fn kind_with_count(words: &Words, district: &District, kind: Kind) -> String {
    let places = district.places.iter().filter(|place| place.kind == kind);
    let (count, kind) = (places.count().to_string(), words.t_of("kind", kind.id()));
    words.t_with("filter.kind", &[("kind", &kind), ("count", &count)])
}

fn section(words: &Words, city: &City, district: &District, kind: Kind) -> Html {
    let heading = Html::text(&kind_with_count(words, district, kind));
    let rows = district.places.iter().filter(|place| place.kind == kind);
    let rows = rows.map(|place| row(words, city, place));
    Html::element("h2", &[("id", kind.id())], heading)
        .then(Html::line("p", &words.t_of("kind.what", kind.id())))
        .then(Html::element("ul", &[("class", "places")], rows.collect()))
}

/// One place: name, kinds and marks, address, telephone.
fn row(words: &Words, city: &City, place: &Facility) -> Html {
    let kinds: Vec<String> = std::iter::once(place.kind)
        .chain(place.extra_kinds.iter())
        .map(|kind| words.t_of("kind", kind.id()))
        .collect();
    let unplaced = place.point.is_none() && place.kind != Kind::HomeService;
    let unplaced = unplaced.then(|| mark(words.t("static.unplaced")));
    let kinds = Html::text(&kinds.join(words.t("common.comma")))
        .then(truth(words, place.demo, city.goal))
        .then(unplaced.unwrap_or_default());
    let address = place.address.as_deref();
    let address = address.unwrap_or_else(|| words.t("static.no-address"));
    let inside = Html::line("h3", &place.name)
        .then(Html::element("p", &[], kinds))
        .then(Html::line("p", address))
        .then(Html::element("p", &[], telephones(words, city, place)));
    let id = format!("place-{}", place.id);
    Html::element("li", &[("id", &id)], inside)
}

/// A link for each published number, or for the hotline.
fn telephones(words: &Words, city: &City, place: &Facility) -> Html {
    let of = |key: &str, number: &str| {
        let text = words.t_with(key, &[("number", number)]);
        call(&tel_address(number), &text)
    };
    let phone = place.phone.as_deref().filter(|_| !place.demo);
    let own: Vec<Html> = phone
        .into_iter()
        .flat_map(numbers)
        .map(|number| of("place.call", number))
        .collect();
    if own.is_empty() {
        return of("place.call.hotline", &city.hotline);
    }
    own.into_iter().collect()
}

/// Where the places come from and when each list was checked.
fn foot(words: &Words, city: &City, district: &District) -> Html {
    let used: BTreeSet<(&str, &str)> = district
        .places
        .iter()
        .map(|place| (place.source.as_str(), place.checked.as_str()))
        .collect();
    let lines = used.into_iter().filter_map(|(id, checked)| {
        let source = city.source(id)?;
        let from = words.t_with(
            "about.source.line",
            &[
                ("publisher", source.publisher.get(LANGUAGE)),
                ("date", &source.date),
                ("licence", source.licence.get(LANGUAGE)),
            ],
        );
        let checked = words.t_with("place.checked", &[("date", checked)]);
        let line = Html::line("b", source.title.get(LANGUAGE))
            .then(Html::line("span", &from))
            .then(Html::line("span", &checked));
        Some(Html::element("li", &[], line))
    });
    Html::line("h2", words.t("place.source")).then(Html::element(
        "ul",
        &[("class", "sources")],
        lines.collect(),
    ))
}

#[cfg(test)]
mod tests {
    use eldercare_places::{City, Facility, Kind};
    use proptest::prelude::*;

    use super::{districts, page};
    use crate::lists::words::Words;

    fn city() -> City {
        let text = r#"{
            "id": "1", "slug": "x", "name": {"zh-CN": "甲市", "zh-Hant": "", "en": ""},
            "bounds": [0, 0, 1, 1], "centre": [0, 0], "hotline": "12345", "release": true,
            "demo": false, "requests": true, "credit": {"zh-CN": "", "zh-Hant": "", "en": ""}
        }"#;
        serde_json::from_str(text).unwrap()
    }

    fn place(id: &str, kind: Kind, name: &str) -> Facility {
        Facility::new(id, kind, name, "乙区", "list", "2025")
    }

    fn written(place: Facility) -> String {
        let words = Words::of(&[("place.call", "打 {number}"), ("common.title", "{page}")]);
        let district = districts(vec![place]).remove(0);
        String::from_utf8(page(&words, &city(), &district).write(&words)).unwrap()
    }

    #[test]
    fn places_are_sorted_by_kind_and_name_and_two_stands_before_ten() {
        let places = vec![
            place("a", Kind::Station, "站1"),
            place("b", Kind::Institution, "院10"),
            place("c", Kind::Institution, "院2"),
        ];
        let sorted = districts(places).remove(0).places;
        let ids: String = sorted.iter().map(|place| place.id.as_str()).collect();
        assert_eq!(ids, "cba");
    }

    #[test]
    fn districts_stand_in_the_order_of_their_codes() {
        let mut first = place("a", Kind::Station, "站");
        first.district = "丙区".to_owned();
        first.district_code = Some(2);
        let mut second = place("b", Kind::Station, "站");
        second.district_code = Some(1);
        let names: Vec<_> = districts(vec![first, second])
            .into_iter()
            .map(|d| (d.number, d.name))
            .collect();
        assert_eq!(names, [(1, "乙区".to_owned()), (2, "丙区".to_owned())]);
    }

    #[test]
    fn two_numbers_are_two_links_and_no_number_is_the_hotline() {
        let mut one = place("a", Kind::Station, "站");
        one.phone = Some("021-1#8 / 021-2".to_owned());
        let page = written(one);
        assert!(page.contains("href=\"tel:0211,8\"") && page.contains("href=\"tel:0212\""));
        let page = written(place("a", Kind::Station, "站"));
        assert_eq!(page.matches("href=\"tel:12345\"").count(), 2);
    }

    #[test]
    fn a_demonstration_place_is_never_called_itself() {
        let mut made = place("a", Kind::Station, "站");
        made.phone = Some("021-1".to_owned());
        made.demo = true;
        assert!(!written(made).contains("tel:0211"));
    }

    proptest! {
        #[test]
        fn no_text_of_a_place_adds_a_mark_to_the_page(
            name in ".*",
            address in ".*",
            phone in "[^/]*[0-9][^/]*",
        ) {
            let mut plain = place("a", Kind::Bath, "名");
            (plain.address, plain.phone) = (Some("路".to_owned()), Some("1".to_owned()));
            let mut odd = place("a", Kind::Bath, &name);
            (odd.address, odd.phone) = (Some(address), Some(phone));
            let (plain, odd) = (written(plain), written(odd));
            for mark in ['<', '>', '"'] {
                prop_assert_eq!(plain.matches(mark).count(), odd.matches(mark).count());
            }
        }
    }
}
