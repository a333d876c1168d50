//! Which rows of both sides are the same thing, where they differed, and what is left out.

/// Rows of the table that one benefit of a city file holds.
pub const PAIRS: [(&str, &str, &[&str]); 25] = [
    (
        "sanmenxia",
        "institution-subsidy",
        &[
            "institution-subsidy-self-caring",
            "institution-subsidy-half-disabled",
            "institution-subsidy-fully-disabled",
        ],
    ),
    ("sanmenxia", "home-adaptation", &["home-works"]),
    ("sanmenxia", "home-bed", &["home-care-bed"]),
    ("sanmenxia", "membership", &["membership"]),
    ("jinshi", "home-visits-pilot", &["home-visits-pilot"]),
    ("jinshi", "home-bed-2023", &["home-care-bed-works"]),
    ("jinshi", "home-service-2023", &["home-visits-action"]),
    ("jinshi", "left-behind-visits", &["quarterly-visit"]),
    (
        "hefei",
        "old-age-allowance",
        &["age-allowance", "age-allowance-90-99"],
    ),
    (
        "hefei",
        "low-income-subsidy",
        &["low-income-service-subsidy"],
    ),
    ("hefei", "purchased-care", &["bought-community-service"]),
    (
        "hefei",
        "purchased-home-care",
        &["bought-home-service-three-groups"],
    ),
    (
        "hefei",
        "family-planning-nursing",
        &["family-planning-nursing-subsidy"],
    ),
    (
        "hefei",
        "health-check",
        &["yearly-health-65", "yearly-health-60-family-planning"],
    ),
    ("hefei", "family-doctor-home", &["family-doctor-at-home"]),
    ("hefei", "visits", &["visits-empty-nest"]),
    ("hefei", "bath-help", &["bathing"]),
    ("hefei", "home-adaptation-2018", &["home-works-2018"]),
    ("hefei", "smart-devices-2018", &["smart-home-devices-2018"]),
    (
        "chongqing",
        "special-hardship-care",
        &["central-care-hardship"],
    ),
    ("chongqing", "mutual-help", &["rural-five-helps"]),
    ("chongqing", "home-adaptation-2021", &["home-works-2021"]),
    (
        "chongqing",
        "care-insurance-pilot",
        &["long-term-care-insurance-pilot"],
    ),
    (
        "chongqing",
        "visits-and-care",
        &["regular-visits", "bought-visits-and-care"],
    ),
    ("yulin", "special-hardship-care", &["central-care-hardship"]),
];

/// Further pairs of Yulin, which states no money to a person.
pub const PAIRS_OF_YULIN: [(&str, &str, &[&str]); 2] = [
    ("yulin", "home-adaptation-plan", &["home-works"]),
    ("yulin", "smart-devices", &["smart-watch-call"]),
];

/// Where the statuses differ, and what the document says.
pub const SETTLED: [(&str, &str, &str); 1] = [(
    // 「深化长期护理保险制度试点工作」: to deepen is planned, the pilot itself is there already. Nobody
    // is told more than "cannot tell", since the letter does not say who takes part.
    "chongqing",
    "care-insurance-pilot",
    "the pilot is there, deepening it is planned",
)];

/// Rows that are no benefit of a person here, and why.
pub const LEFT_OUT: [(&str, &str, &str); 32] = [
    ("sanmenxia", "call-services", SERVICE),
    (
        "sanmenxia",
        "health-culture",
        "no person, price or place is named",
    ),
    ("jinshi", "third-party-home-services", SERVICE),
    ("jinshi", "canteen", SERVICE),
    ("jinshi", "day-care", SERVICE),
    ("jinshi", "aid-rental", SERVICE),
    (
        "jinshi",
        "donated-aids",
        "one donation of October 2022 to people in institutions; nobody can ask for it",
    ),
    ("jinshi", "capability-assessment-alert", SERVICE),
    ("jinshi", "family-doctor", SERVICE),
    (
        "jinshi",
        "pair-help",
        "arranged by the village with the visit of each quarter",
    ),
    ("jinshi", "nursing-beds", "beds of one place: on the map"),
    (
        "jinshi",
        "old-estates-works",
        "concerns the estate, not a person's home",
    ),
    (
        "jinshi",
        "doctor-at-home-pilot",
        "to be tried; nobody, no day and no place is named",
    ),
    ("jinshi", "basic-service-list", LIST),
    ("hefei", "meals", SERVICE),
    (
        "hefei",
        "chinese-medicine",
        "nothing that a person can ask for is named",
    ),
    ("hefei", "day-and-short-care", SERVICE),
    ("hefei", "embedded-luyang", "a model of one district"),
    (
        "hefei",
        "dementia-yaohai",
        "a place of one district: on the map",
    ),
    ("hefei", "home-services-shushan", "a model of one district"),
    ("hefei", "rural-mutual-help", "places: on the map"),
    ("hefei", "basic-service-list", LIST),
    (
        "chongqing",
        "service-subsidy-mentioned",
        "its approval is watched; nobody and no amount is named",
    ),
    (
        "chongqing",
        "electricity-watch",
        "to be explored; nothing to ask for",
    ),
    (
        "chongqing",
        "utilities-watch",
        "to be explored; nothing to ask for",
    ),
    ("chongqing", "capability-assessment", SERVICE),
    ("chongqing", "basic-service-list", LIST),
    ("yulin", "services-at-home", SERVICE),
    ("yulin", "rural-day-care", SERVICE),
    ("yulin", "community-day-care", SERVICE),
    (
        "yulin",
        "filial-fund",
        "a fund of villages that honours children; no money to a person is named",
    ),
    ("yulin", "basic-service-list", LIST),
];

/// A service that can be asked for stands in `services.toml`.
const SERVICE: &str = "a service, in services.toml";
/// A list that a document announces is no benefit.
const LIST: &str = "a list that is to be published";
