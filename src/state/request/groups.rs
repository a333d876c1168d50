//! The services in the groups in which the page shows them.

use eldercare_requests::ServiceId;

/// A group's name in text keys, and its services in order.
pub const GROUPS: [(&str, &[ServiceId]); 3] = [
    (
        "home",
        &[
            ServiceId::Meal,
            ServiceId::Bath,
            ServiceId::Clean,
            ServiceId::Medical,
            ServiceId::Travel,
            ServiceId::Visiting,
        ],
    ),
    (
        "away",
        &[
            ServiceId::DayCare,
            ServiceId::ShortStay,
            ServiceId::Admission,
        ],
    ),
    (
        "equip",
        &[
            ServiceId::Assessment,
            ServiceId::HomeBed,
            ServiceId::HomeWorks,
            ServiceId::AidRental,
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_service_stands_in_exactly_one_group() {
        let mut grouped: Vec<ServiceId> = GROUPS
            .iter()
            .flat_map(|(_, services)| *services)
            .copied()
            .collect();
        grouped.sort_unstable();
        let mut all = ServiceId::ALL.to_vec();
        all.sort_unstable();
        assert_eq!(grouped, all);
    }
}
