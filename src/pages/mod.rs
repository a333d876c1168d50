//! One page for each route. A page reads the route and the contexts; pieces get props.

pub mod about;
pub mod accessibility;
pub mod apply;
pub mod check;
pub mod compare;
pub mod coverage;
pub mod desk;
pub mod family;
pub mod instruments;
pub mod kinds;
pub mod later;
pub mod map;
pub mod not_found;
pub mod outreach;
pub mod place;
pub mod plan;
pub mod privacy;
pub mod report;
pub mod request;
pub mod rights;
pub mod sheet;
pub mod start;
pub mod status;
pub mod visit;
