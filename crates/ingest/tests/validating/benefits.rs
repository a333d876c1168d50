//! Benefits and services: each mistake is found in its file, at its line, with what to do.

use eldercare_ingest::validate;

use super::{Copy, codes, geo, today};

/// The line that holds a text, from 1.
fn line_with(copy: &Copy, file: &str, words: &str) -> usize {
    let text = std::fs::read_to_string(copy.0.join(file)).unwrap();
    text.lines().position(|line| line.contains(words)).unwrap() + 1
}

/// Replaces once, and checks that this is found at the line of the new words.
fn finds(name: &str, from: &str, to: &str, code: &str, said: &str) {
    finds_in("benefits.toml", name, from, to, (to, code, said));
}

fn finds_in(file: &str, name: &str, from: &str, to: &str, (at, code, said): (&str, &str, &str)) {
    let copy = Copy::new(name);
    copy.edit(file, |text| {
        assert!(text.contains(from), "{name}: the file has no {from}");
        text.replacen(from, to, 1)
    });
    let found = copy.check();
    let at = line_with(&copy, file, at);
    let hit = found
        .iter()
        .find(|f| f.code == code && f.file == file && f.line == at);
    let hit = hit.unwrap_or_else(|| panic!("{name}: no {code} at line {at}: {:?}", codes(&found)));
    assert!(hit.message.contains(said), "{hit}");
}

#[test]
fn a_wrong_unit_is_named_with_those_that_there_are() {
    finds(
        "unit",
        "unit = \"package\"",
        "unit = \"euro\"",
        "unknown-value",
        "yuan, visit",
    );
    finds(
        "unit-of-kind",
        "value = 450, unit = \"home\"",
        "value = 450, unit = \"check\"",
        "unit",
        "bed, person, home",
    );
}

#[test]
fn two_amounts_for_the_same_people_and_days_are_refused() {
    let two = "{ value = 1440, unit = \"yuan\", period = \"year\", valid-from = \"2022\" },\n    { value = 1440";
    let copy = Copy::new("overlap");
    copy.edit("benefits.toml", |text| {
        text.replacen("{ value = 1440", two, 1)
    });
    let found = copy.check();
    let hit = found
        .iter()
        .find(|f| f.code == "overlap")
        .expect("an overlap");
    assert!(
        hit.message.starts_with("home-visits-pilot") && hit.line > 1,
        "{hit}"
    );
    // Apart in time they are two rows of one benefit.
    let apart = Copy::new("apart");
    apart.edit("benefits.toml", |text| {
        text.replacen(
            "{ value = 1440",
            &two.replace("valid-from = \"2022\"", "valid-to = \"2022\""),
            1,
        )
        .replacen(
            "unit = \"yuan\", period = \"year\", note",
            "unit = \"yuan\", period = \"year\", valid-from = \"2023\", note",
            1,
        )
    });
    assert!(
        codes(&apart.check()).is_empty(),
        "{:?}",
        codes(&apart.check())
    );
}

#[test]
fn a_missing_source_an_unknown_paper_service_or_town_is_found() {
    finds(
        "source",
        "source = \"letter\"",
        "source = \"leter\"",
        "source",
        "leter",
    );
    finds(
        "paper",
        "service = \"home-bed\"",
        "papers = [\"passport\"]",
        "unknown-value",
        "identity-card",
    );
    finds(
        "service",
        "service = \"home-bed\"",
        "service = \"nursing\"",
        "unknown-value",
        "home-bed",
    );
}

#[test]
fn a_request_that_the_city_does_not_take_and_a_town_elsewhere_are_found() {
    finds_in(
        "benefits.toml",
        "not-offered",
        "service = \"visiting\"",
        "service = \"clean\"",
        (
            "service = \"clean\"",
            "service",
            "city.toml has no service clean",
        ),
    );
    finds(
        "town",
        "\"430781106\"",
        "\"430781999\"",
        "area",
        "divisions.json has no district or town",
    );
    finds(
        "office",
        "office = \"jinshi-village\"",
        "office = \"jinshi-vilage\"",
        "office",
        "jinshi-vilage",
    );
}

#[test]
fn a_text_that_is_missing_in_one_language_is_found() {
    let copy = Copy::new("language");
    copy.edit("benefits.toml", |text| {
        text.replacen(", en = \"Care beds at home\" }", " }", 1)
    });
    let found = copy.check();
    let hit = found
        .iter()
        .find(|f| f.code == "language")
        .expect("a missing language");
    assert!(
        hit.message.contains("name: nothing is written in en"),
        "{hit}"
    );
    assert_eq!(
        hit.line,
        line_with(&copy, "benefits.toml", "家庭养老床位改造\"")
    );
}

#[test]
fn forgotten_conditions_wrong_days_and_ends_are_found() {
    finds(
        "nobody",
        "any = [\n    { lives = \"institution\" },\n]",
        "everybody = true",
        "form",
        "unknown field",
    );
    finds(
        "day",
        "valid-from = \"2019\"",
        "valid-from = \"last year\"",
        "date",
        "write 2026-01-31",
    );
    finds(
        "order",
        "valid-to = \"2023-06\"",
        "valid-to = \"2019-06\"",
        "order",
        "",
    );
    finds_in(
        "benefits.toml",
        "past",
        "valid-to = \"2023-06\"\noffice = \"jinshi-civil-affairs\"\nsource",
        "valid-to = \"2199-06\"\noffice = \"jinshi-civil-affairs\"\nsource",
        ("valid-to = \"2199-06\"", "order", "still to come"),
    );
    let copy = Copy::new("no-conditions");
    copy.edit("benefits.toml", |text| {
        text.replacen("any = [\n    { lives = \"institution\" },\n]\n", "", 1)
    });
    assert!(
        copy.check().iter().any(|f| f.code == "nobody"),
        "nobody is named"
    );
}

