//! The files of care as the checks of texts need them.

use eldercare_assessment::Instrument;
use eldercare_care::NeedRules;
use eldercare_care::forms::{Ask, Forms};

use crate::project::Project;

fn read(file: &str) -> String {
    std::fs::read_to_string(Project::locate().path(file)).unwrap()
}

/// The rules of need.
pub fn rules() -> NeedRules {
    let instrument = Instrument::parse(&read("assets/instruments/gbt-42195-2022.json")).unwrap();
    NeedRules::parse(&read("assets/needs/gbt-42195-2022.json"), &instrument).unwrap()
}

/// What can be applied for.
pub fn forms() -> Forms {
    Forms::parse(&read("assets/forms/applications.json")).unwrap()
}

/// Every option of every question, as `question.option`.
pub fn options(forms: &Forms) -> Vec<String> {
    let questions = forms.questions().iter();
    let options = questions.flat_map(|question| match &question.kind {
        Ask::OneOf(options) | Ask::SomeOf(options) => {
            let named = options
                .iter()
                .map(|option| format!("{}.{option}", question.id));
            named.collect()
        }
        Ask::Contact | Ask::Year => Vec::new(),
    });
    options.collect()
}
