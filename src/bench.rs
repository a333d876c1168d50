//! What the side-by-side bench drives: the map, the index and the symbols of the map page, without
//! the page. It only opens doors, so that what is measured is what is shipped.

pub use crate::platform::clock::in_slices;
pub use crate::platform::leaflet::{MapEvents, MapPanel, Scene, Start, View};
pub use crate::state::city_data::Held;
pub use crate::state::map_view::symbol_sizes;
pub use crate::state::shown::Shown;
