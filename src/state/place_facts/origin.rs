//! Where a fact comes from, of which day it is, and whether it is too old to rely on.

use eldercare_places::details::Confirmer;
use eldercare_places::truth::{Freshness, Witness};
use eldercare_places::{Day, Facility};

use super::topic::Topic;

/// Where one fact comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Id of the source in the city's list.
    pub source: String,
    /// ISO date on which the fact was true.
    pub as_of: String,
    /// Who stands for it.
    pub confirmed_by: Confirmer,
    /// What its age makes of it.
    pub freshness: Freshness,
}

/// The origin of a topic's fact; none where the value itself says source and date. The day on which a
/// place was founded is told by the list, and no age makes it less true.
pub fn origin_of(place: &Facility, topic: Topic, today: Day) -> Option<Origin> {
    if topic == Topic::Opened {
        return Some(Origin {
            source: place.source.clone(),
            as_of: place.checked.clone(),
            confirmed_by: Confirmer::Publisher,
            freshness: Freshness::Fresh,
        });
    }
    let truth = Witness::from(place).truth(topic.fact()?, today);
    Some(Origin {
        source: truth.source.to_owned(),
        as_of: truth.as_of.to_owned(),
        confirmed_by: truth.confirmed_by,
        freshness: truth.freshness,
    })
}
