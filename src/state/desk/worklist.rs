//! The list of requests: its pages, and when it was last asked for.

use std::sync::Arc;

use eldercare_api::v1::desk::{ListCounts, ListedRequest, RequestList};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Desk;
use super::filters::Filters;
use crate::platform::api::ApiError;
use crate::platform::{clock, dom};
use crate::route::AtDesk;
use crate::state::location::Location;

/// Rows of one page.
const PAGE: usize = 50;
/// Rows that are asked for at once at most; what is behind them comes page by page.
const MOST: usize = 200;

/// What has come.
#[derive(Clone, Default)]
pub struct Rows {
    /// The requests.
    pub requests: Vec<ListedRequest>,
    /// How many there are to do.
    pub counts: ListCounts,
    /// What the server wants for the next page.
    pub next: Option<String>,
}

/// The list as it was left for one of its requests.
pub struct Left {
    filters: Filters,
    rows: usize,
    /// Which request was opened.
    pub opened: Option<String>,
}

/// The id of the link that opens a request.
pub fn link_id(record_id: &str) -> String {
    ["open-", record_id].concat()
}

/// The list of one visit to its page.
#[derive(Clone, Copy)]
pub struct Worklist {
    desk: Desk,
    location: Location,
    /// Which requests.
    pub filters: Memo<Filters>,
    rows: RwSignal<Option<Arc<Rows>>>,
    /// With which filters they were asked for.
    rows_of: StoredValue<Filters>,
    problem: RwSignal<Option<ApiError>>,
    asked_at: RwSignal<Option<f64>>,
    /// The element that takes the focus once the rows are there.
    go_on_at: StoredValue<Option<String>>,
    /// Counts the questions: a reply to one that is no longer the last is left out.
    turn: StoredValue<u32>,
}

impl Worklist {
    /// An empty list.
    pub fn new(desk: Desk, location: Location, filters: Memo<Filters>) -> Worklist {
        Worklist {
            desk,
            location,
            filters,
            rows: RwSignal::new(None),
            rows_of: StoredValue::new(Filters::default()),
            problem: RwSignal::new(None),
            asked_at: RwSignal::new(None),
            go_on_at: StoredValue::new(None),
            turn: StoredValue::new(0),
        }
    }

    /// Asks for other requests. The address names them, so that "back" from a request finds them again.
    pub fn choose(self, change: impl FnOnce(&mut Filters)) {
        let mut filters = self.filters.get_untracked();
        change(&mut filters);
        let to = [AtDesk::Requests.path(), filters.query()].concat();
        self.location.restate(&to);
    }

    /// What has come; nothing before the first reply.
    pub fn rows(self) -> Option<Arc<Rows>> {
        self.rows.get()
    }

    /// Why the last question had no reply that can be used.
    pub fn problem(self) -> Option<ApiError> {
        self.problem.get()
    }

    /// When what is shown came, in milliseconds since 1970.
    pub fn asked_at(self) -> Option<f64> {
        self.asked_at.get()
    }

    /// Asks anew from the top, for as much as is shown.
    pub fn refresh(self) {
        self.ask(whole_pages(self.shown()), None);
    }

    /// Asks for the first page, with other filters than before. Whoever comes back from a request finds as much as was
    /// there, and goes on at that request.
    pub fn start_over(self) {
        let left = self.desk.list.try_update_value(Option::take).flatten();
        let filters = self.filters.get_untracked();
        let left = left.filter(|left| left.filters == filters);
        let shown = left.as_ref().map_or(0, |left| left.rows);
        let opened = left.and_then(|left| left.opened);
        self.go_on_at.set_value(opened.as_deref().map(link_id));
        self.ask(whole_pages(shown), None);
    }

    /// Remembers how the list is left.
    pub fn leave(self) {
        let rows = self.shown();
        if rows > 0 {
            self.desk.list.set_value(Some(Left {
                filters: self.rows_of.get_value(),
                rows,
                opened: None,
            }));
        }
    }

