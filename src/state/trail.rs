//! Where "back" on the page of a place leads: to the page that one came from.
//!
//! Comparison, kinds and other places lead to a place, and so does the map. What a place itself
//! leads to, such as a report or a request, is no way back.

use leptos::prelude::*;

use super::location::Location;
use crate::route::Route;

/// The page that is open, and where the open place was opened from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Steps {
    here: String,
    from: Option<String>,
}

impl Steps {
    /// Another page is opened.
    fn step(&mut self, next: String) {
        let is_other = path_of(&next) != path_of(&self.here);
        if is_other && is_place(&next) && leads_to_places(&self.here) {
            // Going back is no new way.
            let goes_back = self.from.as_deref().map(path_of) == Some(path_of(&next));
            self.from = (!goes_back).then(|| self.here.clone());
        } else if is_other && !is_place(&next) && leads_to_places(&next) {
            self.from = None;
        }
        self.here = next;
    }
}

fn path_of(page: &str) -> &str {
    page.split('?').next().unwrap_or_default()
}

/// `/place/<id>` and nothing behind it.
fn is_place(page: &str) -> bool {
    let id = path_of(page).strip_prefix("/place/");
    id.is_some_and(|id| !id.contains('/'))
}

fn leads_to_places(page: &str) -> bool {
    let path = path_of(page);
    is_place(page)
        || path == Route::Map.path()
        || path == Route::Kinds.path()
        || path == "/compare"
        || path == Route::Plan.path()
}

/// The steps, for the whole app.
#[derive(Clone, Copy)]
pub struct Trail(RwSignal<Steps>);

impl Trail {
    /// Where "back" leads from a place: the map, when one came from nowhere.
    pub fn back(self) -> String {
        let from = self.0.with(|steps| steps.from.clone());
        from.unwrap_or_else(|| Route::Map.path())
    }
}

/// Makes the steps known to the whole app, and follows them.
pub fn provide_trail(location: Location) {
    let trail = Trail(RwSignal::new(Steps::default()));
    provide_context(trail);
    Effect::new_isomorphic(move || {
        let page = location.text();
        trail.0.update(|steps| steps.step(page));
    });
}

/// The steps.
pub fn use_trail() -> Trail {
    expect_context()
}

#[cfg(test)]
mod tests {
    use super::Steps;

    fn back_after(pages: &[&str]) -> Option<String> {
        let mut steps = Steps::default();
        for page in pages {
            steps.step((*page).to_owned());
        }
        steps.from
    }

    #[test]
    fn back_leads_where_one_came_from_and_not_through_the_forms_of_a_place() {
        let compare = "/compare?ids=a,b&city=310000";
        assert_eq!(back_after(&["/place/a?city=1"]), None);
        assert_eq!(back_after(&["/", "/place/a"]).as_deref(), Some("/"));
        assert_eq!(back_after(&[compare, "/place/a"]).as_deref(), Some(compare));
        let report = [compare, "/place/a", "/place/a/closed", "/place/a"];
        assert_eq!(back_after(&report).as_deref(), Some(compare));
        let hub = ["/", "/place/a", "/place/b"];
        assert_eq!(back_after(&hub).as_deref(), Some("/place/a"));
        assert_eq!(back_after(&["/", "/place/a", "/place/b", "/place/a"]), None);
        assert_eq!(back_after(&[compare, "/place/a", "/"]), None);
    }
}
