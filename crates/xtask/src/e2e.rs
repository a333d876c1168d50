//! Playwright against the real server: a free port, an empty database, the staged site.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::args::Args;
use crate::process::{self, Children};
use crate::project::Project;
use crate::server::{self, Profile, Server};
use crate::site;
use crate::tools::{Tools, npm};

/// A running server as the tests see it.
pub struct Served<'a> {
    /// Its address.
    pub url: String,
    /// Where its database lies, for tests that look at the rows.
    pub data: &'a TemporaryData,
    /// The program, for tests that need a server with settings of their own.
    pub program: PathBuf,
}

/// Where the server of the tests writes its log.
pub fn log(project: &Project) -> PathBuf {
    project.scratch().join("server.err")
}

/// Installs the npm packages of the browser tests.
pub fn install(project: &Project) -> Result<()> {
    npm::ensure(
        project,
        "e2e",
        "Playwright, axe and Lighthouse for the browser tests",
        "30 s",
    )
}

/// Starts a server over `dist/` for the time of a piece of work.
pub fn with_server<T>(
    project: &Project,
    profile: Profile,
    work: impl FnOnce(&Served<'_>) -> Result<T>,
) -> Result<T> {
    install(project)?;
    server::build(project, profile)?;
    std::fs::create_dir_all(project.scratch())?;
    let data = TemporaryData::new()?;
    let port = server::free_port()?;
    let site = project.dist();
    let server = Server {
        profile,
        port,
        data: &data.0,
        site: &site,
    };
    let mut children = Children::new()?;
    let mut command = server.command(project);
    // The browser tests come from one address and faster than people.
    command.args(["--rate-limits", "off"]);
    let log = project.scratch().join("server.log");
    command
        .stdout(File::create(&log)?)
        .stderr(File::create(log.with_extension("err"))?);
    println!("-- a server for the tests; its log: {}", log.display());
    children.add("the server", command)?;
    server.wait_until_up(&mut children)?;
    work(&Served {
        url: format!("http://127.0.0.1:{port}"),
        data: &data,
        program: server::program(project, profile),
    })
}

/// `playwright test` with further words.
pub fn playwright(project: &Project, served: &Served<'_>, words: &[&str]) -> Command {
    let mut playwright = bare_playwright(project, &served.program, words);
    playwright
        .env("ELDERCARE_URL", &served.url)
        .env("ELDERCARE_DATA", &served.data.0);
    playwright
}

/// The same for tests that start all their servers themselves, with the fault proxy before them.
pub fn playwright_alone(project: &Project, profile: Profile, words: &[&str]) -> Command {
    let program = server::program(project, profile);
    let mut playwright = bare_playwright(project, &program, words);
    let proxy = program.with_file_name("eldercare-trials");
    // With an address nothing else is started; nobody listens there.
    playwright
        .env("ELDERCARE_URL", "http://127.0.0.1:1")
        .env("ELDERCARE_TRIALS", proxy);
    playwright
}

fn bare_playwright(project: &Project, program: &Path, words: &[&str]) -> Command {
    let mut playwright = process::command("node");
    playwright.current_dir(project.path("e2e"));
    playwright
        .args(["node_modules/@playwright/test/cli.js", "test"])
        .args(words);
    playwright
        .env("ELDERCARE_SERVER", program)
        .env("ELDERCARE_SITE", project.dist());
    // The stories about reading aloud have their clips made by this very program.
    if let Ok(own) = std::env::current_exe() {
        playwright.env("ELDERCARE_XTASK", own);
    }
    playwright
}

/// `cargo xtask screenshots`.
pub fn screenshots(project: &Project, args: Args) -> Result<ExitCode> {
    args.finish()?;
    let tools = Tools::ensure(project)?;
    site::build(project, &tools)?;
    with_server(project, Profile::Release, |served| {
        let mut playwright = playwright(project, served, &["--project=screenshots"]);
        process::run("the screenshots", &mut playwright)
    })?;
    Ok(ExitCode::SUCCESS)
}

/// An empty folder for a database, deleted at the end.
pub struct TemporaryData(PathBuf);

impl TemporaryData {
    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.0
    }

    fn new() -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("eldercare-e2e-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }
}

impl Drop for TemporaryData {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
