//! A long list of which the first rows are shown until one asks for all.

use leptos::prelude::*;

use crate::i18n::t_with;

/// How many are shown at first.
const FIRST: usize = 50;

/// Which rows are shown.
#[derive(Clone, Copy)]
pub struct Cut {
    count: usize,
    is_whole: RwSignal<bool>,
}

impl Cut {
    /// Of so many rows.
    pub fn of(count: usize) -> Cut {
        Cut {
            count,
            is_whole: RwSignal::new(false),
        }
    }

    /// How many are shown now.
    pub fn shown(self) -> usize {
        if self.is_whole.get() {
            self.count
        } else {
            self.count.min(FIRST)
        }
    }

    /// The way to all of them and back, above the rows, so that it stays where it is; nothing for a short list.
    pub fn button(self) -> Option<impl IntoView> {
        (self.count > FIRST).then(|| {
            let is_whole = self.is_whole;
            let words = move || {
                if is_whole.get() {
                    t_with("desk.list.first", &[("count", &FIRST.to_string())])
                } else {
                    t_with("desk.list.whole", &[("count", &self.count.to_string()), ("first", &FIRST.to_string())])
                }
            };
            view! {
                <button type="button" class="button button-quiet" on:click=move |_| is_whole.update(|whole| *whole = !*whole)>{words}</button>
            }
        })
    }
}
