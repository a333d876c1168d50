//! A benefit as checked data.

use eldercare_days::Day;
use serde::{Deserialize, Serialize};

use crate::amount::Amount;
use crate::condition::{Condition, Conditions};
use crate::lists::{BenefitKind, Confidence, Living, PaperId, Status};
use crate::service::ServiceId;
use crate::text::Text;

/// From when until when, both days included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Validity {
    /// The first day, where one is named.
    pub from: Option<Day>,
    /// The last day, where one is named.
    pub to: Option<Day>,
}

impl Validity {
    /// The last day, once it is over.
    #[must_use]
    pub fn ended(self, today: Day) -> Option<Day> {
        self.to.filter(|to| *to < today)
    }

    /// The first day, while it is still to come.
    #[must_use]
    pub fn begins(self, today: Day) -> Option<Day> {
        self.from.filter(|from| *from > today)
    }

    /// Whether it holds on a day.
    #[must_use]
    pub fn holds(self, today: Day) -> bool {
        self.ended(today).is_none() && self.begins(today).is_none()
    }

    /// Whether two of them have a day in common.
    #[must_use]
    pub fn overlaps(self, other: Validity) -> bool {
        let before =
            |to: Option<Day>, from: Option<Day>| to.zip(from).is_some_and(|(to, from)| to < from);
        !before(self.to, other.from) && !before(other.to, self.from)
    }

    /// The days on which holding changes: the first day, and the first one after the last.
    pub(crate) fn turns(self) -> impl Iterator<Item = Day> {
        [self.from, self.to.map(|to| to.plus(1))]
            .into_iter()
            .flatten()
    }
}

/// A document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Id in the file.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// Who published it.
    pub publisher: Text,
    /// Its number (`三民文〔2023〕18号`), where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// ISO date of the document.
    pub date: String,
}

/// Where in a document something stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// Id of the source.
    pub source: String,
    /// The section, in the document's own words.
    pub section: String,
    /// A short fragment with the figure, in the document's own words.
    pub quote: String,
    /// Whether the fragment is a paraphrase: the document itself was not seen.
    pub paraphrased: bool,
    /// The day on which the row was compared with the document.
    pub checked: Day,
}

/// Who is responsible, and how one asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// Id in the file.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// How to apply.
    pub apply: Text,
    /// How to apply without a phone.
    pub offline: Text,
}

/// A benefit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Benefit {
    /// Unique in its catalogue.
    pub id: String,
    /// What it is.
    pub kind: BenefitKind,
    /// Where it stands.
    pub status: Status,
    /// Whether it is a row of the whole country.
    pub national: bool,
    /// Made up, to show how the pages reckon; never shown as a benefit of a real place.
    pub demo: bool,
    /// Its name.
    pub name: Text,
    /// What one gets.
    pub what: Text,
    /// Whom the document names.
    pub who: Text,
    /// How much.
    pub amounts: Vec<Amount>,
    /// For whom.
    pub conditions: Conditions,
    /// From when until when.
    pub validity: Validity,
    /// The last day of which the document speaks, where it describes something as going on that it
    /// covers only until then. After it nobody is told more than "cannot tell".
    pub covered_to: Option<Day>,
    /// Id of the office.
    pub office: String,
    /// The papers that the document asks for; empty where it names none.
    pub papers: Vec<PaperId>,
    /// The service that a request asks for.
    pub service: Option<ServiceId>,
    /// Where it stands.
    pub cited: Cited,
    /// How sure the row is.
    pub confidence: Confidence,
    /// What we assume, said plainly.
    pub assumptions: Vec<Text>,
}

impl Benefit {
    /// Its last day, once it is over.
    #[must_use]
    pub fn ended(&self, today: Day) -> Option<Day> {
        self.validity.ended(today)
    }

    /// Whether each way to fulfil its conditions wants a person who lives in an institution.
    #[must_use]
    pub fn is_for_residents(&self) -> bool {
        let resident = Condition::Lives(Living::Institution);
        let ways = &self.conditions.0;
        !ways.is_empty() && ways.iter().all(|all| all.0.contains(&resident))
    }
}
