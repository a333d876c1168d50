//! Eldercare Map: places.
