//! Leaflet.
