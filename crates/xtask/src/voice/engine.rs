//! The operator's own speech engine: any program that is given a text and the name of a file to write.
//!
//! It is started without a shell, so no sign of a text can mean anything but itself. Whoever needs a pipe writes it
//! into a script of three lines, as `assets/voice/espeak-ng.sh` is one.

use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

use crate::process;

/// A command with places for the text and the file.
pub struct Engine {
    words: Vec<String>,
}

impl Engine {
    /// Reads a command such as `say.sh {text} {file}`; a word with spaces stands between quotation marks.
    pub fn read(command: &str) -> Result<Self> {
        let words = split(command)?;
        for place in ["{text}", "{file}"] {
            ensure!(
                words.iter().skip(1).any(|word| word.contains(place)),
                "--engine: {place} is missing; such as --engine 'my-voice --out {{file}} {{text}}'"
            );
        }
        Ok(Self { words })
    }

    /// The program's name: what the engine is called where the operator gives no other name.
    pub fn program(&self) -> &str {
        let path = Path::new(&self.words[0]);
        path.file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default()
    }

    /// Has one text spoken into a file.
    pub fn speak(&self, text: &str, file: &Path) -> Result<()> {
        let path = file.to_str().context("the folder's name is not Unicode")?;
        let filled = |word: &String| word.replace("{file}", path).replace("{text}", text);
        let output = process::command(&self.words[0])
            .args(self.words.iter().skip(1).map(filled))
            .output()
            .with_context(|| format!("could not start {}", self.words[0]))?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            let last = said.lines().rev().find(|line| !line.trim().is_empty());
            bail!(
                "{} failed ({}): {}",
                self.words[0],
                output.status,
                last.unwrap_or("it said nothing")
            );
        }
        Ok(())
    }
}

/// The words of a command line; both kinds of quotation marks keep a word together.
fn split(command: &str) -> Result<Vec<String>> {
    let mut words = Vec::new();
    let (mut word, mut quoted, mut begun) = (String::new(), None, false);
    for sign in command.chars() {
        match quoted {
            Some(mark) if sign == mark => quoted = None,
            None if sign == '"' || sign == '\'' => {
                quoted = Some(sign);
                begun = true;
            }
            None if sign.is_whitespace() => {
                if begun || !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
                begun = false;
            }
            _ => word.push(sign),
        }
    }
    ensure!(quoted.is_none(), "--engine: a quotation mark does not end");
    if begun || !word.is_empty() {
        words.push(word);
    }
    ensure!(!words.is_empty(), "--engine names no program");
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::{Engine, split};

    #[test]
    fn quotation_marks_keep_a_word_together() {
        let words = split("/a/b  -x 'one two' \"it's\" '' {file}").unwrap();
        assert_eq!(words, ["/a/b", "-x", "one two", "it's", "", "{file}"]);
        assert!(split("a 'b").is_err() && split("  ").is_err());
    }

    #[test]
    fn an_engine_is_given_both_text_and_file_and_nothing_is_read_by_a_shell() {
        assert!(Engine::read("say {text}").is_err() && Engine::read("say {file}").is_err());
        let folder = std::env::temp_dir().join(format!("xtask-engine-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join("a.wav");
        let engine = Engine::read("sh -c 'printf %s \"$1\" > \"$2\"' sh {text} {file}").unwrap();
        assert_eq!(engine.program(), "sh");
        let text = "$(rm -rf x); `y` \"z\" 您好";
        engine.speak(text, &file).unwrap();
        assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
        let failing = Engine::read("sh -c 'echo no voice >&2; exit 3' {text} {file}").unwrap();
        let said = failing.speak("x", &file).unwrap_err().to_string();
        assert!(said.contains("no voice"), "{said}");
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
