//! The screens of the request, in order: one decision each.

use eldercare_requests::Field;

/// One screen of the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// What service.
    Service,
    /// For whom, and how to call the person.
    Elder,
    /// Which telephone, and whose.
    Phone,
    /// Town, village, door.
    Address,
    /// When, and a note.
    Time,
    /// Consents.
    Consent,
    /// Reading everything once more.
    Review,
}

impl Step {
    /// All steps in order.
    pub const ALL: [Step; 7] = [
        Step::Service,
        Step::Elder,
        Step::Phone,
        Step::Address,
        Step::Time,
        Step::Consent,
        Step::Review,
    ];

    /// The step's name in paths and text keys.
    pub fn id(self) -> &'static str {
        match self {
            Step::Service => "service",
            Step::Elder => "elder",
            Step::Phone => "phone",
            Step::Address => "address",
            Step::Time => "time",
            Step::Consent => "consent",
            Step::Review => "review",
        }
    }

    /// The step with this name in a path; no name is the first step.
    pub fn from_path(name: Option<&str>) -> Option<Step> {
        match name {
            None | Some("") => Some(Step::Service),
            Some(name) => Step::ALL.into_iter().find(|step| step.id() == name),
        }
    }

    /// The path of the step's page.
    pub fn path(self) -> String {
        match self {
            Step::Service => "/request".to_owned(),
            step => format!("/request/{}", step.id()),
        }
    }

    /// The path for changing one line of the review and coming back to it.
    pub fn path_from_review(self) -> String {
        format!("{}?then=review", self.path())
    }

    /// The place in the order, from 1.
    pub fn number(self) -> usize {
        Step::ALL
            .iter()
            .position(|step| *step == self)
            .map_or(1, |place| place + 1)
    }

    /// The step after this one; the last stays.
    pub fn next(self) -> Step {
        *Step::ALL.get(self.number()).unwrap_or(&Step::Review)
    }

    /// The step before this one, if there is one.
    pub fn previous(self) -> Option<Step> {
        Step::ALL.get(self.number().checked_sub(2)?).copied()
    }

    /// The step on which a field is filled in.
    pub fn of(field: Field) -> Step {
        match field {
            Field::RecordId | Field::City | Field::Service | Field::Facility => Step::Service,
            Field::ForWhom | Field::ElderName | Field::IdentityNumber => Step::Elder,
            Field::Phone | Field::PhoneOwner => Step::Phone,
            Field::Town | Field::Village | Field::Door => Step::Address,
            Field::WishedTime | Field::Note => Step::Time,
            Field::Agreement
            | Field::ConsentContact
            | Field::ConsentShare
            | Field::ConsentCheck
            | Field::SelfCheck => Step::Consent,
        }
    }

    /// Whether a field's problems are told on this step; the review tells all.
    pub fn tells(self, field: Field) -> bool {
        self == Step::Review || Step::of(field) == self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn going_on_and_back_through_all_steps_meets_each_once() {
        let mut step = Step::Service;
        for expected in Step::ALL {
            assert_eq!(step, expected);
            if step != Step::Service {
                assert_eq!(step.previous().map(Step::next), Some(step));
            }
            step = step.next();
        }
        assert_eq!(step, Step::Review);
        assert_eq!(Step::Service.previous(), None);
    }

    #[test]
    fn every_step_is_found_again_by_its_path() {
        for step in Step::ALL {
            let path = step.path();
            let name = path
                .strip_prefix("/request")
                .map(|name| name.trim_start_matches('/'));
            assert_eq!(Step::from_path(name), Some(step));
        }
        assert_eq!(Step::from_path(Some("nonsense")), None);
    }

    #[test]
    fn every_field_is_told_on_its_own_step_and_on_the_review_only() {
        for field in Field::ALL {
            let telling: Vec<Step> = Step::ALL
                .into_iter()
                .filter(|step| step.tells(field))
                .collect();
            assert_eq!(telling, [Step::of(field), Step::Review]);
        }
    }
}
