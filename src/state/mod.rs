//! What the screen knows: plain structs with their rules, held by signals.
//!
//! A struct here can be tested without a browser; the signal around it is
//! made by a `provide_*` function and found by the matching `use_*`.

pub mod apply;
pub mod atlas;
pub mod belongings;
pub mod benefits;
pub mod check;
pub mod city_data;
pub mod city_list;
pub mod closure;
pub mod compare;
pub mod config;
pub mod desk;
pub mod distance;
pub mod divisions;
pub mod doors;
pub mod edits;
pub mod family;
pub mod homes;
pub mod hub;
pub mod kiosk;
pub mod lexicon;
pub mod load;
pub mod location;
pub mod map_view;
pub mod mode;
pub mod navigation;
pub mod now;
pub mod offline;
pub mod openness;
pub mod operator;
pub mod origin;
pub mod outbox;
pub mod outreach;
pub mod own_walk;
pub mod person;
pub mod place_facts;
pub mod place_name;
pub mod plan;
pub mod prefs;
pub mod queue;
pub mod quiet;
pub mod reports;
pub mod request;
pub mod sheet;
pub mod shown;
pub mod slip;
pub mod status;
pub mod taken;
pub mod tiles;
pub mod trail;
pub mod visit;
pub mod voice;
pub mod whose;
