//! The elder who sits here: the agreement first, then the intake, and from then on nothing is asked twice.

use eldercare_outreach::{
    Agreed, How, IdentityMark, Intake, IntakeProblem, Likeness, MET_VERSION, Met, READ_OUT_VERSION,
    met_before,
};
use eldercare_requests::{ForWhom, IdentityNumber, PhoneOwner, RequestDraft, half_width};
use leptos::prelude::*;

use super::today;
use super::{Outreach, Standing};
use crate::platform::clock;
use crate::platform::sealed_store::vault::day;
use crate::platform::sealed_store::{self, StoreError};
use crate::state::outbox;

/// The record of the intake, among the elder's own.
const INTAKE: &str = "intake";
/// The record of the agreement while there is no entry in the list yet.
const AGREED: &str = "agreed";

/// What is known of the elder.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sitting {
    /// How the elder agreed.
    pub agreed: Option<Agreed>,
    /// What was written down.
    pub intake: Intake,
    /// Whether the intake was finished once.
    pub is_known: bool,
}

impl Outreach {
    pub(super) async fn read_sitting(self, id: &str) {
        let text = sealed_store::load(INTAKE).await.ok().flatten();
        let intake: Option<Intake> = text.and_then(|text| serde_json::from_str(&text).ok());
        let entry = self.entry(id);
        let agreed = sealed_store::load(AGREED).await.ok().flatten();
        let agreed = agreed.and_then(|text| serde_json::from_str(&text).ok());
        let intake = intake.unwrap_or_else(|| self.as_listed(id));
        self.sitting.set(Sitting {
            agreed: agreed.or_else(|| entry.as_ref().and_then(|met| met.agreed.clone())),
            intake,
            is_known: entry.is_some(),
        });
        self.fill_requests();
    }

    fn entry(self, id: &str) -> Option<Met> {
        self.met
            .with_untracked(|met| met.iter().find(|met| met.id == id).cloned())
    }

    /// What the office's list says of somebody who is due; where nothing is known, the place of the day.
    fn as_listed(self, id: &str) -> Intake {
        let drive = self.day.with_untracked(|day| day.drive.clone());
        let known = self.list.with_untracked(|list| {
            let people = list.as_ref()?.people.iter();
            people
                .clone()
                .find(|person| person.person_id == id)
                .cloned()
        });
        match known {
            Some(person) => Intake {
                name: person.name,
                phone: person.phone.unwrap_or_default(),
                door: person.door.unwrap_or_default(),
                village: if person.town == drive.town {
                    drive.village
                } else {
                    String::new()
                },
                town: person.town,
                ..Intake::default()
            },
            None => Intake {
                town: drive.town,
                village: drive.village,
                ..Intake::default()
            },
        }
    }

    fn id(self) -> Option<String> {
        match self.standing.get_untracked() {
            Standing::Person(id) => Some(id),
            _ => None,
        }
    }

    /// Keeps how the elder agreed. A finished agreement is changed with its entry.
    pub async fn agree(self, how: How) -> Result<(), StoreError> {
        let agreed = Agreed {
            how,
            at: outbox::now(),
            wording: READ_OUT_VERSION.to_owned(),
        };
        let text = serde_json::to_string(&agreed).unwrap_or_default();
        sealed_store::save(AGREED, &text).await?;
        self.sitting.update(|sitting| sitting.agreed = Some(agreed));
        if self.sitting.with_untracked(|sitting| sitting.is_known) {
            self.list_person(false).await?;
        }
        self.fill_requests();
        Ok(())
    }

    /// Keeps the intake as it is typed.
    pub async fn keep_intake(self, change: impl FnOnce(&mut Intake)) -> Result<(), StoreError> {
        self.sitting.update(|sitting| change(&mut sitting.intake));
        let text = self
            .sitting
            .with_untracked(|sitting| serde_json::to_string(&sitting.intake));
        sealed_store::save(INTAKE, &text.unwrap_or_default()).await
    }

    /// What is wrong with the intake.
    pub fn problems(self) -> Vec<IntakeProblem> {
        self.sitting
            .with_untracked(|sitting| sitting.intake.problems(today()))
    }

