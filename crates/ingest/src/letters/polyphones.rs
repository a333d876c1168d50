//! Which readings of a character are in use.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// One character a line with its readings, `ü` for ü, blanks between.
const LIST: &str = include_str!("polyphones.txt");

static IN_USE: LazyLock<BTreeMap<char, Vec<&str>>> = LazyLock::new(|| lines().collect());

fn lines() -> impl Iterator<Item = (char, Vec<&'static str>)> {
    LIST.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut words = line.split(' ');
            Some((words.next()?.chars().next()?, words.collect()))
        })
}

/// Of all readings that a character ever had, those that somebody may type today: the first, or
/// those of the list.
pub fn in_use<'a>(letter: char, all: &[&'a str]) -> Vec<&'a str> {
    match IN_USE.get(&letter) {
        Some(listed) => listed.clone(),
        None => all.first().copied().into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use pinyin::{Pinyin, ToPinyinMulti};

    use super::*;

    #[test]
    fn every_listed_reading_is_known_to_the_dictionary_and_there_are_several() {
        assert_eq!(lines().count(), IN_USE.len(), "no character stands twice");
        for (letter, listed) in lines() {
            assert!(listed.len() > 1, "{letter}");
            let multi = letter.to_pinyin_multi().expect("a Chinese character");
            let known: Vec<&str> = multi.into_iter().map(Pinyin::plain).collect();
            for reading in listed {
                assert!(known.contains(&reading), "{letter} {reading}: {known:?}");
            }
        }
    }
}
