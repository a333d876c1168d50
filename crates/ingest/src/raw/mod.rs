//! The raw public files: boundaries, water, names of divisions, census, GeoNames, lists.
//!
//! Needed once, to make what is committed under `geo/`; nothing at run time reads them.
//! Sources and licences: `geo/README.md`.

mod boundaries;
mod census;
mod divisions;
mod names;

pub use boundaries::Boundary;
pub use census::CensusRow;
pub use divisions::{Town, Village};
pub use names::NamedPlace;

use std::io::Read;
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;
use serde::de::DeserializeOwned;

use crate::problem::{Problem, read_text};

/// The folder that holds the raw files.
#[derive(Clone, Debug)]
pub struct Raw {
    folder: PathBuf,
}

impl Raw {
    /// Reads from this folder.
    #[must_use]
    pub fn new(folder: &Path) -> Raw {
        Raw {
            folder: folder.to_path_buf(),
        }
    }

    /// Path of a file in the folder.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The text of a file; one that ends in `.gz` is unpacked. A byte-order mark is taken off.
    pub fn text(&self, name: &str) -> Result<String, Problem> {
        let path = self.path(name);
        let packed = path.extension().is_some_and(|end| end == "gz");
        let text = if packed {
            unpack(&path)?
        } else {
            read_text(&path)?
        };
        Ok(text
            .strip_prefix('\u{feff}')
            .map_or(text.clone(), str::to_owned))
    }

    /// The rows of a CSV file with a header line.
    pub fn rows<Row: DeserializeOwned>(&self, name: &str) -> Result<Vec<Row>, Problem> {
        let text = self.text(name)?;
        let mut rows = Vec::new();
        for (index, row) in csv::Reader::from_reader(text.as_bytes())
            .deserialize()
            .enumerate()
        {
            rows.push(row.map_err(|e| Problem::content(&self.path(name), index + 2, e))?);
        }
        Ok(rows)
    }
}

/// The text inside a gzip file.
fn unpack(path: &Path) -> Result<String, Problem> {
    let failed = |cause| Problem::File {
        path: path.to_path_buf(),
        cause,
    };
    let mut text = String::new();
    GzDecoder::new(std::fs::File::open(path).map_err(failed)?)
        .read_to_string(&mut text)
        .map_err(failed)?;
    Ok(text)
}
