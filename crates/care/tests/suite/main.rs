//! The rules of need and the plan, held to people written down by hand, to properties over random
//! answers, to their texts and to what earlier versions wrote.

mod definitions;
mod people;
mod plans;
mod properties;
mod stored;
mod support;
