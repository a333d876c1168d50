//! How long a search takes, over texts as people type them.

use std::time::Instant;

use eldercare_places::{Facts, Index, Selection, pack::TextField};

use crate::made::Chance;

/// Typed in pinyin: whole, begun, initials, and with a slip. They fit to Chongqing.
const PINYIN: [&str; 24] = [
    "c",
    "cq",
    "cqs",
    "chongq",
    "chongqing",
    "yanglao",
    "ylfw",
    "yanglaofuwuzhan",
    "huzhu",
    "hzyl",
    "jiedao",
    "yongchuan",
    "ycq",
    "zhutuozhen",
    "hechuan",
    "wanzhou",
    "fuling",
    "shequ",
    "rizhao",
    "chongqnig",
    "yonchuan",
    "hechuna",
    "zhutuozhne",
    "wanzhuo",
];

/// Prints the median, the 95th percentile and the longest of several hundred searches.
pub fn measure_typing(index: &Index, facts: &Facts) {
    let mut chance = Chance(7);
    let written: Vec<String> = (0..200)
        .map(|_| stretch(index, facts, &mut chance))
        .collect();
    let slips: Vec<String> = written.iter().map(|text| slip(text)).collect();
    let pinyin = PINYIN.map(str::to_owned).to_vec();
    for (what, texts) in [
        ("as written", written),
        ("with a slip", slips),
        ("in pinyin", pinyin),
    ] {
        let mut all: Vec<(f64, String)> = texts
            .into_iter()
            .map(|text| (search(index, &text), text))
            .collect();
        all.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        let at = |part: usize| all[(all.len() * part / 100).min(all.len() - 1)].0;
        let (longest, text) = &all[all.len() - 1];
        println!(
            "  {} searches {what}: median {:.3}, 95 % {:.3}, longest {longest:.3} ms ({text})",
            all.len(),
            at(50),
            at(95)
        );
    }
}

/// Milliseconds of the second of three searches by length.
fn search(index: &Index, text: &str) -> f64 {
    let selection = Selection {
        text: text.to_owned(),
        ..Selection::default()
    };
    let mut times = [0.0; 3].map(|_: f64| {
        let start = Instant::now();
        std::hint::black_box(index.find(&selection));
        start.elapsed().as_secs_f64() * 1e3
    });
    times.sort_by(f64::total_cmp);
    times[1]
}

/// Two to seven letters out of the name or the address of some place.
fn stretch(index: &Index, facts: &Facts, chance: &mut Chance) -> String {
    let row = u32::try_from(chance.below(index.points().len())).unwrap();
    let field = [TextField::Name, TextField::Address][chance.below(2)];
    let letters: Vec<char> = facts.text(field, row).unwrap_or("养老").chars().collect();
    let length = 2 + chance.below(6);
    let start = chance.below(letters.len().saturating_sub(length).max(1));
    letters.into_iter().skip(start).take(length).collect()
}

/// The text with another letter in its middle.
fn slip(text: &str) -> String {
    let middle = text.chars().count() / 2;
    let other = |(at, letter)| if at == middle { '囍' } else { letter };
    text.chars().enumerate().map(other).collect()
}
