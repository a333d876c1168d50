//! `cargo xtask voice`: recorded clips of what the pages read aloud, made by the operator's own speech engine.
//!
//! No voice comes with the project: whose voice may speak for a site is the operator's to decide. Without an engine
//! the command packs what lies in the folder, so that a person may be recorded as well (`--list` has the names).

mod engine;
mod folder;
mod format;
mod spoken;
mod texts;

#[cfg(test)]
pub use spoken::{fits, rules};
#[cfg(test)]
pub use texts::{name_of, national_numbers, placeholders};

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, ensure};

use crate::args::Args;
use crate::project::Project;
use engine::Engine;
use folder::{About, Done, Folder};
use format::Format;
use texts::{Given, MAY_BE_GIVEN};

pub use texts::Spoken;

/// What the command line says.
struct Wish {
    engine: Option<Engine>,
    /// What the operator calls the engine, or the person.
    name: Option<String>,
    language: String,
    marked_as_test: bool,
    format: Format,
    out: PathBuf,
    keys: Vec<String>,
    prune: bool,
}

impl Wish {
    /// Whether clips are to be made of texts with this key.
    fn wants(&self, key: &str) -> bool {
        self.keys.is_empty() || self.keys.iter().any(|begins| key.starts_with(begins))
    }
}

/// `cargo xtask voice`.
pub fn command(project: &Project, mut args: Args) -> Result<ExitCode> {
    let engine = args.value("--engine")?;
    let given = given(&mut args)?;
    let list = args.switch("--list");
    let wish = Wish {
        engine: engine.as_deref().map(Engine::read).transpose()?,
        name: args.value("--name")?,
        language: args.value("--lang")?.unwrap_or_else(|| "zh-CN".to_owned()),
        marked_as_test: args.switch("--test-voice"),
        format: Format::named(args.value("--format")?.as_deref().unwrap_or("mp3"))?,
        out: args
            .value("--out")?
            .map_or_else(|| project.path("target/voice"), PathBuf::from),
        keys: args.value("--keys")?.map_or_else(Vec::new, |keys| {
            keys.split(',').map(str::to_owned).collect()
        }),
        prune: args.switch("--prune"),
    };
    args.finish()?;
    let spoken = Spoken::read(project, &wish.language, &given)?;
    if list {
        for text in &spoken.texts {
            println!("{}\t{}\t{}", text.name, text.key, text.words);
        }
    } else {
        make(&wish, &spoken)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// `--fill hotline=12345`, as often as there is something to say; several values stand between commas.
fn given(args: &mut Args) -> Result<Given> {
    let mut given = texts::national_numbers();
    while let Some(text) = args.value("--fill")? {
        let (name, values) = text
            .split_once('=')
            .with_context(|| format!("--fill {text}: NAME=VALUE"))?;
        ensure!(
            MAY_BE_GIVEN.contains(&name),
            "--fill {name}: one of {}",
            MAY_BE_GIVEN.join(", ")
        );
        let values = values.split(',').map(|value| value.trim().to_owned());
        given.insert(name.to_owned(), values.collect());
    }
    Ok(given)
}

/// Whose voice it is. One folder has one voice and one language: a question in one voice and its answers in another
/// would sound like a mistake.
fn voice_of(wish: &Wish, last: Option<About>) -> Result<About> {
    let program = wish.engine.as_ref().map(Engine::program);
    let engine = wish.name.as_deref().or(program);
    let Some(last) = last else {
        return Ok(About {
            engine: engine
                .context("--name says whose voice it is, where no --engine makes it")?
                .to_owned(),
            language: wish.language.clone(),
            marked_as_test: wish.marked_as_test,
        });
    };
    ensure!(
        last.language == wish.language,
        "{} is in {}; say --lang, or another --out",
        wish.out.display(),
        last.language
    );
    if wish.engine.is_some() {
        ensure!(
            engine == Some(&last.engine) && wish.marked_as_test == last.marked_as_test,
            "{} has the voice of {}{}; take another --out for another voice, or remove it first",
            wish.out.display(),
            last.engine,
            if last.marked_as_test {
                " (a test voice)"
            } else {
                ""
            }
        );
    }
    Ok(About {
        engine: engine.unwrap_or(&last.engine).to_owned(),
        marked_as_test: last.marked_as_test || wish.marked_as_test,
        ..last
    })
}

fn make(wish: &Wish, spoken: &Spoken) -> Result<()> {
    let folder = Folder::open(&wish.out, wish.format)?;
    let about = voice_of(wish, folder.about())?;
    if let Some(engine) = &wish.engine {
        let wanted: Vec<_> = spoken
            .texts
            .iter()
            .filter(|text| wish.wants(&text.key) && !folder.has(text))
            .collect();
        println!("-- {} clips to make, by {}", wanted.len(), about.engine);
        folder.make(&wanted, engine)?;
    }
    let done = folder.pack(spoken, &about)?;
    if wish.prune {
        println!("-- {} files removed", folder.prune(spoken)?);
    }
    tell(&done, &about, spoken, wish);
    Ok(())
}

fn tell(done: &Done, about: &About, spoken: &Spoken, wish: &Wish) {
    for (name, clips, bytes) in &done.packs {
        println!("{name}: {clips} clips, {} kB", bytes / 1000);
    }
    if done.missing > 0 {
        println!(
            "{} texts have no clip: pages that say one of them use the browser's own voice, or show no button",
            done.missing
        );
    }
    if !spoken.left.is_empty() {
        let keys: Vec<_> = spoken.left.iter().map(String::as_str).collect();
        println!(
            "not in clips until --fill says what stands in them: {}",
            keys.join(", ")
        );
    }
    if let Some(advice) = wish.format.advice() {
        println!("{advice}");
    }
    if about.marked_as_test {
        println!("marked as a test voice: not for a site that people use");
    }
    println!(
        "{}: put it into the site as voice/ and \"voice\": \"/voice/\" into config.json",
        wish.out.display()
    );
}

#[cfg(test)]
mod tests {
    use super::{About, Engine, Format, PathBuf, Wish, voice_of};

    #[test]
    fn a_folder_keeps_one_voice_in_one_language() {
        let last = || {
            Some(About {
                engine: "robot".to_owned(),
                language: "zh-CN".to_owned(),
                marked_as_test: true,
            })
        };
        let mut wish = Wish {
            engine: Some(Engine::read("/a/robot {text} {file}").unwrap()),
            name: None,
            language: "zh-CN".to_owned(),
            marked_as_test: true,
            format: Format::Mp3,
            out: PathBuf::from("voice"),
            keys: Vec::new(),
            prune: false,
        };
        assert_eq!(voice_of(&wish, None).unwrap(), last().unwrap());
        assert_eq!(voice_of(&wish, last()).unwrap(), last().unwrap());
        wish.marked_as_test = false;
        assert!(
            voice_of(&wish, last()).is_err(),
            "a robot's clips stay marked"
        );
        wish.engine = None;
        assert!(voice_of(&wish, last()).unwrap().marked_as_test);
        assert!(voice_of(&wish, None).is_err(), "nobody said whose voice");
        wish.name = Some("Li".to_owned());
        assert_eq!(voice_of(&wish, last()).unwrap().engine, "Li");
        wish.language = "en".to_owned();
        assert!(voice_of(&wish, last()).is_err());
    }
}
