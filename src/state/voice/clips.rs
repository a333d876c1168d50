//! What recorded clips there are: `clips.json` as `cargo xtask voice` writes it.
//!
//! The clips of all pages of one kind lie one behind the other in one file, a pack, and only packs are fetched: whoever
//! is asked for the clip of a question or of a result would know which it is.

use std::ops::Range;

use eldercare_requests::PayloadHash;

use crate::json::{FromJson, Json, Problem, object};

/// The version of the file that is understood here.
const VERSION: u32 = 1;
/// How many digits of a hash are the name of a clip.
const DIGITS: usize = 16;

/// All clips of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clips {
    /// The language that is spoken, as a tag of ours.
    pub language: String,
    /// A voice that is there for trials only; it is marked on the page.
    pub is_test: bool,
    /// The kind of the clips, as browsers name it.
    pub media_type: String,
    packs: Vec<Pack>,
}

/// The clips of the pages of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// The file's name beside `clips.json`; it changes with its content.
    pub file: String,
    /// Each clip's name, and where it is.
    places: Vec<(String, Range<usize>)>,
}

/// What the clip of a text is called: the beginning of its SHA-256. Another text never plays an older clip.
fn name_of(text: &str) -> String {
    let hash = PayloadHash::of(text.as_bytes());
    hash.as_str().chars().take(DIGITS).collect()
}

/// The texts as they are spoken: paragraph by paragraph.
pub fn paragraphs(texts: &[String]) -> Vec<String> {
    let lines = texts.iter().flat_map(|text| text.lines());
    let lines = lines.map(str::trim).filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

impl Clips {
    /// The place in the list of the pack that says all of these texts. One that says only some is none: a page of
    /// which half is read aloud is worse than one that is not.
    pub fn pack_with(&self, texts: &[String]) -> Option<usize> {
        let names: Vec<String> = texts.iter().map(|text| name_of(text)).collect();
        let has_all = |pack: &Pack| names.iter().all(|name| pack.find(name).is_some());
        self.packs.iter().position(has_all)
    }

    /// A pack of the list.
    pub fn pack(&self, place: usize) -> Option<&Pack> {
        self.packs.get(place)
    }
}

impl Pack {
    fn find(&self, name: &str) -> Option<Range<usize>> {
        let mut places = self.places.iter();
        let (_, place) = places.find(|(known, _)| known == name)?;
        Some(place.clone())
    }

    /// Where the clip of a text is.
    pub fn place_of(&self, text: &str) -> Option<Range<usize>> {
        self.find(&name_of(text))
    }
}

impl FromJson for Clips {
    const SHAPE: &'static str = "an object";

    fn from_json(json: Json) -> Result<Clips, Option<Problem>> {
        object(json, |file| {
            let version: u32 = file.must("version")?;
            if version != VERSION {
                return Err(Problem::new(["version ", &version.to_string()].concat()));
            }
            // Whose voice it is, is for operators.
            let _: String = file.must("engine")?;
            Ok(Clips {
                language: file.must("language")?,
                is_test: file.must("marked_as_test")?,
                media_type: file.must("media_type")?,
                packs: file.must("packs")?,
            })
        })
    }
}

/// A clip's name and how many bytes it has.
struct Clip(String, u32);

impl FromJson for Clip {
    const SHAPE: &'static str = "a name and a length";

    fn from_json(json: Json) -> Result<Clip, Option<Problem>> {
        let Json::List(parts) = json else {
            return Err(None);
        };
        let mut parts = parts.into_iter();
        match (parts.next(), parts.next()) {
            (Some(Json::Text(name)), Some(length)) => Ok(Clip(name, u32::from_json(length)?)),
            _ => Err(None),
        }
    }
}

impl FromJson for Pack {
    const SHAPE: &'static str = "a pack";

    fn from_json(json: Json) -> Result<Pack, Option<Problem>> {
        object(json, |pack| {
            let _: String = pack.must("name")?;
            let clips: Vec<Clip> = pack.must("clips")?;
            let mut end = 0_usize;
            let places = clips.into_iter().map(|Clip(name, length)| {
                let start = end;
                end = start.saturating_add(usize::try_from(length).unwrap_or(usize::MAX));
                (name, start..end)
            });
            Ok(Pack {
                file: pack.must("file")?,
                places: places.collect(),
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Clips, name_of, paragraphs};
    use crate::json::read;

    fn texts(all: &[&str]) -> Vec<String> {
        all.iter().map(ToString::to_string).collect()
    }

    fn clips() -> Clips {
        let [one, two, three] = ["one", "two", "three"].map(name_of);
        let file = format!(
            r#"{{"version":1,"engine":"robot","language":"zh-CN","marked_as_test":true,"media_type":"audio/wav",
            "packs":[{{"name":"a","file":"a-1.pack","clips":[["{one}",10],["{two}",5]]}},
                     {{"name":"b","file":"b-2.pack","clips":[["{two}",5],["{three}",7]]}}]}}"#
        );
        read(&file).expect("a file as the command writes it")
    }

    #[test]
    fn a_clip_has_the_name_that_the_command_gave_it() {
        // printf %s abc | sha256sum | cut -c1-16
        assert_eq!(name_of("abc"), "ba7816bf8f01cfea");
    }

    #[test]
    fn a_pack_is_taken_when_it_says_all_and_each_clip_is_found_in_it() {
        let clips = clips();
        assert_eq!(clips.pack_with(&texts(&["two", "one"])), Some(0));
        assert_eq!(clips.pack_with(&texts(&["two", "three"])), Some(1));
        assert_eq!(clips.pack_with(&texts(&["one", "three"])), None);
        assert_eq!(clips.pack_with(&texts(&["One"])), None);
        let second = clips.pack(1).expect("two packs");
        assert_eq!(second.place_of("two"), Some(0..5));
        assert_eq!(second.place_of("three"), Some(5..12));
        assert_eq!(second.place_of("one"), None);
    }

    #[test]
    fn a_file_of_another_version_is_not_read() {
        let other = r#"{"version":2,"engine":"","language":"zh-CN"}"#;
        assert!(read::<Clips>(other).unwrap_err().contains("version"));
    }

    #[test]
    fn a_text_is_spoken_paragraph_by_paragraph() {
        let all = paragraphs(&texts(&["one\ntwo", "", " three \n"]));
        assert_eq!(all, ["one", "two", "three"]);
    }
}