#[test]
fn a_service_row_is_of_the_closed_list_and_of_the_city() {
    let at = |to: &'static str| (to, "unknown-value", "home-bed");
    finds_in(
        "services.toml",
        "service-row",
        "id = \"meal\"",
        "id = \"meals\"",
        at("id = \"meals\""),
    );
    let offered = (
        "id = \"clean\"",
        "service",
        "city.toml has no service clean",
    );
    finds_in(
        "services.toml",
        "service-city",
        "id = \"meal\"",
        "id = \"clean\"",
        offered,
    );
}

#[test]
fn the_rows_of_the_whole_country_are_clean_and_broken_ones_are_found() {
    let found = validate::national(&geo(), today());
    assert!(codes(&found).is_empty(), "{:?}", codes(&found));
    let folder = std::env::temp_dir().join(format!("national-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("national")).unwrap();
    let text = std::fs::read_to_string(geo().join("national/benefits.toml")).unwrap();
    let wrong = text.replacen("unit = \"yuan\"", "unit = \"visit\"", 1);
    std::fs::write(folder.join("national/benefits.toml"), wrong).unwrap();
    let found = validate::national(&folder, today());
    assert!(
        found
            .iter()
            .any(|f| f.code == "unit" && f.message.contains("voucher"))
    );
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn overlapping_groups_of_ages_are_two_figures_for_one_person() {
    let amounts = |from: u8| {
        format!(
            "{{ value = 1440, unit = \"yuan\", period = \"year\", any = [{{ age-from = 60, age-to = 79 }}] }},\n    \
             {{ value = 2000, unit = \"yuan\", period = \"year\", any = [{{ age-from = {from} }}] }},\n    \
             {{ value = 4, unit"
        )
    };
    let with = |name: &str, from: u8| {
        let copy = Copy::new(name);
        copy.edit("benefits.toml", |text| {
            let start = text.find("{ value = 1440").unwrap();
            let end = text.find("{ value = 4, unit").unwrap();
            let rest = &text[end + "{ value = 4, unit".len()..];
            [&text[..start], &amounts(from), rest].concat()
        });
        let found = copy.check();
        found.iter().map(|f| f.code).collect::<Vec<_>>()
    };
    assert_eq!(with("ages-meet", 70), ["overlap"]);
    assert!(with("ages-apart", 80).is_empty());
}

#[test]
fn an_older_person_without_an_age_needs_a_word_and_no_age_beside_it() {
    finds(
        "elder-and-age",
        "{ age-from = 60, ",
        "{ age-from = 60, elder = true, ",
        "elder",
        "remove it or the age",
    );
    let copy = Copy::new("no-elder");
    copy.edit("benefits.toml", |text| {
        let start = text.find("[elder]").unwrap();
        let end = text.find("[[offices]]").unwrap();
        [&text[..start], &text[end..]].concat()
    });
    let found = copy.check();
    let hit = found.iter().find(|f| f.code == "elder").unwrap();
    assert!(hit.message.contains("left-behind-visits"), "{hit}");
}

#[test]
fn a_service_and_its_benefits_tell_one_story() {
    // The bed of services.toml goes on for a year after that of benefits.toml ended.
    let copy = Copy::new("two-stories");
    copy.edit("services.toml", |text| {
        text.replacen("valid-to = \"2023-06\"", "valid-to = \"2024-06\"", 1)
    });
    let found = copy.check();
    let hit = found.iter().find(|f| f.code == "contradiction").unwrap();
    assert_eq!(hit.file, "services.toml");
    let text = std::fs::read_to_string(copy.0.join("services.toml")).unwrap();
    let row = text.lines().skip(hit.line - 3).take(3);
    assert!(
        row.into_iter().any(|line| line == "id = \"home-bed\""),
        "{hit}"
    );
    assert!(hit.message.contains("past until 2023-06-30"), "{hit}");
    // With the same day, and as something that only its document does not follow any further.
    let copy = Copy::new("two-states");
    copy.edit("services.toml", |text| {
        let start = text.find("id = \"home-bed\"").unwrap();
        let (before, row) = text.split_at(start);
        let row = row.replacen("\"past\"", "\"current\"", 1);
        [before, &row.replacen("valid-to", "covered-to", 1)].concat()
    });
    let found = copy.check();
    let hit = found.iter().find(|f| f.code == "contradiction").unwrap();
    let own = "this row current, of which the document speaks until 2023-06-30";
    assert!(hit.message.contains(own), "{hit}");
}

#[test]
fn what_is_over_is_not_offered() {
    let copy = Copy::new("offered-over");
    copy.edit("city.toml", |text| {
        text.replacen("\"home-works\"", "\"home-bed\", \"home-works\"", 1)
    });
    let found = copy.check();
    let hit = found.iter().find(|f| f.code == "service-over").unwrap();
    let line = line_with(&copy, "city.toml", "services = [");
    assert_eq!((hit.file.as_str(), hit.line), ("city.toml", line));
    assert!(
        hit.message.contains("home-bed ended on 2023-06-30"),
        "{hit}"
    );
}
