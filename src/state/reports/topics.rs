//! What of a place can be reported as wrong: what its page shows, and what never is on it.

use eldercare_requests::report::Fact as Reported;

use crate::state::place_facts::{Fact, Topic};

/// Something that can be reported, and what the page says about it now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reportable {
    /// What it is called in a report.
    pub fact: Reported,
    /// What the page says; nothing where nothing is published.
    pub shown: Option<String>,
}

/// Everything that can be reported of a place with these facts, in the order of the form.
pub fn reportable_of(name: &str, kind: &str, facts: &[Fact]) -> Vec<Reportable> {
    let shown = |fact: Reported| {
        let first = match fact {
            Reported::Name => Some(name),
            Reported::Kind => Some(kind),
            _ => None,
        };
        let known = facts
            .iter()
            .filter(|known| reported_as(known.topic) == Some(fact));
        let lines = known.flat_map(|known| known.value.lines.iter().map(String::as_str));
        let lines: Vec<&str> = first.into_iter().chain(lines).collect();
        (!lines.is_empty()).then(|| lines.join(" · "))
    };
    let all = Reported::ALL.into_iter().map(|fact| Reportable {
        fact,
        shown: shown(fact),
    });
    all.filter(|item| item.shown.is_some() || is_always_asked(item.fact))
        .collect()
}

/// These can be wrong or missing also where nothing is shown.
fn is_always_asked(fact: Reported) -> bool {
    matches!(
        fact,
        Reported::Address
            | Reported::Position
            | Reported::Phone
            | Reported::Hours
            | Reported::Gone
            | Reported::Other
    )
}

/// Under which name a topic of the page is reported; none for what is "something else".
fn reported_as(topic: Topic) -> Option<Reported> {
    Some(match topic {
        Topic::Hours => Reported::Hours,
        Topic::Phone => Reported::Phone,
        Topic::Address => Reported::Address,
        Topic::Meals => Reported::Meals,
        Topic::Services | Topic::Also | Topic::Tags => Reported::Kind,
        Topic::Medical => Reported::Medical,
        Topic::Accepts => Reported::Accepts,
        Topic::Beds | Topic::Places => Reported::Beds,
        Topic::Prices => Reported::Price,
        Topic::Deposit => Reported::Deposit,
        Topic::Grade => Reported::Grade,
        Topic::Ownership | Topic::Operator | Topic::Hub => Reported::Operator,
        Topic::District | Topic::Risk | Topic::Opened => return None,
    })
}
