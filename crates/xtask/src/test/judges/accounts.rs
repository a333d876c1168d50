//! Accounts at the desk for the judges, made by the command of the server as an operator makes them.

use std::io::Write as _;
use std::process::Stdio;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::e2e::Served;
use crate::process;
use crate::project::Project;

/// What nobody else may know lasts as long as the database of one run.
const PASSWORD: &str = "lamp river seven judge";
/// Jinshi, whose places are demonstration data, with one of its towns.
const CITY: &str = "430781";
const TOWN: &str = "430781001";

/// Of each role login and password, and the token of a system.
pub fn make(project: &Project, served: &Served<'_>) -> Result<Value> {
    let desk = Desk { project, served };
    let mut accounts = json!({});
    for (name, role) in [
        ("clerk", "clerk"),
        ("head", "head"),
        ("editor", "editor"),
        ("leaving", "clerk"),
    ] {
        let login = format!("judge.{name}");
        desk.add(&login, role, PASSWORD)?;
        accounts[name] = json!({"login": login, "password": PASSWORD});
    }
    desk.add("judge.system", "system", "")?;
    let token = desk.staff(&["token", "judge.system"], "")?;
    accounts["token"] = json!(token.trim());
    Ok(accounts)
}

struct Desk<'a> {
    project: &'a Project,
    served: &'a Served<'a>,
}

impl Desk<'_> {
    fn add(&self, login: &str, role: &str, password: &str) -> Result<()> {
        let mut words = vec!["add", login, "--role", role, "--city", CITY];
        words.extend(["--name", "Judge"]);
        if role == "clerk" {
            words.extend(["--town", TOWN]);
        }
        self.staff(&words, password).map(drop)
    }

    /// What the command prints; without a password nothing is piped in.
    fn staff(&self, words: &[&str], password: &str) -> Result<String> {
        let mut command = process::command(&self.served.program);
        command.arg("staff").args(words);
        command.arg("--data").arg(self.served.data.path());
        command.arg("--site").arg(self.project.dist());
        command.stdout(Stdio::piped());
        if !password.is_empty() {
            command.stdin(Stdio::piped());
        }
        let mut child = command.spawn().context("could not run staff")?;
        if let Some(mut input) = child.stdin.take() {
            writeln!(input, "{password}")?;
        }
        let output = child.wait_with_output()?;
        ensure!(output.status.success(), "staff {words:?} failed");
        String::from_utf8(output.stdout).context("staff prints no text")
    }
}
