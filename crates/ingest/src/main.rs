//! Command line of `eldercare-ingest`; see [`HELP`].

mod importing;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::SystemTime;

use eldercare_ingest::basemap::{self, Layers};
use eldercare_ingest::city_folder::{
    CityFolder, city_folder, city_folders, folder_of, folder_paths,
};
use eldercare_ingest::import::Request;
use eldercare_ingest::pack::{self, Choice, Outcome};
use eldercare_ingest::problem::Problem;
use eldercare_ingest::raw::Raw;
use eldercare_ingest::validate::{self, Today};
use eldercare_ingest::{benefits, demo, divisions, export, homes, lists, nation};

const HELP: &str = include_str!("help.txt");

/// The parsed command line.
#[derive(Default)]
struct Arguments {
    command: String,
    subject: Option<String>,
    import: Request,
    map: Option<PathBuf>,
    geo: Option<PathBuf>,
    raw: Option<PathBuf>,
    out: Option<PathBuf>,
    locales: Option<PathBuf>,
    base: Option<String>,
    choice: Choice,
    nation: bool,
    sample: Option<usize>,
    report: Option<String>,
}

fn main() -> ExitCode {
    match arguments()
        .map_err(|e| Problem::Usage(e.to_string()))
        .and_then(|a| run(&a))
    {
        Ok(code) => code,
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn arguments() -> Result<Arguments, lexopt::Error> {
    use lexopt::prelude::*;
    let mut parsed = Arguments::default();
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("raw") => parsed.raw = Some(parser.value()?.into()),
            Long("out") => parsed.out = Some(parser.value()?.into()),
            Long("locales") => parsed.locales = Some(parser.value()?.into()),
            Long("base") => parsed.base = Some(parser.value()?.string()?),
            Long("geo") => parsed.geo = Some(parser.value()?.into()),
            Long("city") => parsed.choice.city = Some(parser.value()?.string()?),
            Long("released-only") => parsed.choice.released_only = true,
            Long("sizes") => parsed.choice.measure = true,
            Long("nation") => parsed.nation = true,
            Long("sample") => parsed.sample = Some(parser.value()?.parse()?),
            Long("report") => parsed.report = Some(parser.value()?.string()?),
            Long("kind") => parsed.import.kind = Some(importing::kind(&parser.value()?.string()?)?),
            Long("crs") => parsed.import.crs = Some(parser.value()?.parse()?),
            Long("source") => parsed.import.source = Some(parser.value()?.string()?),
            Long("sheet") => parsed.import.sheet = Some(parser.value()?.string()?),
            Long("map") => parsed.map = Some(parser.value()?.into()),
            Long("dry-run") => parsed.import.dry_run = true,
            Long("help") => "help".clone_into(&mut parsed.command),
            Value(word) if parsed.command.is_empty() => parsed.command = word.string()?,
            Value(word) => parsed.subject = Some(word.string()?),
            other => return Err(other.unexpected()),
        }
    }
    Ok(parsed)
}

fn run(arguments: &Arguments) -> Result<ExitCode, Problem> {
    match arguments.command.as_str() {
        "basemap" => {
            let layers = Layers::read(&arguments.raw()?)?;
            arguments.each_city(|folder| basemap::write(folder, &layers))?;
        }
        "divisions" => {
            let raw = arguments.raw()?;
            arguments.each_city(|folder| divisions::write(folder, &raw))?;
        }
        "generate" if arguments.nation => generate_nation(arguments)?,
        "nation-seed" => {
            let seed = nation::make_seed(&arguments.raw()?)?;
            seed.write(&arguments.geo().join(nation::FILE))?;
        }
        "generate" => {
            let raw = arguments.raw()?;
            arguments.each_city(|folder| generate(folder, &raw))?;
        }
        "homes" => {
            let raw = arguments.raw()?;
            arguments.each_city(|folder| {
                println!("  {} homes", homes::write(folder, &raw)?);
                Ok(())
            })?;
        }
        "import" => return importing::list(arguments),
        "import-all" => return importing::all(arguments),
        "hours" => arguments.each_city(importing::hours)?,
        "validate" => return validate(arguments),
        "pack" => return pack(arguments),
        "lists" => return lists(arguments),
        "export" => return export(arguments),
        "" | "help" => print!("{HELP}"),
        other => {
            let message = format!("{other} is no command; --help says which there are");
            return Err(Problem::Usage(message));
        }
    }
    Ok(ExitCode::SUCCESS)
}

impl Arguments {
    fn geo(&self) -> PathBuf {
        self.geo.clone().unwrap_or_else(|| PathBuf::from("geo"))
    }

