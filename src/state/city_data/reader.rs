//! What reads a city's facts: their decoding, the search in their texts, and the hours of doors. It comes
//! with the code of the list (`components/soon.rs`), since the map is drawn and answers without it.

#![allow(
    clippy::unnecessary_wraps,
    reason = "the macro wants a result of code that may not arrive"
)]

use eldercare_places::pack::{Facts, PackError};
use eldercare_places::search::Openness;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::held::{Held, Known};
use crate::state::lexicon::lexicon;

/// The functions that the first download calls only through here, so that it does not carry them.
#[derive(Clone, Copy)]
pub struct Reader {
    /// Reads the facts and makes their texts searchable.
    pub(super) attach: fn(&mut Held, &[u8]) -> Result<(), PackError>,
    /// Lets the words of another language be looked for.
    pub(super) understand: fn(&mut Held),
    /// Who is open.
    pub(super) openness: fn(&Held, &Known) -> Openness,
}

/// All of it.
pub const READER: Reader = Reader {
    attach,
    understand,
    openness: Held::openness,
};

#[wasm_split(soon, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn reader() -> Result<Reader, SplitLoaderError> {
    Ok(READER)
}

/// Asks for the code while the facts are on their way. What does not come is said when they are there.
pub(super) async fn fetch_ahead() {
    let _ = reader().await;
}

fn attach(held: &mut Held, bytes: &[u8]) -> Result<(), PackError> {
    let facts = Facts::decode(bytes)?;
    held.index.attach(&facts)?;
    held.facts = Some(facts);
    understand(held);
    Ok(())
}

fn understand(held: &mut Held) {
    held.index.understand(lexicon());
}
