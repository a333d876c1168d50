//! What is said of a service where it is offered: of every service of every city that is asked for, by the documents.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

mod cities;

use cities::{CITIES, catalogue};
use eldercare_days::Day;
use eldercare_entitlements::{Doubt, Known, Offer, Only, ServiceId, Setting};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// What is said of a service to somebody who lives so, on 2026-11-26.
fn offer(city: &str, service: ServiceId, lives: Known<Setting>) -> Offer {
    catalogue(city).offer(service, lives, day("2026-11-26"))
}

fn doubt(city: &str, service: ServiceId) -> Option<Doubt> {
    offer(city, service, Known::NotAsked).doubt
}

#[test]
fn a_time_that_is_over_is_asked_about() {
    let of_2020 = Some(Doubt::Until(day("2020-12-31")));
    for service in [
        ServiceId::Meal,
        ServiceId::Bath,
        ServiceId::Medical,
        ServiceId::DayCare,
        ServiceId::ShortStay,
    ] {
        assert_eq!(doubt("340100-hefei", service), of_2020, "{service:?}");
    }
    let of_2025 = Some(Doubt::Until(day("2025-12-31")));
    for service in [
        ServiceId::Meal,
        ServiceId::Bath,
        ServiceId::Clean,
        ServiceId::Medical,
        ServiceId::Travel,
        ServiceId::HomeBed,
    ] {
        assert_eq!(doubt("411200-sanmenxia", service), of_2025, "{service:?}");
    }
    assert_eq!(doubt("411200-sanmenxia", ServiceId::DayCare), None);
    // A programme that is over is called over, as among the benefits.
    let bed = Some(Doubt::Over(day("2023-06-30")));
    assert_eq!(doubt("430781-jinshi", ServiceId::HomeBed), bed);
    let in_time = catalogue("411200-sanmenxia");
    let then = in_time.offer(ServiceId::Bath, Known::NotAsked, day("2025-12-31"));
    assert!(!then.is_question());
}

#[test]
fn what_no_document_names_is_a_question_and_a_benefit_of_the_country_names_the_assessment() {
    let works = offer("430781-jinshi", ServiceId::HomeWorks, Known::NotAsked);
    assert_eq!(works.doubt, Some(Doubt::Unnamed));
    assert!(works.is_question());
    let by_day = doubt("500000-chongqing", ServiceId::DayCare);
    assert_eq!(by_day, Some(Doubt::Unnamed));
    for (city, _) in CITIES {
        let assessed = doubt(city, ServiceId::Assessment);
        assert_ne!(assessed, Some(Doubt::Unnamed), "{city}");
    }
    let planned = doubt("610800-yulin", ServiceId::HomeWorks);
    assert_eq!(planned, Some(Doubt::Planned));
    // Nothing is said of a city without documents.
    let none = eldercare_entitlements::Catalogue::default();
    let offer = none.offer(ServiceId::Meal, Known::NotAsked, day("2026-11-26"));
    assert_eq!(offer.doubt, Some(Doubt::Unnamed));
}

#[test]
fn what_is_of_villages_is_a_question_in_town_and_says_so_to_whom_it_does_not_know() {
    let meal = |lives| offer("500000-chongqing", ServiceId::Meal, lives);
    let only = |elsewhere| {
        Some(Only {
            setting: Setting::Village,
            elsewhere,
        })
    };
    for unknown in [Known::NotAsked, Known::Declined] {
        let offer = meal(unknown);
        assert_eq!((offer.only, offer.is_question()), (only(false), false));
    }
    let in_town = meal(Known::Known(Setting::Town));
    assert_eq!((in_town.only, in_town.is_question()), (only(true), true));
    let in_village = meal(Known::Known(Setting::Village));
    assert_eq!(in_village, Offer::default());
    assert!(!in_village.is_question());
}
