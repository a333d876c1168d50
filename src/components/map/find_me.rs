//! Counting distances from the device's own position.

use crate::platform::geolocation::locate;
use crate::state::map_view::{MapView, Origin};

/// Takes the device's position as the origin. When none comes, or it lies outside the open
/// city, gives the key of the sentence that offers a named place instead.
pub async fn find_me(map: MapView) -> Option<&'static str> {
    match locate().await {
        Some(point) if map.is_in_city(point) => {
            map.set_origin(Some(Origin::here(point)));
            None
        }
        Some(_) => Some("origin.reason.outside"),
        None => Some("origin.reason.failed"),
    }
}
