//! The project's own commands: `cargo xtask run`, `build`, `test`, `bench` and the smaller tasks.
//!
//! Each command is a module; this file only reads the command line and says what exists.
//! Not here: anything the product itself needs at run time.

mod args;
mod bench;
#[cfg(test)]
mod checks;
mod digest;
mod e2e;
mod fingerprint;
mod needs;
mod process;
mod project;
mod run;
mod server;

mod site;
mod soak;
mod stage;
mod test;
mod tools;
mod trials;
mod vectors;
mod voice;

use std::process::ExitCode;

use crate::args::Args;
use crate::project::Project;

const HELP: &str = "\
cargo xtask <command>

  run [--port N] [--data DIR] [--dev]   install what is missing, build, serve (--dev: live reload)
  test [--only STAGE] [--list]          every check there is, counted in one last line
  soak [--only PART] [--list] [--seed N]
                                        the trials of faults for long: hours, not minutes
  bench [--short] [--record]            bytes, Lighthouse, time to a usable map
  bench-pages [--runs 5] [--only page,page] [--report]
                                        Lighthouse on every page, a hundred taps through the forms
  bench-peers [--sizes 10k,50k] [--cpus 1,4] [--rounds 7] [--only ours,maplibre]
              [--report]                the map side by side with other libraries, slice by slice
  bench-search                          the server's search over 404,000 places, both databases
  bench-requests                        how many requests the server accepts, and how fast
  bench-queues [--schedules N] [--seed N] [--report]
                                        our queue side by side with others under faults, and its times
  vectors [--file FILE] -- PROGRAM      the published scoring cases against any program
  voice --engine 'PROGRAM {text} {file}' [--name NAME] [--format mp3] [--lang zh-CN] [--out DIR]
        [--fill hotline=12345] [--keys PREFIX,PREFIX] [--test-voice] [--prune] | --list
                                        recorded clips of what the pages read aloud
  screenshots                           the pictures of the README
  build                                 build the site into dist/
  pack                                  build the city packs alone
  tools                                 install the build tools alone
";

fn main() -> ExitCode {
    match dispatch() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch() -> anyhow::Result<ExitCode> {
    let mut args = Args::from_env();
    let project = Project::locate();
    match args.command().as_deref() {
        Some("run") => run::command(&project, args),
        Some("test") => test::command(&project, args),
        Some("soak") => soak::command(&project, args),
        Some("bench") => bench::command(&project, args),
        Some("bench-pages") => bench::pages::command(&project, args),
        Some("bench-peers") => bench::peers::command(&project, args),
        Some("bench-search") => bench::search::command(&project, args),
        Some("bench-requests") => bench::requests::command(&project, args),
        Some("bench-queues") => bench::queues::command(&project, args),
        Some("vectors") => vectors::command(&project, args),
        Some("voice") => voice::command(&project, args),
        Some("screenshots") => e2e::screenshots(&project, args),
        Some("build") => site::command(&project, args),
        Some("pack") => site::packs::command(&project, args),
        Some("tools") => tools::command(&project, args),
        None | Some("help" | "--help" | "-h") => {
            print!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        Some(other) => {
            anyhow::bail!("there is no command `{other}`; `cargo xtask help` lists them")
        }
    }
}
