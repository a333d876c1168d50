//! Evaluates cases from standard input, for checking the engine against worked cases.
//!
//! `cargo run -q -p eldercare-assessment --example evaluate -- gbt-42195-2022 < cases.json`
//!
//! Reads an array of cases, or an object with `cases` and `invalid_cases`, and prints an array of
//! results. It is strict where the self-check is lenient: a case with anything missing gets an
//! error, not a range, unless coma settles the level.

mod case;
mod outcome;

use std::{
    env, fs,
    io::{self, Read, Write},
    path::Path,
    process::ExitCode,
};

use eldercare_assessment::Instrument;
use serde_json::Value;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("evaluate: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let id = env::args()
        .nth(1)
        .ok_or("which instrument? gbt-42195-2022")?;
    let instrument = load(&id)?;
    let outcomes: Vec<Value> = cases(&read_stdin()?)?
        .iter()
        .enumerate()
        .map(|(position, case)| outcome::of(&instrument, case, position))
        .collect::<Result<_, _>>()?;
    let text = serde_json::to_string_pretty(&outcomes).map_err(|fault| fault.to_string())?;
    match writeln!(io::stdout(), "{text}") {
        // A reader that has seen enough, such as `head`, is no fault.
        Err(fault) if fault.kind() != io::ErrorKind::BrokenPipe => Err(fault.to_string()),
        _ => Ok(()),
    }
}

/// The instrument files lie beside the crates, wherever the command is run from.
fn load(id: &str) -> Result<Instrument, String> {
    let known = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if id.is_empty() || !id.chars().all(known) {
        return Err(format!("{id:?} is not the id of an instrument"));
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/instruments");
    let file = folder.join(format!("{id}.json"));
    let json = fs::read_to_string(&file)
        .map_err(|fault| format!("there is no instrument {id}: {}: {fault}", file.display()))?;
    Instrument::parse(&json).map_err(|faults| {
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        format!("{}: {}", file.display(), faults.join("; "))
    })
}

fn read_stdin() -> Result<Value, String> {
    let mut bytes = Vec::new();
    let read = io::stdin().read_to_end(&mut bytes);
    read.map_err(|fault| format!("cannot read the cases: {fault}"))?;
    let text = String::from_utf8(bytes).map_err(|_| "the cases are not UTF-8 text".to_owned())?;
    // Some editors put a byte-order mark in front.
    let text = text.trim_start_matches('\u{feff}');
    serde_json::from_str(text).map_err(|fault| format!("the cases are not JSON: {fault}"))
}

fn cases(input: &Value) -> Result<Vec<Value>, String> {
    let expected = "expected an array of cases, or an object with \"cases\"";
    match input {
        Value::Array(cases) => Ok(cases.clone()),
        Value::Object(file) if file.contains_key("cases") => {
            let lists = [file.get("cases"), file.get("invalid_cases")];
            let lists = lists.into_iter().flatten();
            let lists = lists.map(|list| list.as_array().cloned().ok_or(expected.to_owned()));
            Ok(lists.collect::<Result<Vec<_>, _>>()?.concat())
        }
        _ => Err(expected.to_owned()),
    }
}
