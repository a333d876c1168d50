//! `facilities.geojson` of a city: the published source of its pack.

use std::io::{BufRead as _, BufReader, BufWriter, Write as _};

use eldercare_places::{Facility, Wgs84, geojson};

use crate::city_folder::CityFolder;
use crate::hours;
use crate::problem::{Problem, read_text, replace_file};

/// The first line of the file.
const START: &str = "{\"type\":\"FeatureCollection\",\"features\":[";
/// Places that are read at once.
const PIECE: usize = 500;

/// Name of the file in the city's folder.
pub const FILE: &str = "facilities.geojson";

/// Reads a city's facilities.
pub fn read(folder: &CityFolder) -> Result<Vec<Facility>, Problem> {
    let path = folder.file(FILE);
    geojson::read(&read_text(&path)?).map_err(|e| Problem::content(&path, e.line, e.problem))
}

/// Writes a city's facilities, one on each line, sorted by id; hours that can be read become
/// schedules.
pub fn write(folder: &CityFolder, facilities: &[Facility]) -> Result<(), Problem> {
    let mut sorted: Vec<&Facility> = facilities.iter().collect();
    sorted.sort_by(|a, b| a.id.cmp(&b.id));
    write_each(folder, sorted.into_iter().cloned())
}

/// The same for places that come one by one, sorted by id: a million of them fill no memory.
pub fn write_each(
    folder: &CityFolder,
    facilities: impl Iterator<Item = Facility>,
) -> Result<(), Problem> {
    replace_file(&folder.file(FILE), |file| {
        let mut file = BufWriter::new(file);
        file.write_all(START.as_bytes())?;
        let mut between = "\n";
        for mut facility in facilities {
            // The importer told what was not read, with its line.
            let _ = hours::fill(&mut facility);
            write!(file, "{between}{}", geojson::line(&facility))?;
            between = ",\n";
        }
        if between == "\n" {
            file.write_all(between.as_bytes())?;
        }
        file.write_all(b"\n]}\n")?;
        // A power cut after the renaming must not find an empty file under the good name.
        file.into_inner()?.sync_all()
    })
}

/// Reads a file that [`write`] made piece by piece. Gives nothing when the file looks different
/// or holds a fault, or when `take` refuses a place: then [`read`] says what is wrong and where.
pub(crate) fn read_each(folder: &CityFolder, mut take: impl FnMut(Facility) -> bool) -> Option<()> {
    let file = std::fs::File::open(folder.file(FILE)).ok()?;
    let mut lines = BufReader::new(file).lines();
    if lines.next()?.ok()? != START {
        return None;
    }
    loop {
        let mut piece = String::from(START);
        let mut ended = false;
        for line in lines.by_ref().take(PIECE) {
            let line = line.ok()?;
            ended = !line.ends_with(',');
            piece.push_str(&line);
            if ended {
                break;
            }
        }
        if piece.len() == START.len() && !ended {
            return None;
        }
        let features = piece.strip_suffix(',').unwrap_or(&piece);
        for facility in geojson::read(&format!("{features}]}}")).ok()? {
            if !take(facility) {
                return None;
            }
        }
        if ended {
            let rest = [
                lines.next()?.ok()?,
                lines.next().transpose().ok()?.unwrap_or_default(),
            ];
            return (rest == ["]}", ""]).then_some(());
        }
    }
}

/// A position with six decimals (about 10 cm): no list is more exact.
#[must_use]
pub fn rounded(point: Wgs84) -> Wgs84 {
    let six = |degrees: f64| (degrees * 1e6).round() / 1e6;
    Wgs84::new(six(point.lon), six(point.lat))
}
