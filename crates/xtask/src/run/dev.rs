//! `cargo xtask run --dev`: Trunk rebuilds and reloads the page at each change; the server runs
//! behind it and answers what Trunk.toml forwards.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};

use super::{Options, refuse_taken};
use crate::process;
use crate::project::Project;
use crate::server::{self, Profile, Server};
use crate::site::{app, packs};
use crate::tools::Tools;

/// Where the server listens in this mode; Trunk.toml names the same port.
const BEHIND: u16 = 8090;

/// Serves until Ctrl-C.
pub fn serve(project: &Project, tools: &Tools, options: &Options) -> Result<ExitCode> {
    refuse_taken(BEHIND)?;
    packs::build(project, packs::Speed::Dev)?;
    server::build(project, Profile::Dev)?;
    let site = link_data(project)?;
    let server = Server {
        profile: Profile::Dev,
        port: BEHIND,
        data: &options.data,
        site: &site,
    };
    let mut children = process::Children::new()?;
    children.add("the server", server.command(project))?;
    server.wait_until_up(&mut children)?;
    let mut trunk = app::trunk(project, tools)?;
    trunk.args([
        "serve",
        "--address",
        "127.0.0.1",
        "--dist",
        "target/web/dev",
    ]);
    trunk.args(["--port", &options.port.to_string()]);
    children.add("Trunk", trunk)?;
    println!(
        "\nEldercare Map: http://127.0.0.1:{} once Trunk has built it",
        options.port
    );
    children.wait()
}

/// A folder that shows texts, instruments and settings where they are edited, so that a change
/// is there at the next reload.
fn link_data(project: &Project) -> Result<PathBuf> {
    let site = project.scratch().join("dev-site");
    let _ = std::fs::remove_dir_all(&site);
    std::fs::create_dir_all(&site)?;
    let links = [
        ("assets/locales", "locales"),
        ("assets/instruments", "instruments"),
        ("assets/needs", "needs"),
        ("assets/forms", "forms"),
        ("public/config.json", "config.json"),
        ("target/packs/geo", "geo"),
        ("target/packs/list", "list"),
        ("index.html", "index.html"),
    ];
    for (source, name) in links {
        link(&project.path(source), &site.join(name))?;
    }
    Ok(site)
}

fn link(source: &Path, name: &Path) -> Result<()> {
    std::os::unix::fs::symlink(source, name).with_context(|| format!("{}", name.display()))
}

#[cfg(test)]
mod tests {
    /// Trunk ends at once when one does not exist, as in a fresh clone git keeps no empty folder.
    #[test]
    fn every_path_that_trunk_watches_exists() {
        let project = crate::project::Project::locate();
        let trunk = std::fs::read_to_string(project.path("Trunk.toml")).unwrap();
        let list = trunk.split("watch = [").nth(1).unwrap();
        let watched: Vec<&str> = list.split(']').next().unwrap().split('"').collect();
        let watched: Vec<&&str> = watched.iter().skip(1).step_by(2).collect();
        assert!(watched.len() > 5, "{watched:?}");
        for path in watched {
            assert!(project.path(path).exists(), "{path}");
        }
    }

    #[test]
    fn trunk_forwards_to_the_port_the_server_listens_on() {
        let project = crate::project::Project::locate();
        let trunk = std::fs::read_to_string(project.path("Trunk.toml")).unwrap();
        let backends = trunk.lines().filter(|line| line.starts_with("backend"));
        let here = format!("http://127.0.0.1:{}/", super::BEHIND);
        assert_eq!(backends.filter(|line| line.contains(&here)).count(), 8);
    }
}
