//! The screens of the intake, in order.

/// One screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Which applications.
    Choose,
    /// For whom, and whom to call.
    Who,
    /// Where.
    Where,
    /// What the forms ask beyond that.
    More,
    /// Which papers.
    Papers,
    /// Reading it once more, sending and printing.
    Send,
}

impl Step {
    /// All of them in order.
    pub const ALL: [Step; 6] = [
        Step::Choose,
        Step::Who,
        Step::Where,
        Step::More,
        Step::Papers,
        Step::Send,
    ];

    /// The name in paths and text keys.
    pub fn id(self) -> &'static str {
        match self {
            Step::Choose => "choose",
            Step::Who => "who",
            Step::Where => "where",
            Step::More => "more",
            Step::Papers => "papers",
            Step::Send => "send",
        }
    }

    /// The step with this name in a path; no name is the first.
    pub fn from_path(name: Option<&str>) -> Option<Step> {
        match name {
            None | Some("") => Some(Step::Choose),
            Some("choose") => None,
            Some(name) => Step::ALL.into_iter().find(|step| step.id() == name),
        }
    }

    /// The path of its page.
    pub fn path(self) -> String {
        match self {
            Step::Choose => "/apply".to_owned(),
            step => format!("/apply/{}", step.id()),
        }
    }

    /// The place in the order, from 1.
    pub fn number(self) -> usize {
        let place = Step::ALL.iter().position(|step| *step == self);
        place.map_or(1, |place| place + 1)
    }

    /// The step after this one; the last stays.
    pub fn next(self) -> Step {
        *Step::ALL.get(self.number()).unwrap_or(&Step::Send)
    }

    /// The step before this one.
    pub fn previous(self) -> Option<Step> {
        Step::ALL.get(self.number().checked_sub(2)?).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::Step;

    #[test]
    fn every_step_is_found_again_by_its_path_and_leads_to_the_next() {
        for step in Step::ALL {
            let path = step.path();
            let name = path.strip_prefix("/apply").unwrap().trim_start_matches('/');
            assert_eq!(Step::from_path(Some(name)), Some(step));
            if step != Step::Send {
                assert_eq!(step.next().previous(), Some(step));
            }
        }
        assert_eq!(
            Step::from_path(Some("choose")),
            None,
            "one path for one page"
        );
        assert_eq!(Step::Choose.previous(), None);
    }
}
