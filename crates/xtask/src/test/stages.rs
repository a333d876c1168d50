//! The stages of `cargo xtask test` in their order: cheap ones first, so that a slip is seen
//! early; the ones that need the built site last.

use anyhow::Result;

use super::{Counts, Session, browser, hours, judges, lints, rust};
use crate::vectors;

/// One stage.
pub struct Stage {
    /// How `--only` names it.
    pub name: &'static str,
    /// One line for the heading.
    pub about: &'static str,
    /// Stages that must not have failed in this run.
    pub after: &'static [&'static str],
    /// Needs a browser.
    pub browser: bool,
    /// Carries it out.
    pub run: fn(&Session<'_>) -> Result<Counts>,
}

/// A stage that needs neither an earlier stage nor a browser.
const fn plain(
    name: &'static str,
    about: &'static str,
    run: fn(&Session<'_>) -> Result<Counts>,
) -> Stage {
    Stage {
        name,
        about,
        after: &[],
        browser: false,
        run,
    }
}

/// All stages.
pub const STAGES: [Stage; 18] = [
    plain("fmt", "rustfmt has nothing to change", lints::format),
    plain("checks", "the repository's own rules", rust::checks),
    plain(
        "deny",
        "licences, sources and bans of all dependencies",
        lints::deny,
    ),
    plain("clippy", "lints of everything native", lints::clippy_native),
    plain("unit", "unit, property and server tests", rust::unit),
    plain(
        "hours",
        "opening hours and official days against libraries of others",
        hours::judges,
    ),
    plain(
        "coordinates",
        "conversions of coordinates against prcoords and gcoord",
        rust::coordinates,
    ),
    plain(
        "vectors",
        "the published scoring cases against our program and another one",
        vectors::stage,
    ),
    plain("doc", "examples in the documentation", rust::doc),
    plain(
        "clippy-app",
        "lints of the app for the browser",
        lints::clippy_app,
    ),
    plain("site", "packs, app and staging, as shipped", browser::site),
    plain(
        "server",
        "the server that the browser tests talk to",
        browser::server,
    ),
    plain("types", "TypeScript of the browser tests", browser::types),
    Stage {
        name: "judges",
        about: "programs of others over the open data, the FHIR export and a calendar",
        after: &["site", "server"],
        browser: true,
        run: judges::all,
    },
    Stage {
        name: "e2e",
        about: "stories in a real browser against the real server",
        after: &["site", "server", "types"],
        browser: true,
        run: browser::stories,
    },
    Stage {
        name: "trials",
        about: "schedules of faults and kills in a real browser, before an oracle",
        after: &["site", "server", "types"],
        browser: true,
        run: browser::trials,
    },
    Stage {
        name: "bench",
        about: "bytes, Lighthouse and time to a usable map, short form",
        after: &["site", "server"],
        browser: true,
        run: browser::bench,
    },
    Stage {
        name: "bench-peers",
        about: "our map against supercluster, short form, gated by ratio",
        after: &["site"],
        browser: true,
        run: browser::bench_peers,
    },
];
