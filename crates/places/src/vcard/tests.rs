//! Cards read back by a reader that shares nothing with the writer.

use proptest::prelude::*;

use super::{Words, card};
use crate::{Facility, Kind, Wgs84};

fn place(name: &str) -> Facility {
    Facility {
        point: Some(Wgs84::new(121.473_701, -0.000_04)),
        ..Facility::new("p1", Kind::Institution, name, "区", "list", "2025-09-01")
    }
}

/// Name and raw value of each line, unfolded.
fn lines(card: &str) -> Vec<(String, String)> {
    let whole = card.replace("\r\n ", "");
    let read = |line: &str| {
        let (name, value) = line.split_once(':').unwrap();
        (name.to_owned(), value.to_owned())
    };
    whole.split_terminator("\r\n").map(read).collect()
}

/// The parts of a value, as RFC 2426 separates and escapes them.
fn parts(raw: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut signs = raw.chars();
    while let Some(sign) = signs.next() {
        let last = all.last_mut().unwrap();
        match sign {
            ';' => all.push(String::new()),
            '\\' => match signs.next().unwrap() {
                'n' => last.push('\n'),
                other => last.push(other),
            },
            other => last.push(other),
        }
    }
    all
}

fn value(card: &str, name: &str) -> Option<Vec<String>> {
    let found = lines(card).into_iter().find(|line| line.0 == name);
    found.map(|(_, raw)| parts(&raw))
}

fn words(note: &str) -> Words<'_> {
    Words {
        city: "上海市",
        note,
        url: "https://map.example/place/p1?city=310000",
    }
}

#[test]
fn a_card_says_what_the_list_says() {
    let mut place = place("静安区彭浦镇社区综合为老服务中心；甲,乙");
    place.phone = Some("021-58698008#8008 / 021-11111111".to_owned());
    place.address = Some("共和新路 1 号".to_owned());
    place.town = Some("彭浦镇".to_owned());
    let card = card(&place, &words("转 8008\n名单，2025-09-01")).unwrap();
    let numbers: Vec<_> = lines(&card)
        .into_iter()
        .filter(|line| line.0.starts_with("TEL"))
        .map(|line| line.1)
        .collect();
    assert_eq!(numbers, ["02158698008", "02111111111"]);
    assert_eq!(
        value(&card, "GEO").unwrap(),
        ["-0.000040", "121.473701"],
        "latitude first"
    );
    let address = ["", "", "共和新路 1 号", "区彭浦镇", "上海市", "", ""];
    assert_eq!(value(&card, "ADR;TYPE=WORK").unwrap(), address);
    assert_eq!(value(&card, "FN").unwrap(), [place.name.clone()]);
    assert_eq!(value(&card, "NOTE").unwrap(), ["转 8008\n名单，2025-09-01"]);
    assert!(card.starts_with("BEGIN:VCARD\r\nVERSION:3.0\r\n"));
    assert!(card.ends_with("\r\nEND:VCARD\r\n"));
}

#[test]
fn a_demonstration_place_gives_no_card() {
    let place = Facility {
        demo: true,
        ..place("演示·养老院")
    };
    assert_eq!(card(&place, &words("")), None);
}

#[test]
fn what_is_not_published_has_no_line() {
    let place = Facility {
        point: None,
        ..place("甲")
    };
    let card = card(&place, &words("")).unwrap();
    for name in ["TEL;TYPE=WORK,VOICE", "GEO", "NOTE"] {
        assert_eq!(value(&card, name), None, "{name}");
    }
}

proptest! {
    #[test]
    fn no_text_ends_its_line_and_every_text_comes_back(
        name in ".{1,80}", note in "(.|\n){0,200}", address in ".{0,120}", phone in ".{0,30}",
    ) {
        let mut place = place(&name);
        place.address = Some(address.clone());
        place.phone = Some(phone);
        let card = card(&place, &words(&note)).unwrap();
        for line in card.split_terminator("\r\n") {
            prop_assert!(line.len() <= 75, "{} octets", line.len());
            prop_assert!(!line.chars().any(char::is_control));
        }
        let known = ["BEGIN", "VERSION", "N", "FN", "ORG", "X-ABShowAs", "TEL;TYPE=WORK,VOICE",
            "ADR;TYPE=WORK", "GEO", "URL", "NOTE", "END"];
        for (name, _) in lines(&card) {
            prop_assert!(known.contains(&name.as_str()), "{name}");
        }
        let plain = |text: &str| -> String {
            let kept = text.trim().chars().filter(|c| *c == '\n' || !c.is_control());
            kept.collect()
        };
        if !plain(&name).is_empty() {
            prop_assert_eq!(value(&card, "FN").unwrap(), [plain(&name)]);
        }
        if !plain(&note).is_empty() {
            prop_assert_eq!(value(&card, "NOTE").unwrap(), [plain(&note)]);
        }
        prop_assert_eq!(&value(&card, "ADR;TYPE=WORK").unwrap()[2], &plain(&address));
    }
}
