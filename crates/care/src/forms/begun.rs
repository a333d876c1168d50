//! What a plan knows for the applications: which of them it names, the works and the aids to ask for.

use eldercare_entitlements::ServiceId;

use super::{Ask, Forms, Intake};
use crate::ids::{AidId, ItemId};
use crate::plan::Plan;
use crate::rules::Way;

/// From where these answers come.
const FROM: &str = "plan";

/// Which part of the home a need points to, where its way is works.
const WORKS: [(&str, &str); 4] = [
    ("toileting", "toilet"),
    ("bathing", "bath"),
    ("transfer", "bedroom"),
    ("stairs", "stairs"),
];

/// What somebody in a wheelchair must come through and turn in. A decision of ours, from the plain widths
/// of a wheelchair; the office looks at the home first.
const WHEELED: [&str; 3] = ["door", "toilet", "bath"];

/// Which part of the home an aid of the home check points to: who needs something to hold may trip over
/// a threshold; somebody who is blind or keeps to the bed is offered no night light and needs no other.
const CHECKED: [(&str, &str); 4] = [
    ("grab-bar", "door"),
    ("night-light", "light"),
    ("non-slip-mat", "bath"),
    ("bed-rail", "bedroom"),
];

/// The need of a room. Where its way is no works (washed in bed), nothing else asks for works there.
const ELSEWHERE: [(&str, &str); 2] = [("toilet", "toileting"), ("bath", "bathing")];

/// The lines of a plan that can be asked for now, with what meets them.
struct Met<'a>(Vec<(&'a ItemId, &'a Way)>);

impl Intake {
    /// Chooses the applications whose service the plan names, and takes over works and aids. What
    /// waits is not applied for.
    pub fn begin(&mut self, forms: &Forms, plan: &Plan<'_>) {
        let lines = plan.items.iter();
        let met = lines.filter_map(|item| Some((&item.id, item.way?)));
        let met = Met(met.filter(|(_, way)| !way.waits).collect());
        let named = forms.forms().iter().filter(|form| match form.service {
            Some(service) => met.names(service),
            // A subsidy asks for the official assessment.
            None => met.way("assessment").is_some(),
        });
        self.chosen = named.map(|form| form.id.clone()).collect();
        let bring = |intake: &mut Intake, question: &str, wanted: &dyn Fn(&str) -> bool| {
            let options = forms.questions().iter().find(|it| it.id == question);
            if let Some(Ask::SomeOf(options)) = options.map(|question| &question.kind) {
                let chosen = options.iter().map(String::as_str);
                let chosen: Vec<&str> = chosen.filter(|option| wanted(option)).collect();
                intake.bring(question, &chosen.join(","), FROM);
            }
        };
        if met.names(ServiceId::HomeWorks) {
            bring(self, "works", &|place| met.asks_for_works(place));
        }
        bring(self, "aids", &|aid| met.asks_for_aid(aid));
    }
}

impl Met<'_> {
    /// Whether a line can be met by this service.
    fn names(&self, service: ServiceId) -> bool {
        self.0
            .iter()
            .any(|(_, way)| way.services.contains(&service))
    }

    /// What meets a need, where it is in the plan.
    fn way(&self, need: &str) -> Option<&Way> {
        let own = ItemId::Need(need.into());
        let found = self.0.iter().find(|(id, _)| **id == own);
        found.map(|(_, way)| *way)
    }

    fn works_on(&self, need: &str) -> bool {
        self.way(need)
            .is_some_and(|way| way.services.contains(&ServiceId::HomeWorks))
    }

    fn asks_for_works(&self, place: &str) -> bool {
        let of_need = |(need, part): &(&str, &str)| *part == place && self.works_on(need);
        let is_elsewhere = |(part, need): &(&str, &str)| {
            *part == place && self.way(need).is_some() && !self.works_on(need)
        };
        let of_check = |(aid, part): &(&str, &str)| {
            let check = self.way("home-check");
            *part == place && check.is_some_and(|way| has_aid(way, aid))
        };
        let is_wheeled = || WHEELED.contains(&place) && self.sits_in_a_wheelchair();
        WORKS.iter().any(of_need)
            || (!ELSEWHERE.iter().any(is_elsewhere)
                && (CHECKED.iter().any(of_check) || is_wheeled()))
    }

    /// Whether a wheelchair is what moves this person, not one of several things to walk with.
    fn sits_in_a_wheelchair(&self) -> bool {
        let walking = self.way("walking");
        walking.is_some_and(|way| has_aid(way, "wheelchair") && !has_aid(way, "walking-frame"))
    }

    fn asks_for_aid(&self, aid: &str) -> bool {
        self.0.iter().any(|(_, way)| has_aid(way, aid))
    }
}

fn has_aid(way: &Way, aid: &str) -> bool {
    way.aids.contains(&AidId::new(aid))
}
