//! Eldercare Map: requests.
