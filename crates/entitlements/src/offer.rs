//! What may be said of a service where people can ask for it: whether a document describes it as given
//! to them, or why the office is to be asked first.

use eldercare_days::Day;

use crate::catalogue::Catalogue;
use crate::lists::Setting;
use crate::person::Known;
use crate::service::ServiceId;
use crate::standing::Standing;

/// What is to be said of a service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// Why nobody but the office knows whether it is there.
    pub doubt: Option<Doubt>,
    /// Where people live for whom the document describes it, unless this person is known to live there.
    pub only: Option<Only>,
}

/// Why nobody but the office knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// No document says anything of it.
    Unnamed,
    /// A goal of a plan.
    Planned,
    /// The document speaks of the time until this day only, and it is over.
    Until(Day),
    /// A programme whose last day was this one.
    Over(Day),
}

/// Where people live for whom a service is described.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Only {
    /// There.
    pub setting: Setting,
    /// Whether this person is known to live elsewhere.
    pub elsewhere: bool,
}

impl Offer {
    /// Whether a request is a question: nothing says that this person finds the service there.
    #[must_use]
    pub fn is_question(self) -> bool {
        self.doubt.is_some() || self.only.is_some_and(|only| only.elsewhere)
    }
}

impl Catalogue {
    /// What is to be said of a service to somebody who lives so. A service without a row of its own is
    /// named by a benefit that leads to it, also one of the whole country, or by nothing.
    #[must_use]
    pub fn offer(&self, service: ServiceId, lives: Known<Setting>, today: Day) -> Offer {
        let row = self.services.iter().find(|row| row.id == service);
        let setting = row.and_then(|row| row.setting);
        let standing = self.standing(service, today);
        let doubt = match standing.or_else(|| self.led(service, today)) {
            None => Some(Doubt::Unnamed),
            Some(Standing::Open) => None,
            Some(Standing::Planned) => Some(Doubt::Planned),
            Some(Standing::Uncovered(day)) => Some(Doubt::Until(day)),
            Some(Standing::Ended(day)) => Some(Doubt::Over(day)),
        };
        let only = setting.filter(|setting| lives != Known::Known(*setting));
        Offer {
            doubt,
            only: only.map(|setting| Only {
                setting,
                elsewhere: matches!(lives, Known::Known(_)),
            }),
        }
    }

    /// How the best benefit stands that leads to a service.
    fn led(&self, service: ServiceId, today: Day) -> Option<Standing> {
        let benefits = self.real().filter(|it| it.service == Some(service));
        benefits.map(|benefit| benefit.standing(today)).min()
    }
}
