//! The benefits in five groups: likely, not clear, clear for nobody, not now, over.

use eldercare_entitlements::{Finding, NotNow, Outcome, Standing};
use leptos::prelude::*;

use super::card::{Around, card};
use crate::i18n::{t, t_of, t_with};

/// A group; the order in which they stand on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Likely.
    Likely,
    /// It cannot be told.
    Unclear,
    /// It cannot be told, because the document says nothing of whom it is for: the same for everybody.
    Vague,
    /// Not now.
    NotNow,
    /// Over.
    Ended,
}

impl Group {
    /// All of them in order.
    pub const ALL: [Group; 5] = [
        Group::Likely,
        Group::Unclear,
        Group::Vague,
        Group::NotNow,
        Group::Ended,
    ];

    /// The group that a finding belongs to.
    pub fn of(finding: &Finding<'_>) -> Group {
        match &finding.outcome {
            Outcome::Likely => Group::Likely,
            Outcome::CannotTell {
                names_nobody: true, ..
            } => Group::Vague,
            Outcome::CannotTell { .. } => Group::Unclear,
            Outcome::NotNow(NotNow::Ended(_)) => Group::Ended,
            Outcome::NotNow(_) => Group::NotNow,
        }
    }

    /// The id in texts and in the page.
    pub fn id(self) -> &'static str {
        match self {
            Group::Likely => "likely",
            Group::Unclear => "unclear",
            Group::Vague => "vague",
            Group::NotNow => "not-now",
            Group::Ended => "ended",
        }
    }
}

/// All groups; one that is empty is left out, but for the first, which says so.
pub fn groups(findings: &[Finding<'_>], around: &Around) -> impl IntoView + use<> {
    let groups = Group::ALL.into_iter().filter_map(|group| {
        let of_group = findings
            .iter()
            .filter(|finding| Group::of(finding) == group);
        let mut of_group: Vec<_> = of_group.collect();
        // What is given comes before what is planned and what is of an earlier time.
        of_group.sort_by_key(|finding| standing(finding));
        let cards: Vec<_> = of_group
            .iter()
            .map(|finding| card(finding, around))
            .collect();
        (group == Group::Likely || !cards.is_empty()).then(|| section(group, cards))
    });
    groups.collect_view()
}

fn standing(finding: &Finding<'_>) -> Standing {
    match finding.outcome {
        Outcome::CannotTell { standing, .. } => standing,
        _ => Standing::Open,
    }
}

fn section<C: IntoView + 'static>(group: Group, cards: Vec<C>) -> AnyView {
    let count = cards.len();
    let heading = view! {
        <h2 id=format!("rights-{}", group.id())>
            {t_of("rights.group", group.id())}
            {(count > 0).then(|| view! { <span class="rights-count">{t_with("rights.count", &[("count", &count.to_string())])}</span> })}
        </h2>
    };
    let none = (count == 0).then(|| view! { <p>{t("rights.group.likely.none")}</p> });
    let body = view! { {none}{cards.into_iter().collect_view()} };
    let labelled = format!("rights-{}", group.id());
    // What is over or not for this person stays out of the way of what is.
    if matches!(group, Group::Likely | Group::Unclear) {
        view! {
            <section class="rights-group" data-group=group.id() aria-labelledby=labelled>{heading}{body}</section>
        }
        .into_any()
    } else {
        view! {
            <section class="rights-group" data-group=group.id() aria-labelledby=labelled>
                <details>
                    <summary>{heading}</summary>
                    {body}
                </details>
            </section>
        }
        .into_any()
    }
}
