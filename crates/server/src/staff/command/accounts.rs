//! What `staff` does with accounts.

use std::path::PathBuf;

use eldercare_desk::Role;
use eldercare_requests::{CityFacts as _, Moment};

use super::secret::Chosen;
use super::{StaffError, Verb};
use crate::codes::Codes;
use crate::packs::{CityLookup, Packs};
use crate::staff::Token;
use crate::store::{Account, Deed, NewAccount, Store};

const DAY_SECONDS: i64 = 86_400;

/// What the verbs work with.
pub(super) struct Accounts {
    pub(super) store: Store,
    pub(super) site: PathBuf,
    pub(super) codes: Codes,
    pub(super) now: Moment,
}

impl Accounts {
    /// Does it.
    pub(super) async fn run(&self, verb: Verb) -> Result<String, StaffError> {
        match verb {
            Verb::Help => Ok(super::HELP.to_owned()),
            Verb::Add {
                login,
                role,
                city,
                name,
                towns,
            } => self.add(&login, role, &city, &name, &towns).await,
            Verb::Towns { login, towns } => self.towns(&login, &towns).await,
            Verb::List => self.list().await,
            Verb::Disable(login) => {
                let disabled = self.store.disable_staff(&login, &self.deed()).await;
                found(disabled?, &login)?;
                Ok(format!("{login} is disabled and signed out\n"))
            }
            Verb::Enable(login) => self.enable(&login).await,
            Verb::Password(login) => self.password(&login).await,
            Verb::Token { login, days } => self.token(&login, days).await,
        }
    }

    fn deed(&self) -> Deed<'_> {
        Deed {
            codes: &self.codes,
            at: self.now,
            actor: "operator",
            device: None,
        }
    }

    async fn add(
        &self,
        login: &str,
        role: Role,
        city: &str,
        name: &str,
        towns: &[String],
    ) -> Result<String, StaffError> {
        self.check_area(city, towns)?;
        if towns.is_empty() == (role == Role::Clerk) {
            let message = "a clerk needs at least one --town, and nobody else has any";
            return Err(StaffError::Arguments(message.to_owned()));
        }
        let secret = match role {
            Role::System => None,
            _ => Some(Chosen::read_or_make(login).await?),
        };
        let account = NewAccount {
            login,
            name: name.trim(),
            role: role.id(),
            city,
            towns,
            password: secret.as_ref().map(|chosen| chosen.hash.as_str()),
        };
        if !self.store.add_staff(&account, &self.deed()).await? {
            return Err(StaffError::Account(format!("{login} is there already")));
        }
        let made = format!("{login} is made\n");
        Ok(made + secret.map(Chosen::shown).unwrap_or_default().as_str())
    }

    async fn towns(&self, login: &str, towns: &[String]) -> Result<String, StaffError> {
        let accounts = self.store.list_staff().await?;
        let account = accounts.iter().find(|account| account.login == login);
        if let Some(account) = account {
            self.check_area(&account.city, towns)?;
        }
        found(
            self.store.set_towns(login, towns, &self.deed()).await?,
            login,
        )?;
        Ok(format!("{login} has {} towns\n", towns.len()))
    }

    async fn list(&self) -> Result<String, StaffError> {
        let accounts = self.store.list_staff().await?;
        let line = |account: &Account| {
            let state = if account.disabled {
                "disabled"
            } else {
                "active"
            };
            format!(
                "{}\t{}\t{}\t{state}\t{}\t{}\n",
                account.login,
                account.role,
                account.city,
                account.towns.join(","),
                account.name
            )
        };
        Ok(accounts.iter().map(line).collect())
    }

    /// Whoever comes back gets a new password; a system, new tokens.
    async fn enable(&self, login: &str) -> Result<String, StaffError> {
        let accounts = self.store.list_staff().await?;
        let account = accounts.iter().find(|account| account.login == login);
        let is_person = account.is_some_and(|account| account.role != Role::System.id());
        let chosen = if is_person {
            Some(Chosen::read_or_make(login).await?)
        } else {
            None
        };
        let hash = chosen.as_ref().map(|chosen| chosen.hash.as_str());
        let enabled = self.store.enable_staff(login, hash, &self.deed()).await;
        found(enabled?, login)?;
        let enabled = format!("{login} is enabled\n");
        Ok(enabled + chosen.map(Chosen::shown).unwrap_or_default().as_str())
    }

    async fn password(&self, login: &str) -> Result<String, StaffError> {
        let chosen = Chosen::read_or_make(login).await?;
        let set = self
            .store
            .set_password(login, &chosen.hash, &self.deed())
            .await;
        found(set?, login)?;
        Ok(format!("{login} is signed out\n{}", chosen.shown()))
    }

    async fn token(&self, login: &str, days: u16) -> Result<String, StaffError> {
        let token = Token::new()?;
        let deed = self.deed();
        let until = deed.seconds() + i64::from(days) * DAY_SECONDS;
        let made = self
            .store
            .add_token(login, &token.hash(), until, &deed)
            .await;
        found(made?, login)?;
        Ok(format!("{}\n", token.text()))
    }

    /// The city must be one that the server has, and the towns must be towns of it: a slip in a code
    /// would give a clerk an empty list for ever.
    fn check_area(&self, city: &str, towns: &[String]) -> Result<(), StaffError> {
        let packs = Packs::read(&self.site);
        let site = self.site.display();
        let pack = match packs.city(city) {
            CityLookup::Known(pack) => pack,
            CityLookup::Unknown => {
                return Err(StaffError::Area(format!(
                    "there is no city {city} in {site}"
                )));
            }
            CityLookup::Unavailable => {
                let message = format!("the city {city} cannot be read in {site}: set --site");
                return Err(StaffError::Area(message));
            }
        };
        match towns.iter().find(|town| pack.town(town).is_none()) {
            Some(town) => Err(StaffError::Area(format!("{city} has no town {town}"))),
            None => Ok(()),
        }
    }
}

fn found(found: bool, login: &str) -> Result<(), StaffError> {
    if found {
        Ok(())
    } else {
        let message = format!("there is no account {login} for which this can be done");
        Err(StaffError::Account(message))
    }
}
