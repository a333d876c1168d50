//! The frame of a list page: plain HTML5 that an engine of 2012 shows, with one style sheet and
//! nothing that the content security policy would refuse.

use super::html::Html;
use super::words::Words;

/// Language of the pages and of the texts on them.
pub const LANGUAGE: &str = "zh-CN";

/// What every page has.
pub struct Page {
    /// Its heading, also in the title of the window.
    pub heading: String,
    /// Links that lead up, the map first: address and words.
    pub up: Vec<(String, String)>,
    /// What stands below the heading.
    pub body: Html,
}

impl Page {
    /// The whole file.
    #[must_use]
    pub fn write(self, words: &Words) -> Vec<u8> {
        let title = words.t_with("common.title", &[("page", &self.heading)]);
        let up = self
            .up
            .iter()
            .map(|(address, text)| Html::element("li", &[], Html::link(address, Html::text(text))));
        let up = Html::element("ul", &[("class", "up")], up.collect());
        let body = up.then(Html::line("h1", &self.heading)).then(self.body);
        let page = Html::element(
            "html",
            &[("lang", LANGUAGE)],
            head(&title).then(Html::element("body", &[], body)),
        );
        format!("<!DOCTYPE html>\n{}\n", page.into_string()).into_bytes()
    }
}

fn head(title: &str) -> Html {
    let viewport = [
        ("name", "viewport"),
        ("content", "width=device-width, initial-scale=1"),
    ];
    let head = [
        Html::void("meta", &[("charset", "utf-8")]),
        Html::line("title", title),
        Html::void("meta", &viewport),
        Html::void("link", &[("rel", "stylesheet"), ("href", "/list.css")]),
    ];
    Html::element("head", &[], head.into_iter().collect())
}

/// A mark such as "demonstration data".
#[must_use]
pub fn mark(text: &str) -> Html {
    Html::element("b", &[("class", "mark")], Html::text(text))
}

/// Whether a city's data is real, demonstration or a plan's goals, as marks.
#[must_use]
pub fn truth(words: &Words, demo: bool, goal: bool) -> Html {
    let demo = demo.then(|| mark(words.t("truth.demo")));
    let goal = goal.then(|| mark(words.t("truth.goal")));
    demo.into_iter().chain(goal).collect()
}

/// A link that calls.
#[must_use]
pub fn call(address: &str, text: &str) -> Html {
    let attributes = [("class", "call"), ("href", address)];
    Html::element("a", &attributes, Html::text(text))
}

/// A link with a count behind it, as large as a finger needs.
#[must_use]
pub fn choice(words: &Words, address: &str, name: &str, count: usize) -> Html {
    let count = words.t_with("city.count", &[("count", &count.to_string())]);
    let count = Html::element("span", &[("class", "count")], Html::text(&count));
    let attributes = [("class", "choice"), ("href", address)];
    Html::element("a", &attributes, Html::text(name).then(count))
}
