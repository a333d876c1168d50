//! What a person types finds what is meant, in the real lists and in their own scripts.

use eldercare_ingest::letters::letters;
use eldercare_places::pack::{CityWide, Facts, Points, TextField, encode_with};
use eldercare_places::search::{Fit, Found, fold};
use eldercare_places::{Facility, Index, Selection};
use proptest::prelude::*;
use proptest::sample::Index as Pick;

use super::{city, places};

/// A city as the app holds it.
struct Held {
    index: Index,
    facts: Facts,
    rows: Vec<Facility>,
}

impl Held {
    fn of(id: &str) -> Held {
        let places = places(&city(id));
        let city = CityWide {
            letters: letters(&places),
            ..CityWide::default()
        };
        let (points, facts) = encode_with(&places, &city);
        let facts = Facts::decode(&facts).expect("facts");
        let mut index = Index::build(Points::decode(&points).expect("points"));
        index.attach(&facts).expect("files of one pack");
        let points = index.points();
        let rows = points.rows().filter_map(|row| facts.facility(row, points));
        Held {
            rows: rows.collect(),
            index,
            facts,
        }
    }

    fn find(&self, text: &str) -> Found {
        self.index.find(&Selection {
            text: text.to_owned(),
            ..Selection::default()
        })
    }

    /// The rows of the districts or towns with this name.
    fn area(&self, name: &str) -> Vec<u32> {
        let points = self.index.points();
        points
            .rows()
            .filter(|row| {
                let district = points.district(*row).is_some_and(|d| d.name == name);
                district || self.facts.text(TextField::Town, *row) == Some(name)
            })
            .collect()
    }

    /// Asserts that everything in this area is found, and how well at worst.
    fn finds_area(&self, typed: &str, area: &str, worst: Fit) {
        let found = self.find(typed);
        let fits = found.fits().expect("a text was looked for");
        let rows = self.area(area);
        assert!(!rows.is_empty(), "{area}");
        for row in rows {
            let fit = fits.of(row);
            assert!(fit.is_some_and(|fit| fit <= worst), "{typed}: {fit:?}");
        }
        assert_eq!(found.is_near_only(), worst == Fit::Slip, "{typed}");
    }
}

#[test]
fn shanghai_is_found_as_one_types() {
    let held = Held::of("310000");
    for typed in [
        "huangpu",
        "hp",
        "hpq",
        "huangp",
        "huangpuqu",
        "HuangPu",
        "hpqu",
    ] {
        held.finds_area(typed, "黄浦区", Fit::Sound);
    }
    for typed in ["徐汇", "徐匯", "徐汇区", "徐匯區", "徐 汇区"] {
        held.finds_area(typed, "徐汇区", Fit::Area);
    }
    for typed in ["徐会区", "徐汇汇区", "汇徐区", "余汇区"] {
        held.finds_area(typed, "徐汇区", Fit::Slip);
    }
    for typed in ["hunagpu", "huanpgu", "huagpu", "huangppu", "huangpi"] {
        held.finds_area(typed, "黄浦区", Fit::Slip);
    }
}

#[test]
fn taipei_is_found_in_both_scripts() {
    let held = Held::of("710009");
    for typed in ["士林", "士林區", "士林区"] {
        held.finds_area(typed, "士林區", Fit::Address);
    }
    for typed in ["shilin", "slq", "shilinqu", "shil"] {
        held.finds_area(typed, "士林區", Fit::Sound);
    }
    held.finds_area("仕林区", "士林區", Fit::Slip);
    let full = |typed: &str| held.find(typed).rows().count();
    assert!(full("臺北市士林區") > 50);
    assert_eq!(full("臺北市士林區"), full("台北市士林区"));
}

#[test]
fn chongqing_is_found_by_either_reading() {
    let held = Held::of("500000");
    let found = |typed: &str| held.find(typed).rows().count();
    let all = held.rows.len();
    for typed in [
        "chongqing",
        "chongq",
        "cqs",
        "zhongqing",
        "重慶市",
        "重庆市",
    ] {
        assert_eq!(found(typed), all, "{typed}");
    }
    assert!(found("养老") > 5000 && found("養老") == found("养老"));
    assert!(found("yanglao") >= found("养老"));
    held.finds_area("永穿区", "永川区", Fit::Slip);
    assert!(
        !held.find("日照").is_near_only(),
        "two characters are exact"
    );
    assert_eq!(found("没有这个地方"), 0);
}

#[test]
fn two_characters_are_found_exactly() {
    for (id, typed, no_word) in [("710009", "日照", "日煕"), ("310000", "敬老", "敬佬")] {
        let held = Held::of(id);
        let naive = held
            .rows
            .iter()
            .filter(|place| written(place, typed))
            .count();
        assert!(naive > 0, "{typed}");
        assert_eq!(held.find(typed).rows().count(), naive, "{typed}");
        assert_eq!(held.find(no_word).rows().count(), 0, "{no_word}");
    }
}

/// Whether a place's texts hold the word as it is written.
fn written(place: &Facility, word: &str) -> bool {
    let optional = [place.town.as_deref(), place.address.as_deref()];
    let texts = [place.name.as_str(), place.district.as_str()].into_iter();
    let mut texts = texts.chain(optional.into_iter().flatten());
    let word: String = fold(word).collect();
    texts.any(|text| fold(text).collect::<String>().contains(&word))
}

/// A stretch of a text of some place.
fn stretch(rows: &[Facility], row: Pick, field: Pick, start: Pick, length: usize) -> String {
    let place = &rows[row.index(rows.len())];
    let texts = [
        Some(place.name.as_str()),
        Some(&place.district),
        place.town.as_deref(),
        place.address.as_deref(),
    ];
    let texts: Vec<&str> = texts.into_iter().flatten().collect();
    let letters: Vec<char> = texts[field.index(texts.len())].chars().collect();
    let start = start.index(letters.len());
    letters[start..letters.len().min(start + length)]
        .iter()
        .collect()
}

#[test]
fn what_is_written_is_always_found_and_found_first() {
    for id in ["310000", "710009", "430781"] {
        let held = Held::of(id);
        let strategy = (any::<Pick>(), any::<Pick>(), any::<Pick>(), 1_usize..9);
        let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(150));
        let run = runner.run(&strategy, |(row, field, start, length)| {
            let word = stretch(&held.rows, row, field, start, length);
            let words: Vec<&str> = word.split_whitespace().collect();
            let found = held.find(&word);
            for (row, place) in (0..).zip(&held.rows) {
                let naive = words.iter().all(|word| written(place, word));
                let fit = found.fits().and_then(|fits| fits.of(row));
                prop_assert!(
                    words.is_empty() || !naive || fit.is_some_and(|r| r <= Fit::Address),
                    "{word}: {}",
                    place.id
                );
                prop_assert!(fit != Some(Fit::Slip), "{word} is written somewhere");
            }
            Ok(())
        });
        run.unwrap_or_else(|e| panic!("{id}: {e}"));
    }
}

#[test]
fn initials_of_readings_of_old_books_find_nothing() {
    let held = Held::of("500000");
    // 演示 stands in every name, and 示 was once read zhi.
    assert!(held.find("yz").rows().count() < held.rows.len() / 2);
}
