//! Reading what the self-check needs: the questionnaire, its texts, the answers kept here.

use eldercare_assessment::Instrument;
use futures_channel::oneshot;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::stored::{self, Found, Unreadable};
use super::{Check, Draft, Keeping, Sheet};
use crate::i18n;
use crate::platform::fetch::{self, LoadError};
use crate::platform::sealed_store::{self, StoreError};
use crate::state::load::Load;
use crate::state::prefs::Prefs;

impl Check {
    /// Reads the files first: answers can only be opened against the questions they answer.
    pub(super) async fn read(self, known: Option<&'static Instrument>, prefs: Prefs) {
        match read_files(self.sheet, known, prefs).await {
            Err(error) => self.files.set(Load::Failed(error)),
            Ok(instrument) => {
                self.files.set(Load::Ready(instrument));
                self.read_draft(instrument).await;
            }
        }
    }

    async fn read_draft(self, instrument: &Instrument) {
        if self.draft.with_untracked(|draft| *draft != Draft::Opening) {
            return;
        }
        let (draft, keeping) = match sealed_store::load(&self.sheet.record()).await {
            Ok(Some(text)) => (Draft::found(&text, instrument), Keeping::Able),
            // Nothing is kept yet, so nobody knows whether this device can: find out before
            // the first answer is given.
            Ok(None) => (Draft::Empty, able(sealed_store::probe().await)),
            Err(StoreError::Damaged) => (Draft::Unreadable(Unreadable::Damaged), Keeping::Able),
            Err(error) => (Draft::Empty, Keeping::Refused(error)),
        };
        // Two pages may have asked at once; what was answered in between stays.
        if self.draft.with_untracked(|draft| *draft == Draft::Opening) {
            self.keeping.set(keeping);
            self.draft.set(draft);
        }
    }

    /// Takes over what another tab has kept meanwhile, so that the next answer here does not
    /// write over it.
    pub(super) async fn reread(self) {
        let before = self.draft.get_untracked();
        let keeps = matches!(self.keeping.get_untracked(), Keeping::Able | Keeping::Kept);
        let Some(instrument) = self.instrument().filter(|_| keeps && before.is_settled()) else {
            return;
        };
        let now = match sealed_store::load(&self.sheet.record()).await {
            Ok(Some(text)) => Draft::found(&text, instrument),
            Ok(None) => Draft::Empty,
            Err(_) => return,
        };
        // An answer given while we looked is the newest of all.
        if now != before && self.draft.with_untracked(|draft| *draft == before) {
            self.draft.set(now);
        }
    }
}

impl Draft {
    fn found(text: &str, instrument: &Instrument) -> Draft {
        match stored::read(text, instrument) {
            Ok(Found::Same(session)) => Draft::Open(session),
            Ok(Found::Older(session)) => Draft::Older(session),
            Err(why) => Draft::Unreadable(why),
        }
    }
}

fn able(probed: Result<(), StoreError>) -> Keeping {
    match probed {
        Ok(()) => Keeping::Able,
        Err(error) => Keeping::Refused(error),
    }
}

/// The questionnaire and its texts in the page's language, both asked for at once.
async fn read_files(
    sheet: Sheet,
    known: Option<&'static Instrument>,
    prefs: Prefs,
) -> Result<&'static Instrument, LoadError> {
    let instrument = begin(read_instrument(sheet, known));
    loop {
        let language = prefs.language.get_untracked();
        i18n::load(language, sheet.texts()).await?;
        // The language may have changed on the way; then its texts are fetched, not these.
        if prefs.language.get_untracked() == language {
            break;
        }
    }
    end(instrument).await
}

async fn read_instrument(
    sheet: Sheet,
    known: Option<&'static Instrument>,
) -> Result<&'static Instrument, LoadError> {
    if let Some(instrument) = known {
        return Ok(instrument);
    }
    let instrument = fetch::parsed(sheet.file(), |file| {
        Instrument::parse(file)
            .map_err(|faults| faults.first().map(ToString::to_string).unwrap_or_default())
    })
    .await?;
    // One questionnaire for the life of the page: leaking it lets every view hold it for free.
    Ok(Box::leak(Box::new(instrument)))
}

type Reading<T> = oneshot::Receiver<Result<T, LoadError>>;

/// Starts reading without waiting for it.
fn begin<T: 'static>(read: impl Future<Output = Result<T, LoadError>> + 'static) -> Reading<T> {
    let (sender, receiver) = oneshot::channel();
    spawn_local(async move {
        // Who asked may have given up after another failure.
        let _ = sender.send(read.await);
    });
    receiver
}

async fn end<T>(reading: Reading<T>) -> Result<T, LoadError> {
    reading.await.unwrap_or(Err(LoadError::Unreachable))
}
