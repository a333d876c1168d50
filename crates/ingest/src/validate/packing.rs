//! The last word: the places become a pack, and the app's own reader takes it.

use std::path::Path;

use eldercare_places::{Facility, pack};

use super::Findings;
use super::features::Place;
use crate::facilities::FILE;
use crate::letters::letters;

/// Packs what could be read and reads it as the app will.
pub(super) fn check(folder: &Path, places: &[Place], found: &mut Findings) {
    let facilities: Vec<Facility> = places.iter().map(|p| p.facility.clone()).collect();
    let city_wide = pack::CityWide {
        letters: letters(&facilities),
        ..pack::CityWide::default()
    };
    let (points, facts) = pack::encode_with(&facilities, &city_wide);
    let read = pack::Points::decode(&points)
        .and_then(|points| pack::Facts::decode(&facts).and_then(|facts| facts.check(&points)));
    if let Err(error) = read {
        let folder = folder.display();
        let message = format!("the app could not read the pack of {folder}: {error}");
        found.error(FILE, 1, "pack", message);
    }
}
