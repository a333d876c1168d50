//! Numbers for Prometheus: how many exchanges by route and status, how long they take, what waits for the
//! database. Labels are templates of routes and words of closed lists, so that nothing personal and
//! nothing unbounded can be one. They are served at an address of their own, never to the public.

mod serve;

use std::time::Duration;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

pub(crate) use serve::routes;

use crate::store::Store;

/// Bounds of the times in seconds: from a file out of memory to the longest exchange.
const BOUNDS: [f64; 11] = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 20.0,
];

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Exchange {
    method: &'static str,
    route: String,
    status: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OfRoute {
    route: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Connections {
    pool: &'static str,
    state: &'static str,
}

/// What is counted while the server runs.
pub(crate) struct Metrics {
    registry: Registry,
    exchanges: Family<Exchange, Counter>,
    seconds: Family<OfRoute, Histogram>,
    connections: Family<Connections, Gauge>,
    waiting: Gauge,
}

impl Metrics {
    /// With what is counted elsewhere: passwords that were compared.
    pub(crate) fn new(passwords: &Counter) -> Self {
        let mut registry = Registry::with_prefix("eldercare");
        let exchanges = Family::default();
        let seconds: Family<OfRoute, Histogram> =
            Family::new_with_constructor(|| Histogram::new(BOUNDS));
        let connections = Family::default();
        let waiting = Gauge::default();
        registry.register("exchanges", "Exchanges", exchanges.clone());
        registry.register_with_unit("exchange", "Their time", Unit::Seconds, seconds.clone());
        registry.register(
            "database_connections",
            "Connections to the database",
            connections.clone(),
        );
        registry.register(
            "passwords_compared",
            "Passwords that were hashed to be compared",
            passwords.clone(),
        );
        registry.register(
            "submissions_waiting",
            "Submissions that wait for the writer",
            waiting.clone(),
        );
        Self {
            registry,
            exchanges,
            seconds,
            connections,
            waiting,
        }
    }

    /// Counts an exchange. The route is a template, never what was asked for.
    pub(crate) fn count(&self, method: &'static str, route: &str, status: u16, time: Duration) {
        let exchange = Exchange {
            method,
            route: route.to_owned(),
            status: status.into(),
        };
        self.exchanges.get_or_create(&exchange).inc();
        let route = OfRoute {
            route: route.to_owned(),
        };
        self.seconds
            .get_or_create(&route)
            .observe(time.as_secs_f64());
    }

    /// Everything as text (OpenMetrics 1.0), with how the database stands now.
    fn text(&self, store: &Store) -> String {
        for (pool, all, idle) in store.connections() {
            let gauge = |state, value: i64| {
                let of = Connections { pool, state };
                self.connections.get_or_create(&of).set(value);
            };
            gauge("idle", idle);
            gauge("busy", all - idle);
        }
        self.waiting.set(store.waiting());
        let mut text = String::new();
        // Writing to a `String` cannot fail.
        let _ = encode(&mut text, &self.registry);
        text
    }
}
