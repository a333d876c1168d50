//! The shapes of the kinds: one table for the list's signs and the map's symbols.

use eldercare_places::Kind;

/// The outline of a kind's sign in a 36 × 36 box: the same shapes as on the map.
pub fn outline(kind: Kind) -> &'static str {
    match kind {
        Kind::Institution | Kind::HomeService => {
            "M9 2h18a7 7 0 0 1 7 7v18a7 7 0 0 1-7 7H9a7 7 0 0 1-7-7V9a7 7 0 0 1 7-7Z"
        }
        Kind::StreetCentre => "M18 1 33 9.5v17L18 35 3 26.5v-17Z",
        Kind::Station => "M18 1 35 14 28.500 34h-21L1 14Z",
        Kind::DayCare => "M18 1a17 17 0 1 1 0 34 17 17 0 0 1 0-34Z",
        Kind::Canteen => "M2 6a4 4 0 0 1 4-4h24a4 4 0 0 1 4 4v10a16 16 0 0 1-32 0Z",
        Kind::MutualHelp => "M2 34V18a16 16 0 0 1 32 0v16Z",
        Kind::Bath => "M18 1c7 8 15 14 15 21a13 13 0 0 1-30 0C3 15 11 9 18 1Z",
        Kind::AidRental => "M18 1 35 18 18 35 1 18Z",
        Kind::HealthCentre => "M11 2h14v9h9v14h-9v9H11v-9H2V11h9Z",
    }
}
