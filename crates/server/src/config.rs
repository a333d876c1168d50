//! What the operator sets: on the command line, else in the environment, else the default.

use std::ffi::OsString;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use thiserror::Error;

/// Text of `--help`, for operators.
pub const HELP: &str = "\
eldercare-server: serves the Eldercare Map and stores service requests

  --host ADDRESS          address to listen on          ELDERCARE_HOST             127.0.0.1
  --port N                port, 0 for any free one      ELDERCARE_PORT             8080
  --data DIR              database and secret           ELDERCARE_DATA             data
  --site DIR              the built site                ELDERCARE_SITE             dist
  --first-look-days N     promise a first look within   ELDERCARE_FIRST_LOOK_DAYS  no promise
                          N calendar days, 1 to 60
  --database-url URL      PostgreSQL for all tables;    DATABASE_URL               files in --data
                          servers that share it share
                          one secret.key
  --trusted-proxies N     proxies of yours in front:    ELDERCARE_TRUSTED_PROXIES  0
                          whose X-Forwarded-For counts
  --rate-limits on|off    limits by address             ELDERCARE_RATE_LIMITS      on
  --retention-days N      delete what was answered N    ELDERCARE_RETENTION_DAYS   365
                          days ago, 1 to 365: people are
                          told a year at most; taken back
                          30 days ago, or two years without
                          anything new, goes in any case
  --metrics ADDRESS:PORT  numbers for Prometheus there  ELDERCARE_METRICS          nowhere
  --help, --version

eldercare-server audit verify [END]   whether anybody changed the audit; prints its end, to be written
                                      down elsewhere and given as END the next time
eldercare-server staff …              accounts of the desk; see `eldercare-server staff --help`

Each option may be set by the environment variable beside it. HTTPS is the reverse proxy's part.
";

/// The operator's settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Address to listen on.
    pub host: IpAddr,
    /// Port; 0 takes any free one.
    pub port: u16,
    /// Folder of the secret and, without a PostgreSQL, of the database.
    pub data: PathBuf,
    /// Folder of the built site, with the city packs under `geo`.
    pub site: PathBuf,
    /// Within how many calendar days the office promises a first look, if it does.
    pub first_look_days: Option<u8>,
    /// The PostgreSQL that holds requests, reports and the search; without it SQLite files in
    /// [`Config::data`] do.
    pub database_url: Option<DatabaseUrl>,
    /// Through how many proxies of the operator every exchange comes, each of which appends to
    /// `X-Forwarded-For`.
    pub trusted_proxies: u8,
    /// Whether exchanges are limited by address.
    pub rate_limits: bool,
    /// After how many days an answered request is deleted; at most a year, which is what the consents say.
    pub retention_days: u16,
    /// Where `/metrics` is served, for the operator alone.
    pub metrics: Option<SocketAddr>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            host: IpAddr::V4(Ipv4Addr::LOCALHOST),
            port: 8080,
            data: "data".into(),
            site: "dist".into(),
            first_look_days: None,
            database_url: None,
            trusted_proxies: 0,
            rate_limits: true,
            retention_days: 365,
            metrics: None,
        }
    }
}

/// The address of a PostgreSQL. It may hold a password, so it is never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl(String);

impl DatabaseUrl {
    /// `postgres://…` or `postgresql://…`; None for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let known = ["postgres://", "postgresql://"];
        let fits = known.iter().any(|scheme| text.starts_with(scheme));
        fits.then(|| Self(text.to_owned()))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DatabaseUrl(…)")
    }
}

/// What the command line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Invocation {
    /// Run with these settings.
    Run(Config),
    /// Print [`HELP`].
    Help,
    /// Print the version.
    Version,
    /// Walk the chain of the audit, with the end that was written down earlier.
    VerifyAudit(Config, Option<String>),
}