    /// Those of the list who may be the same person; the sitting itself is not among them.
    pub fn alike(self) -> Vec<(Likeness, String)> {
        let own = self.id();
        let mark = self.mark();
        self.sitting.with_untracked(|sitting| {
            let (name, born) = (&sitting.intake.name, sitting.intake.born_in(today()));
            self.met.with_untracked(|met| {
                let others = met.iter().filter(|met| Some(&met.id) != own.as_ref());
                let found = met_before(name, born, mark.as_ref(), others).into_iter();
                found
                    .map(|(likeness, met)| (likeness, met.id.clone()))
                    .collect()
            })
        })
    }

    fn mark(self) -> Option<IdentityMark> {
        let typed = self
            .sitting
            .with_untracked(|sitting| sitting.intake.identity.clone());
        let number = IdentityNumber::parse(&typed, today()).ok()?;
        let mark = |day: &eldercare_outreach::WorkDay| IdentityMark::of(number.as_str(), &day.salt);
        Some(self.day.with_untracked(mark))
    }

    /// The elder is somebody of the list: what was begun here is destroyed, and that one is opened.
    pub async fn same_as(self, other: String) {
        if let Some(own) = self.id()
            && self.entry(&own).is_none()
        {
            // What cannot be erased now is nobody's: it has no entry and is never sent.
            let _ = day::erase_person(&own).await;
        }
        self.sit_with(other).await;
    }

    /// Destroys everything of the elder who sits here, and goes back to the day.
    pub async fn forget_sitting(self) {
        if let Some(id) = self.id()
            && self.forget_person(&id).await.is_ok()
        {
            self.back_to_day().await;
        }
    }

    /// Puts the elder on the list of the day, or changes what it says.
    pub async fn list_person(self, is_done: bool) -> Result<(), StoreError> {
        let Some(id) = self.id() else { return Ok(()) };
        let before = self.entry(&id);
        let is_due = self.list.with_untracked(|list| {
            let people = list.iter().flat_map(|list| &list.people);
            people.into_iter().any(|person| person.person_id == id)
        });
        let mark = self.mark();
        let met = self.sitting.with_untracked(|sitting| {
            let intake = &sitting.intake;
            Met {
                version: MET_VERSION,
                name: intake.name.split_whitespace().collect::<Vec<_>>().join(" "),
                born: intake.born_in(today()),
                mark,
                town: intake.town.clone(),
                village: intake.village.clone(),
                ledger: is_due.then(|| id.clone()),
                agreed: sitting.agreed.clone(),
                at: before.as_ref().map_or_else(outbox::now, |met| met.at),
                is_done: is_done || before.as_ref().is_some_and(|met| met.is_done),
                id,
            }
        });
        self.keep_met(met).await?;
        self.sitting.update(|sitting| sitting.is_known = true);
        self.fill_requests();
        Ok(())
    }

    /// Every request of this elder begins with what is known.
    fn fill_requests(self) {
        let draft = self.sitting.with_untracked(as_draft);
        self.requests.begin_with(draft);
    }

    /// The elder's name, for the bar; nothing before it is known.
    pub fn name(self) -> Option<String> {
        let known = |sitting: &Sitting| sitting.is_known.then(|| sitting.intake.name.clone());
        self.sitting.with(known)
    }

    /// Whether the sitting was begun today: an entry of another day is looked at, not gone on with.
    pub fn time_of(met: &Met) -> String {
        #[allow(clippy::cast_precision_loss, reason = "seconds of this century")]
        let ms = met.at as f64 * 1_000.0;
        clock::time_of_day(ms)
    }
}

fn as_draft(sitting: &Sitting) -> Option<RequestDraft> {
    let text = |text: &str| {
        let text: String = text.trim().chars().map(half_width).collect();
        (!text.is_empty()).then_some(text)
    };
    let intake = &sitting.intake;
    let agreed = sitting.agreed.as_ref()?;
    let owner = PhoneOwner::from_id(&intake.phone_owner).unwrap_or(PhoneOwner::Own);
    sitting.is_known.then(|| RequestDraft {
        for_whom: Some(ForWhom::Neighbour.id().to_owned()),
        agreement: Some(agreed.how.as_agreement().id().to_owned()),
        elder_name: Some(intake.name.trim().to_owned()),
        identity: text(&intake.identity),
        phone: text(&intake.phone),
        phone_owner: Some(owner.id().to_owned()),
        town: text(&intake.town),
        village: text(&intake.village),
        door: text(&intake.door),
        ..RequestDraft::default()
    })
}
