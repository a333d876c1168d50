//! The pages of the app and their paths. Links are made here, never by hand.

mod desk;
mod family;
mod page;
#[cfg(test)]
mod tests;

pub use desk::AtDesk;
pub use family::AtFamily;
pub use page::{Later, Page};

/// One page of the app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// The map with its list: the first page.
    Map,
    /// The choices to begin with, in 长辈版 and at a kiosk.
    Start,
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
    /// What of requests only this device has.
    RequestHere,
    /// What the open city may give to this person.
    Rights,
    /// One question about the person, by its id.
    RightsQuestion(String),
    /// Following a request.
    Status,
    /// What this is, where the data comes from, and who runs it.
    About,
    /// What stays on the device, what is sent, and for how long it is kept.
    Privacy,
    /// What is promised to old hands and eyes, and where to complain.
    Accessibility,
    /// Where something is missing in the open city.
    Coverage,
    /// One sheet of paper with what this device knows.
    Sheet,
    /// The care plan that follows from the self-check.
    Plan,
    /// One intake for several applications.
    Apply,
    /// The day of outreach: who was met, who is due.
    Outreach,
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
            Route::Start => "/start".to_owned(),
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
            Route::RequestHere => "/request/here".to_owned(),
            Route::Rights => "/rights".to_owned(),
            Route::RightsQuestion(id) => format!("/rights/q/{id}"),
            Route::Status => "/status".to_owned(),
            Route::About => "/about".to_owned(),
            Route::Privacy => "/privacy".to_owned(),
            Route::Accessibility => "/accessibility".to_owned(),
            Route::Coverage => "/coverage".to_owned(),
            Route::Sheet => "/sheet".to_owned(),
            Route::Plan => "/plan".to_owned(),
            Route::Apply => "/apply".to_owned(),
            Route::Outreach => "/outreach".to_owned(),
        }
    }
}
