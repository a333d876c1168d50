//! Which requests are asked for: by the list and by the export.

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use eldercare_desk::due::{Standing, Waits, standing};
use eldercare_requests::{Day, Moment, RequestState, ServiceId};

use super::super::ogc::{LIMIT, limit, one_of, parameters, value};
use super::super::refusal::Refusal;
use crate::app::App;
use crate::clock::{day_in_china, start_in_china};
use crate::store::{Edge, Overdue};

/// Rows on a page unless asked otherwise, and at most.
const USUAL: usize = 50;
const MOST: usize = 200;

/// The states of what somebody still has to do.
const OPEN: [RequestState; 3] = [
    RequestState::Received,
    RequestState::Assigned,
    RequestState::Reopened,
];

/// The filters as they are asked for.
pub(crate) struct Filters {
    pub(crate) states: Vec<RequestState>,
    pub(crate) service: Option<String>,
    pub(crate) town: Option<String>,
    pub(crate) assigned_to: Option<String>,
    pub(crate) overdue: bool,
    pub(crate) after: Option<Edge>,
    pub(crate) limit: usize,
}

impl Filters {
    /// From the address.
    pub(crate) fn read(asked: Option<&str>) -> Result<Self, Refusal> {
        const KNOWN: [&str; 7] = [
            "state",
            "service",
            "town",
            "assigned-to",
            "overdue",
            "after",
            "limit",
        ];
        let given = parameters::read(asked, &KNOWN)?;
        let text = |name: &str| given.get(name).map(Cow::to_string);
        let most = value(&given, "limit", LIMIT, |text| limit(text, MOST))?;
        let after = value(&given, "after", "what a page gave as next", edge)?;
        let overdue = value(&given, "overdue", "true or false", |text| text.parse().ok())?;
        Ok(Self {
            states: states(text("state").as_deref())?,
            service: service(text("service"))?,
            town: text("town"),
            assigned_to: text("assigned-to"),
            overdue: overdue.unwrap_or(false),
            after,
            limit: most.unwrap_or(USUAL),
        })
    }
}

/// `open` and nothing are what somebody still has to do, `all` is everything.
pub(crate) fn states(asked: Option<&str>) -> Result<Vec<RequestState>, Refusal> {
    match asked {
        None | Some("open") => Ok(OPEN.to_vec()),
        Some("all") => Ok(RequestState::ALL.to_vec()),
        Some(id) => {
            let state = RequestState::from_id(id);
            state.map(|state| vec![state]).ok_or_else(|| {
                let ids = one_of(&RequestState::ALL.map(RequestState::id));
                Refusal::parameter(Some("state"), format!("open, all, {ids}"))
            })
        }
    }
}

/// A service that there is.
pub(crate) fn service(asked: Option<String>) -> Result<Option<String>, Refusal> {
    let known = |id: &String| ServiceId::ALL.iter().any(|service| service.id() == id);
    match asked {
        Some(id) if !known(&id) => {
            let must_be = one_of(&ServiceId::ALL.map(ServiceId::id));
            Err(Refusal::parameter(Some("service"), must_be))
        }
        asked => Ok(asked),
    }
}

/// From when on something is overdue today.
pub(crate) fn overdue(app: &App) -> Overdue {
    let today = app.clock.today();
    let promise = app.first_look_days.map(|days| today.plus(-i32::from(days)));
    Overdue {
        today,
        since_before: promise.map(start_in_china),
    }
}

/// When a request is due, and how many days too late it is.
pub(crate) fn due(
    app: &App,
    state: RequestState,
    first_look_by: Option<Day>,
    state_since: Moment,
) -> (Option<Day>, Option<u32>) {
    let waits = match state {
        RequestState::Received => Waits::FirstLook { by: first_look_by },
        RequestState::Reopened | RequestState::Assigned => Waits::Again {
            since: day_in_china(state_since),
        },
        _ => Waits::Nothing,
    };
    let today = app.clock.today();
    match standing(waits, app.first_look_days, today) {
        Standing::Free => (None, None),
        Standing::Due(day) => (Some(day), None),
        Standing::Overdue(days) => {
            let back = i32::try_from(days).unwrap_or(i32::MAX);
            (Some(today.plus(back.saturating_neg())), Some(days))
        }
    }
}

/// Where a page ended, as a text of an address.
pub(crate) fn written(edge: &Edge) -> String {
    let text = format!("{}.{}.{}", edge.rank, edge.at, edge.record_id);
    URL_SAFE_NO_PAD.encode(text)
}

pub(super) fn edge(text: &str) -> Option<Edge> {
    let text = String::from_utf8(URL_SAFE_NO_PAD.decode(text).ok()?).ok()?;
    let mut parts = text.splitn(3, '.');
    Some(Edge {
        rank: parts.next()?.parse().ok()?,
        at: parts.next()?.parse().ok()?,
        record_id: parts.next()?.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::{Edge, Filters, edge, written};
    use eldercare_requests::RequestState;

    #[test]
    fn the_edge_of_a_page_is_read_back_and_nonsense_is_not() {
        let known = Edge {
            rank: 1,
            at: 1_763_000_000,
            record_id: "00000001-0000-4000-8000-000000000000".to_owned(),
        };
        assert_eq!(edge(&written(&known)), Some(known));
        for text in ["", "x", "MS4y", "%%%"] {
            assert_eq!(edge(text), None, "{text}");
        }
    }

    #[test]
    fn filters_are_known_or_refused() {
        let read = |text: &str| Filters::read(Some(text));
        assert_eq!(read("").unwrap().states.len(), 3);
        assert_eq!(read("state=done").unwrap().states, [RequestState::Done]);
        assert_eq!(read("limit=1000&overdue=true").unwrap().limit, 200);
        for bad in [
            "state=x",
            "service=x",
            "overdue=1",
            "after=x",
            "limit=0",
            "more=1",
        ] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }
}
