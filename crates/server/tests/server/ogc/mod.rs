//! The facilities as OGC API – Features, asked from outside and compared with a plain look at the
//! list of places.

mod bad_input;
mod describe;
mod pages;
mod places;
