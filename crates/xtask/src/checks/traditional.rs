//! Texts in traditional characters keep the signs and words of those who read them: 「」 and not “ ”.

use super::{expect_none, repository_files};
use crate::project::Project;

/// What never stands there, and what does.
const NEVER: [(&str, &str); 3] = [("“", "「"), ("”", "」"), ("二維碼", "QR 碼")];

/// The start of such a text in a city's own files.
const IN_TOML: &str = "zh-Hant = \"";

/// The traditional texts of a file.
fn texts_of<'a>(name: &str, content: &'a str) -> Vec<&'a str> {
    if name.starts_with("assets/locales/zh-Hant/") {
        return vec![content];
    }
    let starts = content.split(IN_TOML).skip(1);
    starts
        .map(|rest| rest.split('"').next().unwrap_or_default())
        .collect()
}

#[test]
fn traditional_texts_have_their_own_quotation_marks_and_words() {
    let project = Project::locate();
    let files = repository_files().into_iter().filter(|name| {
        name.starts_with("assets/locales/zh-Hant/")
            || (name.starts_with("geo/")
                && std::path::Path::new(name)
                    .extension()
                    .is_some_and(|end| end == "toml"))
    });
    let mut complaints = Vec::new();
    for name in files {
        let content = std::fs::read_to_string(project.path(&name)).unwrap();
        for text in texts_of(&name, &content) {
            for (wrong, right) in NEVER.iter().filter(|(wrong, _)| text.contains(wrong)) {
                let at = text.find(wrong).unwrap_or_default();
                let near: String = text[at..].chars().take(12).collect();
                complaints.push(format!("{name}: {wrong} instead of {right} in {near:?}"));
            }
        }
    }
    expect_none(&complaints);
}

#[test]
fn a_mark_of_the_other_script_is_noticed_where_it_stands() {
    let toml = r#"name = { zh-CN = "“甲”", zh-Hant = "「甲」" }
who = { zh-CN = "乙", zh-Hant = "“乙”" }"#;
    assert_eq!(texts_of("geo/a/benefits.toml", toml), ["「甲」", "“乙”"]);
}
