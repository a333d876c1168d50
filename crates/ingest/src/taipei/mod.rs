//! To come.
use crate::city_folder::CityFolder;
use crate::problem::Problem;
use crate::raw::Raw;
use crate::report::Report;
/// To come.
pub fn write(_: &CityFolder, _: &Raw) -> Result<Vec<Report>, Problem> {
    Ok(Vec::new())
}
