//! The words and options of `staff`.

use std::ffi::OsString;

use eldercare_desk::Role;
use eldercare_desk::login::is_login;

use super::{StaffCommand, StaffError, Verb};
use crate::config::DatabaseUrl;

/// Days that a token holds unless said.
const TOKEN_DAYS: u16 = 365;

fn text(value: OsString) -> Result<String, StaffError> {
    let text = value.into_string();
    text.map_err(|_| StaffError::Arguments("an argument is not UTF-8".to_owned()))
}

fn login(word: Option<String>) -> Result<String, StaffError> {
    word.filter(|login| is_login(login)).ok_or_else(|| {
        let form = "LOGIN is 2 to 40 small letters, digits, dots and dashes, a letter first";
        StaffError::Arguments(form.to_owned())
    })
}

/// The arguments as they stand.
#[derive(Default)]
pub(super) struct Given {
    help: bool,
    words: Vec<String>,
    options: Vec<(String, String)>,
}

impl Given {
    /// Sorts the arguments into words and options.
    pub(super) fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, StaffError> {
        let mut given = Given::default();
        let mut parser = lexopt::Parser::from_args(arguments);
        while let Some(argument) = parser.next()? {
            match argument {
                lexopt::Arg::Value(value) => given.words.push(text(value)?),
                lexopt::Arg::Short('h') | lexopt::Arg::Long("help") => given.help = true,
                lexopt::Arg::Long(name) => {
                    let name = name.to_owned();
                    let value = text(parser.value()?)?;
                    given.options.push((name, value));
                }
                lexopt::Arg::Short(other) => {
                    return Err(StaffError::Arguments(format!("there is no -{other}")));
                }
            }
        }
        Ok(given)
    }

    /// What they ask for.
    pub(super) fn command(
        mut self,
        environment: impl Fn(&str) -> Option<OsString>,
    ) -> Result<StaffCommand, StaffError> {
        let setting = |option: Option<String>, variable: &str, usual: &str| {
            let value = option.map(OsString::from).or_else(|| environment(variable));
            value.unwrap_or_else(|| usual.into())
        };
        let data = setting(self.take("data")?, "ELDERCARE_DATA", "data");
        let site = setting(self.take("site")?, "ELDERCARE_SITE", "dist");
        let url = self.take("database-url")?.map(OsString::from);
        let url = url.or_else(|| environment("DATABASE_URL"));
        let database_url = url.map(|url| {
            let parsed = url.to_str().and_then(DatabaseUrl::parse);
            let expected = "the address of a PostgreSQL, postgres://…";
            parsed.ok_or_else(|| StaffError::Arguments(format!("--database-url is not {expected}")))
        });
        Ok(StaffCommand {
            verb: self.verb()?,
            data: data.into(),
            site: site.into(),
            database_url: database_url.transpose()?,
        })
    }

    fn verb(mut self) -> Result<Verb, StaffError> {
        let mut words = std::mem::take(&mut self.words).into_iter();
        let verb = words.next().unwrap_or_default();
        if self.help || verb == "help" {
            return Ok(Verb::Help);
        }
        let mut login = || login(words.next());
        let verb = match verb.as_str() {
            "add" => Verb::Add {
                login: login()?,
                role: self.role()?,
                city: self.needed("city")?,
                name: self.needed("name")?,
                towns: self.all("town"),
            },
            "towns" => Verb::Towns {
                login: login()?,
                towns: self.all("town"),
            },
            "list" => Verb::List,
            "disable" => Verb::Disable(login()?),
            "enable" => Verb::Enable(login()?),
            "password" => Verb::Password(login()?),
            "token" => Verb::Token {
                login: login()?,
                days: self.days()?,
            },
            other => {
                return Err(StaffError::Arguments(format!(
                    "there is no `staff {other}`"
                )));
            }
        };
        match (words.next(), self.options.first()) {
            (None, None) => Ok(verb),
            (Some(word), _) => Err(StaffError::Arguments(format!("what is `{word}`?"))),
            (None, Some((name, _))) => {
                Err(StaffError::Arguments(format!("--{name} is not for this")))
            }
        }
    }

    fn take(&mut self, name: &str) -> Result<Option<String>, StaffError> {
        let mut found = self.all(name).into_iter();
        let first = found.next();
        if found.next().is_some() {
            return Err(StaffError::Arguments(format!("--{name} is given twice")));
        }
        Ok(first)
    }

    fn all(&mut self, name: &str) -> Vec<String> {
        let all = self.options.extract_if(.., |(given, _)| given == name);
        all.map(|(_, value)| value).collect()
    }

    fn needed(&mut self, name: &str) -> Result<String, StaffError> {
        let value = self.take(name)?.filter(|value| !value.trim().is_empty());
        value.ok_or_else(|| StaffError::Arguments(format!("--{name} is missing")))
    }

    fn role(&mut self) -> Result<Role, StaffError> {
        let role = Role::from_id(&self.needed("role")?);
        // A place has a link and no account.
        role.filter(|role| *role != Role::Facility).ok_or_else(|| {
            StaffError::Arguments("--role is clerk, editor, head or system".to_owned())
        })
    }

    fn days(&mut self) -> Result<u16, StaffError> {
        let Some(days) = self.take("days")? else {
            return Ok(TOKEN_DAYS);
        };
        let days = days.parse().ok().filter(|days| (1..=3_660).contains(days));
        days.ok_or_else(|| StaffError::Arguments("--days is a number from 1 to 3660".to_owned()))
    }
}
