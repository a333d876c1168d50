//! Builds our own page of the bench: the app's modules under a small entry, compiled, bound and
//! optimised as the app is.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::fingerprint::Stamp;
use crate::process;
use crate::project::Project;
use crate::site::{app, paths};
use crate::stage::FEATURES;
use crate::tools::{Tools, WASM_TARGET};

const NAME: &str = "eldercare-bench";
const SOURCE: &str = "e2e/bench/peers/ours";

/// Where the module and its wasm lie.
pub fn folder(project: &Project) -> PathBuf {
    project.scratch().join("peers/ours")
}

/// Builds if need be.
pub fn build(project: &Project, tools: &Tools) -> Result<()> {
    let mut inputs = app::INPUTS.to_vec();
    inputs.push(SOURCE);
    let stamp = Stamp::take(project, "bench-peers", &inputs)?;
    let out = folder(project);
    if stamp.is_fresh(&out.join("ours_bg.wasm")) {
        return Ok(());
    }
    stamp.clear();
    println!("-- building our page of the bench; usually 1 minute");
    compile(project)?;
    bind(project, tools, &out)?;
    shrink(project, &out)?;
    stamp.save()
}

fn compile(project: &Project) -> Result<()> {
    let mut cargo = process::cargo(project.root());
    cargo.args(["build", "--locked", "--target", WASM_TARGET]);
    cargo.args(["--profile", "wasm-release", "--features", "bench"]);
    cargo.args(["--bin", NAME]);
    cargo.env_remove("RUSTFLAGS");
    cargo.env(paths::VARIABLE, paths::flags());
    cargo.env("CARGO_TARGET_DIR", project.web_target());
    process::run("our page of the bench", &mut cargo)
}

fn bind(project: &Project, tools: &Tools, out: &Path) -> Result<()> {
    let wasm = format!("{WASM_TARGET}/wasm-release/{NAME}.wasm");
    let mut bindgen = process::command("wasm-bindgen");
    tools.on_path(&mut bindgen)?;
    bindgen.args(["--target=web", "--out-name=ours", "--no-typescript"]);
    bindgen.arg(format!("--out-dir={}", out.display()));
    bindgen.arg(project.web_target().join(wasm));
    process::run("wasm-bindgen", &mut bindgen)
}

/// The same optimiser with the same aim as for the app.
fn shrink(project: &Project, out: &Path) -> Result<()> {
    let wasm = out.join("ours_bg.wasm");
    let bound = std::fs::read(&wasm).context("wasm-bindgen wrote no wasm")?;
    std::fs::write(&wasm, without_links(&bound)?)?;
    let mut opt = process::command(project.path("assets/npm/node_modules/.bin/wasm-opt"));
    opt.arg("-Oz").args(FEATURES);
    opt.arg(&wasm).arg("--output").arg(&wasm);
    process::run("wasm-opt", &mut opt)
}

/// The module without what only a linker reads. From the app these sections go when it is cut.
fn without_links(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut out = wasm.get(..8).context("cut off")?.to_vec();
    let mut at = 8;
    while at < wasm.len() {
        let start = at;
        let id = wasm[at];
        at += 1;
        let length = number(wasm, &mut at)?;
        let content = wasm.get(at..at + length).context("cut off")?;
        at += length;
        if id != 0 || !is_for_linkers(content)? {
            out.extend_from_slice(&wasm[start..at]);
        }
    }
    Ok(out)
}

fn is_for_linkers(content: &[u8]) -> Result<bool> {
    let mut at = 0;
    let length = number(content, &mut at)?;
    let name = content.get(at..at + length).context("cut off")?;
    Ok(name == b"linking"
        || [&b"reloc."[..], b".debug"]
            .iter()
            .any(|s| name.starts_with(s)))
}

/// An unsigned number in LEB128.
fn number(bytes: &[u8], at: &mut usize) -> Result<usize> {
    let mut sum = 0;
    for shift in (0..35).step_by(7) {
        let byte = *bytes.get(*at).context("cut off")?;
        *at += 1;
        sum |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Ok(sum);
        }
    }
    bail!("a number is too long")
}

#[cfg(test)]
mod tests {
    use super::without_links;

    #[test]
    fn only_sections_for_linkers_go() {
        let section = |name: &[u8]| {
            let mut bytes = vec![0, u8::try_from(name.len() + 2).unwrap()];
            bytes.push(u8::try_from(name.len()).unwrap());
            bytes.extend_from_slice(name);
            bytes.push(7);
            bytes
        };
        let head = b"\0asm\x01\0\0\0".to_vec();
        let kept = [section(b"producers"), vec![10, 2, 1, 1]].concat();
        let gone = [section(b"linking"), section(b"reloc.CODE")].concat();
        let whole = [head.clone(), gone, kept.clone()].concat();
        assert_eq!(without_links(&whole).unwrap(), [head, kept].concat());
        assert!(without_links(&whole[..whole.len() - 1]).is_err());
    }
}
