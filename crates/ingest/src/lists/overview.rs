//! The pages that lead to the lists: all cities, and the districts of one.

use eldercare_places::City;
use eldercare_places::telephone::tel_address;

use super::district::District;
use super::html::Html;
use super::page::{LANGUAGE, Page, call, choice, truth};
use super::words::Words;

/// A city on the page of all cities.
pub struct Entry {
    /// The city.
    pub city: City,
    /// How many places it has.
    pub total: usize,
}

/// The page of all cities.
#[must_use]
pub fn cities(words: &Words, entries: &[Entry]) -> Page {
    let items = entries.iter().map(|Entry { city, total }| {
        let inside = choice(words, &city_address(&city.id), name(city), *total)
            .then(truth(words, city.demo, city.goal))
            .then(hotline(words, city));
        Html::element("li", &[], inside)
    });
    let list = Html::element("ul", &[("class", "choices")], items.collect());
    Page {
        heading: words.t("static.title").to_owned(),
        up: vec![to_map(words, None)],
        body: Html::line("p", words.t("static.lead")).then(list),
    }
}

/// The page of one city.
#[must_use]
pub fn city(words: &Words, city: &City, districts: &[District]) -> Page {
    let items = districts.iter().map(|district| {
        let address = district_address(&city.id, district.number);
        let choice = choice(words, &address, &district.name, district.places.len());
        Html::element("li", &[], choice)
    });
    let list = Html::element("ul", &[("class", "choices")], items.collect());
    Page {
        heading: words.t_with("static.heading", &[("place", name(city))]),
        up: vec![to_map(words, Some(city)), to_cities(words)],
        body: Html::line("p", words.t("static.districts"))
            .then(calls(words, city))
            .then(notes(words, city))
            .then(list),
    }
}

/// What a reader must know about the whole city's data: its own note, or that it is made up.
pub(super) fn notes(words: &Words, city: &City) -> Html {
    let own = city.note.as_ref().map(|note| note.get(LANGUAGE));
    let note = own.or_else(|| city.demo.then(|| words.t("place.demo")));
    note.map(|note| Html::element("p", &[("class", "note")], Html::text(note)))
        .unwrap_or_default()
}

/// The hotline on a line of its own.
pub(super) fn calls(words: &Words, city: &City) -> Html {
    Html::element("p", &[], hotline(words, city))
}

fn hotline(words: &Words, city: &City) -> Html {
    let text = words.t_with("app.hotline", &[("number", &city.hotline)]);
    call(&tel_address(&city.hotline), &text)
}

pub(super) fn name(city: &City) -> &str {
    city.name.get(LANGUAGE)
}

pub(super) fn to_map(words: &Words, city: Option<&City>) -> (String, String) {
    let address = city.map_or_else(|| "/".to_owned(), |city| format!("/?city={}", city.id));
    (address, words.t("static.map").to_owned())
}

pub(super) fn to_cities(words: &Words) -> (String, String) {
    let text = words.t("static.cities").to_owned();
    ("/list/index.html".to_owned(), text)
}

pub(super) fn to_city(city: &City) -> (String, String) {
    (city_address(&city.id), name(city).to_owned())
}

fn city_address(id: &str) -> String {
    format!("/list/{id}/index.html")
}

fn district_address(id: &str, number: usize) -> String {
    format!("/list/{id}/{number}.html")
}
