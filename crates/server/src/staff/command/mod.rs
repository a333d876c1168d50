//! `eldercare-server staff …`: the operator makes, lists and ends accounts on the machine itself.

mod accounts;
mod arguments;
mod secret;

use std::ffi::OsString;
use std::io;
use std::path::PathBuf;

use eldercare_desk::Role;
use thiserror::Error;

use accounts::Accounts;
use arguments::Given;

use crate::codes::Codes;
use crate::command::NO_DATABASE;
use crate::config::DatabaseUrl;
use crate::secret::Secret;
use crate::store::{Store, StoreError, is_made};
use crate::{Clock, ConfigError};

/// Text of `staff --help`, for operators.
const HELP: &str = "\
eldercare-server staff: the people and systems at the desk

  staff add LOGIN --role clerk|editor|head|system --city ID --name NAME [--town CODE]…
  staff towns LOGIN --town CODE…       gives a clerk other towns
  staff list
  staff disable LOGIN                  ends sessions and tokens too
  staff enable LOGIN                   takes back who was disabled, with a new password
  staff password LOGIN                 ends sessions too
  staff token LOGIN [--days N]         a token for a system, shown once; 365 days unless said

The password is read from standard input when something is piped in; else one is made and shown once.
--data DIR, --site DIR and --database-url URL are those of the server (also by the environment).
";

/// What the operator asks for.
#[derive(Debug, PartialEq, Eq)]
pub struct StaffCommand {
    verb: Verb,
    data: PathBuf,
    site: PathBuf,
    database_url: Option<DatabaseUrl>,
}

#[derive(Debug, PartialEq, Eq)]
enum Verb {
    Help,
    Add {
        login: String,
        role: Role,
        city: String,
        name: String,
        towns: Vec<String>,
    },
    Towns {
        login: String,
        towns: Vec<String>,
    },
    List,
    Disable(String),
    Enable(String),
    Password(String),
    Token {
        login: String,
        days: u16,
    },
}

/// Why it is not done.
#[derive(Debug, Error)]
pub enum StaffError {
    /// The arguments.
    #[error("{0}; see `eldercare-server staff --help`")]
    Arguments(String),
    /// A setting.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// There is no such city or town, or the city's data cannot be read.
    #[error("{0}")]
    Area(String),
    /// The password.
    #[error("{0}")]
    Password(&'static str),
    /// The account.
    #[error("{0}")]
    Account(String),
    /// No server has used the folder.
    #[error(
        "there is no secret.key in --data: name the folder of the server, and start the server there first"
    )]
    NoServer,
    /// The server's database is not in the folder.
    #[error("{NO_DATABASE}")]
    NoDatabase,
    /// The data folder or standard input.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// The database.
    #[error("database: {0}")]
    Database(String),
}

impl From<StoreError> for StaffError {
    fn from(error: StoreError) -> Self {
        Self::Database(error.to_string())
    }
}

impl From<lexopt::Error> for StaffError {
    fn from(error: lexopt::Error) -> Self {
        Self::Arguments(error.to_string())
    }
}

impl StaffCommand {
    /// Reads the arguments after `staff`, and the environment through a function.
    pub fn read(
        arguments: impl IntoIterator<Item = OsString>,
        environment: impl Fn(&str) -> Option<OsString>,
    ) -> Result<Self, StaffError> {
        Given::read(arguments)?.command(environment)
    }

    /// Does it, and gives what to print.
    pub async fn run(self, clock: Clock) -> Result<String, StaffError> {
        if self.verb == Verb::Help {
            return Ok(HELP.to_owned());
        }
        if !Secret::is_in(&self.data) {
            // A new folder would get a database of its own, and nobody could sign in with what is made there.
            return Err(StaffError::NoServer);
        }
        if !is_made(&self.data, self.database_url.as_ref()) {
            return Err(StaffError::NoDatabase);
        }
        let codes = Codes::new(Secret::read_or_make(&self.data)?);
        let store = Store::open(&self.data, self.database_url.as_ref(), &codes).await?;
        let accounts = Accounts {
            store,
            site: self.site,
            codes,
            now: clock.now(),
        };
        let done = accounts.run(self.verb).await;
        accounts.store.close().await;
        done
    }
}

#[cfg(test)]
mod tests {
    use super::{Role, StaffCommand, Verb};

    fn read(arguments: &[&str]) -> Result<StaffCommand, String> {
        let arguments = arguments.iter().map(Into::into);
        StaffCommand::read(arguments, |_| None).map_err(|error| error.to_string())
    }

    #[test]
    fn an_account_is_described_whole() {
        let command = read(&[
            "add",
            "demo.clerk",
            "--role",
            "clerk",
            "--city",
            "999901",
            "--name",
            "演示",
            "--town",
            "999901001",
            "--town",
            "999901002",
            "--data",
            "d",
        ]);
        let command = command.unwrap();
        assert_eq!(command.data.to_str(), Some("d"));
        let towns = vec!["999901001".to_owned(), "999901002".to_owned()];
        let Verb::Add {
            role, towns: given, ..
        } = command.verb
        else {
            panic!("{:?}", command.verb);
        };
        assert_eq!((role, given), (Role::Clerk, towns));
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (arguments, part) in [
            (&["ad"][..], "no `staff ad`"),
            (&[], "no `staff `"),
            (&["add", "Demo"], "LOGIN is"),
            (&["add", "demo", "--role", "facility"], "--role is"),
            (
                &["add", "demo", "--role", "head", "--city", "1"],
                "--name is missing",
            ),
            (&["list", "more"], "what is `more`"),
            (&["list", "--town", "1"], "--town is not for this"),
            (&["token", "demo", "--days", "0"], "--days is"),
            (&["list", "--data", "a", "--data", "b"], "twice"),
            (&["list", "--database-url", "mysql://"], "not the address"),
        ] {
            let error = read(arguments).unwrap_err();
            assert!(error.contains(part), "{error}");
        }
        assert_eq!(read(&["--help"]).unwrap().verb, Verb::Help);
    }
}
