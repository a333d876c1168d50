//! What the tests need beyond the build, named once at the start and installed where we may.

use std::path::Path;

use crate::process;

/// Whether the needs of the browser tests are met.
pub struct Needs {
    /// Chromium and a Chinese font are there.
    pub browser: bool,
}

/// One Debian package, and how its presence is seen.
struct Package {
    name: &'static str,
    why: &'static str,
    present: fn() -> bool,
}

const PACKAGES: [Package; 2] = [
    Package {
        name: "chromium",
        why: "runs the browser tests",
        present: || process::exists("chromium") || std::env::var_os("CHROME_PATH").is_some(),
    },
    Package {
        name: "fonts-noto-cjk",
        why: "draws the Chinese texts, so that cut text is seen",
        present: has_chinese_font,
    },
];

impl Needs {
    /// Says what is needed, and installs what is missing when we are root on Debian.
    pub fn provide(browser: bool) -> Self {
        println!("== needs");
        if !process::exists("cargo-nextest") {
            println!(
                "cargo-nextest is not installed: tests run with cargo test, one binary at a time"
            );
        }
        if !browser {
            return Self { browser: false };
        }
        println!("npm: the packages of assets/npm and e2e, by npm ci, exactly as locked");
        for package in &PACKAGES {
            println!(
                "Debian: {} ({}): {}",
                package.name,
                package.why,
                state(package)
            );
        }
        if missing().is_empty() {
            return Self { browser: true };
        }
        install(&missing());
        Self {
            browser: missing().is_empty(),
        }
    }
}

fn state(package: &Package) -> &'static str {
    if (package.present)() {
        "present"
    } else {
        "missing"
    }
}

fn missing() -> Vec<&'static str> {
    PACKAGES
        .iter()
        .filter(|package| !(package.present)())
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