    fn locales(&self) -> PathBuf {
        let chosen = self.locales.clone();
        chosen.unwrap_or_else(|| PathBuf::from("assets/locales"))
    }

    fn raw(&self) -> Result<Raw, Problem> {
        let folder = self.raw.as_ref();
        let folder = folder.ok_or_else(|| Problem::Usage("--raw DIR is missing".to_owned()))?;
        Ok(Raw::new(folder))
    }

    fn out(&self) -> Result<&Path, Problem> {
        let missing = || Problem::Usage("--out DIR is missing".to_owned());
        self.out.as_deref().ok_or_else(missing)
    }

    /// Does something for the chosen city, or for all.
    fn each_city(&self, act: impl Fn(&CityFolder) -> Result<(), Problem>) -> Result<(), Problem> {
        if let Some(id) = &self.choice.city {
            return act(&city_folder(&self.geo(), id)?);
        }
        for folder in city_folders(&self.geo())? {
            let folder = folder?;
            println!("{} {}", folder.city.id, folder.city.slug);
            act(&folder)?;
        }
        Ok(())
    }
}

fn generate(folder: &CityFolder, raw: &Raw) -> Result<(), Problem> {
    if demo::has_plan(&folder.city.id) {
        let made = demo::write(folder, raw)?;
        println!("  {} places", made.places);
        if made.kept > 0 {
            println!("  {} places of lists were there and are kept", made.kept);
        }
    }
    Ok(())
}

fn validate(arguments: &Arguments) -> Result<ExitCode, Problem> {
    let folders = match &arguments.subject {
        Some(city) if Path::new(city).is_dir() => vec![PathBuf::from(city)],
        Some(city) => vec![folder_of(&arguments.geo(), city)?],
        None => folder_paths(&arguments.geo())?,
    };
    let today = Today::of(SystemTime::now());
    let mut checked: Vec<_> = folders
        .iter()
        .map(|folder| {
            (
                folder.display().to_string(),
                validate::folder(folder, today),
            )
        })
        .collect();
    if arguments.subject.is_none() {
        let name = arguments.geo().join(benefits::NATIONAL);
        let found = validate::national(&arguments.geo(), today);
        checked.push((name.display().to_string(), found));
    }
    validate::print(&checked, arguments.report.as_deref() == Some("json"));
    let errors: usize = checked.iter().map(|(_, found)| found.errors()).sum();
    Ok(if errors == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn generate_nation(arguments: &Arguments) -> Result<(), Problem> {
    let seed = match &arguments.raw {
        Some(_) => nation::make_seed(&arguments.raw()?)?,
        None => nation::Seed::read(&arguments.geo().join(nation::FILE))?,
    };
    let sample = nation::Sample::of(arguments.sample.unwrap_or(nation::TOTAL));
    let written = nation::write(&seed, arguments.out()?, sample)?;
    println!("{written} synthetic places, for benchmarks only");
    Ok(())
}

fn pack(arguments: &Arguments) -> Result<ExitCode, Problem> {
    let outcome = pack::run(&arguments.geo(), arguments.out()?, &arguments.choice)?;
    Ok(told(&outcome))
}

fn lists(arguments: &Arguments) -> Result<ExitCode, Problem> {
    let (geo, out, locales) = (arguments.geo(), arguments.out()?, arguments.locales());
    let outcome = lists::run(&geo, out, &locales, &arguments.choice)?;
    Ok(told(&summed(outcome, "list/", &arguments.choice)))
}

fn export(arguments: &Arguments) -> Result<ExitCode, Problem> {
    let base = arguments.base.as_deref().unwrap_or(export::USUAL_BASE);
    let (geo, out, locales) = (arguments.geo(), arguments.out()?, arguments.locales());
    let outcome = export::run(&geo, out, &locales, base, &arguments.choice)?;
    Ok(told(&summed(outcome, "open/", &arguments.choice)))
}

/// One line for many small files, unless their sizes are what was asked for.
fn summed(mut outcome: Outcome, folder: &str, choice: &Choice) -> Outcome {
    if !choice.measure {
        let bytes: usize = outcome.written.iter().map(|file| file.raw).sum();
        println!("{bytes:>9}  {folder} ({} files)", outcome.written.len());
        outcome.written.clear();
    }
    outcome
}

/// Says what was written and what could not be.
fn told(outcome: &Outcome) -> ExitCode {
    for file in &outcome.written {
        match file.brotli {
            Some(brotli) => println!("{:>9} {brotli:>8} br  {}", file.raw, file.name),
            None => println!("{:>9}  {}", file.raw, file.name),
        }
    }
    for problem in &outcome.problems {
        eprintln!("error: {problem}");
    }
    if outcome.problems.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
