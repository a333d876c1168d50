//! Eldercare Map: server.
fn main() {}
