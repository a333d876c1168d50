//! Text search over cities made at random: where a text stands, and in which order rows come.

use std::collections::BTreeSet;

use eldercare_places::{
    Kind, KindSet, Selection, Wgs84,
    coordinates::{distance_m, said_m},
    search::{Fit, Lexicon, Meaning},
};
use proptest::{prelude::*, sample::select};

use crate::sample::{City, any_rank, naive_fit, places, selection};

/// A row as the list orders it: fit, distance as it is said, row.
type Listed = (Option<Fit>, u32, u32);

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_fits_better_comes_first_and_then_what_is_nearer(
        places in places(120), text in select(vec!["演", "站", "北区", "甲", "一村 站"]), page in 1usize..40,
    ) {
        let city = City::new(&places);
        let from = Wgs84::new(106.003, 29.004);
        let wanted = Selection { text: text.to_owned(), ..Selection::default() };
        let found = city.index.find(&wanted);
        let fits = found.fits().unwrap();
        let drawn = city.drawn(&wanted);
        let rows: Vec<u32> = drawn.keys().copied().collect();
        let mut naive: Vec<_> = drawn.into_iter()
            .map(|(row, p)| (fits.of(row), said_m(distance_m(from, p)), row)).collect();
        naive.sort();
        let ordered: Vec<_> = (0..=rows.len()).step_by(page)
            .flat_map(|start| city.index.by_fit(from, &rows, fits, start..start + page, &any_rank))
            .map(|n| (fits.of(n.row), said_m(n.distance_m), n.row)).collect();
        let without_rows = |list: &[Listed]| list.iter().map(|(fit, said, _)| (*fit, *said)).collect::<Vec<_>>();
        prop_assert_eq!(without_rows(&ordered), without_rows(&naive));
        let set = |list: Vec<Listed>| list.into_iter().map(|(.., row)| row).collect::<BTreeSet<_>>();
        prop_assert_eq!(set(ordered), set(naive));
    }

    #[test]
    fn the_fit_of_a_row_says_where_its_text_stands(places in places(60), wanted in selection()) {
        let city = City::new(&places);
        let wanted = Selection { text: wanted.text, ..Selection::default() };
        let found = city.index.find(&wanted);
        prop_assert_eq!(found.fits().is_some(), !wanted.text.is_empty());
        for (row, facility) in city.facilities() {
            let fit = found.fits().and_then(|fits| fits.of(row));
            let naive = wanted.text.split_whitespace().map(|word| naive_fit(&facility, word));
            let naive = naive.collect::<Option<Vec<_>>>().and_then(|fits| fits.into_iter().max());
            prop_assert_eq!(fit, naive, "{} in {:?}", wanted.text, facility.name);
        }
    }

    #[test]
    fn what_a_word_means_is_found_beside_where_it_is_written(
        places in places(60), text in select(vec!["站", "北区 站", "北区站", "站北区", "甲站", "一村"]),
    ) {
        let mut city = City::new(&places);
        let kinds = KindSet::EMPTY.with(Kind::Station);
        city.index.understand(Lexicon::new([("站", Meaning::Kinds(kinds))]));
        let wanted = Selection { text: text.to_owned(), ..Selection::default() };
        let found = city.index.find(&wanted);
        for (row, facility) in city.facilities() {
            let meant = facility.kinds().contains(Kind::Station).then_some(Fit::Meaning);
            let fit = |word: &str| {
                let parts = word.strip_suffix('站').or_else(|| word.strip_prefix('站'));
                let parted = match parts {
                    Some("") => meant,
                    Some(rest) => naive_fit(&facility, rest).zip(meant).map(|(a, b)| a.max(b)),
                    None => None,
                };
                [naive_fit(&facility, word), parted].into_iter().flatten().min()
            };
            let naive = text.split_whitespace().map(fit).collect::<Option<Vec<_>>>();
            let naive = naive.and_then(|fits| fits.into_iter().max());
            // A slip is forgiven only where a word is found in no other way.
            let fit = found.fits().and_then(|fits| fits.of(row)).filter(|fit| *fit != Fit::Slip);
            prop_assert_eq!(fit, naive, "{} in {:?}", text, facility.name);
        }
    }
}
