//! What a column can mean.

use serde::{Deserialize, Serialize};

/// A meaning of a column; in a mapping file by its id (`free-nursing`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// The list's own id of a row: a register number, not a running number.
    Id,
    /// Name of the place.
    Name,
    /// What it is; several kinds may stand in one cell.
    Kind,
    /// District or county.
    District,
    /// Street, town or neighbourhood.
    Town,
    /// Address.
    Address,
    /// Phone of the place.
    Phone,
    /// Degrees east.
    Longitude,
    /// Degrees north.
    Latitude,
    /// Both in one cell.
    Position,
    /// Who owns and who runs it, in the list's words.
    Ownership,
    /// Organisation that runs it.
    Operator,
    /// Beds.
    Beds,
    /// Day places.
    Places,
    /// Date of opening or registration.
    Opened,
    /// Opening hours.
    Hours,
    /// Services, kept in the list's words.
    Services,
    /// Traits, by their ids.
    Tags,
    /// Beds of one class.
    BedsSelfCare,
    /// Beds of one class.
    BedsNursing,
    /// Beds of one class.
    BedsDementia,
    /// Beds of one class.
    BedsShortStay,
    /// Free beds of one class.
    FreeSelfCare,
    /// Free beds of one class.
    FreeNursing,
    /// Free beds of one class.
    FreeDementia,
    /// Free beds of one class.
    FreeShortStay,
    /// Free beds without their class.
    FreeBeds,
    /// Date of the free beds, and of the row's facts.
    AsOf,
    /// A price; what it covers stands in the cell, or nowhere.
    Price,
    /// Price of bed, care and meals together.
    PriceAllIn,
    /// Price of the bed.
    PriceBed,
    /// Price of care.
    PriceCare,
    /// Price of meals.
    PriceMeals,
    /// Official grade, one to five.
    Grade,
    /// Date of the grade.
    GradeDate,
    /// Its own clinic.
    Clinic,
    /// Hospital under contract.
    Hospital,
    /// Ability levels that it takes in.
    Accepts,
    /// Whether it takes in 特困 people.
    SpecialNeed,
    /// Meals that are served.
    Meals,
    /// How far meals are brought.
    Delivery,
    /// Whether money paid ahead is guarded.
    Deposit,
    /// Open or closed.
    State,
    /// Date of the closure.
    ClosedSince,
}

impl Field {
    /// The id, as in a mapping file.
    #[must_use]
    pub fn id(self) -> String {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::String(id)) => id,
            // A unit variant is always written as its name.
            _ => String::new(),
        }
    }
}
