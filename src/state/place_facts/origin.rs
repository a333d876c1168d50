//! Where a fact comes from, of which day it is, and whether it is too old to rely on.

use eldercare_desk::edit::SOURCE;
use eldercare_places::details::{Confirmer, Fact};
use eldercare_places::truth::{Freshness, Witness};
use eldercare_places::{Day, Facility};

use super::age::date_in_words;
use super::topic::Topic;
use crate::i18n::t_with;

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

impl Origin {
    /// "民政部门 2026 年 11 月 26 日更新"; nothing for what the published list says.
    pub fn of_desk(&self) -> Option<String> {
        (self.source == SOURCE).then(|| desk_words(self.confirmed_by, &self.as_of))
    }
}

/// Who changed since when that a place is closed; nothing where the published list says it.
pub fn closed_by_desk(place: &Facility) -> Option<String> {
    let own = place.details.provenance_of(Fact::Open)?;
    (own.source == SOURCE).then(|| desk_words(own.confirmed_by, &own.as_of))
}

fn desk_words(by: Confirmer, as_of: &str) -> String {
    let key = match by {
        Confirmer::Operator => "place.desk.operator",
        _ => "place.desk.worker",
    };
    t_with(key, &[("date", &date_in_words(as_of))])
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
