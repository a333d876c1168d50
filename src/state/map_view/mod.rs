//! What the map and its list show: window, selection, origin, chosen place.

mod aids;
mod filters;
mod kept;
mod known_names;
mod places;
mod reading;
mod surroundings;
mod symbols;
mod twins;

use eldercare_places::index::SymbolSizes;
use eldercare_places::search::Selection;
use eldercare_places::{Bounds, Wgs84};
use leptos::prelude::*;

use super::atlas::{Atlases, use_atlas};
use super::check::use_check;
use super::city_data::{CityData, provide_city_data};
use super::load::Load;
use super::now::{Now, use_now};
use super::prefs::use_prefs;
use super::shown::Shown;
use crate::i18n::t;
use crate::platform::leaflet::View;

use kept::Kept;

pub use super::origin::{NamedPoint, Origin};
pub use aids::{Aids, Picking, Said, Walk};
pub use known_names::{KnownName, KnownNames};
pub use surroundings::SAME_SPOT_M;

/// The steps of the filter by beds; 0 means any number.
pub const BED_STEPS: [u32; 4] = [0, 50, 100, 200];

/// How closely the map looks at a single place.
const CLOSE_ZOOM: u8 = 15;

/// How closely it looks at the surroundings of an origin.
const NEAR_ZOOM: u8 = 14;

/// How much room the list takes on a phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetSize {
    /// Only its heading.
    Low,
    /// Half the screen.
    Half,
    /// Most of the screen.
    Tall,
}

impl SheetSize {
    /// The value of `data-size`; the style sheet keys on it.
    pub fn id(self) -> &'static str {
        match self {
            SheetSize::Low => "low",
            SheetSize::Half => "half",
            SheetSize::Tall => "tall",
        }
    }

    fn next(self) -> SheetSize {
        match self {
            SheetSize::Low => SheetSize::Half,
            SheetSize::Half => SheetSize::Tall,
            SheetSize::Tall => SheetSize::Low,
        }
    }
}

/// What the page asks of the map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum MapCommand {
    /// Bring these bounds into the window.
    Fit(Bounds),
    /// The same for a group that is to be opened: in any case look closer.
    Open(Bounds),
    /// Look at a point from this zoom.
    LookAt(Wgs84, u8),
    /// Zoom by whole steps.
    ZoomBy(i8),
}

/// The state of the map page. It outlives the page, so that coming back finds the same window.
#[derive(Clone, Copy)]
pub struct MapView {
    atlas: Atlases,
    data: CityData,
    now: Now,
    /// What is looked for.
    pub selection: RwSignal<Selection>,
    /// The window as the map reported it last.
    pub view: RwSignal<Option<View>>,
    /// Where distances are counted from.
    pub origin: RwSignal<Option<Origin>>,
    /// The row of the chosen place.
    pub chosen: RwSignal<Option<u32>>,
    aids: StoredValue<Aids>,
    /// The room of the list.
    pub sheet: RwSignal<SheetSize>,
    shown: Memo<Shown>,
}

impl MapView {
    /// What the map shows: the source of both the drawing and the list.
    pub fn shown(self) -> Memo<Shown> {
        self.shown
    }

    /// What helps on the map besides the places.
    pub fn aids(self) -> Aids {
        self.aids.get_value()
    }

    /// Asks the map to move.
    pub fn ask(self, command: MapCommand) {
        self.aids().command.set(Some(command));
    }

    /// Moves the list to its next size.
    pub fn next_sheet_size(self) {
        self.sheet.update(|size| *size = size.next());
    }

    /// How the loading of the places stands, and of the cities before them.
    pub fn loading(self) -> Load<()> {
        match (self.atlas.loading(), self.data.points.get()) {
            (Load::Failed(problem), _) => Load::Failed(problem),
            (_, Load::Ready(())) => self.data.facts.get(),
            (_, other) => other,
        }
    }

