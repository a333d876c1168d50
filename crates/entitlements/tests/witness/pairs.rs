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

/// Where the table is not what the document says: the one place for it.
pub struct Settled {
    pub city: &'static str,
    /// The benefit, the service or the row of the table with this name.
    pub of: &'static str,
    /// The column of the table.
    pub column: &'static str,
    /// What it should say.
    pub is: &'static str,
    /// The sentence of the document.
    pub quote: &'static str,
}

/// All of them.
pub const SETTLED: [Settled; 3] = [
    // The table says "planned", which is the deepening; its own caution says that the pilot exists. Nobody is
    // told more than "cannot tell", since the letter does not say who takes part.
    Settled {
        city: "chongqing",
        of: "care-insurance-pilot",
        column: "status",
        is: "stated",
        quote: "深化长期护理保险制度试点工作,适时扩面提质",
    },
    // The table names no end of the bed at home. The letter's seventh part speaks of it for the time of the
    // 14th five-year plan, 2021 to 2025.
    Settled {
        city: "sanmenxia",
        of: "home-bed",
        column: "until",
        is: "2025",
        quote: "“十四五”期间，市民政局不断加大宣传力度……在全市范围内开设家庭养老床位建设",
    },
    // The same sentence goes on with what is called for from home.
    Settled {
        city: "sanmenxia",
        of: "call-services",
        column: "until",
        is: "2025",
        quote: "“十四五”期间……呼叫最近的养老服务机构或社区养老服务设施，提供助餐、助浴、助洁、助医、助行",
    },
];

/// Which rows of the table a service of `services.toml` stands for; none where the document only counts
/// places of its sort.
pub const SERVICES: [(&str, &str, &[&str]); 35] = [
    ("hefei", "meal", &["meals"]),
    ("hefei", "bath", &["bathing"]),
    ("hefei", "medical", &["family-doctor-at-home"]),
    ("hefei", "day-care", &["day-and-short-care"]),
    ("hefei", "short-stay", &["day-and-short-care"]),
    ("hefei", "home-works", &["home-works-2018"]),
    ("sanmenxia", "meal", &["call-services"]),
    ("sanmenxia", "bath", &["call-services"]),
    ("sanmenxia", "clean", &["call-services"]),
    ("sanmenxia", "medical", &["call-services"]),
    ("sanmenxia", "travel", &["call-services"]),
    ("sanmenxia", "day-care", &[]),
    ("sanmenxia", "home-bed", &["home-care-bed"]),
    ("sanmenxia", "home-works", &["home-works"]),
    (
        "sanmenxia",
        "admission",
        &[
            "institution-subsidy-self-caring",
            "institution-subsidy-half-disabled",
            "institution-subsidy-fully-disabled",
        ],
    ),
    ("jinshi", "meal", &["canteen"]),
    ("jinshi", "bath", &["third-party-home-services"]),
    (
        "jinshi",
        "medical",
        &["third-party-home-services", "family-doctor"],
    ),
    ("jinshi", "travel", &["third-party-home-services"]),
    ("jinshi", "visiting", &["quarterly-visit"]),
    ("jinshi", "day-care", &["day-care"]),
    ("jinshi", "assessment", &["capability-assessment-alert"]),
    ("jinshi", "home-bed", &["home-care-bed-works"]),
    ("jinshi", "aid-rental", &["aid-rental"]),
    ("jinshi", "admission", &[]),
    ("chongqing", "meal", &["rural-five-helps"]),
    ("chongqing", "medical", &["rural-five-helps"]),
    ("chongqing", "home-works", &["home-works-2021"]),
    ("chongqing", "assessment", &["capability-assessment"]),
    ("chongqing", "admission", &["central-care-hardship"]),
    ("yulin", "meal", &["rural-day-care"]),
    (
        "yulin",
        "day-care",
        &["rural-day-care", "community-day-care", "services-at-home"],
    ),
    ("yulin", "medical", &[]),
    ("yulin", "home-works", &["home-works"]),
    ("yulin", "admission", &["central-care-hardship"]),
];

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
pub const SERVICE: &str = "a service, in services.toml";
/// A list that a document announces is no benefit.
const LIST: &str = "a list that is to be published";
