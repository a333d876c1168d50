//! The contact cards of a file of facilities, one JSON line for each place: `{"id": …, "card": …}`.
//!
//! For the browser tests, which have an outside reader of vCards judge the cards of whole cities:
//! `cargo run -p eldercare-places --features geojson --example cards -- FILE`. A demonstration
//! place has `null`.

use std::process::ExitCode;

use eldercare_places::geojson;
use eldercare_places::vcard::{Words, card};

fn main() -> ExitCode {
    let Some(file) = std::env::args().nth(1) else {
        eprintln!("cards: name a file of facilities (GeoJSON)");
        return ExitCode::FAILURE;
    };
    let text = match std::fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("cards: {file}: {error}");
            return ExitCode::FAILURE;
        }
    };
    match geojson::read(&text) {
        Ok(places) => {
            for place in &places {
                let words = Words {
                    city: "城市",
                    note: "说明，第一行\n第二行；完",
                    url: "https://map.example/place/1?city=1",
                };
                let line = serde_json::json!({ "id": place.id, "card": card(place, &words) });
                println!("{line}");
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("cards: {file}: {error}");
            ExitCode::FAILURE
        }
    }
}
