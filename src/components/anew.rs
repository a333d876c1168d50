//! A view that is built from nothing instead of being changed into the next one.

use leptos::either::Either;
use leptos::prelude::*;

/// Builds each view that follows another of the same kind from nothing.
///
/// Our components are erased types, and a change of such a view takes off every attribute and sets it again, which is
/// more work than making the elements: from one question to the next three hundred of each, a third of the time
/// between a tap and the next picture on a cheap phone.
#[derive(Clone, Copy)]
pub struct Anew(StoredValue<bool>);

impl Anew {
    /// For the place in which the views follow each other.
    pub fn here() -> Anew {
        Anew(StoredValue::new(false))
    }

    /// The next view for this place.
    pub fn view(self, view: AnyView) -> AnyView {
        self.0.update_value(|turn| *turn = !*turn);
        // What stands on the other side is another kind of view, which nothing can be changed into.
        let side: Either<AnyView, AnyView> = if self.0.get_value() {
            Either::Left(view)
        } else {
            Either::Right(view)
        };
        side.into_any()
    }
}
