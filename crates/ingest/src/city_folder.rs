//! The folders of `geo/`: one for each city, described by its `city.toml`.

use std::path::{Path, PathBuf};

use eldercare_places::{Bounds, City};

use crate::problem::{Problem, read_text};
use crate::shape::widened;

/// A city's folder and what its `city.toml` says.
#[derive(Clone, Debug)]
pub struct CityFolder {
    /// The folder.
    pub path: PathBuf,
    /// The content of `city.toml`; counts and districts are still empty.
    pub city: City,
}

/// Least margin around a city in degrees, about 5 km: a small county is not cut at its door.
const LEAST_MARGIN: f64 = 0.05;
/// Margin as a share of the city's width.
const MARGIN_SHARE: f64 = 0.04;

impl CityFolder {
    /// Reads one folder.
    pub fn open(path: &Path) -> Result<CityFolder, Problem> {
        let file = path.join("city.toml");
        let text = read_text(&file)?;
        let city = toml::from_str(&text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start);
            let line = text
                .get(..start)
                .map_or(1, |before| before.lines().count().max(1));
            Problem::content(&file, line, error.message())
        })?;
        Ok(CityFolder {
            path: path.to_path_buf(),
            city,
        })
    }

    /// Path of a file in the folder.
    #[must_use]
    pub fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Whether a county code belongs to the city: 500000 owns 50…, 411200 owns 4112…
    #[must_use]
    pub fn owns(&self, county: u32) -> bool {
        owns(&self.city.id, county)
    }

    /// What the base map shows: the city and a margin.
    #[must_use]
    pub fn view(&self) -> Bounds {
        let bounds = self.city.bounds;
        widened(
            bounds,
            (MARGIN_SHARE * (bounds.east - bounds.west)).max(LEAST_MARGIN),
        )
    }
}

/// Whether a county code belongs to the city with this id.
#[must_use]
pub fn owns(city: &str, county: u32) -> bool {
    let mut prefix = city;
    while let Some(shorter) = prefix.strip_suffix("00") {
        prefix = shorter;
    }
    county.to_string().starts_with(prefix)
}

/// Every folder with a `city.toml`, by name. A folder that cannot be read is a problem of
/// its own, so that the others still work.
pub fn city_folders(geo: &Path) -> Result<Vec<Result<CityFolder, Problem>>, Problem> {
    let paths = folder_paths(geo)?;
    Ok(paths.iter().map(|path| CityFolder::open(path)).collect())
}

/// The paths of all folders with a `city.toml`, by name.
pub fn folder_paths(geo: &Path) -> Result<Vec<PathBuf>, Problem> {
    let entries = std::fs::read_dir(geo).map_err(|cause| Problem::File {
        path: geo.to_path_buf(),
        cause,
    })?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.join("city.toml").is_file())
        .collect();
    paths.sort();
    Ok(paths)
}

/// The path of a city's folder by its name, which begins with the id: `city.toml` may be broken.
pub fn folder_of(geo: &Path, id: &str) -> Result<PathBuf, Problem> {
    let mut names = Vec::new();
    for path in folder_paths(geo)? {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        let name = name.unwrap_or_default();
        if name.split('-').next() == Some(id) || name == id {
            return Ok(path);
        }
        names.push(name);
    }
    let names = names.join(", ");
    Err(Problem::Usage(format!("no city {id}; there are: {names}")))
}

/// The folder of one city.
pub fn city_folder(geo: &Path, id: &str) -> Result<CityFolder, Problem> {
    let mut known = Vec::new();
    for folder in city_folders(geo)? {
        match folder {
            Ok(folder) if folder.city.id == id => return Ok(folder),
            Ok(folder) => known.push(folder.city.id),
            Err(problem) => known.push(problem.to_string()),
        }
    }
    let known = known.join(", ");
    Err(Problem::Usage(format!("no city {id}; there are: {known}")))
}
