//! The commands `import` and `import-all`: words to a request, a report to words.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use eldercare_ingest::city_folder::{CityFolder, city_folder};
use eldercare_ingest::import::mapping::Mapping;
use eldercare_ingest::import::{self, Failure, Request};
use eldercare_ingest::problem::Problem;
use eldercare_ingest::{facilities, hours};
use eldercare_places::Kind;

use crate::Arguments;

/// A kind by its id, or the ids that there are.
pub fn kind(word: &str) -> Result<Kind, String> {
    let known = Kind::ALL.map(Kind::id).join(", ");
    Kind::from_id(word).ok_or_else(|| format!("{word} is no kind of place; there are: {known}"))
}

/// Imports one list. With `--report json` standard output holds the report and nothing else.
pub fn list(arguments: &Arguments) -> Result<ExitCode, Problem> {
    let json = match arguments.report.as_deref() {
        None | Some("text") => false,
        Some("json") => true,
        Some(other) => {
            return Err(Problem::Usage(format!("--report {other}: json or text")));
        }
    };
    let path = arguments.subject.as_deref().unwrap_or_default();
    let result = request(arguments)
        .map_err(Failure::from)
        .and_then(|request| import::run(&request));
    let failed = result.is_err();
    let report = result.unwrap_or_else(|failure| {
        eprintln!("error: {path}: {failure}");
        failure.report(path)
    });
    if json {
        let written = report.write_json(std::io::stdout());
        written.map_err(|error| Problem::Usage(format!("standard output: {error}")))?;
        eprint!("{report}");
    } else if !failed {
        print!("{report}");
    }
    if report.taken() > 0 {
        return Ok(ExitCode::SUCCESS);
    }
    if !failed {
        eprintln!("error: {path}: no row could be taken");
    }
    Ok(ExitCode::FAILURE)
}

/// Reads the hours of a city's places anew, after the readers have learnt something.
pub fn hours(folder: &CityFolder) -> Result<(), Problem> {
    let mut places = facilities::read(folder)?;
    let before = places.clone();
    for place in places.iter_mut().filter(|place| place.hours.is_some()) {
        place.details.schedule = None;
    }
    let tally = hours::fill_all(&mut places);
    println!("  {} texts read", tally.read);
    for (id, text, unread) in &tally.unread {
        println!("  {id}: {text}: {unread}");
    }
    if places == before {
        return Ok(());
    }
    facilities::write(folder, &places)
}

fn request(arguments: &Arguments) -> Result<Request, Problem> {
    let mut request = arguments.import.clone();
    let list = arguments.subject.as_ref();
    let missing = || Problem::Usage("which list? import LIST --city ID --crs SYSTEM".to_owned());
    request.list = list.ok_or_else(missing)?.into();
    let id = arguments.choice.city.as_deref();
    request.folder = match (&arguments.out, id) {
        (Some(folder), Some(id)) if !folder.join("city.toml").is_file() => {
            elsewhere(folder, arguments, id, request.dry_run)?
        }
        (Some(folder), _) => folder.clone(),
        (None, Some(id)) => city_folder(&arguments.geo(), id)?.path,
        (None, None) => return Err(Problem::Usage("--city ID is missing".to_owned())),
    };
    if let Some(map) = &arguments.map {
        request.mapping = Mapping::read(map)?;
    } else if let Some((path, mapping)) = import::known(&request.folder, &request.list)? {
        eprintln!(
            "{} is for this list and is used; --map says another",
            path.display()
        );
        request.mapping = mapping;
    }
    let city = import::open(&request.folder)?.city.id;
    match id {
        Some(id) if id != city => Err(Problem::Usage(format!(
            "{} is the folder of {city} and not of {id}",
            request.folder.display()
        ))),
        _ => Ok(request),
    }
}

/// A new folder for the places of a city that `geo/` knows; a dry run looks at the city's own.
fn elsewhere(
    folder: &Path,
    arguments: &Arguments,
    id: &str,
    dry_run: bool,
) -> Result<PathBuf, Problem> {
    let Ok(own) = city_folder(&arguments.geo(), id) else {
        return Ok(folder.to_path_buf());
    };
    if dry_run {
        return Ok(own.path);
    }
    eprintln!(
        "{} is new; what the city is and how its lists are read is copied from {}",
        folder.display(),
        own.path.display()
    );
    import::furnish(folder, &own)?;
    Ok(folder.to_path_buf())
}

/// Imports every list that the folder of a city has a mapping for.
pub fn all(arguments: &Arguments) -> Result<ExitCode, Problem> {
    let missing = |what: &str| Problem::Usage(format!("{what} is missing"));
    let raw = arguments
        .raw
        .as_deref()
        .ok_or_else(|| missing("--raw DIR"))?;
    let id = arguments.choice.city.as_deref();
    let id = id.ok_or_else(|| missing("--city ID"))?;
    let folder = city_folder(&arguments.geo(), id)?.path;
    match import::all(&folder, raw, arguments.import.dry_run) {
        Ok(reports) => {
            for report in reports {
                print!("{report}");
            }
            Ok(ExitCode::SUCCESS)
        }
        Err(failure) => {
            eprintln!("error: {failure}");
            Ok(ExitCode::FAILURE)
        }
    }
}
