//! The services that a person can ask for. Which of them a city offers is data of that city.

use crate::closed_list::Listed;

/// A service that a request can ask for; the Chinese term stands with each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ServiceId {
    /// 助餐: a meal in a canteen or brought home.
    Meal,
    /// 助浴: help with bathing.
    Bath,
    /// 助洁: help with cleaning the home.
    Clean,
    /// 助医: company and help with a visit to the doctor.
    Medical,
    /// 助行: help with going out.
    Travel,
    /// 探访关爱: regular visits to somebody who is alone or low.
    Visiting,
    /// 日间照料: care by day.
    DayCare,
    /// 短期托养: a stay of days or weeks.
    ShortStay,
    /// 正式能力评估: the official capability assessment by two trained assessors.
    Assessment,
    /// 家庭养老床位: a care bed in the person's own home.
    HomeBed,
    /// 适老化改造: making the home safe for an older person.
    HomeWorks,
    /// 辅具租赁: renting an aid such as a wheelchair.
    AidRental,
    /// 入住咨询: advice on moving into an institution.
    Admission,
}

impl ServiceId {
    /// Every service, in the order in which a chooser shows them.
    pub const ALL: [Self; 13] = [
        Self::Meal,
        Self::Bath,
        Self::Clean,
        Self::Medical,
        Self::Travel,
        Self::Visiting,
        Self::DayCare,
        Self::ShortStay,
        Self::Assessment,
        Self::HomeBed,
        Self::HomeWorks,
        Self::AidRental,
        Self::Admission,
    ];

    /// The id in city data, in stored rows and on the wire.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Meal => "meal",
            Self::Bath => "bath",
            Self::Clean => "clean",
            Self::Medical => "medical",
            Self::Travel => "travel",
            Self::Visiting => "visiting",
            Self::DayCare => "day-care",
            Self::ShortStay => "short-stay",
            Self::Assessment => "assessment",
            Self::HomeBed => "home-bed",
            Self::HomeWorks => "home-works",
            Self::AidRental => "aid-rental",
            Self::Admission => "admission",
        }
    }

    /// The service with exactly this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|service| service.id() == id)
    }

    /// Whether an office looks the person up in its registers for it, so that an identity number saves a
    /// question: subsidies and places that depend on who somebody is. Our own reading of the cities'
    /// documents; the number is never required.
    #[must_use]
    pub const fn is_checked_in_registers(self) -> bool {
        matches!(
            self,
            Self::Assessment | Self::HomeBed | Self::HomeWorks | Self::Admission
        )
    }
}

impl Listed for ServiceId {
    const WHAT: &'static str = "service";
    const VALUES: &'static [Self] = &Self::ALL;

    fn id_of(self) -> &'static str {
        self.id()
    }
}

#[cfg(test)]
mod tests {
    use super::ServiceId;

    #[test]
    fn every_service_is_found_again_by_its_id() {
        for service in ServiceId::ALL {
            assert_eq!(ServiceId::from_id(service.id()), Some(service));
        }
    }

    #[test]
    fn an_id_that_is_not_in_the_list_is_no_service() {
        for id in ["", "Meal", "meal ", "nursing"] {
            assert_eq!(ServiceId::from_id(id), None, "{id:?}");
        }
    }
}
