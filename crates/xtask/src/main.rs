//! Eldercare Map: xtask.
fn main() {}
