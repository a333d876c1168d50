//! The folder of a voice: one file for each clip, the packs that pages fetch, and what is in them.
//!
//! `clips/<name>.<ending>` are the clips as the engine made them, or as somebody recorded them. A page never asks for
//! one of them: which question is read aloud, and which result, is nobody's business. It takes a pack, the clips of
//! all its questions one behind the other, and `clips.json` says where in it each of them is.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::engine::Engine;
use super::format::Format;
use super::texts::{Spoken, Text};
use crate::digest;

/// The version of `clips.json`.
const VERSION: u64 = 1;
/// How many clips are made at once.
const WORKERS: usize = 2;
/// After so many clips a line says how far it is.
const TOLD_EVERY: usize = 25;
/// The ending of a pack.
const PACK: &str = "pack";

/// What is said of all clips of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// What the operator calls the engine, or the person.
    pub engine: String,
    /// The language of the texts.
    pub language: String,
    /// A voice to try things with, which no site should have.
    pub marked_as_test: bool,
}

/// The folder of a voice.
pub struct Folder {
    path: PathBuf,
    format: Format,
}

/// What was done.
pub struct Done {
    /// Each pack: its name, how many clips, how many bytes.
    pub packs: Vec<(String, usize, usize)>,
    /// Texts that have no clip.
    pub missing: usize,
}

impl Folder {
    /// Opens or makes it.
    pub fn open(path: &Path, format: Format) -> Result<Self> {
        std::fs::create_dir_all(path.join("clips"))
            .with_context(|| format!("could not make {}", path.display()))?;
        Ok(Self {
            path: path.to_owned(),
            format,
        })
    }

    /// What the last run said of its clips.
    pub fn about(&self) -> Option<About> {
        let text = std::fs::read_to_string(self.path.join("clips.json")).ok()?;
        let last: Value = serde_json::from_str(&text).ok()?;
        Some(About {
            engine: last["engine"].as_str()?.to_owned(),
            language: last["language"].as_str()?.to_owned(),
            marked_as_test: last["marked_as_test"].as_bool()?,
        })
    }

    fn clip(&self, name: &str) -> PathBuf {
        let file = format!("{name}.{}", self.format.ending());
        self.path.join("clips").join(file)
    }

    /// Whether the clip of a text is there.
    pub fn has(&self, text: &Text) -> bool {
        self.clip(&text.name).is_file()
    }

    /// Has these texts spoken, two at a time; the first failure ends it.
    pub fn make(&self, texts: &[&Text], engine: &Engine) -> Result<()> {
        let next = AtomicUsize::new(0);
        let failed = Mutex::new(None);
        let work = || {
            while let Some(text) = texts.get(next.fetch_add(1, Ordering::Relaxed)) {
                if let Err(error) = self.make_one(text, engine) {
                    next.store(texts.len(), Ordering::Relaxed);
                    if let Ok(mut failed) = failed.lock() {
                        failed.get_or_insert(error);
                    }
                }
                let begun = next.load(Ordering::Relaxed).min(texts.len());
                if begun.is_multiple_of(TOLD_EVERY) {
                    println!("   … {begun} of {}", texts.len());
                }
            }
        };
        std::thread::scope(|scope| {
            for _ in 0..WORKERS {
                scope.spawn(work);
            }
        });
        match failed.into_inner() {
            Ok(Some(error)) => Err(error),
            _ => Ok(()),
        }
    }

    /// Under another name first: a run that is broken off leaves no half clip behind.
    fn make_one(&self, text: &Text, engine: &Engine) -> Result<()> {
        let part = self.clip(&format!("part-{}", text.name));
        let made = engine.speak(&text.words, &part).and_then(|()| {
            let bytes = std::fs::read(&part).context("it wrote no file")?;
            self.format.check(&bytes)?;
            std::fs::rename(&part, self.clip(&text.name)).context("its file cannot be moved")
        });
        let _ = std::fs::remove_file(&part);
        made.with_context(|| format!("no clip of {} ({})", text.key, text.words))
    }

