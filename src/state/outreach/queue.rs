//! What waits to be told to the office's ledger of visits: who was visited, who shall be.

use eldercare_api::v1::desk::{ListPerson, WriteVisit};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{Outreach, Standing};
use crate::platform::api::ApiError;
use crate::platform::clock;
use crate::platform::device::{self, DeviceError};
use crate::platform::sealed_store::{self, StoreError};

/// How the names of these records begin; the person's id follows, so that each has one of a kind.
const VISIT: &str = "ledger-visit-";
const PERSON: &str = "ledger-person-";

/// How much waits, and how much the office refuses.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Waiting {
    /// To be told.
    pub count: usize,
    /// The office refuses it: somebody must look.
    pub refused: usize,
}

/// Something for the ledger.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Told {
    Visit(String, WriteVisit),
    Person(ListPerson),
}

#[derive(Clone, Serialize, Deserialize)]
struct Stored {
    told: Told,
    /// The status with which the office refused it.
    refused: Option<u16>,
}

impl Outreach {
    /// Notes that this elder, who is due, was visited today.
    pub async fn note_visit(self) -> Result<(), StoreError> {
        let Standing::Person(id) = self.standing.get_untracked() else {
            return Ok(());
        };
        let visit = WriteVisit {
            visited_on: clock::today(),
            note: None,
        };
        keep(&[VISIT, &id].concat(), Told::Visit(id.clone(), visit)).await
    }

    /// Notes that this elder shall be visited from now on.
    pub async fn note_person(self) -> Result<(), StoreError> {
        let Standing::Person(id) = self.standing.get_untracked() else {
            return Ok(());
        };
        let intake = self
            .sitting
            .with_untracked(|sitting| sitting.intake.clone());
        let filled = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
        let person = ListPerson {
            person_id: id.clone(),
            town: intake.town,
            name: intake.name.trim().to_owned(),
            phone: filled(&intake.phone),
            door: filled(&intake.door),
        };
        keep(&[PERSON, &id].concat(), Told::Person(person)).await
    }

    /// Counts what waits.
    pub(super) async fn read_waiting(self) {
        let all = waiting().await;
        let refused = all
            .iter()
            .filter(|(_, stored)| stored.refused.is_some())
            .count();
        self.waiting.set(Waiting {
            count: all.len() - refused,
            refused,
        });
    }

    /// Tells the ledger what waits, each once: what was written is destroyed here only then.
    pub(super) async fn tell_ledger(self) {
        let token = self.day.with_untracked(|day| day.token.clone());
        let base = self.base.get_value();
        for (name, mut stored) in waiting().await {
            let done = match &stored.told {
                Told::Visit(person, visit) => device::visit(&base, &token, person, visit).await,
                Told::Person(person) => device::list_person(&base, &token, person).await,
            };
            match done {
                Ok(()) => drop(sealed_store::erase(&name).await),
                // What the office does not take says so by its words; too often and not signed in say nothing of it.
                Err(DeviceError::Api(ApiError::Refused(
                    status @ (400 | 403 | 404 | 409 | 422),
                    _,
                ))) => {
                    stored.refused = Some(status);
                    let text = serde_json::to_string(&stored).unwrap_or_default();
                    let _ = sealed_store::replace(&name, &text).await;
                }
                Err(problem) => {
                    self.heed(problem).await;
                    break;
                }
            }
        }
        self.read_waiting().await;
    }
}

async fn keep(name: &str, told: Told) -> Result<(), StoreError> {
    let stored = Stored {
        told,
        refused: None,
    };
    let text = serde_json::to_string(&stored).unwrap_or_default();
    sealed_store::save(name, &text).await
}

async fn waiting() -> Vec<(String, Stored)> {
    let is_one = |name: &str| name.starts_with(VISIT) || name.starts_with(PERSON);
    let all = sealed_store::all(is_one).await.unwrap_or_default();
    let read = |(name, text): (String, Option<String>)| {
        let stored = serde_json::from_str(&text?).ok()?;
        Some((name, stored))
    };
    all.into_iter().filter_map(read).collect()
}
