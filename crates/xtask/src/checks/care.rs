//! The files of care as the checks of texts need them.

use eldercare_assessment::Instrument;
use eldercare_care::NeedRules;

use crate::project::Project;

fn read(file: &str) -> String {
    std::fs::read_to_string(Project::locate().path(file)).unwrap()
}

/// The rules of need.
pub fn rules() -> NeedRules {
    let instrument = Instrument::parse(&read("assets/instruments/gbt-42195-2022.json")).unwrap();
    NeedRules::parse(&read("assets/needs/gbt-42195-2022.json"), &instrument).unwrap()
}
