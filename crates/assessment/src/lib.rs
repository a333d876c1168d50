//! Eldercare Map: assessment.
