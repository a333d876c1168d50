//! The figures of a slice: for each contender and measure one value a round.

use serde_json::Value;

use super::slice::Slice;

/// The contenders in the order of the tables.
pub const ORDER: [&str; 5] = [
    "ours",
    "markercluster",
    "supercluster",
    "supercluster-canvas",
    "maplibre",
];

/// The peers that the targets name. The canvas under supercluster is ours, written for fairness.
pub const PEERS: [&str; 3] = ["markercluster", "supercluster", "maplibre"];

/// A measure of a visit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Measure {
    /// From the raw points until the clusters of the first window are known, in ms.
    Index,
    /// Of that the library's own building, without making its input from the raw points, in ms.
    Build,
    /// The index and the clusters of every zoom, in ms.
    EveryZoom,
    /// From the raw points until the symbols are painted and the map takes input, in ms.
    Ready,
    /// The middle frame of the drags, in ms.
    PanMiddle,
    /// The frame of the drags that 95 of 100 do not exceed, in ms.
    PanSlow,
    /// What the page's main thread worked during the drags, in ms.
    PanWork,
    /// The longest frame of a zoom, the middle of the zooms, in ms.
    ZoomMiddle,
    /// The longest frame of a zoom, the worst of 95 of 100 zooms, in ms.
    ZoomSlow,
    /// A change of the filter until it is painted, in ms.
    Filter,
    /// Heaps after collection with buffers, elements, workers and WebAssembly memory, in MB.
    Memory,
}

impl Measure {
    /// All, in the order of the tables.
    pub const ALL: [Measure; 11] = [
        Measure::Index,
        Measure::Build,
        Measure::EveryZoom,
        Measure::Ready,
        Measure::PanMiddle,
        Measure::PanSlow,
        Measure::PanWork,
        Measure::ZoomMiddle,
        Measure::ZoomSlow,
        Measure::Filter,
        Measure::Memory,
    ];

    /// The heading of its column.
    pub fn name(self) -> &'static str {
        match self {
            Measure::Index => "index ms",
            Measure::Build => "build alone ms",
            Measure::EveryZoom => "every zoom ms",
            Measure::Ready => "ready ms",
            Measure::PanMiddle => "pan p50 ms",
            Measure::PanSlow => "pan p95 ms",
            Measure::PanWork => "pan work ms",
            Measure::ZoomMiddle => "zoom p50 ms",
            Measure::ZoomSlow => "zoom p95 ms",
            Measure::Filter => "filter ms",
            Measure::Memory => "memory MB",
        }
    }

    /// Its value in one visit, if the visit came so far.
    fn of(self, visit: &Value) -> Option<f64> {
        let number = |name: &str| visit[name].as_f64();
        match self {
            Measure::Index => number("index"),
            Measure::Build => number("build"),
            Measure::EveryZoom => Some(number("index")? + number("every_zoom")?),
            Measure::Ready => number("ready"),
            Measure::PanMiddle => quantile(&visit["pan"], 50),
            Measure::PanSlow => quantile(&visit["pan"], 95),
            Measure::PanWork => number("pan_busy"),
            Measure::ZoomMiddle => quantile(&visit["zoom"], 50),
            Measure::ZoomSlow => quantile(&visit["zoom"], 95),
            Measure::Filter => number("filter"),
            Measure::Memory => {
                let parts = visit["memory"].as_object()?.values();
                Some(parts.filter_map(Value::as_f64).sum::<f64>() / 1e6)
            }
        }
    }
}

/// The value that so many of 100 do not exceed: the nearest rank.
fn quantile(list: &Value, percent: usize) -> Option<f64> {
    let mut values: Vec<f64> = list.as_array()?.iter().filter_map(Value::as_f64).collect();
    values.sort_by(f64::total_cmp);
    let rank = (values.len() * percent).div_ceil(100).max(1);
    values.get(rank - 1).copied()
}

/// Rounds in which the machine changed by more than this are set aside.
const DRIFT: f64 = 0.15;
/// Fewer steady rounds than this are no basis: then all are used, and the report says so.
const ENOUGH: usize = 3;

/// The rounds that count, and how many were set aside for the drift of the machine.
pub struct Rounds<'a> {
    /// Those that are compared.
    pub used: Vec<&'a Value>,
    /// How many were set aside; none when too few were steady.
    pub aside: usize,
    /// Whether drifting rounds had to be used.
    pub unsteady: bool,
}

impl<'a> Rounds<'a> {
    /// The rounds of a slice.
    pub fn of(slice: &'a Slice) -> Rounds<'a> {
        let empty = &Vec::new();
        let all = slice.0["rounds"].as_array().unwrap_or(empty);
        let steady = |round: &&Value| round["drift"].as_f64().is_some_and(|drift| drift <= DRIFT);
        let used: Vec<&Value> = slice.0["rounds"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(steady)
            .collect();
        let aside = all.len() - used.len();
        if used.len() >= ENOUGH {
            return Rounds {
                used,
                aside,
                unsteady: false,
            };
        }
        let used = slice.0["rounds"].as_array().into_iter().flatten().collect();
        Rounds {
            used,
            aside: 0,
            unsteady: aside > 0,
        }
    }

    /// A contender's values of a measure, one for each round; nothing where it did not finish.
    pub fn values(&self, contender: &str, measure: Measure) -> Vec<Option<f64>> {
        let visit = |round: &&Value| {
            let mut visits = round["visits"].as_array()?.iter();
            let visit = visits.find(|visit| visit["contender"] == contender)?;
            measure.of(visit)
        };
        self.used.iter().map(visit).collect()
    }

    /// The step that a contender did not finish in its time, if there was one.
    pub fn unfinished(&self, contender: &str) -> Option<&'a str> {
        let visits = self
            .used
            .iter()
            .filter_map(|round| round["visits"].as_array());
        let mut own = visits
            .flatten()
            .filter(|visit| visit["contender"] == contender);
        own.find_map(|visit| visit["unfinished"].as_str())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Measure, Rounds, quantile};
    use crate::bench::peers::slice::Slice;

    #[test]
    fn quantiles_are_values_that_occurred() {
        let list = json!([4.0, 1.0, 3.0, 2.0]);
        assert_eq!(quantile(&list, 50), Some(2.0));
        assert_eq!(quantile(&list, 95), Some(4.0));
        assert_eq!(quantile(&json!([]), 95), None);
    }

    #[test]
    fn a_drifting_round_is_set_aside_unless_too_few_are_left() {
        let round = |drift: f64| json!({ "drift": drift, "visits": [{ "contender": "ours", "index": drift }] });
        let slice = |drifts: &[f64]| {
            let rounds: Vec<_> = drifts.iter().map(|drift| round(*drift)).collect();
            Slice(json!({ "rounds": rounds }))
        };
        let steady = slice(&[0.1, 0.5, 0.0, 0.1]);
        let rounds = Rounds::of(&steady);
        assert_eq!((rounds.aside, rounds.unsteady), (1, false));
        assert_eq!(rounds.values("ours", Measure::Index).len(), 3);
        let noisy = slice(&[0.1, 0.5]);
        let rounds = Rounds::of(&noisy);
        assert_eq!((rounds.used.len(), rounds.unsteady), (2, true));
        assert_eq!(rounds.values("maplibre", Measure::Index), [None, None]);
    }
}
