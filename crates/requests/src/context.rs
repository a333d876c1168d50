//! What a check needs to know beyond the draft: the city's lists and the days that make sense.

use eldercare_entitlements::ServiceId;

use eldercare_days::Day;

/// Whether villages of a town are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Villages {
    /// There is a list; one of them must be chosen.
    Listed,
    /// There is none; the field stays empty.
    Unlisted,
}

/// Questions about one city. Page and server answer them from the same pack.
pub trait CityFacts {
    /// The city's id.
    fn id(&self) -> &str;
    /// Whether an office of the city takes requests.
    fn takes_requests(&self) -> bool;
    /// Whether the city offers a service.
    fn offers(&self, service: ServiceId) -> bool;
    /// Whether a facility with this id is in the city's pack.
    fn has_facility(&self, facility: &str) -> bool;
    /// Whether villages are listed for the town with this code; nothing when there is no such town.
    fn town(&self, town: &str) -> Option<Villages>;
    /// Whether the village with this code belongs to the town with that code.
    fn has_village(&self, town: &str, village: &str) -> bool;
}

/// The days between which a wished day must lie, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WishWindow {
    /// First day.
    pub first: Day,
    /// Last day.
    pub last: Day,
}

/// How far ahead a wish may lie: half a year, our own choice.
const DAYS_AHEAD: i32 = 180;
/// How long a request may have waited on a device before it reached the server, our own choice.
const DAYS_UNDERWAY: i32 = 30;

impl WishWindow {
    /// For the page: from today on.
    #[must_use]
    pub const fn on_the_page(today: Day) -> Self {
        Self {
            first: today,
            last: today.plus(DAYS_AHEAD),
        }
    }

    /// For the server: a request that waited for a network is late, but it is not refused for
    /// that. One day more at the end allows for clocks that are ahead.
    #[must_use]
    pub const fn at_the_server(today: Day) -> Self {
        Self {
            first: today.plus(-DAYS_UNDERWAY),
            last: today.plus(DAYS_AHEAD + 1),
        }
    }
}

/// The released forms of a request. A device may still hold one of an earlier form, and what it holds is
/// taken as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// Of 2026-11: does not say how the elder agreed.
    First,
    /// Says how the elder agreed where somebody else asks; may hold an identity number and a consent to
    /// pass the request on.
    Second,
}

/// Everything that [`crate::validate`] needs beside the draft.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The city that the draft names; nothing when there is no such city.
    pub city: Option<&'a dyn CityFacts>,
    /// The days that a wish may name.
    pub wish: WishWindow,
    /// Today, for the birthday in an identity number.
    pub today: Day,
    /// The form to check against.
    pub form: Form,
}
