//! The texts that are to be spoken in one language, as they are when they are shown.
//!
//! A clip is one whole sentence or paragraph as a person reads it. Words that a closed list fills in (whom a question
//! is about, a level and the next) are filled in here, one clip for each: cut in pieces and put together again, they
//! sound like an announcement at a station, and what is asked is lost. What only a site knows (its telephone numbers,
//! who runs it) is filled in where the operator says it; what only a person knows (a place, a date) is never a clip.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::spoken::{Rule, fits, rules};
use crate::project::Project;

/// One text that becomes one clip.
pub struct Text {
    /// What its clip is called.
    pub name: String,
    /// The words.
    pub words: String,
    /// The first key that has them.
    pub key: String,
    /// The packs that it travels in.
    pub packs: Vec<String>,
    /// Where in a pack: a page plays what has come while the rest is on its way, so the order is that of the questions.
    pub rank: usize,
}

/// All that is to be spoken in one language.
#[derive(Default)]
pub struct Spoken {
    /// The clips to make, in the order of the table.
    pub texts: Vec<Text>,
    /// Keys of texts that no clip can hold as long as nobody says what stands in them.
    pub left: BTreeSet<String>,
}

/// What stands for a name in braces, where a site knows it: one or several values.
pub type Given = BTreeMap<String, Vec<String>>;

/// The numbers that hold in the whole country; a site may say others.
pub fn national_numbers() -> Given {
    let number = |name: &str, number: &str| (name.to_owned(), vec![number.to_owned()]);
    Given::from([
        number("ambulance", "120"),
        number("mind", "12356"),
        number("police", "110"),
    ])
}

/// What a site may say.
pub const MAY_BE_GIVEN: [&str; 5] = ["ambulance", "mind", "police", "operator", "hotline"];

/// How many digits of the hash a clip is called by.
const DIGITS: usize = 16;

/// What the clip of these words is called: the beginning of their SHA-256, so that changed words never meet an old
/// clip, equal words share one, and whoever records a person can reckon the name with any tool.
pub fn name_of(words: &str) -> String {
    let hash = Sha256::digest(words.as_bytes());
    let mut name = hash.iter().fold(String::new(), |mut name, byte| {
        // Writing into a text cannot fail.
        let _ = write!(name, "{byte:02x}");
        name
    });
    name.truncate(DIGITS);
    name
}

type Texts = BTreeMap<String, String>;

/// The locale files of one language that the table names.
struct Locale {
    files: BTreeMap<String, Texts>,
}

impl Locale {
    fn read(project: &Project, language: &str, rules: &[Rule]) -> Result<Self> {
        let folder = project.path("assets/locales").join(language);
        ensure!(
            !language.contains(['/', '.']) && folder.is_dir(),
            "there is no language {language} in assets/locales"
        );
        let mut files = BTreeMap::new();
        for bundle in rules.iter().map(|rule| &rule.bundle) {
            let file = folder.join(format!("{bundle}.json"));
            let text =
                std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
            let texts = serde_json::from_str(&text).with_context(|| file.display().to_string())?;
            files.insert(bundle.clone(), texts);
        }
        Ok(Self { files })
    }

    /// The texts of a file whose keys a pattern means, in the order of their keys.
    fn matching(&self, bundle: &str, pattern: &str) -> Vec<(&String, &String)> {
        let texts = self.files.get(bundle).into_iter().flatten();
        texts.filter(|(key, _)| fits(pattern, key)).collect()
    }

    /// Everything that these words may be when they are shown; nothing where somebody must say it first.
    fn filled(&self, words: &str, given: &Given) -> Vec<String> {
        let names = placeholders(words);
        if names.contains("best") {
            return self.levels(words);
        }
        let mut all = vec![words.to_owned()];
        for name in names {
            let values: Vec<String> = match name {
                "who" => {
                    let called = self.matching("check", "check.who.called.*");
                    called.into_iter().map(|(_, words)| words.clone()).collect()
                }
                other => given.get(other).cloned().unwrap_or_default(),
            };
            let hole = format!("{{{name}}}");
            all = values
                .iter()
                .flat_map(|value| all.iter().map(|words| words.replace(&hole, value)))
                .collect();
        }
        all
    }

    /// A range of levels: from a better one in short to a worse one.
    fn levels(&self, words: &str) -> Vec<String> {
        let short = self.matching("assessment", "*.level.*.short");
        let mut all = Vec::new();
        for (better, (key, best)) in short.iter().enumerate() {
            let family = key.split_once(".level.").map_or("", |(family, _)| family);
            for worse in better + 1..short.len() {
                let worst = &self.files["assessment"][&format!("{family}.level.{worse}")];
                all.push(words.replace("{best}", best).replace("{worst}", worst));
            }
        }
        all
    }
}

/// The names in braces.
pub fn placeholders(words: &str) -> BTreeSet<&str> {
    let behind = words.split('{').skip(1);
    behind
        .filter_map(|part| Some(part.split_once('}')?.0))
        .collect()
}

impl Spoken {
    /// Reads the locale files of a language.
    pub fn read(project: &Project, language: &str, given: &Given) -> Result<Self> {
        let rules = rules(project)?;
        let locale = Locale::read(project, language, &rules)?;
        let order = Order::read(project)?;
        let mut spoken = Self::default();
        for rule in &rules {
            for pattern in &rule.keys {
                let texts = locale.matching(&rule.bundle, pattern);
                ensure!(
                    !texts.is_empty(),
                    "{language}/{}: no key is like {pattern}",
                    rule.bundle
                );
                for (key, words) in texts {
                    let rank = order.rank(key);
                    for text in spoken.clips_of(&locale, key, words, given) {
                        spoken.add_words(&rule.pack, key, text, rank);
                    }
                }
            }
        }
        spoken.texts.sort_by_key(|text| text.rank);
        Ok(spoken)
    }

