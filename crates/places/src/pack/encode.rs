//! Facilities to the two files of a pack.

use super::{
    columns::ColumnWriter,
    details,
    envelope::seal,
    facts::TextField,
    letters::{self, Letter},
    lists, official,
    order::rows,
    planes,
    points::micro,
    text,
    text::Dictionary,
};
use crate::{Facility, OfficialDays, Ownership, rows::row};

/// Encodes the facilities as `points.cbor` and `facts.cbor`, in the order of [`rows`].
/// The result depends on the facilities only, not on their order.
///
/// A position off the globe is none. An empty id or two equal ids are the caller's to refuse.
#[must_use]
pub fn encode(facilities: &[Facility]) -> (Vec<u8>, Vec<u8>) {
    encode_with(facilities, &CityWide::default())
}

/// What holds for a whole city and stands in its facts besides the facilities.
#[derive(Clone, Debug, Default)]
pub struct CityWide {
    /// The official days of the region.
    pub official: OfficialDays,
    /// What a search must know of the letters of the texts ([`crate::search::letters_of`]);
    /// without them it finds what is written, not what is meant.
    pub letters: Vec<Letter>,
}

/// The same with what holds for the whole city.
#[must_use]
pub fn encode_with(facilities: &[Facility], city: &CityWide) -> (Vec<u8>, Vec<u8>) {
    let ordered: Vec<&Facility> = rows(facilities)
        .into_iter()
        .filter_map(|at| facilities.get(at))
        .collect();
    let (points, checksum) = seal(&points(&ordered));
    let (facts, _) = seal(&facts(&ordered, city, checksum));
    (points, facts)
}

fn points(facilities: &[&Facility]) -> Vec<u8> {
    let mut writer = ColumnWriter::default();
    let number = |of: &dyn Fn(&Facility) -> u32| -> Vec<u32> {
        facilities.iter().map(|facility| of(facility)).collect()
    };
    let spots: Vec<[i32; 2]> = facilities
        .iter()
        .filter_map(|f| f.point.and_then(micro))
        .collect();
    let kinds: Vec<u8> = facilities.iter().map(|f| f.kind.code()).collect();
    let _infallible = writer.column("kind").bytes(&kinds).is_ok();
    writer.number("placed", u64::from(row(spots.len())));
    writer.numbers("lon", &planes::deltas(spots.iter().map(|[lon, _]| *lon)));
    writer.numbers("lat", &planes::deltas(spots.iter().map(|[_, lat]| *lat)));
    writer.numbers("extra", &number(&|f| u32::from(f.extra_kinds.bits())));
    writer.numbers("ownership", &number(&|f| counted(f.ownership.map(code))));
    writer.numbers("beds", &number(&|f| counted(f.beds)));
    writer.numbers("demo", &number(&|f| u32::from(f.demo)));
    districts(&mut writer, facilities);
    writer.finish()
}

fn code(ownership: Ownership) -> u32 {
    u32::from(ownership.code())
}

/// A number that may be absent: 0 when it is, else one more than it is.
fn counted(number: Option<u32>) -> u32 {
    number.map_or(0, |n| n.saturating_add(1))
}

fn districts(writer: &mut ColumnWriter, facilities: &[&Facility]) {
    let named: Vec<(u32, &str)> = facilities
        .iter()
        .map(|f| (f.district_code.unwrap_or(0), f.district.as_str()))
        .collect();
    let dictionary = Dictionary::collect(named.iter().map(Some));
    let _infallible = writer
        .column("districts")
        .encode(&dictionary.entries)
        .is_ok();
    let numbers: Vec<u32> = dictionary.numbers().collect();
    writer.numbers("district", &numbers);
}

fn facts(facilities: &[&Facility], city: &CityWide, points: u64) -> Vec<u8> {
    let mut writer = ColumnWriter::default();
    writer.number("points", points);
    writer.number("rows", u64::from(row(facilities.len())));
    for field in TextField::ALL {
        let values = facilities.iter().map(|facility| field.of(facility));
        text::write(&mut writer, field.column(), values);
    }
    let places: Vec<u32> = facilities.iter().map(|f| counted(f.places)).collect();
    writer.numbers("places", &places);
    lists::write(
        &mut writer,
        "tags",
        facilities.iter().map(|f| f.tags.as_slice()),
    );
    let services = facilities.iter().map(|f| f.services.as_slice());
    lists::write(&mut writer, "services", services);
    details::write(&mut writer, facilities);
    official::write(&mut writer, &city.official);
    letters::write(&mut writer, &city.letters);
    writer.finish()
}
