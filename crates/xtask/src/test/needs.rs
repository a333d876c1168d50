//! What the tests need beyond the build, named once at the start and installed where we may.

use std::path::Path;

use crate::process;

/// What is there of what some stages need.
pub struct Needs {
    /// Chromium and a Chinese font are there.
    pub browser: bool,
    /// GDAL is there.
    pub gdal: bool,
    /// Python with its environments is there.
    pub python: bool,
}

/// What a package is needed for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// The browser tests.
    Browser,
    /// The same in less time.
    QuickBrowser,
    /// The tests and the bench of the search on PostgreSQL.
    Database,
    /// Readers of the open data that nobody here wrote.
    Judges,
    /// Trials of the server with broken disks and cut power.
    Faults,
}

/// One Debian package, and how its presence is seen.
struct Package {
    name: &'static str,
    why: &'static str,
    need: For,
    present: fn() -> bool,
}

const PACKAGES: [Package; 9] = [
    Package {
        name: "chromium",
        why: "runs the browser tests",
        need: For::Browser,
        present: || process::exists("chromium") || std::env::var_os("CHROME_PATH").is_some(),
    },
    Package {
        name: "chromium-headless-shell",
        why: "the same engine without its window, which the stories need less time with",
        need: For::QuickBrowser,
        present: || {
            process::exists("chromium-headless-shell") || std::env::var_os("CHROME_PATH").is_some()
        },
    },
    Package {
        name: "fonts-noto-cjk",
        why: "draws the Chinese texts, so that cut text is seen",
        need: For::Browser,
        present: has_chinese_font,
    },
    Package {
        name: "espeak-ng",
        why: "speaks the clips that the stories about reading aloud listen to",
        need: For::Browser,
        present: || process::exists("espeak-ng"),
    },
    Package {
        name: "postgresql",
        why: "its server binaries run the search on a cluster of their own, thrown away at the end",
        need: For::Database,
        present: has_database_server,
    },
    Package {
        name: "strace",
        why: "records what the server writes and flushes, to cut its power",
        need: For::Faults,
        present: || process::exists("strace"),
    },
    Package {
        name: "fiu-utils",
        why: "lets writes and flushes of the server fail",
        need: For::Faults,
        present: || process::exists("fiu-run"),
    },
    Package {
        name: "gdal-bin",
        why: "reads the open data as a GIS does",
        need: For::Judges,
        present: has_gdal,
    },
    Package {
        name: "python3-venv",
        why: "runs OWSLib, another reader of the open data",
        need: For::Judges,
        present: has_python,
    },
];

impl Needs {
    /// Says what is needed, and installs what is missing when we are root on Debian.
    pub fn provide(wanted: &[For]) -> Self {
        println!("== needs");
        if !process::exists("cargo-nextest") {
            println!(
                "cargo-nextest is not installed: tests run with cargo test, one binary at a time"
            );
        }
        let judges = wanted.contains(&For::Judges);
        if judges {
            println!(
                "PyPI: OWSLib, openapi-spec-validator, schemathesis and fhir.resources; npm: lforms and Prism; all pinned, among the tools"
            );
        }
        if judges || wanted.contains(&For::Browser) {
            println!("npm: the packages of assets/npm and e2e, by npm ci, exactly as locked");
        }
        provide_packages(wanted);
        if wanted.contains(&For::Browser) {
            // By itself: not every distribution has it.
            provide_packages(&[For::QuickBrowser]);
        }
        Self {
            browser: wanted.contains(&For::Browser) && missing(&[For::Browser]).is_empty(),
            gdal: judges && has_gdal(),
            python: judges && has_python(),
        }
    }
}

/// Names the Debian packages for these needs and installs those that are missing.
pub fn provide_packages(wanted: &[For]) {
    for package in PACKAGES
        .iter()
        .filter(|package| wanted.contains(&package.need))
    {
        println!(
            "Debian: {} ({}): {}",
            package.name,
            package.why,
            state(package)
        );
    }
    let missing = missing(wanted);
    if !missing.is_empty() {
        install(&missing);
    }
}

fn state(package: &Package) -> &'static str {
    if (package.present)() {
        "present"
    } else {
        "missing"
    }
}

fn missing(wanted: &[For]) -> Vec<&'static str> {
    PACKAGES
        .iter()
        .filter(|package| wanted.contains(&package.need) && !(package.present)())
        .map(|package| package.name)
        .collect()
}

fn install(names: &[&str]) {
    let words = ["install", "-y", "--no-install-recommends"];
    if !may_install() {
        println!(
            "To install them: sudo apt-get {} {}",
            words.join(" "),
            names.join(" ")
        );
        return;
    }
    println!("-- installing {}; usually 1 minute", names.join(", "));
    let apt = || {
        let mut apt = process::command("apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive").arg("-qq");
        apt
    };
    let done = process::run("apt-get update", apt().arg("update"))
        .and_then(|()| process::run("apt-get install", apt().args(words).args(names)));
    if let Err(error) = done {
        println!("{error:#}");
    }
}

fn may_install() -> bool {
    let root = process::text("id", &["-u"]).is_ok_and(|id| id.trim() == "0");
    root && Path::new("/etc/debian_version").exists() && process::exists("apt-get")
}

fn has_chinese_font() -> bool {
    process::exists("fc-list")
        && process::text("fc-list", &[":lang=zh-cn", "family"])
            .is_ok_and(|list| !list.trim().is_empty())
}

fn has_gdal() -> bool {
    process::exists("ogrinfo") && process::exists("ogr2ogr")
}

/// A plain python3 of Debian lacks the module that makes environments.
fn has_python() -> bool {
    process::exists("python3") && process::text("python3", &["-c", "import ensurepip"]).is_ok()
}

/// Debian keeps the server's programs by version, outside the PATH.
fn has_database_server() -> bool {
    let versions = std::fs::read_dir("/usr/lib/postgresql");
    versions.is_ok_and(|versions| {
        versions
            .flatten()
            .any(|version| version.path().join("bin/initdb").is_file())
    })
}