/// Why the settings cannot be used.
#[derive(Debug, Error)]
pub enum ConfigError {
    /// The command line is not understood.
    #[error("{0}")]
    CommandLine(#[from] lexopt::Error),
    /// A value is not what it should be.
    #[error("{name} is not {expected}")]
    Value {
        /// The option or variable.
        name: String,
        /// What was expected.
        expected: &'static str,
    },
}

/// Options with a variable `ELDERCARE_…` of the same name.
const OPTIONS: [&str; 9] = [
    "host",
    "port",
    "data",
    "site",
    "first-look-days",
    "trusted-proxies",
    "rate-limits",
    "retention-days",
    "metrics",
];

impl Config {
    /// Reads the arguments after the program's name, and the environment through a function.
    pub fn read(
        arguments: impl IntoIterator<Item = OsString>,
        environment: impl Fn(&str) -> Option<OsString>,
    ) -> Result<Invocation, ConfigError> {
        let mut config = Self::from_environment(environment)?;
        let mut parser = lexopt::Parser::from_args(arguments);
        let mut words = Vec::new();
        while let Some(argument) = parser.next()? {
            match argument {
                lexopt::Arg::Long("help") | lexopt::Arg::Short('h') => return Ok(Invocation::Help),
                lexopt::Arg::Long("version") => return Ok(Invocation::Version),
                lexopt::Arg::Long(name) => {
                    let name = name.to_owned();
                    let value = parser.value()?;
                    if !config.set(&name, &format!("--{name}"), value)? {
                        return Err(lexopt::Error::UnexpectedOption(format!("--{name}")).into());
                    }
                }
                lexopt::Arg::Value(word) => words.push(word.to_string_lossy().into_owned()),
                other @ lexopt::Arg::Short(_) => return Err(other.unexpected().into()),
            }
        }
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        match words.as_slice() {
            [] => Ok(Invocation::Run(config)),
            ["audit", "verify"] => Ok(Invocation::VerifyAudit(config, None)),
            ["audit", "verify", end] => {
                Ok(Invocation::VerifyAudit(config, Some((*end).to_owned())))
            }
            [unknown, ..] => Err(lexopt::Error::UnexpectedArgument(unknown.into()).into()),
        }
    }

    fn from_environment(
        environment: impl Fn(&str) -> Option<OsString>,
    ) -> Result<Self, ConfigError> {
        let mut config = Self::default();
        for option in OPTIONS {
            let variable = format!("ELDERCARE_{}", option.replace('-', "_").to_uppercase());
            if let Some(value) = environment(&variable) {
                config.set(option, &variable, value)?;
            }
        }
        if let Some(value) = environment("DATABASE_URL") {
            config.set("database-url", "DATABASE_URL", value)?;
        }
        Ok(config)
    }

    /// Sets one option; false when there is no such option.
    fn set(&mut self, option: &str, name: &str, value: OsString) -> Result<bool, ConfigError> {
        match option {
            "host" => self.host = parsed(name, &value, "an IP address")?,
            "port" => self.port = parsed(name, &value, "a port from 0 to 65535")?,
            "data" => self.data = value.into(),
            "site" => self.site = value.into(),
            "first-look-days" => {
                let expected = "a number from 1 to 60";
                self.first_look_days = Some(within(name, &value, &(1..=60), expected)?);
            }
            "retention-days" => {
                let expected = "a number from 1 to 365";
                self.retention_days = within(name, &value, &(1..=365), expected)?;
            }
            "trusted-proxies" => {
                self.trusted_proxies = parsed(name, &value, "a number from 0 to 255")?;
            }
            "metrics" => self.metrics = Some(parsed(name, &value, "an address with a port")?),
            "rate-limits" => self.rate_limits = switch(name, &value)?,
            "database-url" => {
                let address = value.to_str().and_then(DatabaseUrl::parse);
                let wrong = || ConfigError::Value {
                    name: name.to_owned(),
                    expected: "an address that begins with postgres://",
                };
                self.database_url = Some(address.ok_or_else(wrong)?);
            }
            _ => return Ok(false),
        }
        Ok(true)
    }
}

fn switch(name: &str, value: &OsString) -> Result<bool, ConfigError> {
    match value.to_str() {
        Some("on") => Ok(true),
        Some("off") => Ok(false),
        _ => Err(ConfigError::Value {
            name: name.to_owned(),
            expected: "on or off",
        }),
    }
}

fn within<T: std::str::FromStr + PartialOrd>(
    name: &str,
    value: &OsString,
    range: &std::ops::RangeInclusive<T>,
    expected: &'static str,
) -> Result<T, ConfigError> {
    let number = parsed(name, value, expected)?;
    if range.contains(&number) {
        return Ok(number);
    }
    Err(ConfigError::Value {
        name: name.to_owned(),
        expected,
    })
}

fn parsed<T: std::str::FromStr>(
    name: &str,
    value: &OsString,
    expected: &'static str,
) -> Result<T, ConfigError> {
    let text = value.to_str().and_then(|text| text.parse().ok());
    text.ok_or_else(|| ConfigError::Value {
        name: name.to_owned(),
        expected,
    })
}

#[cfg(test)]
mod tests {
    use super::{Config, Invocation};

