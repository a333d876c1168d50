//! The source of a list that nobody described: what can be told from the file itself, and no more.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;
use std::time::UNIX_EPOCH;

use eldercare_places::Day;
use eldercare_places::city::{LocalText, Source};

use crate::city_folder::CityFolder;
use crate::problem::Problem;

/// How many letters of a file's name make an id.
const LONGEST_ID: usize = 48;

/// A source under the name of the list's file. Its date is the year in that name, else the day on
/// which the file was last changed: the facts cannot be younger.
pub fn of(list: &Path) -> Source {
    let stem = list.file_stem().unwrap_or_default().to_string_lossy();
    let text = |zh_cn: &str, zh_hant: &str, en: &str| LocalText {
        zh_cn: zh_cn.to_owned(),
        zh_hant: zh_hant.to_owned(),
        en: en.to_owned(),
    };
    Source {
        id: id(&stem),
        title: text(&stem, &stem, &stem),
        publisher: text("没有写明", "沒有寫明", "not stated"),
        number: None,
        date: year(&stem)
            .or_else(|| changed(list))
            .unwrap_or_else(|| "2000".to_owned()),
        published: None,
        licence: text("没有写明", "沒有寫明", "not stated"),
        url: None,
    }
}

/// What is said of it.
pub fn warning(source: &Source) -> String {
    format!(
        "nothing says where the list comes from: it is noted in city.toml as source {}, of {}, by the \
         file; write title, publisher, licence and date there, or say --source",
        source.id, source.date
    )
}

/// Adds the source to the end of `city.toml`, where a person completes it.
pub fn note(source: &Source, folder: &CityFolder) -> Result<(), Problem> {
    let path = folder.file("city.toml");
    let failed = |cause| Problem::File {
        path: path.clone(),
        cause,
    };
    let quoted = |text: &str| toml::Value::from(text).to_string();
    let line = |name: &str, text: &LocalText| {
        format!(
            "{name} = {{ zh-CN = {}, zh-Hant = {}, en = {} }}\n",
            quoted(&text.zh_cn),
            quoted(&text.zh_hant),
            quoted(&text.en)
        )
    };
    let lines = [
        format!(
            "\n[[sources]]\nid = {}\ndate = {}\n",
            quoted(&source.id),
            quoted(&source.date)
        ),
        line("licence", &source.licence),
        line("title", &source.title),
        line("publisher", &source.publisher),
    ]
    .concat();
    let mut file = OpenOptions::new()
        .append(true)
        .open(&path)
        .map_err(failed)?;
    file.write_all(lines.as_bytes())
        .and_then(|()| file.sync_all())
        .map_err(failed)
}

/// The letters and digits of a file's name; a name in another script gets a number of its own, so that
/// two lists are never one source.
fn id(stem: &str) -> String {
    let words = stem.split(|sign: char| !sign.is_ascii_alphanumeric());
    let plain = words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-");
    let mut id: String = plain
        .to_ascii_lowercase()
        .chars()
        .take(LONGEST_ID)
        .collect();
    if !stem.is_ascii() || id.is_empty() || plain.len() > LONGEST_ID {
        // FNV-1a, as published by its authors; nothing hostile is kept out by it.
        let hash = stem.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        });
        id = format!("list-{hash:08x}");
    }
    id
}

/// The year in a name, when it has exactly one.
fn year(name: &str) -> Option<String> {
    let numbers = name.split(|sign: char| !sign.is_ascii_digit());
    let mut years = numbers.filter(|number| number.len() == 4 && number.starts_with("20"));
    let year = years.next()?;
    years.next().is_none().then(|| year.to_owned())
}

fn changed(list: &Path) -> Option<String> {
    let changed = std::fs::metadata(list).ok()?.modified().ok()?;
    let days = changed.duration_since(UNIX_EPOCH).ok()?.as_secs() / 86_400;
    Some(Day(i32::try_from(days).ok()?).to_string())
}

#[cfg(test)]
mod tests {
    use super::{id, year};

    #[test]
    fn names_of_files_become_ids_and_two_of_them_never_one() {
        assert_eq!(id("Care Homes_2026"), "care-homes-2026");
        assert!(id("养老机构").starts_with("list-"));
        assert_ne!(id("养老机构"), id("助餐点"));
        assert_ne!(id("a养"), id("a老"));
        assert_ne!(id(&"a".repeat(60)), id(&"a".repeat(61)));
    }

    #[test]
    fn one_year_in_the_name_is_the_date() {
        assert_eq!(year("institutions-2025").as_deref(), Some("2025"));
        assert_eq!(year("2024-2025"), None);
        assert_eq!(year("20250101"), None);
    }
}