    fn shown(self) -> usize {
        self.rows
            .with_untracked(|rows| rows.as_ref().map_or(0, |rows| rows.requests.len()))
    }

    /// Asks for the next page.
    pub fn more(self) {
        let next = self.rows.with_untracked(|rows| rows.as_ref()?.next.clone());
        if next.is_some() {
            self.ask(PAGE, next);
        }
    }

    fn ask(self, limit: usize, after: Option<String>) {
        let Some(me) = untrack(|| self.desk.me()) else {
            return;
        };
        let query = self
            .filters
            .get_untracked()
            .asked(&me.login, limit, after.as_deref());
        let turn = self.turn.with_value(|turn| turn.wrapping_add(1));
        self.turn.set_value(turn);
        spawn_local(async move {
            let reply = self.desk.get::<RequestList>(&query).await;
            // The page may be left by now, or something else asked for.
            if self.turn.try_get_value() == Some(turn) {
                self.arrive(reply, after.is_some());
            }
        });
    }

    fn arrive(self, reply: Result<RequestList, ApiError>, is_more: bool) {
        match reply {
            Ok(list) => {
                let before = self.rows.get_untracked().filter(|_| is_more);
                if is_more {
                    let first = list.requests.first();
                    let first = first.map(|request| link_id(&request.record_id));
                    self.go_on_at.set_value(first);
                }
                self.rows
                    .set(Some(Arc::new(joined(before.as_deref(), list))));
                self.rows_of.set_value(self.filters.get_untracked());
                self.problem.set(None);
                if let Some(id) = self.go_on_at.try_update_value(Option::take).flatten() {
                    dom::focus_first_soon(vec![id]);
                }
                if !is_more {
                    self.asked_at.set(Some(clock::now_ms()));
                }
            }
            Err(problem) => {
                // What was asked for before must not stand under other filters.
                if self.rows_of.get_value() != self.filters.get_untracked() {
                    self.rows.set(None);
                }
                self.problem.set(Some(problem));
            }
        }
    }
}

/// So many rows as whole pages.
fn whole_pages(rows: usize) -> usize {
    rows.next_multiple_of(PAGE).clamp(PAGE, MOST)
}

/// A page behind those that are there. What moved meanwhile and comes twice is shown where it is now.
fn joined(before: Option<&Rows>, list: RequestList) -> Rows {
    let is_new = |row: &&ListedRequest| {
        list.requests
            .iter()
            .all(|new| new.record_id != row.record_id)
    };
    let kept = before.into_iter().flat_map(|rows| rows.requests.iter());
    let mut requests: Vec<_> = kept.filter(is_new).cloned().collect();
    let counts = list.counts.or(before.map(|rows| rows.counts));
    requests.extend(list.requests);
    Rows {
        requests,
        counts: counts.unwrap_or_default(),
        next: list.next,
    }
}

#[cfg(test)]
mod tests {
    use eldercare_api::v1::desk::{ListCounts, RequestList};

    use super::{Rows, joined};

    fn list(ids: &[&str], next: Option<&str>) -> RequestList {
        let row = |id: &&str| {
            serde_json::json!({
                "record_id": id, "state": "received", "received_at": "", "state_since": "",
                "service": "bath", "town": "1", "wished_time": "any", "elder_name": "**", "phone": "****",
            })
        };
        let rows: Vec<_> = ids.iter().map(row).collect();
        serde_json::from_value(serde_json::json!({"requests": rows, "next": next})).unwrap()
    }

    #[test]
    fn a_page_comes_behind_the_others_and_nothing_stands_twice() {
        let mut first = list(&["a", "b"], Some("x"));
        first.counts = Some(ListCounts {
            received: 3,
            ..ListCounts::default()
        });
        let first = joined(None, first);
        let both: Rows = joined(Some(&first), list(&["b", "c"], None));
        let ids: Vec<_> = both
            .requests
            .iter()
            .map(|row| row.record_id.as_str())
            .collect();
        assert_eq!(ids, ["a", "b", "c"]);
        assert_eq!((both.next, both.counts.received), (None, 3));
    }
}