    /// The clips of a text, which is read paragraph by paragraph, as the pages cut it.
    fn clips_of(&mut self, locale: &Locale, key: &str, words: &str, given: &Given) -> Vec<String> {
        let mut all = Vec::new();
        for paragraph in words.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let filled = locale.filled(paragraph, given);
            if filled.is_empty() {
                self.left.insert(key.to_owned());
            }
            all.extend(filled);
        }
        all
    }

    fn add_words(&mut self, pack: &str, key: &str, words: String, rank: usize) {
        let name = name_of(&words);
        let Some(known) = self.texts.iter_mut().find(|text| text.name == name) else {
            self.texts.push(Text {
                name,
                words,
                key: key.to_owned(),
                packs: vec![pack.to_owned()],
                rank,
            });
            return;
        };
        known.rank = known.rank.min(rank);
        if !known.packs.iter().any(|known| known == pack) {
            known.packs.push(pack.to_owned());
        }
    }
}

/// The order in which the questionnaires ask.
struct Order(Vec<String>);

impl Order {
    fn read(project: &Project) -> Result<Self> {
        let mut order = Vec::new();
        let files = std::fs::read_dir(project.path("assets/instruments"))?;
        let files: std::io::Result<Vec<_>> = files.map(|entry| Ok(entry?.path())).collect();
        let mut files = files?;
        // The same packs on every machine.
        files.sort();
        files.retain(|file| file.extension().is_some_and(|ending| ending == "json"));
        for file in files {
            let text = std::fs::read_to_string(&file)?;
            let instrument: Value =
                serde_json::from_str(&text).with_context(|| file.display().to_string())?;
            let own = instrument["id"].as_str().unwrap_or_default();
            let questions = instrument["questions"].as_array().into_iter().flatten();
            let ids = questions.filter_map(|question| question["id"].as_str());
            order.extend(ids.map(|id| format!("{own}.{id}.")));
        }
        Ok(Self(order))
    }

    /// What is said before the first question comes first, what comes out at the end last.
    fn rank(&self, key: &str) -> usize {
        let asked = self.0.iter().position(|begins| key.starts_with(begins));
        let is_outcome = [".level.", ".grade.", ".may."]
            .iter()
            .any(|part| key.contains(part))
            || key.starts_with("danger.");
        match asked {
            Some(place) => place + 1,
            None if is_outcome => usize::MAX,
            None => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Given, Spoken, name_of, national_numbers};
    use crate::project::Project;

    fn spoken(given: &Given) -> Spoken {
        Spoken::read(&Project::locate(), "zh-CN", given).unwrap()
    }

    fn has(spoken: &Spoken, words: &str) -> bool {
        spoken.texts.iter().any(|text| text.words == words)
    }

    #[test]
    fn a_clip_is_called_by_the_beginning_of_the_sha_256_of_its_words() {
        // printf %s abc | sha256sum | cut -c1-16
        assert_eq!(name_of("abc"), "ba7816bf8f01cfea");
    }

    #[test]
    fn a_question_is_spoken_once_for_each_whom_it_may_be_about() {
        let all = spoken(&national_numbers());
        for words in [
            "您现在醒着吗？",
            "爸爸现在叫得醒吗？",
            "家里老人现在叫得醒吗？",
            "完好到轻度失能",
            "完好，或者完全失能",
        ] {
            assert!(has(&all, words), "{words}");
        }
        assert!(!has(&all, "重度到轻度失能"), "no range runs backwards");
        let open = all.texts.iter().find(|text| text.words.contains('{'));
        assert!(open.is_none(), "{:?}", open.map(|text| &text.key));
    }

    #[test]
    fn what_only_a_site_knows_is_left_until_it_says_it() {
        let mut given = national_numbers();
        let without = spoken(&given);
        let left: Vec<_> = without.left.iter().map(String::as_str).collect();
        assert_eq!(left, ["request.consent.contact.text"]);
        given.insert("operator".to_owned(), vec!["石门县民政局".to_owned()]);
        given.insert("hotline".to_owned(), vec!["12345".to_owned()]);
        given.insert(
            "ambulance".to_owned(),
            vec!["120".to_owned(), "119".to_owned()],
        );
        let with = spoken(&given);
        assert!(with.left.is_empty(), "{:?}", with.left);
        let title = |number: &str| format!("叫不醒或很难叫醒，请打 {number}");
        assert!(has(&with, &title("120")) && has(&with, &title("119")));
    }

    #[test]
    fn equal_words_are_one_clip_in_as_many_packs_as_say_them() {
        let all = spoken(&national_numbers());
        let who = all.texts.iter().find(|text| text.key == "check.who");
        assert_eq!(who.unwrap().packs, ["check", "ltc"]);
        let at = |words: &str| {
            all.texts
                .iter()
                .position(|text| text.words == words)
                .unwrap()
        };
        let order = ["替谁答？", "爸爸现在叫得醒吗？", "爸爸自己吃饭喝水，行吗？"].map(at);
        assert!(order.is_sorted(), "{order:?}");
        let mut names: Vec<_> = all.texts.iter().map(|text| &text.name).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), all.texts.len());
    }
}
