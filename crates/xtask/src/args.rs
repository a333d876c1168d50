//! Reads the command line: `--name value`, `--name=value` and switches.
//!
//! Not here: what an option means; each command takes its own and then calls `finish`.

use std::ffi::OsString;

use anyhow::{Context, Result, bail};

/// The words of the command line that no one has taken yet.
pub struct Args(Vec<String>);

impl Args {
    /// The words after the program's name. A word that is not Unicode is kept readable.
    pub fn from_env() -> Self {
        let words = std::env::args_os().skip(1);
        Self(
            words
                .map(|word: OsString| word.to_string_lossy().into_owned())
                .collect(),
        )
    }

    /// Takes the first word, the command.
    pub fn command(&mut self) -> Option<String> {
        (!self.0.is_empty()).then(|| self.0.remove(0))
    }

    /// Takes a switch such as `--dev`; true when it was there.
    pub fn switch(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|word| word != name);
        self.0.len() < before
    }

    /// Takes the value of an option such as `--port 8080` or `--port=8080`.
    pub fn value(&mut self, name: &str) -> Result<Option<String>> {
        let joined = format!("{name}=");
        if let Some(at) = self.0.iter().position(|word| word.starts_with(&joined)) {
            return Ok(Some(self.0.remove(at).split_off(joined.len())));
        }
        let Some(at) = self.0.iter().position(|word| word == name) else {
            return Ok(None);
        };
        self.0.remove(at);
        if at == self.0.len() {
            bail!("{name} needs a value");
        }
        Ok(Some(self.0.remove(at)))
    }

    /// Takes a port number.
    pub fn port(&mut self, name: &str) -> Result<Option<u16>> {
        let Some(text) = self.value(name)? else {
            return Ok(None);
        };
        let port = text
            .parse()
            .with_context(|| format!("{name} {text}: not a port number"))?;
        Ok(Some(port))
    }

    /// Takes the words behind `--`: they are another program's.
    pub fn behind_dashes(&mut self) -> Vec<String> {
        let Some(at) = self.0.iter().position(|word| word == "--") else {
            return Vec::new();
        };
        let behind = self.0.split_off(at);
        behind.into_iter().skip(1).collect()
    }

    /// Refuses words that nobody took, so that a misspelt option is not ignored.
    pub fn finish(self) -> Result<()> {
        match self.0.first() {
            None => Ok(()),
            Some(word) => {
                bail!("`{word}` is not an option of this command; see `cargo xtask help`")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Args;

    fn args(line: &str) -> Args {
        Args(line.split_whitespace().map(String::from).collect())
    }

    #[test]
    fn options_are_read_in_both_spellings_and_any_order() {
        let mut given = args("run --dev --port=81 --data here");
        assert_eq!(given.command().as_deref(), Some("run"));
        assert_eq!(given.value("--data").unwrap().as_deref(), Some("here"));
        assert_eq!(given.port("--port").unwrap(), Some(81));
        assert!(given.switch("--dev"));
        assert!(given.finish().is_ok());
    }

    #[test]
    fn a_misspelt_option_a_missing_value_and_a_bad_port_are_refused() {
        assert!(args("--prot 1").finish().is_err());
        assert!(args("--port").value("--port").is_err());
        assert!(args("--port 70000").port("--port").is_err());
    }
}
