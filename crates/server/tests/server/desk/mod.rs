//! The desk, tried from the outside.

mod session;
mod support;