    /// Writes the packs of all clips that are there, and `clips.json` last: it never names what is not there yet.
    pub fn pack(&self, spoken: &Spoken, about: &About) -> Result<Done> {
        let names: BTreeSet<&str> = spoken
            .texts
            .iter()
            .flat_map(|text| text.packs.iter().map(String::as_str))
            .collect();
        let mut packs = Vec::new();
        let mut done = Done {
            packs: Vec::new(),
            missing: spoken.texts.iter().filter(|text| !self.has(text)).count(),
        };
        for name in names {
            let (mut clips, mut bytes) = (Vec::new(), Vec::new());
            let own = spoken
                .texts
                .iter()
                .filter(|text| text.packs.iter().any(|pack| pack == name) && self.has(text));
            for text in own {
                let clip = std::fs::read(self.clip(&text.name))?;
                self.format
                    .check(&clip)
                    .with_context(|| self.clip(&text.name).display().to_string())?;
                clips.push(json!([text.name, clip.len()]));
                bytes.extend(clip);
            }
            if clips.is_empty() {
                continue;
            }
            let file = format!("{name}-{}.{PACK}", digest::of(&bytes));
            done.packs.push((name.to_owned(), clips.len(), bytes.len()));
            self.write(&file, &bytes)?;
            packs.push(json!({ "name": name, "file": file, "clips": clips }));
        }
        self.write_list(&packs, about)?;
        Ok(done)
    }

    fn write_list(&self, packs: &[Value], about: &About) -> Result<()> {
        let all = json!({
            "version": VERSION,
            "engine": about.engine,
            "language": about.language,
            "marked_as_test": about.marked_as_test,
            "media_type": self.format.media_type(),
            "packs": packs,
        });
        self.write("clips.json", format!("{all}\n").as_bytes())
    }

    /// Whole or not at all: the folder may be one that a server is reading.
    fn write(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let (file, part) = (self.path.join(name), self.path.join(format!("part-{name}")));
        std::fs::write(&part, bytes).with_context(|| part.display().to_string())?;
        std::fs::rename(&part, &file).with_context(|| file.display().to_string())
    }

    /// Takes away clips that nobody says any more, and packs that `clips.json` does not name.
    pub fn prune(&self, spoken: &Spoken) -> Result<usize> {
        let named = std::fs::read_to_string(self.path.join("clips.json"))?;
        let texts = spoken.texts.iter();
        let used: BTreeSet<PathBuf> = texts.map(|text| self.clip(&text.name)).collect();
        let clips = remove(&self.path.join("clips"), |file| !used.contains(file))?;
        let packs = remove(&self.path, |file| {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            file.extension().is_some_and(|ending| ending == PACK) && !named.contains(&*name)
        })?;
        Ok(clips + packs)
    }
}

