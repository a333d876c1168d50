//! Eldercare Map: entitlements.
