//! Writes the figures of a full run into BENCHMARKS.md, with date and machine.
//!
//! Only the part between two marks is ours; the rest of the file is written by people.

use std::fmt::{self, Write as _};

use anyhow::Result;

use super::scripts::Times;
use crate::process;
use crate::project::Project;
use crate::stage::sizes::{Group, Size, Table};

const FILE: &str = "BENCHMARKS.md";

/// Replaces the part of the file that a full run of `cargo xtask bench` writes.
pub fn write(project: &Project, table: &Table, times: &Times) -> Result<()> {
    replace(project, "cargo xtask bench", &section(table, times)?)
}

/// Replaces the part of the file that belongs to a command.
pub fn replace(project: &Project, command: &str, section: &str) -> Result<()> {
    let file = project.path(FILE);
    let old = std::fs::read_to_string(&file).unwrap_or_else(|_| "# Benchmarks\n".to_owned());
    std::fs::write(file, place(&old, command, section))?;
    println!("-- {FILE} written");
    Ok(())
}

fn place(old: &str, command: &str, section: &str) -> String {
    let [begin, end] =
        ["begin", "end"].map(|edge| format!("<!-- written by {command}: {edge} -->"));
    let ours = format!("{begin}\n{section}{end}");
    match (old.find(&begin), old.find(&end)) {
        (Some(from), Some(to)) if from < to => {
            format!("{}{ours}{}", &old[..from], &old[to + end.len()..])
        }
        _ => format!("{}\n\n{ours}\n", old.trim_end()),
    }
}

fn section(table: &Table, times: &Times) -> Result<String> {
    let chromium = times.usable["chromium"].as_str().unwrap_or("unknown");
    let mut out = format!("\n{}\n", machine(chromium)?);
    bytes(&mut out, table)?;
    lighthouse(&mut out, times)?;
    usable(&mut out, times)?;
    Ok(out)
}

fn bytes(out: &mut String, table: &Table) -> fmt::Result {
    writeln!(out, "\n## Bytes of the first view\n")?;
    writeln!(
        out,
        "| file | raw | gzip | brotli |\n| --- | ---: | ---: | ---: |"
    )?;
    for group in Group::ALL {
        for (name, size) in table.files(group) {
            writeln!(
                out,
                "| {name} | {} | {} | {} |",
                size.raw, size.gzip, size.brotli
            )?;
        }
        let Size { raw, gzip, brotli } = table.sum(group);
        let (name, limit) = (group.name(), group.limit());
        let verdict = if brotli > limit { ": missed" } else { "" };
        writeln!(
            out,
            "| **{name}** (≤ {limit}{verdict}) | {raw} | {gzip} | **{brotli}** |"
        )?;
    }
    Ok(())
}

fn lighthouse(out: &mut String, times: &Times) -> fmt::Result {
    writeln!(
        out,
        "\n## Lighthouse 12.8.2, mobile preset, medians, all rows in the same run\n\n\
         The preset computes what slow 4G and 4× CPU would do from an unthrottled visit; the last \
         row was measured with both in force.\n"
    )?;
    writeln!(
        out,
        "| page | LCP ms | FCP ms | TBT ms | CLS | performance | accessibility |"
    )?;
    writeln!(out, "| --- | ---: | ---: | ---: | ---: | ---: | ---: |")?;
    for (page, name) in [
        ("app", "Chongqing"),
        ("bare", "Leaflet alone"),
        ("applied", "Chongqing, throttle applied"),
    ] {
        let figure = |name| times.page(page, name);
        write!(
            out,
            "| {name} | {:.0} | {:.0} ",
            figure("lcp_ms"),
            figure("fcp_ms")
        )?;
        write!(out, "| {:.0} | {:.3} ", figure("tbt_ms"), figure("cls"))?;
        writeln!(
            out,
            "| {:.0} | {:.0} |",
            figure("performance"),
            figure("accessibility")
        )?;
    }
    Ok(())
}

fn usable(out: &mut String, times: &Times) -> fmt::Result {
    writeln!(
        out,
        "\n## Map usable: first tap answered, 4× CPU, slow 4G, medians\n"
    )?;
    writeln!(
        out,
        "| visit | drawn ms | tap answered ms | list filled ms |\n| --- | ---: | ---: | ---: |"
    )?;
    for visit in ["cold", "warm"] {
        let figure = |what: &str| times.usable(&format!("{visit}{what}_ms"));
        writeln!(
            out,
            "| {visit} | {:.0} | {:.0} | {:.0} |",
            figure("_ready"),
            figure(""),
            figure("_listed")
        )?;
    }
    Ok(())
}

/// Date, processor and browser of a run.
pub fn machine(chromium: &str) -> Result<String> {
    Ok(format!("{}, no GPU, Chromium {chromium}.", computer()?))
}

/// Date and processor of a run.
pub fn computer() -> Result<String> {
    let date = process::text("date", &["-u", "+%Y-%m-%d"])?;
    let cores = std::thread::available_parallelism()?;
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let cpu = model.map_or("unknown processor", |(_, name)| name);
    Ok(format!(
        "Measured {} on {cores} cores of {cpu}",
        date.trim()
    ))
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn only_the_part_of_the_command_is_replaced() {
        let first = place("# Benchmarks\n\nBy hand.\n", "a", "one\n");
        assert_eq!(
            first,
            "# Benchmarks\n\nBy hand.\n\n<!-- written by a: begin -->\none\n<!-- written by a: end -->\n"
        );
        let second = place(&place(&first, "b", "other\n"), "a", "two\n");
        assert!(second.starts_with("# Benchmarks\n\nBy hand.") && second.contains("\nother\n"));
        assert!(second.contains("\ntwo\n") && !second.contains("\none\n"));
    }
}
