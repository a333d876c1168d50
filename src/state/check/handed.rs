//! The answers outside of the self-check's own pages: on paper, brought by one, and for the map.

use eldercare_assessment::{Answers, Instrument};
use eldercare_handover::{About, Check as Carried, ShortHash};
use eldercare_places::Day;
use leptos::prelude::*;

use super::stored::{self, Marks};
use super::{Check, CheckSession, Draft, Keeping, Who};
use crate::platform::sealed_store;

/// The instrument whose answers are asked for one by one.
const INSTRUMENT: &str = "gbt-42195-2022";

/// How answers from a paper fit to the questions of this page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// Exactly these questions were answered.
    Same,
    /// The questionnaire has another version; the person decides what happens with the answers.
    Older,
    /// Another questionnaire.
    Foreign,
}

impl Check {
    /// The answers of this device as a sheet carries them; nothing without any.
    pub fn carried(self) -> Option<(About, Carried)> {
        let (session, instrument) = (self.session()?, self.instrument()?);
        let carried = Carried {
            instrument: instrument.id().to_owned(),
            version: instrument.version().to_owned(),
            hash: short_hash(instrument.content_hash()),
            day: Day::parse(&session.updated),
            answers: session.answers,
        };
        let about = About::from_id(session.who.id()).unwrap_or_default();
        (!carried.answers.is_empty()).then_some((about, carried))
    }

    /// The answers of this device without opening the self-check: those in memory, else those on
    /// the disk.
    pub async fn answers_at_hand(self) -> Option<Answers> {
        let known = self.draft.with_untracked(|draft| match draft {
            Draft::Opening | Draft::Unreadable(_) => None,
            Draft::Empty => Some(Answers::new()),
            Draft::Open(session) | Draft::Older(session) => Some(session.answers.clone()),
        });
        if known.is_some() {
            return known;
        }
        let text = sealed_store::load(&self.sheet.record()).await.ok()??;
        stored::answers_of(&text, INSTRUMENT)
    }

    /// Whether it is known that this device has no answers.
    pub fn is_empty(self) -> bool {
        self.draft.with(|draft| *draft == Draft::Empty)
    }

    /// How a paper's answers fit to the questions of this page.
    pub fn fit(self, carried: &Carried) -> Fit {
        match self.instrument() {
            Some(instrument) if instrument.id() == carried.instrument => fit(instrument, carried),
            _ => Fit::Foreign,
        }
    }

    /// Puts a paper's answers in the place of those of this device, which the person agreed to.
    pub async fn take_over(self, session: CheckSession, fit: Fit, carried: &Carried) {
        match fit {
            Fit::Foreign => {}
            Fit::Same => {
                self.draft.set(Draft::Open(session));
                self.keep();
            }
            Fit::Older => self.take_over_older(session, carried).await,
        }
    }

    /// Answers to another version are kept as such: opened again, the device asks about them.
    async fn take_over_older(self, session: CheckSession, carried: &Carried) {
        let hash = format!("{:08x}", u32::from_be_bytes(carried.hash));
        let marks = Marks {
            instrument: &carried.instrument,
            version: &carried.version,
            content_hash: &hash,
        };
        let text = stored::write_as(&session, &marks);
        self.draft.set(Draft::Older(session));
        if self.keeping.get_untracked() == Keeping::Aside {
            return;
        }
        self.keeping.set(
            match sealed_store::save(&self.sheet.record(), &text).await {
                Ok(()) => Keeping::Kept,
                Err(error) => Keeping::Refused(error),
            },
        );
    }
}

fn fit(instrument: &Instrument, carried: &Carried) -> Fit {
    if short_hash(instrument.content_hash()) == carried.hash {
        Fit::Same
    } else {
        Fit::Older
    }
}

/// The first bytes of a hash that is written in hexadecimal digits.
fn short_hash(digits: &str) -> ShortHash {
    let byte = |at: usize| {
        let pair = digits.get(2 * at..2 * at + 2)?;
        u8::from_str_radix(pair, 16).ok()
    };
    std::array::from_fn(|at| byte(at).unwrap_or(0))
}

impl Who {
    /// The one with this id, else the word for nobody in particular.
    pub fn from_id(id: &str) -> Who {
        let found = Who::ALL.into_iter().find(|who| who.id() == id);
        found.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{Fit, fit, short_hash};
    use crate::state::check::steps::tests::instrument;
    use eldercare_handover::Check as Carried;

    #[test]
    fn answers_fit_by_the_start_of_the_hash() {
        let instrument = instrument();
        let carried = |hash| Carried {
            hash,
            ..Carried::default()
        };
        let own = short_hash(instrument.content_hash());
        assert_eq!(fit(&instrument, &carried(own)), Fit::Same);
        assert_eq!(fit(&instrument, &carried([0; 4])), Fit::Older);
        assert_eq!(short_hash("0aff1"), [0x0a, 0xff, 0, 0]);
    }
}