    fn read(arguments: &[&str], environment: &[(&str, &str)]) -> Result<Invocation, String> {
        let found = |name: &str| {
            let pair = environment.iter().find(|(key, _)| *key == name);
            pair.map(|(_, value)| value.into())
        };
        Config::read(arguments.iter().map(Into::into), found).map_err(|error| error.to_string())
    }

    fn run(arguments: &[&str], environment: &[(&str, &str)]) -> Config {
        match read(arguments, environment) {
            Ok(Invocation::Run(config)) => config,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_command_line_goes_before_the_environment_and_that_before_the_default() {
        let config = run(
            &["--port", "1"],
            &[("ELDERCARE_PORT", "2"), ("ELDERCARE_DATA", "d")],
        );
        assert_eq!((config.port, config.data.to_str()), (1, Some("d")));
        assert_eq!(config.site.to_str(), Some("dist"));
        assert!(config.host.is_loopback());
    }

    #[test]
    fn a_wrong_value_is_named_with_what_was_expected() {
        let error = read(&["--port", "http"], &[]).unwrap_err();
        assert_eq!(error, "--port is not a port from 0 to 65535");
        let error = read(&[], &[("ELDERCARE_FIRST_LOOK_DAYS", "0")]).unwrap_err();
        assert_eq!(
            error,
            "ELDERCARE_FIRST_LOOK_DAYS is not a number from 1 to 60"
        );
        let error = read(&["--rate-limits", "1"], &[]).unwrap_err();
        assert_eq!(error, "--rate-limits is not on or off");
        for days in ["0", "366"] {
            let error = read(&["--retention-days", days], &[]).unwrap_err();
            assert_eq!(error, "--retention-days is not a number from 1 to 365");
        }
        assert!(read(&["--prot", "1"], &[]).is_err());
        assert!(read(&["8080"], &[]).is_err());
    }

    #[test]
    fn a_database_is_a_postgresql_and_its_password_is_never_printed() {
        let address = "postgres://a:secret@db/map";
        let config = run(&[], &[("DATABASE_URL", address)]);
        assert_eq!(config.database_url.as_ref().unwrap().as_str(), address);
        assert!(!format!("{config:?}").contains("secret"));
        assert!(read(&["--database-url", "mysql://a"], &[]).is_err());
    }

    #[test]
    fn the_audit_is_verified_with_the_settings_of_the_server() {
        let Ok(Invocation::VerifyAudit(config, end)) =
            read(&["audit", "verify", "1:0a", "--data", "d"], &[])
        else {
            panic!("another command");
        };
        assert_eq!(
            (config.data.to_str(), end.as_deref()),
            (Some("d"), Some("1:0a"))
        );
        assert!(read(&["audit"], &[]).is_err());
    }

    #[test]
    fn help_and_version_are_answered() {
        assert_eq!(read(&["--help"], &[]), Ok(Invocation::Help));
        assert_eq!(read(&["--version"], &[]), Ok(Invocation::Version));
    }
}
