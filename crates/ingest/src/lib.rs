//! Eldercare Map: ingest.
