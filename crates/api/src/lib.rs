//! Eldercare Map: api.
