//! The pieces of the map page.

pub mod around;
pub mod circle_table;
pub mod dialogs;
pub mod empty_list;
pub mod filter_dialog;
pub mod find_me;
pub mod gathered_list;
pub mod go_dialog;
pub mod kind_chips;
pub mod map_buttons;
pub mod map_messages;
pub mod map_room;
pub mod map_scale;
pub mod map_steps;
pub mod origin_bar;
pub mod origin_dialog;
mod own_walk;
pub mod place_actions;
pub mod place_list;
pub mod place_panel;
pub mod place_row;
pub mod search_box;
pub mod sheet;
pub mod street_layer;
pub mod walk_choice;
