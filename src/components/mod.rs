//! The pieces that pages share: one component a file, props in, events out.

pub mod call;
pub mod choice_card;
pub mod choice_list;
pub mod city_chooser;
pub mod consent;
pub mod dialog;
pub mod display_settings;
pub mod emergency;
pub mod error_summary;
pub mod field;
pub mod frame;
pub mod gauge;
pub mod glyph;
pub mod icon;
pub mod map;
pub mod notice;
pub mod page_head;
pub mod problems;
pub mod progress;
pub mod receipt_card;
pub mod score_bars;
pub mod step_bars;
pub mod town_picker;
pub mod two_tap;
pub mod waiting_card;
pub mod with_texts;
