//! The features of a collection one by one, as text, with the line on which each begins.

use std::cell::Cell;
use std::fmt;
use std::io::{self, BufReader, Read};
use std::rc::Rc;

use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_json::value::RawValue;

use crate::import::limits;
use crate::import::table::Refusal;

/// Gives `take` the number (from 0), the line (from 1) and the text of every feature.
pub(super) fn each(
    source: impl Read,
    take: impl FnMut(usize, usize, &str) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let meter = Rc::new(Meter::default());
    let metered = Metered {
        source: BufReader::with_capacity(64 << 10, source),
        meter: meter.clone(),
    };
    let mut json = serde_json::Deserializer::from_reader(metered);
    let mut collection = Collection {
        take,
        meter: meter.clone(),
        number: 0,
        refused: None,
    };
    let read = collection
        .deserialize_any(&mut json)
        .and_then(|()| json.end());
    let Err(error) = read else { return Ok(()) };
    if let Some(refusal) = collection.refused {
        return Err(refusal);
    }
    let line = meter.line();
    if meter.feature.get() > limits::FEATURE_BYTES {
        return Err(Refusal {
            line,
            code: "too-large",
            message: format!(
                "feature {} is larger than {} MB: give each place as a point",
                collection.number + 1,
                limits::FEATURE_BYTES >> 20
            ),
        });
    }
    if error.is_io() {
        return Err(Refusal::unreadable(&error.into()));
    }
    Err(Refusal {
        line,
        code: "not-geojson",
        message: format!("not a GeoJSON FeatureCollection: {error}"),
    })
}

/// What is read of the file: a collection, or a list of features without one.
struct Collection<F> {
    take: F,
    meter: Rc<Meter>,
    number: usize,
    refused: Option<Refusal>,
}

impl<F: FnMut(usize, usize, &str) -> Result<(), Refusal>> Collection<F> {
    fn deserialize_any<'de, D: Deserializer<'de>>(&mut self, json: D) -> Result<(), D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de, F: FnMut(usize, usize, &str) -> Result<(), Refusal>> Visitor<'de> for &mut Collection<F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a FeatureCollection")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let mut found = false;
        while let Some(name) = members.next_key::<String>()? {
            if name == "features" && !found {
                found = true;
                members.next_value_seed(Features(self))?;
            } else {
                members.next_value::<IgnoredAny>()?;
            }
        }
        if found {
            Ok(())
        } else {
            Err(A::Error::missing_field("features"))
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut features: A) -> Result<(), A::Error> {
        self.meter.begin();
        while let Some(feature) = features.next_element::<Box<RawValue>>()? {
            let text = feature.get();
            let breaks = text.bytes().filter(|byte| *byte == b'\n').count();
            let line = self.meter.line() - breaks;
            if let Err(refusal) = (self.take)(self.number, line, text) {
                self.refused = Some(refusal);
                return Err(A::Error::custom("refused"));
            }
            self.number += 1;
            self.meter.begin();
        }
        Ok(())
    }
}

/// The list of features inside a collection.
struct Features<'a, F>(&'a mut Collection<F>);

impl<'de, F: FnMut(usize, usize, &str) -> Result<(), Refusal>> DeserializeSeed<'de>
    for Features<'_, F>
{
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_seq(self.0)
    }
}

/// How far the reader is.
#[derive(Debug, Default)]
struct Meter {
    breaks: Cell<usize>,
    /// Bytes since the last feature ended.
    feature: Cell<u64>,
}

impl Meter {
    fn line(&self) -> usize {
        self.breaks.get() + 1
    }

    fn begin(&self) {
        self.feature.set(0);
    }
}

struct Metered<R> {
    source: R,
    meter: Rc<Meter>,
}

impl<R: Read> Read for Metered<R> {
    /// The reader of JSON asks for one byte after the other, so that the line is exact.
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let meter = &self.meter;
        if meter.feature.get() > limits::FEATURE_BYTES {
            return Err(io::Error::other("the feature is too large"));
        }
        let read = self.source.read(buffer)?;
        let breaks = buffer[..read].split(|byte| *byte == b'\n').count() - 1;
        meter.breaks.set(meter.breaks.get() + breaks);
        meter.feature.set(meter.feature.get() + read as u64);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Result<Vec<(usize, String)>, Refusal> {
        let mut found = Vec::new();
        each(text.as_bytes(), |_, line, text| {
            found.push((line, text.to_owned()));
            Ok(())
        })?;
        Ok(found)
    }

    #[test]
    fn each_feature_comes_with_the_line_on_which_it_begins() {
        let text =
            "{\n\"type\":\"FeatureCollection\",\n\"features\":[\n{\"a\":\n1},\n\n{\"b\":2}]}\n";
        let found = found(text).unwrap();
        assert_eq!(found[0], (4, "{\"a\":\n1}".to_owned()));
        assert_eq!(found[1], (7, "{\"b\":2}".to_owned()));
    }

    #[test]
    fn a_bare_list_of_features_is_read_too() {
        assert_eq!(found("[{\"a\":1},{}]").unwrap().len(), 2);
    }

    #[test]
    fn what_is_no_collection_is_told_with_its_line() {
        for (text, line) in [
            ("{}", 1),
            ("{\n\"features\": 7}", 2),
            ("[{}\n\n,", 3),
            ("[{}]\n x", 2),
        ] {
            let refusal = found(text).unwrap_err();
            assert_eq!(
                (refusal.code, refusal.line),
                ("not-geojson", line),
                "{text}"
            );
        }
    }

    #[test]
    fn a_feature_larger_than_any_is_refused_before_it_is_in_memory() {
        let text = format!("[{{}},\n{{\"a\":\"{}\"}}]", "x".repeat(3 << 20));
        let refusal = found(&text).unwrap_err();
        assert_eq!((refusal.code, refusal.line), ("too-large", 2));
        assert!(refusal.message.starts_with("feature 2"), "{refusal}");
    }
}
