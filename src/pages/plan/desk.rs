//! What every part of the plan's page needs: answers, needs, and the family's changes.

use std::sync::Arc;

use eldercare_assessment::{Evaluation, Instrument, QuestionId};
use eldercare_care::{Changes, NeedRule, NeedRules, Needs, Plan, PlanItem, TextError, What};
use leptos::prelude::*;

use super::fold::Folds;
use crate::components::notice::{Notice, Tone};
use crate::components::whose::{Whose, whose};
use crate::i18n::{t, t_of, t_with};
use crate::pages::check::words;
use crate::platform::dom;
use crate::state::benefits::offered::Benefits;
use crate::state::check::{CheckSession, Who};
use crate::state::plan::{Keeping, PlanState};
use crate::state::whose::is_other;

/// Everything on the desk.
#[derive(Clone)]
pub struct Desk {
    /// The questionnaire.
    pub instrument: &'static Instrument,
    /// The rules of need.
    pub rules: &'static NeedRules,
    /// The answers.
    pub session: CheckSession,
    /// What the answers say about the level.
    pub evaluation: Evaluation,
    /// The needs that follow from the answers.
    pub needs: Arc<Needs<'static>>,
    /// What the family changed.
    pub plan: PlanState,
    /// What the documents of the open city say of its services.
    pub benefits: Benefits,
    /// What the last change did, for those who cannot see it.
    pub said: RwSignal<String>,
    /// Which lines are unfolded.
    pub folds: Folds,
}

impl Desk {
    /// Derives everything from rules and answers.
    pub fn new(
        instrument: &'static Instrument,
        rules: &'static NeedRules,
        session: CheckSession,
        plan: PlanState,
        benefits: Benefits,
    ) -> Desk {
        Desk {
            evaluation: instrument.evaluate(&session.answers),
            needs: Arc::new(rules.needs(instrument, &session.answers)),
            said: RwSignal::new(String::new()),
            folds: Folds::new(),
            instrument,
            rules,
            session,
            plan,
            benefits,
        }
    }

    /// Looks at the plan of this moment; every change is followed.
    pub fn with_plan<R>(&self, look: impl FnOnce(&Plan<'_>, &Changes) -> R) -> R {
        let changes = self.plan.changes();
        look(&Plan::of(self.rules, &self.needs, &changes), &changes)
    }

    /// Changes the plan, says what was done, and gives the focus to the first of these ids that is
    /// there afterwards, since the list is made anew.
    pub fn change(&self, said: String, focus: Vec<String>, change: impl FnOnce(&mut Changes)) {
        self.plan.change(self.session.who.id(), change);
        self.said.set(said);
        dom::focus_first_soon(focus);
    }

    /// The names of questions in a row.
    pub fn names(&self, questions: &[QuestionId]) -> String {
        let names = questions.iter().map(|id| words::name(self.instrument, id));
        names.collect::<Vec<_>>().join(t("common.comma"))
    }
}

/// What a need is called.
pub fn need_name(rule: &NeedRule) -> &'static str {
    t_of("need", rule.id.as_str())
}

/// What a line of the plan is called.
pub fn item_name(item: &PlanItem<'_>) -> String {
    match &item.what {
        What::Found(need) => need_name(need.rule).to_owned(),
        What::Added(rule) => need_name(rule).to_owned(),
        What::Own(text) => (*text).to_owned(),
    }
}

/// Said where the device does not keep changes.
pub fn kept_notice(desk: &Desk) -> impl IntoView + use<> {
    let plan = desk.plan;
    move || {
        let words = match plan.keeping() {
            Keeping::Sealed => return None,
            Keeping::Nothing => t("plan.kept.not"),
            Keeping::Aside(TextError::Damaged) => t("plan.unreadable"),
            Keeping::Aside(TextError::Newer) => t("plan.unreadable.newer"),
        };
        Some(view! { <Notice tone=Tone::Warn><p>{words}</p></Notice> })
    }
}

/// Changes that were made for another person are not applied unseen.
pub fn other_person(desk: &Desk) -> impl IntoView + use<> {
    let desk = desk.clone();
    move || {
        let now = desk.session.who;
        let about = desk
            .plan
            .changes()
            .about
            .filter(|about| is_other(about, now))?;
        let name = t_of("check.who", Who::from_id(&about).id());
        let words = Whose {
            ask: t_with("plan.other", &[("who", name)]),
            anew: t("plan.other.drop").to_owned(),
            keep: t("plan.other.keep").to_owned(),
        };
        let now = now.id();
        let plan = desk.plan;
        let keep = move || plan.change(now, |changes| changes.about = Some(now.to_owned()));
        Some(whose(words, move || plan.reset(now), keep))
    }
}
