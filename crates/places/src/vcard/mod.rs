//! A place as a contact for a telephone's address book: vCard 3.0 (RFC 2426).
//!
//! Version 3.0 and not 4.0: it is what the importers of Android, HarmonyOS and iOS all read. A
//! number is written without its extension: Android and HarmonyOS drop the comma for a pause and
//! would dial number and extension as one wrong number, and the `p` of RFC 3601, which they
//! understand, is a digit key to others. The extension belongs into [`Words::note`].
//!
//! Demonstration places give no card: a contact outlives the page that says they are none.

use std::fmt::Write as _;

use crate::telephone::{numbers, tel_address};
use crate::{Facility, Wgs84};
use eldercare_days::content_line::{push_line, push_structured};

/// What the caller says in the reader's language.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// Name of the city.
    pub city: &'a str,
    /// What it is, its extension, where the facts come from and of which day.
    pub note: &'a str,
    /// The page about the place, with scheme and host.
    pub url: &'a str,
}

/// The card of a place; none for a demonstration place.
#[must_use]
pub fn card(place: &Facility, words: &Words<'_>) -> Option<String> {
    if place.demo {
        return None;
    }
    let mut card = String::new();
    card.push_str("BEGIN:VCARD\r\nVERSION:3.0\r\n");
    push_structured(&mut card, "N", &[&place.name, "", "", "", ""]);
    push_line(&mut card, "FN", &place.name);
    push_structured(&mut card, "ORG", &[&place.name]);
    // Apple's address book sorts it among companies then.
    card.push_str("X-ABShowAs:COMPANY\r\n");
    for number in dialled(place) {
        push_line(&mut card, "TEL;TYPE=WORK,VOICE", &number);
    }
    let area = match &place.town {
        Some(town) if place.district != *town => format!("{}{town}", place.district),
        _ => place.district.clone(),
    };
    let street = place.address.as_deref().unwrap_or_default();
    let address = ["", "", street, &area, words.city, "", ""];
    push_structured(&mut card, "ADR;TYPE=WORK", &address);
    if let Some(point) = place.point {
        push_structured(&mut card, "GEO", &geo(point).each_ref().map(String::as_str));
    }
    push_line(&mut card, "URL", words.url);
    push_line(&mut card, "NOTE", words.note);
    card.push_str("END:VCARD\r\n");
    Some(card)
}

/// Each published number as it is dialled, without its extension.
fn dialled(place: &Facility) -> Vec<String> {
    let digits = |number| {
        let address = tel_address(number);
        let number = address.trim_start_matches("tel:");
        number.split(',').next().unwrap_or_default().to_owned()
    };
    let published = place.phone.as_deref().unwrap_or_default();
    let mut all: Vec<String> = numbers(published).map(digits).collect();
    all.retain(|number| !number.is_empty());
    all.dedup();
    all
}

/// Latitude and longitude in WGS-84 degrees, as RFC 2426 has them, with six decimals.
fn geo(point: Wgs84) -> [String; 2] {
    [degrees(point.lat), degrees(point.lon)]
}

/// Through whole numbers: printing floats would weigh more than the rest of this module.
fn degrees(value: f64) -> String {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "degrees on the globe times a million fit many times over"
    )]
    let micro = (value * 1_000_000.0).round() as i64;
    let sign = if micro < 0 { "-" } else { "" };
    let micro = micro.unsigned_abs();
    let mut text = String::new();
    // Writing into a string never fails.
    let _ = write!(text, "{sign}{}.{:06}", micro / 1_000_000, micro % 1_000_000);
    text
}

#[cfg(test)]
mod tests;
