//! The pages of the app and their paths. Links are made here, never by hand.

/// One page of the app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// The map with its list: the first page.
    Map,
    /// One facility.
    Place(String),
    /// What is wrong with a facility: `closed`, `wrong`, or `wrong/<fact>`.
    Report(String, String),
    /// Facilities of a city side by side, by their ids with commas.
    Compare {
        /// The ids.
        ids: String,
        /// The city: a link that is opened elsewhere, or again, must find them.
        city: String,
    },
    /// What each kind of place is.
    Kinds,
    /// The start of the self-check.
    Check,
    /// One question of the self-check.
    Question(String),
    /// The result of the self-check.
    Result,
    /// The start of the self-rating for long-term care.
    SelfRating,
    /// One question of the self-rating.
    RatingQuestion(String),
    /// What comes out of the self-rating.
    RatingResult,
    /// The form of a visit.
    Visit,
    /// All questionnaires with all their screens, for those who review them.
    Instruments,
    /// The service request form.
    Request,
    /// The receipt, or what waits on this device.
    RequestSent,
    /// What the open city may give to this person.
    Rights,
    /// One question about the person, by its id.
    RightsQuestion(String),
    /// Following a request.
    Status,
    /// What this is, where the data comes from, privacy, accessibility.
    About,
    /// Where something is missing in the open city.
    Coverage,
    /// One sheet of paper with what this device knows.
    Sheet,
    /// The care plan that follows from the self-check.
    Plan,
    /// One intake for several applications.
    Apply,
}

/// A page as an address names it; what else stands in the address is read by the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// The map with its list.
    Map,
    /// A page whose code comes later.
    Later(Later),
}

/// A page whose code is fetched when it is first opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Later {
    /// One facility.
    Place,
    /// Facilities side by side.
    Compare,
    /// What each kind of place is.
    Kinds,
    /// What is wrong with a facility.
    Report,
    /// The start of the self-check.
    Check,
    /// One question of it.
    Question,
    /// Its result.
    Result,
    /// The start of the self-rating for long-term care.
    SelfRating,
    /// One question of it.
    RatingQuestion,
    /// What comes out of it.
    RatingResult,
    /// The form of a visit.
    Visit,
    /// All questionnaires.
    Instruments,
    /// All pages under `/request`.
    Request,
    /// What the open city may give.
    Rights,
    /// One question about the person.
    RightsQuestion,
    /// Following a request.
    Status,
    /// What this is and who runs it.
    About,
    /// Where something is missing.
    Coverage,
    /// One sheet of paper.
    Sheet,
    /// Where a paper's draft is opened.
    SheetOpen,
    /// The care plan.
    Plan,
    /// All pages under `/apply`.
    Apply,
}

impl Page {
    /// The page at a path; a slash at its end makes no other page of it.
    pub fn of(path: &str) -> Option<Page> {
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        let mut next = || parts.next();
        let later = match (next(), next(), next(), next(), next()) {
            (None, ..) => return Some(Page::Map),
            (Some("place"), Some(_), None, ..) => Later::Place,
            (Some("place"), Some(_), Some(_), _, None) => Later::Report,
            (Some("compare"), None, ..) => Later::Compare,
            (Some("kinds"), None, ..) => Later::Kinds,
            (Some("check"), None, ..) => Later::Check,
            (Some("check"), Some("q"), Some(_), None, _) => Later::Question,
            (Some("check"), Some("result"), None, ..) => Later::Result,
            (Some("check"), Some("ltc"), None, ..) => Later::SelfRating,
            (Some("check"), Some("ltc"), Some("q"), Some(_), None) => Later::RatingQuestion,
            (Some("check"), Some("ltc"), Some("result"), None, _) => Later::RatingResult,
            (Some("visit"), None, ..) => Later::Visit,
            (Some("instruments"), None, ..) => Later::Instruments,
            (Some("request"), _, None, ..) => Later::Request,
            (Some("rights"), None, ..) => Later::Rights,
            (Some("rights"), Some("q"), Some(_), None, _) => Later::RightsQuestion,
            (Some("status"), None, ..) => Later::Status,
            (Some("about"), None, ..) => Later::About,
            (Some("coverage"), None, ..) => Later::Coverage,
            (Some("sheet"), None, ..) => Later::Sheet,
            (Some("sheet"), Some("open"), None, ..) => Later::SheetOpen,
            (Some("plan"), None, ..) => Later::Plan,
            (Some("apply"), _, None, ..) => Later::Apply,
            _ => return None,
        };
        Some(Page::Later(later))
    }
}

/// The list of the open data: files beside the app, no page of it.
pub const OPEN_DATA: &str = "/open/collections.json";

impl Route {
    /// Whether a path shows places that are named in it, which are those of one city.
    pub fn is_of_a_place(path: &str) -> bool {
        ["/place/", "/compare"]
            .iter()
            .any(|start| path.starts_with(start))
    }

    /// The path of the page on this site.
    pub fn path(&self) -> String {
        match self {
            Route::Map => "/".to_owned(),
            Route::Place(id) => format!("/place/{id}"),
            Route::Report(id, what) => format!("/place/{id}/{what}"),
            Route::Compare { ids, city } => format!("/compare?ids={ids}&city={city}"),
            Route::Kinds => "/kinds".to_owned(),
            Route::Check => "/check".to_owned(),
            Route::Question(id) => format!("/check/q/{id}"),
            Route::Result => "/check/result".to_owned(),
            Route::SelfRating => "/check/ltc".to_owned(),
            Route::RatingQuestion(id) => format!("/check/ltc/q/{id}"),
            Route::RatingResult => "/check/ltc/result".to_owned(),
            Route::Visit => "/visit".to_owned(),
            Route::Instruments => "/instruments".to_owned(),
            Route::Request => "/request".to_owned(),
            Route::RequestSent => "/request/sent".to_owned(),
            Route::Rights => "/rights".to_owned(),
            Route::RightsQuestion(id) => format!("/rights/q/{id}"),
            Route::Status => "/status".to_owned(),
            Route::About => "/about".to_owned(),
            Route::Coverage => "/coverage".to_owned(),
            Route::Sheet => "/sheet".to_owned(),
            Route::Plan => "/plan".to_owned(),
            Route::Apply => "/apply".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Later, Page, Route};

    #[test]
    fn every_link_leads_to_its_page() {
        let place = || "a".to_owned();
        let compare = Route::Compare {
            ids: "a,b".into(),
            city: "310000".into(),
        };
        for (link, page) in [
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
            (Route::Rights, Later::Rights),
            (
                Route::RightsQuestion("income".into()),
                Later::RightsQuestion,
            ),
            (Route::Status, Later::Status),
            (Route::About, Later::About),
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
    fn the_page_that_the_first_script_puts_into_the_address_is_one() {
        let script = include_str!("../assets/boot/handed.js");
        assert!(script.contains("\"/sheet/open\""));
        assert_eq!(Page::of("/sheet/open"), Some(Page::Later(Later::SheetOpen)));
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
            Route::Rights,
            Route::RightsQuestion("income".into()),
            Route::Status,
            Route::About,
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
}