    /// Chooses a place by its id and has the map look at it. Filters that hide it are cleared, and
    /// that is said.
    pub fn choose_and_show(self, id: &str, point: Wgs84) {
        let row = self.row_of(id);
        if row.is_some_and(|row| self.hides(row)) {
            self.clear_filters();
            self.say(t("filter.cleared").to_owned());
        }
        self.chosen.set(row);
        self.show_both();
        self.ask(MapCommand::LookAt(point, CLOSE_ZOOM));
    }

    /// A chosen place must not stay behind a closed sheet, nor its symbol behind the list.
    pub fn show_both(self) {
        if self.sheet.get_untracked() != SheetSize::Half {
            self.sheet.set(SheetSize::Half);
        }
    }

    /// Opens the city that the atlas says, and the first one as it was left in this tab. Opening is a
    /// request to the network, the rim of the app.
    fn follow_city(self, kept: Option<Kept>) {
        let kept = StoredValue::new(kept);
        Effect::new(move |before: Option<Option<String>>| {
            let id = self.atlas.id()?;
            // Another city has other names, and perhaps not the kinds that were looked for.
            if before.flatten().is_some_and(|before| before != id) {
                self.selection.set(Selection::default());
            }
            self.origin.set(None);
            self.chosen.set(None);
            self.aids().gathered.set(None);
            self.aids().said.set(None);
            self.aids().start.set(None);
            self.view.set(None);
            if let Some(kept) = kept.try_update_value(Option::take).flatten() {
                self.take_up(kept, &id);
            }
            self.data.open(id.clone(), symbol_sizes());
            Some(id)
        });
    }

    /// Where the chosen place stands.
    pub fn chosen_point(self) -> Option<Wgs84> {
        let row = self.chosen.get()?;
        self.data
            .with(|held| held.index.points().point(row))
            .flatten()
    }
}

/// Makes the map's state known to the whole app; it opens the city that the atlas says.
pub fn provide_map_view(typed: Option<String>) {
    let atlas = use_atlas();
    let (data, now) = (provide_city_data(), use_now());
    let kept = typed.is_none().then(Kept::of_tab).flatten();
    let selection = RwSignal::new(Selection {
        text: typed.unwrap_or_default(),
        ..Selection::default()
    });
    let view = RwSignal::new(None);
    let map = MapView {
        atlas,
        data,
        now,
        selection,
        view,
        origin: RwSignal::new(None),
        chosen: RwSignal::new(None),
        aids: StoredValue::new(Aids::default()),
        sheet: RwSignal::new(SheetSize::Half),
        shown: shown_of(data, now, selection, view),
    };
    provide_context(map);
    map.follow_city(kept);
    map.follow_circle();
    map.forget_erased_walk(use_check());
    map.keep_for_reload();
}

/// What the map shows of the city's places: made anew with window, selection and text size.
fn shown_of(
    data: CityData,
    now: Now,
    selection: RwSignal<Selection>,
    view: RwSignal<Option<View>>,
) -> Memo<Shown> {
    let text_size = use_prefs().text_size;
    let sizes = Memo::new(move |_| {
        text_size.track();
        symbol_sizes()
    });
    Memo::new(move |_| {
        data.points.track();
        data.facts.track();
        let (view, selection) = (view.get(), selection.get());
        filters::look_at_doors(data, now, &selection);
        let sizes = sizes.get();
        let shown = view.and_then(|view| {
            data.with_mut(|held| {
                held.cache.resize(&sizes);
                Shown::of(held, view, &selection)
            })
        });
        shown.unwrap_or_default()
    })
}

/// The radii of the symbols, grown with the reader's text size.
pub fn symbol_sizes() -> SymbolSizes {
    let scale = crate::platform::leaflet::text_scale();
    SymbolSizes {
        single: 19.0 * scale,
        stack: 23.0 * scale,
        clusters: vec![
            (2, 23.0 * scale),
            (100, 27.0 * scale),
            (1000, 33.0 * scale),
            (10_000, 39.0 * scale),
        ],
        gap: 6.0,
    }
}

/// The map's state.
pub fn use_map_view() -> MapView {
    expect_context()
}
