//! The colours of the map, read once from the style sheet's tokens.

use eldercare_places::Kind;

use crate::platform::dom::css_value;

/// Colours as CSS text, and the factor of the reader's text size.
pub struct Palette {
    /// The open city's ground.
    pub own: String,
    /// Its neighbours' ground.
    pub other: String,
    /// Built-up areas.
    pub urban: String,
    /// Lakes.
    pub water: String,
    /// Rivers.
    pub river: String,
    /// County lines.
    pub county: String,
    /// The city's outline.
    pub city: String,
    /// National border lines.
    pub nation: String,
    /// Names on the map.
    pub name: String,
    /// The halo around names.
    pub halo: String,
    /// Cards and discs.
    pub card: String,
    /// Text on discs.
    pub ink: String,
    /// The brand green: origin and chosen ring.
    pub brand: String,
    /// Homes that lack something.
    pub gap: String,
    /// How much larger than normal the reader wants text.
    pub scale: f64,
    kinds: [String; Kind::ALL.len()],
}

impl Palette {
    /// Reads the tokens as the page has them now.
    pub fn from_styles() -> Palette {
        let map = |name: &str| css_value(&format!("--m-{name}"));
        Palette {
            own: map("own"),
            other: map("other"),
            urban: map("urban"),
            water: map("water"),
            river: map("river"),
            county: map("county"),
            city: map("city"),
            nation: map("nation"),
            name: map("name"),
            halo: map("halo"),
            card: css_value("--card"),
            ink: css_value("--ink"),
            brand: css_value("--brand"),
            gap: css_value("--warn"),
            scale: text_scale(),
            kinds: Kind::ALL.map(|kind| css_value(&format!("--k-{}", kind.id()))),
        }
    }

    /// The colour of a kind.
    pub fn kind(&self, kind: Kind) -> &str {
        self.kinds
            .get(usize::from(kind.code()))
            .map_or("#000", String::as_str)
    }
}

/// The reader's text size against the normal 18 px.
pub fn text_scale() -> f64 {
    let px: String = css_value("font-size")
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    px.parse::<u16>()
        .map_or(1.0, |px| (f64::from(px) / 18.0).clamp(1.0, 2.0))
}
