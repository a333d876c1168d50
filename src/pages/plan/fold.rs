//! Which lines of a long plan are unfolded: a plan of sixteen lines is seen whole first.

use std::collections::BTreeMap;

use eldercare_care::{ItemId, Plan, PlanItem, Priority, What};
use leptos::prelude::*;

use crate::components::icon::{Icon, icon};
use crate::i18n::{t, t_with};

/// A plan of at most so many lines is read at one go.
const SHORT: usize = 4;

/// What was unfolded and folded by hand, for as long as the page is open.
#[derive(Clone, Copy)]
pub struct Folds {
    all: RwSignal<Option<bool>>,
    each: RwSignal<BTreeMap<ItemId, bool>>,
}

impl Folds {
    pub fn new() -> Self {
        Self {
            all: RwSignal::new(None),
            each: RwSignal::new(BTreeMap::new()),
        }
    }

    /// Unfolds or folds one line.
    pub fn set(self, id: &ItemId, open: bool) {
        self.each.update(|each| {
            each.insert(id.clone(), open);
        });
    }

    fn set_all(self, open: bool) {
        self.each.set(BTreeMap::new());
        self.all.set(Some(open));
    }

    /// Whether a line shows what helps; `by_itself` where nobody has chosen.
    fn is_open(self, id: &ItemId, by_itself: bool) -> bool {
        let chosen = self.each.with(|each| each.get(id).copied());
        chosen.or(self.all.get()).unwrap_or(by_itself)
    }
}

/// Says whether a line is unfolded. What is dangerous never waits for a tap, and a line of the
/// family's own has nothing to fold away.
pub fn is_open(folds: Folds, plan: &Plan<'_>, item: &PlanItem<'_>) -> Signal<bool> {
    let shown = match &item.what {
        What::Found(need) => need.priority == Priority::Danger,
        What::Added(_) => false,
        What::Own(_) => true,
    };
    let by_itself = shown || plan.items.len() <= SHORT;
    let id = item.id.clone();
    Signal::derive(move || folds.is_open(&id, by_itself))
}

/// The button that unfolds one line and folds it again.
pub fn fold_button(
    folds: Folds,
    id: &ItemId,
    name: &str,
    open: Signal<bool>,
) -> impl IntoView + use<> {
    let id = id.clone();
    let toggle = move |_| folds.set(&id, !open.get_untracked());
    let words = move || {
        t(if open.get() {
            "plan.fold"
        } else {
            "plan.unfold"
        })
    };
    let (fold, unfold) = ["plan.fold.of", "plan.unfold.of"]
        .map(|key| t_with(key, &[("need", name)]))
        .into();
    let label = move || {
        if open.get() {
            fold.clone()
        } else {
            unfold.clone()
        }
    };
    view! {
        <button
            class="button button-quiet plan-fold screen-only"
            aria-expanded=move || open.get().to_string()
            aria-label=label
            on:click=toggle
        >
            {icon(Icon::Down)}<span>{words}</span>
        </button>
    }
}

/// Unfolds or folds the whole list, where it is long.
pub fn fold_all(folds: Folds, count: usize) -> impl IntoView {
    (count > SHORT).then(|| {
        let button = |open: bool, words: &'static str| {
            view! { <button class="button button-quiet" on:click=move |_| folds.set_all(open)>{words}</button> }
        };
        view! {
            <div class="button-row plan-folds screen-only">
                {button(true, t("plan.unfold.all"))}
                {button(false, t("plan.fold.all"))}
            </div>
        }
    })
}
