//! Which page an address names.

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
    /// The choices to begin with, in 长辈版 and at a kiosk.
    Start,
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
    /// What stays on the device, what is sent, and for how long it is kept.
    Privacy,
    /// What is promised to old hands and eyes.
    Accessibility,
    /// What is said at a path that is no page.
    Missing,
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
    /// The day of outreach.
    Outreach,
    /// All pages of the desk and `/confirm`; see [`super::AtDesk`].
    Desk,
    /// All pages under `/family`; see [`super::AtFamily`].
    Family,
}

impl Later {
    /// Whether it has a place on a screen that many people use: not what staff work with, nor what makes
    /// paper with answers about health, nor what lasts longer than a visit.
    pub fn is_for_kiosks(self) -> bool {
        !matches!(
            self,
            Later::Desk
                | Later::Outreach
                | Later::Family
                | Later::Instruments
                | Later::Visit
                | Later::Sheet
                | Later::SheetOpen
        )
    }
}

impl Page {
    /// The page at a path; a slash at its end makes no other page of it.
    pub fn of(path: &str) -> Option<Page> {
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        let mut next = || parts.next();
        let later = match (next(), next(), next(), next(), next()) {
            (None, ..) => return Some(Page::Map),
            (Some("start"), None, ..) => Later::Start,
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
            (Some("privacy"), None, ..) => Later::Privacy,
            (Some("accessibility"), None, ..) => Later::Accessibility,
            (Some("coverage"), None, ..) => Later::Coverage,
            (Some("sheet"), None, ..) => Later::Sheet,
            (Some("sheet"), Some("open"), None, ..) => Later::SheetOpen,
            (Some("plan"), None, ..) => Later::Plan,
            (Some("apply"), _, None, ..) => Later::Apply,
            (Some("outreach"), None, ..) => Later::Outreach,
            (Some("family"), _, None, ..) => Later::Family,
            (Some("desk"), ..) | (Some("confirm"), None, ..) => Later::Desk,
            _ => return None,
        };
        Some(Page::Later(later))
    }
}
