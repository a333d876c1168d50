//! Every link leads to its page, and nothing else does.

use super::{AtDesk, Later, Page, Route};

#[test]
fn every_link_leads_to_its_page() {
    let place = || "a".to_owned();
    let compare = Route::Compare {
        ids: "a,b".into(),
        city: "310000".into(),
    };
    for (link, page) in [
        (Route::Start, Later::Start),
        (Route::Place(place()), Later::Place),
        (Route::Report(place(), "closed".into()), Later::Report),
        (Route::Report(place(), "wrong/phone".into()), Later::Report),
        (compare, Later::Compare),
        (Route::Kinds, Later::Kinds),
        (Route::Check, Later::Check),
        (Route::Question("coma".into()), Later::Question),
        (Route::Result, Later::Result),
        (Route::SelfRating, Later::SelfRating),
        (
            Route::RatingQuestion("eating".into()),
            Later::RatingQuestion,
        ),
        (Route::RatingResult, Later::RatingResult),
        (Route::Visit, Later::Visit),
        (Route::Instruments, Later::Instruments),
        (Route::Request, Later::Request),
        (Route::RequestSent, Later::Request),
        (Route::RequestHere, Later::Request),
        (Route::Rights, Later::Rights),
        (
            Route::RightsQuestion("income".into()),
            Later::RightsQuestion,
        ),
        (Route::Status, Later::Status),
        (Route::About, Later::About),
        (Route::Privacy, Later::Privacy),
        (Route::Accessibility, Later::Accessibility),
        (Route::Coverage, Later::Coverage),
        (Route::Sheet, Later::Sheet),
        (Route::Plan, Later::Plan),
        (Route::Apply, Later::Apply),
    ] {
        let link = link.path();
        let path = link.split('?').next().unwrap_or_default();
        assert_eq!(Page::of(path), Some(Page::Later(page)), "{path}");
        assert_eq!(
            Page::of(&format!("{path}/")),
            Some(Page::Later(page)),
            "{path}/"
        );
    }
    assert_eq!(Page::of(&Route::Map.path()), Some(Page::Map));
}

#[test]
fn the_pages_that_the_first_script_puts_into_the_address_are_some() {
    let script = include_str!("../../assets/boot/handed.js");
    assert!(script.contains("\"/sheet/open\""));
    assert_eq!(Page::of("/sheet/open"), Some(Page::Later(Later::SheetOpen)));
    let confirm = AtDesk::Confirm.path();
    assert!(script.contains(&format!("\"{confirm}\"")));
}

#[test]
fn what_no_link_leads_to_is_no_page() {
    for path in [
        "/place",
        "/place/a/wrong/phone/more",
        "/places",
        "/kinds/bath",
        "/check/q",
        "/check/x",
        "/rights/q",
        "/rights/x",
        "/check/q/coma/x",
        "/check/ltc/q",
        "/check/ltc/x",
        "/request/time/x",
        "/list",
        "/index.html",
    ] {
        assert_eq!(Page::of(path), None, "{path}");
    }
}

#[test]
fn no_two_pages_share_a_path() {
    let pages = [
        Route::Map,
        Route::Place("a".into()),
        Route::Report("a".into(), "closed".into()),
        Route::Compare {
            ids: "a,b".into(),
            city: "310000".into(),
        },
        Route::Kinds,
        Route::Check,
        Route::Question("coma".into()),
        Route::Result,
        Route::SelfRating,
        Route::RatingQuestion("eating".into()),
        Route::RatingResult,
        Route::Visit,
        Route::Instruments,
        Route::Request,
        Route::RequestSent,
        Route::RequestHere,
        Route::Rights,
        Route::RightsQuestion("income".into()),
        Route::Status,
        Route::About,
        Route::Privacy,
        Route::Accessibility,
        Route::Coverage,
        Route::Sheet,
        Route::Plan,
        Route::Apply,
    ];
    let paths: std::collections::BTreeSet<_> = pages.iter().map(Route::path).collect();
    assert_eq!(paths.len(), pages.len());
}

#[test]
fn places_of_a_city_stand_on_their_own_page_and_side_by_side() {
    let of_places = [
        Route::Place("a".into()),
        Route::Report("a".into(), "closed".into()),
        Route::Compare {
            ids: "a".into(),
            city: "310000".into(),
        },
    ];
    assert!(
        of_places
            .iter()
            .all(|page| Route::is_of_a_place(&page.path()))
    );
    assert!(
        ![Route::Map, Route::Kinds, Route::Coverage]
            .iter()
            .any(|page| Route::is_of_a_place(&page.path()))
    );
}
