//! A big card that is one choice of several: a radio button one cannot miss.

use leptos::prelude::*;

use super::icon::{Icon, icon};

/// One choice of a group.
pub struct ChoiceCard {
    /// The name that the cards of one group share.
    pub group: &'static str,
    /// The choice's own id within its group.
    pub value: String,
    /// The choice in a few bold words.
    pub label: &'static str,
    /// A plain second line; may be empty.
    pub detail: &'static str,
    /// A picture at the start of the card, if there is one.
    pub picture: Option<AnyView>,
}

/// The card; the radio button itself is there for the keyboard and for screen readers.
pub fn choice_card(
    card: ChoiceCard,
    chosen: Signal<bool>,
    on_choose: Box<dyn Fn()>,
) -> impl IntoView + use<> {
    view! {
        <label class="choice choice-card" data-chosen=move || chosen.get().to_string()>
            <input
                type="radio"
                name=card.group
                autocomplete="off"
                value=card.value
                prop:checked=move || chosen.get()
                on:change=move |_| on_choose()
            />
            {card.picture}
            <span class="choice-body">
                <span class="choice-label">{card.label}</span>
                {(!card.detail.is_empty())
                    .then(|| view! { <span class="choice-detail">{card.detail}</span> })}
            </span>
            <span class="choice-tick">{icon(Icon::Tick)}</span>
        </label>
    }
}
