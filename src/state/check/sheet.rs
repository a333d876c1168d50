//! The self-checks that there are: each with its questions, its texts, its record and its pages.

use crate::i18n::Bundle;
use crate::route::{Later, Route};
use crate::state::family::chosen::own;

/// One of the self-checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// The self-check of ability, after GB/T 42195-2022.
    Ability,
    /// The self-rating that comes before an application for long-term-care insurance.
    LongTermCare,
}

impl Sheet {
    /// The name of the answers in the sealed store: those of the person of this family who is chosen.
    pub(super) fn record(self) -> String {
        own(self.base_record())
    }

    /// The name of the answers of the first person of a family.
    pub const fn base_record(self) -> &'static str {
        match self {
            Sheet::Ability => "check",
            Sheet::LongTermCare => "check-ltc",
        }
    }

    /// The questions.
    pub(super) fn file(self) -> &'static str {
        match self {
            Sheet::Ability => "/instruments/gbt-42195-2022.json",
            Sheet::LongTermCare => "/instruments/ltc-self-rating-2021.json",
        }
    }

    /// Their texts.
    pub fn texts(self) -> Bundle {
        match self {
            Sheet::Ability => Bundle::Assessment,
            Sheet::LongTermCare => Bundle::AssessmentLtc,
        }
    }

    /// The page where it starts.
    pub fn start(self) -> Route {
        match self {
            Sheet::Ability => Route::Check,
            Sheet::LongTermCare => Route::SelfRating,
        }
    }

    /// The page of one question.
    pub fn question(self, id: &str) -> Route {
        match self {
            Sheet::Ability => Route::Question(id.to_owned()),
            Sheet::LongTermCare => Route::RatingQuestion(id.to_owned()),
        }
    }

    /// The page with what comes out.
    pub fn result(self) -> Route {
        match self {
            Sheet::Ability => Route::Result,
            Sheet::LongTermCare => Route::RatingResult,
        }
    }

    /// How an address names the page of a question, and at which place of the path its id stands.
    pub fn asked_at(self) -> (Later, usize) {
        match self {
            Sheet::Ability => (Later::Question, 2),
            Sheet::LongTermCare => (Later::RatingQuestion, 3),
        }
    }
}