/// Removes the files of a folder that are old, and counts them.
fn remove(folder: &Path, is_old: impl Fn(&Path) -> bool) -> Result<usize> {
    let mut gone = 0;
    for entry in std::fs::read_dir(folder)? {
        let file = entry?.path();
        if file.is_file() && is_old(&file) {
            std::fs::remove_file(&file)?;
            gone += 1;
        }
    }
    Ok(gone)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use serde_json::Value;

    use super::{About, Engine, Folder, Format, Spoken, Text};
    use crate::voice::texts::name_of;

    /// Writes a head that looks like WAV, and the text for sound.
    const ENGINE: &str =
        "sh -c 'printf \"RIFF%0100d%s\" 0 \"$1\" > \"$2\"; echo . >> \"$0\"' LOG {text} {file}";

    struct Trial {
        path: PathBuf,
        spoken: Spoken,
    }

    impl Trial {
        fn new(name: &str, words: &[(&str, &str)]) -> Self {
            let path = std::env::temp_dir().join(format!("xtask-{name}-{}", std::process::id()));
            let _ = std::fs::remove_dir_all(&path);
            let text = |(words, pack): &(&str, &str)| Text {
                name: name_of(words),
                words: (*words).to_owned(),
                key: "a.b".to_owned(),
                packs: vec![(*pack).to_owned()],
                rank: 0,
            };
            let spoken = Spoken {
                texts: words.iter().map(text).collect(),
                ..Spoken::default()
            };
            Self { path, spoken }
        }

        fn folder(&self) -> Folder {
            Folder::open(&self.path, Format::Wav).unwrap()
        }

        /// Makes what is missing, and says how often the engine was asked.
        fn make(&self) -> usize {
            let log = self.path.join("log");
            let _ = std::fs::remove_file(&log);
            let folder = self.folder();
            let command = ENGINE.replace("LOG", log.to_str().unwrap());
            let missing: Vec<_> = self
                .spoken
                .texts
                .iter()
                .filter(|t| !folder.has(t))
                .collect();
            folder
                .make(&missing, &Engine::read(&command).unwrap())
                .unwrap();
            std::fs::read_to_string(log).map_or(0, |log| log.lines().count())
        }

        fn index(&self) -> Value {
            serde_json::from_slice(&std::fs::read(self.path.join("clips.json")).unwrap()).unwrap()
        }
    }

    fn about() -> About {
        About {
            engine: "robot".to_owned(),
            language: "zh-CN".to_owned(),
            marked_as_test: true,
        }
    }

    #[test]
    fn only_what_is_missing_is_made_and_a_pack_says_where_each_clip_is() {
        let mut trial = Trial::new(
            "voice-a",
            &[("one", "check"), ("two", "check"), ("three", "ltc")],
        );
        assert_eq!(trial.make(), 3);
        let done = trial.folder().pack(&trial.spoken, &about()).unwrap();
        assert_eq!(done.missing, 0);
        let index = trial.index();
        assert_eq!(index["marked_as_test"], true);
        let check = &index["packs"][0];
        let pack = std::fs::read(trial.path.join(check["file"].as_str().unwrap())).unwrap();
        let first = usize::try_from(check["clips"][0][1].as_u64().unwrap()).unwrap();
        assert_eq!(check["clips"][0][0], name_of("one"));
        assert!(pack[..first].ends_with(b"one") && pack[first..].ends_with(b"two"));

        // Another text: its clip is new, the old one goes with its pack.
        let old = check["file"].as_str().unwrap().to_owned();
        trial.spoken.texts[1].words = "two, said otherwise".to_owned();
        trial.spoken.texts[1].name = name_of("two, said otherwise");
        assert_eq!(trial.make(), 1);
        trial.folder().pack(&trial.spoken, &about()).unwrap();
        assert!(
            trial.path.join(&old).exists(),
            "an open page may still ask for it"
        );
        assert_eq!(trial.folder().prune(&trial.spoken).unwrap(), 2);
        assert!(!trial.path.join(&old).exists());
        assert_eq!(trial.folder().about(), Some(about()));
        std::fs::remove_dir_all(&trial.path).unwrap();
    }

    #[test]
    fn an_engine_that_fails_or_writes_nothing_is_named_with_the_text_and_leaves_no_clip() {
        let trial = Trial::new("voice-b", &[("one", "check")]);
        let folder = trial.folder();
        let texts: Vec<_> = trial.spoken.texts.iter().collect();
        for (engine, said) in [
            (
                "sh -c 'echo out of paper >&2; exit 1' {text} {file}",
                "out of paper",
            ),
            ("sh -c ': > \"$1\"' {text} {file}", "it is empty"),
            ("true {text} {file}", "it wrote no file"),
            (
                "sh -c 'head -c 200 /dev/zero > \"$1\"' {text} {file}",
                "it is no wav",
            ),
        ] {
            let error = folder
                .make(&texts, &Engine::read(engine).unwrap())
                .unwrap_err();
            let told = format!("{error:#}");
            assert!(told.contains(said) && told.contains("a.b (one)"), "{told}");
            assert!(!folder.has(texts[0]));
        }
        let done = folder.pack(&trial.spoken, &about()).unwrap();
        assert_eq!((done.missing, done.packs.len()), (1, 0));
        std::fs::remove_dir_all(&trial.path).unwrap();
    }
}
