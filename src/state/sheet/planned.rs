//! The care plan on a sheet: its first lines, and the family's changes as they travel along.

use eldercare_assessment::Instrument;
use eldercare_care::{Changes, Needs, Plan, PlanItem, What};
use eldercare_handover::{Note, Room};

use crate::i18n::t_of;
use crate::state::check::CheckSession;
use crate::state::plan;

/// Most lines of the plan that a sheet names; the whole plan prints on its own page.
const LINES: usize = 6;

/// What a sheet says and carries of the plan.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Planned {
    /// The first lines, in the family's order.
    pub lines: Vec<String>,
    /// How many more there are.
    pub more: usize,
    /// How many lines the family wrote: they are printed as they are, and in no code picture.
    pub own: usize,
    /// The family's changes for the code picture, without its own lines; nothing when there are none.
    pub note: Option<Note>,
}

/// The plan of these answers. Without the rules, which may not have come, it is empty.
pub async fn planned(instrument: &'static Instrument, session: &CheckSession) -> Planned {
    let kept = plan::kept().await;
    // Changes that were made for somebody else belong on no sheet of this person.
    let is_other = kept
        .about
        .as_deref()
        .is_some_and(|about| about != session.who.id());
    let changes = if is_other { Changes::default() } else { kept };
    let Ok(rules) = plan::rules(instrument).await else {
        return Planned::default();
    };
    let needs: Needs<'_> = rules.needs(instrument, &session.answers);
    let plan = Plan::of(rules, &needs, &changes);
    let names = plan.items.iter().map(name);
    let carried = changes.without_own();
    Planned {
        lines: names.take(LINES).collect(),
        more: plan.items.len().saturating_sub(LINES),
        own: changes.own_lines(),
        note: (!carried.is_empty()).then(|| Note {
            room: Room::Plan,
            text: carried.to_text(),
        }),
    }
}

fn name(item: &PlanItem<'_>) -> String {
    match &item.what {
        What::Found(need) => t_of("need", need.rule.id.as_str()).to_owned(),
        What::Added(rule) => t_of("need", rule.id.as_str()).to_owned(),
        What::Own(text) => (*text).to_owned(),
    }
}
