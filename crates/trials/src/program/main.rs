//! The fault proxy and the load as a program, for trials that are written in other languages and
//! for the benches.
#![forbid(unsafe_code)]

mod proxy;

use std::path::PathBuf;
use std::process::ExitCode;

use eldercare_trials::load;
use lexopt::prelude::{Long, Value, ValueExt as _};

const HELP: &str = "\
eldercare-trials load --program FILE --folder DIR

  Starts a server of its own in a folder on a real disk, measures how many requests it accepts and
  how long they take, and ends with 1 where a target was missed.

";

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("eldercare-trials: {error}\n\n{HELP}{}", proxy::HELP);
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<ExitCode, Box<dyn std::error::Error>> {
    let mut parser = lexopt::Parser::from_env();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    match parser.next()? {
        Some(Value(word)) if word == "proxy" => {
            runtime.block_on(proxy::run(parser))?;
            Ok(ExitCode::SUCCESS)
        }
        Some(Value(word)) if word == "load" => {
            let (program, folder) = load_options(parser)?;
            let reached = runtime.block_on(load::measure(&program, &folder));
            Ok(if reached {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            })
        }
        _ => Err("`proxy` or `load`?".into()),
    }
}

fn load_options(mut parser: lexopt::Parser) -> Result<(PathBuf, PathBuf), lexopt::Error> {
    let (mut program, mut folder) = (None, None);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("program") => program = Some(parser.value()?.parse()?),
            Long("folder") => folder = Some(parser.value()?.parse()?),
            other => return Err(other.unexpected()),
        }
    }
    let program = program.ok_or("--program FILE is needed")?;
    Ok((program, folder.ok_or("--folder DIR is needed")?))
}
