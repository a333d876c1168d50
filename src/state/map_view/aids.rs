//! What helps on the map besides the places: what was said, where the keyboard is, how one walks.

use std::sync::Arc;

use eldercare_places::Wgs84;
use eldercare_places::walk::Pace;
use leptos::prelude::*;

use super::MapCommand;
use super::reading::Reading;
use crate::platform::leaflet::{Ring, Streets};

/// How one walks: the pace and the minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Walk {
    /// How fast.
    pub pace: Pace,
    /// How long.
    pub minutes: u8,
    /// Whether somebody chose the pace: then it is not the self-check's to say.
    pub by_hand: bool,
}

impl Default for Walk {
    fn default() -> Self {
        Walk {
            pace: Pace::Slow,
            minutes: 15,
            by_hand: false,
        }
    }
}

/// What was said of a group that was tapped. The move that opens it leaves the words; the next
/// move takes them away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The words.
    pub words: String,
    /// Whether the map has moved since.
    pub(super) moved: bool,
}

/// Whether the next tap says where distances are counted from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Picking {
    /// A tap is a tap.
    #[default]
    Off,
    /// It does.
    Asked,
    /// The last tap lay outside the city: the next one does.
    Outside,
}

/// All of it. Kept apart, because every view copies the state of the map.
#[derive(Clone, Copy, Default)]
pub struct Aids {
    /// The last wish to the map; each is carried out once.
    pub command: RwSignal<Option<MapCommand>>,
    /// The rows of places at one spot that are listed together.
    pub gathered: RwSignal<Option<Arc<Vec<u32>>>>,
    /// What was said of the group that was tapped last.
    pub said: RwSignal<Option<Said>>,
    /// The symbol that the keyboard has come to.
    pub stepped: RwSignal<Option<Ring>>,
    /// Whether the next tap says where distances are counted from.
    pub picking: RwSignal<Picking>,
    /// Where one is in the list.
    pub reading: Reading,
    /// The window that a map that is made next begins with: its middle and its zoom.
    pub start: RwSignal<Option<(Wgs84, u8)>>,
    /// How one walks.
    pub walk: RwSignal<Walk>,
    /// Homes that lack something, while that is looked at.
    pub gaps: RwSignal<Arc<Vec<Wgs84>>>,
    /// How the operator's street layer fares.
    pub streets: RwSignal<Streets>,
}
