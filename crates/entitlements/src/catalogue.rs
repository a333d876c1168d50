//! All benefits and services of a city, and what they are to one person.

use eldercare_days::Day;

use crate::benefit::{Benefit, Cited, Office, Source};
use crate::evaluate::{Finding, Threshold, find, thresholds};
use crate::lists::{Setting, Status};
use crate::person::{Fact, Person};
use crate::service::ServiceId;
use crate::text::Text;

/// What a city's document says of a service that can be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// The service.
    pub id: ServiceId,
    /// What the document says of it.
    pub what: Text,
    /// Whether it is described as there, as planned or as over.
    pub status: Status,
    /// Where people live for whom it is described, where the document names only them.
    pub setting: Option<Setting>,
    /// Its last day, where it was a programme with an end.
    pub to: Option<Day>,
    /// The last day of which the document speaks, where it covers only the time until then.
    pub covered_to: Option<Day>,
    /// Where it says so.
    pub cited: Cited,
}

/// The checked benefits and services of a city, those of the whole country among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue {
    /// The city's id.
    pub city: String,
    /// What is to be said of the city as a whole: what its documents do not give.
    pub note: Option<Text>,
    /// The benefits: those of the city first, in the order of the file.
    pub benefits: Vec<Benefit>,
    /// The services.
    pub services: Vec<Offered>,
    /// The documents.
    pub sources: Vec<Source>,
    /// Who is responsible.
    pub offices: Vec<Office>,
}

impl Catalogue {
    /// The document with this id.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }

    /// The office with this id.
    #[must_use]
    pub fn office(&self, id: &str) -> Option<&Office> {
        self.offices.iter().find(|office| office.id == id)
    }

    /// The benefits that are not made up.
    pub fn real(&self) -> impl Iterator<Item = &Benefit> {
        self.benefits.iter().filter(|benefit| !benefit.demo)
    }

    /// What each benefit is to a person on a day, in the order of the file.
    #[must_use]
    pub fn findings(&self, person: &Person, today: Day) -> Vec<Finding<'_>> {
        self.real()
            .map(|benefit| find(benefit, person, today))
            .collect()
    }

    /// What is to be asked next: the first open fact that can still change an outcome or an amount.
    /// Nothing, when no answer can. What the person declined to tell is not asked.
    #[must_use]
    pub fn next_question(&self, person: &Person, today: Day) -> Option<Fact> {
        let findings = self.findings(person, today);
        let open = findings.iter().flat_map(|finding| finding.open.iter());
        open.copied().filter(|fact| person.is_open(*fact)).min()
    }

    /// What changes by itself after today, the nearest first, and not later than in the year `last_year`:
    /// what comes in twenty years is no news. A year counts whole, so that telling the birthday takes nothing away.
    #[must_use]
    pub fn thresholds(&self, person: &Person, today: Day, last_year: u16) -> Vec<Threshold<'_>> {
        let mut all: Vec<Threshold<'_>> = self
            .real()
            .flat_map(|benefit| thresholds(benefit, person, today, last_year))
            .collect();
        all.sort_by_key(Threshold::day);
        all
    }
}
