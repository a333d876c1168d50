//! `cargo xtask run`: from a bare clone to a page in the browser.

use std::net::TcpListener;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::args::Args;
use crate::process;
use crate::project::Project;
use crate::server::{self, Profile, Server};
use crate::site;
use crate::tools::Tools;

mod dev;

/// The port of a run that names none.
const PORT: u16 = 8080;

/// What the command line says.
struct Options {
    port: u16,
    data: PathBuf,
}

/// `cargo xtask run [--port N] [--data DIR] [--dev]`.
pub fn command(project: &Project, mut args: Args) -> Result<ExitCode> {
    let options = Options {
        port: args.port("--port")?.unwrap_or(PORT),
        data: data_folder(project, args.value("--data")?)?,
    };
    let dev = args.switch("--dev");
    args.finish()?;
    refuse_taken(options.port)?;
    let tools = Tools::ensure(project)?;
    if dev {
        return dev::serve(project, &tools, &options);
    }
    // A broken pack has been reported with file and line; the other cities are served.
    site::build(project, &tools)?;
    println!("-- building the server; the first time takes about 4 minutes");
    server::build(project, Profile::Release)?;
    let server = Server {
        profile: Profile::Release,
        port: options.port,
        data: &options.data,
        site: &project.dist(),
    };
    let mut children = process::Children::new()?;
    children.add("the server", server.command(project))?;
    server.wait_until_up(&mut children)?;
    println!(
        "\nEldercare Map: http://127.0.0.1:{}   (Ctrl-C ends it)",
        options.port
    );
    children.wait()
}

/// A folder given on the command line is seen from where the command was called.
fn data_folder(project: &Project, given: Option<String>) -> Result<PathBuf> {
    match given {
        Some(folder) => std::path::absolute(folder).context("--data"),
        None => Ok(project.path("data")),
    }
}

/// Says at once, before minutes of building, that the port cannot be had.
fn refuse_taken(port: u16) -> Result<()> {
    match TcpListener::bind(("127.0.0.1", port)) {
        Ok(_) => Ok(()),
        Err(error) => bail!(
            "port {port} cannot be used ({error}). Another program has it; choose one: --port {}",
            port.saturating_add(1)
        ),
    }
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::refuse_taken;

    #[test]
    fn a_taken_port_is_refused_with_a_way_out() {
        let holder = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = holder.local_addr().unwrap().port();
        let message = refuse_taken(port).unwrap_err().to_string();
        assert!(message.contains(&port.to_string()) && message.contains("--port"));
        drop(holder);
        assert!(refuse_taken(port).is_ok());
    }
}
