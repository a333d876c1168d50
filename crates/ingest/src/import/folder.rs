//! The folder that a list goes into: opened, locked, with its sources and places.

use std::fs::File;
use std::path::Path;

use eldercare_places::Facility;
use eldercare_places::city::Source;

use super::Request;
use super::assumed;
use super::store::{Entry, Id, Places, Stored};
use crate::city_folder::CityFolder;
use crate::facilities;
use crate::problem::Problem;

/// What a city's folder has besides its places and what is made from them.
const GROUND: [&str; 3] = ["basemap.topojson", "divisions.json", "city.toml"];

/// Makes a folder for a city's places elsewhere, with what the city's own folder knows of the city and
/// of its lists. `city.toml` comes last: a folder without it is none, and the next call begins anew.
pub fn furnish(path: &Path, from: &CityFolder) -> Result<(), Problem> {
    let failed = |path: &Path, cause| Problem::File {
        path: path.to_path_buf(),
        cause,
    };
    let mappings = path.join("import");
    std::fs::create_dir_all(&mappings).map_err(|cause| failed(&mappings, cause))?;
    let own = std::fs::read_dir(from.file("import")).into_iter().flatten();
    let own = own.filter_map(|entry| Some(Path::new("import").join(entry.ok()?.file_name())));
    for file in own.chain(GROUND.map(Into::into)) {
        let source = from.path.join(&file);
        if source.is_file() {
            std::fs::copy(&source, path.join(&file)).map_err(|cause| failed(&source, cause))?;
        }
    }
    Ok(())
}

/// Opens a city's folder; a new one is told what it needs.
pub fn open(path: &Path) -> Result<CityFolder, Problem> {
    if path.join("city.toml").is_file() {
        return CityFolder::open(path);
    }
    let text = "{ zh-CN = \"…\", zh-Hant = \"…\", en = \"…\" }";
    Err(Problem::Usage(format!(
        "{}: a city's folder needs a city.toml with at least:\n\n\
         id = \"000000\"\nslug = \"city\"\nhotline = \"12345\"\n\
         bounds = [116.0, 39.0, 117.0, 40.0]\ncentre = [116.5, 39.5]\n\
         release = false\ndemo = false\nrequests = false\nname = {text}\ncredit = {text}\n",
        path.display()
    )))
}

/// Holds the folder until the import is done; the system lets go of it also after a crash.
pub(super) fn lock(folder: &CityFolder) -> Result<File, Problem> {
    let path = folder.file("city.toml");
    let file = File::open(&path).map_err(|cause| Problem::File {
        path: path.clone(),
        cause,
    })?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(_) => Err(Problem::Usage(format!(
            "{}: another import is at work in this folder; wait until it is done",
            folder.path.display()
        ))),
    }
}

/// The source of the list, or the lines that are missing in `city.toml`. Of a list that says no source
/// one is assumed.
pub(super) fn source(request: &Request, folder: &CityFolder) -> Result<Source, Problem> {
    let said = request.source.as_ref().or(request.mapping.source.as_ref());
    let Some(id) = said else {
        let assumed = assumed::of(&request.list);
        return Ok(folder.city.source(&assumed.id).cloned().unwrap_or(assumed));
    };
    let file = folder.file("city.toml");
    if let Some(known) = folder.city.source(id) {
        return Ok(known.clone());
    }
    let known: Vec<&str> = folder.city.sources.iter().map(|s| s.id.as_str()).collect();
    let text =
        |what: &str| format!("{{ zh-CN = \"{what}\", zh-Hant = \"{what}\", en = \"{what}\" }}");
    Err(Problem::Usage(format!(
        "where does the list come from? Say --source with one of: {}; or add to {} and say --source {id}:\n\n\
         [[sources]]\nid = \"{id}\"\ndate = \"2025-01\"\nlicence = {}\ntitle = {}\npublisher = {}\n",
        known.join(", "),
        file.display(),
        text("…"),
        text("…"),
        text("…")
    )))
}

/// The places that the folder has. What a row says in the same words is kept once.
pub(super) fn places(folder: &CityFolder, rows: &[Entry]) -> Result<Places, Problem> {
    if !folder.file(facilities::FILE).is_file() {
        return Ok(Places::new());
    }
    let rows = Rows::of(rows);
    let mut places = Places::new();
    let read = facilities::read_each(folder, |place| {
        let (id, place) = rows.kept(&place);
        places.insert(id, place).is_none()
    });
    if read.is_none() {
        let all = facilities::read(folder)?;
        places = all.iter().map(|place| rows.kept(place)).collect();
    }
    Ok(places)
}

/// The rows by id.
struct Rows<'a> {
    sorted: Vec<&'a Entry>,
}

impl Rows<'_> {
    fn of(rows: &[Entry]) -> Rows<'_> {
        let mut sorted: Vec<&Entry> = rows.iter().collect();
        sorted.sort_by(|a, b| a.id.cmp(&b.id));
        Rows { sorted }
    }

    /// A place of the folder, in the memory of the row that says the same.
    fn kept(&self, place: &Facility) -> (Id, Stored) {
        let stored = Stored::of(place);
        let at = self
            .sorted
            .partition_point(|row| *row.id < *place.id.as_str());
        match self.sorted.get(at) {
            Some(row) if row.place == stored => (row.id.clone(), row.place.clone()),
            _ => (place.id.as_str().into(), stored),
        }
    }
}
