//! Rewrites the import section of a WebAssembly module; every other byte stays as it is.
//!
//! Forty lines of the binary format instead of a parser crate: xtask is what a newcomer compiles
//! first. <https://webassembly.github.io/spec/core/binary/modules.html#import-section>

use anyhow::{Context, Result, bail, ensure};

/// Magic number and version.
const HEADER: usize = 8;
const IMPORT_SECTION: u8 = 2;
const FUNCTION: u8 = 0;

/// Asks for each import's new name; without one the import keeps its name.
pub fn rename(wasm: &[u8], mut name: impl FnMut(&str) -> Option<String>) -> Result<Vec<u8>> {
    ensure!(wasm.starts_with(b"\0asm"), "this is no WebAssembly");
    let mut out = wasm.get(..HEADER).context("cut off")?.to_vec();
    let mut module = Reader {
        bytes: wasm,
        at: HEADER,
    };
    while module.at < wasm.len() {
        let id = module.byte()?;
        let content = module.block()?;
        let changed;
        let content = if id == IMPORT_SECTION {
            changed = section(content, &mut name)?;
            &changed
        } else {
            content
        };
        out.push(id);
        put_block(&mut out, content)?;
    }
    Ok(out)
}

fn section(content: &[u8], name: &mut impl FnMut(&str) -> Option<String>) -> Result<Vec<u8>> {
    let mut reader = Reader {
        bytes: content,
        at: 0,
    };
    let count = reader.number()?;
    let mut out = Vec::new();
    put_number(&mut out, count);
    for _ in 0..count {
        put_block(&mut out, reader.block()?)?;
        let old = std::str::from_utf8(reader.block()?)?;
        put_block(&mut out, name(old).as_deref().unwrap_or(old).as_bytes())?;
        // wasm-bindgen's modules import functions only; memory and table are their own.
        ensure!(reader.byte()? == FUNCTION, "`{old}` is not a function");
        out.push(FUNCTION);
        put_number(&mut out, reader.number()?);
    }
    Ok(out)
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Result<u8> {
        let byte = self.bytes.get(self.at).context("cut off")?;
        self.at += 1;
        Ok(*byte)
    }

    /// An unsigned number in LEB128.
    fn number(&mut self) -> Result<u32> {
        let mut sum = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            sum |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(sum);
            }
        }
        bail!("a number is too long")
    }

    /// Bytes with their length before them.
    fn block(&mut self) -> Result<&'a [u8]> {
        let length = self.number()? as usize;
        let block = self
            .bytes
            .get(self.at..self.at + length)
            .context("cut off")?;
        self.at += length;
        Ok(block)
    }
}

fn put_number(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    out.push(number.to_le_bytes()[0]);
}

fn put_block(out: &mut Vec<u8>, block: &[u8]) -> Result<()> {
    put_number(out, u32::try_from(block.len())?);
    out.extend_from_slice(block);
    Ok(())
}

#[cfg(test)]
pub mod tests {
    use super::{IMPORT_SECTION, put_block, put_number, rename};

    /// A module that imports functions of these names, and has one more section.
    pub fn module(names: &[&str]) -> Vec<u8> {
        let mut imports = Vec::new();
        put_number(&mut imports, u32::try_from(names.len()).unwrap());
        for name in names {
            put_block(&mut imports, b"./app_bg.js").unwrap();
            put_block(&mut imports, name.as_bytes()).unwrap();
            imports.extend([0, 200, 1]);
        }
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        for (id, content) in [(IMPORT_SECTION, imports.as_slice()), (10, &[7; 300])] {
            module.push(id);
            put_block(&mut module, content).unwrap();
        }
        module
    }

    #[test]
    fn only_the_named_imports_change() {
        let long = "x".repeat(200);
        let changed = rename(&module(&["one", &long, "three"]), |name| {
            (name.len() == 200).then(|| "b".to_owned())
        });
        assert_eq!(changed.unwrap(), module(&["one", "b", "three"]));
    }

    #[test]
    fn damage_is_an_error_and_never_a_panic() {
        let whole = module(&["one", "two"]);
        let second_section = whole.len() - 303;
        for end in 0..whole.len() {
            let cut = rename(&whole[..end], |_| None);
            assert!(cut.is_err() || [8, second_section].contains(&end), "{end}");
        }
        assert!(rename(b"hello world", |_| None).is_err());
    }
}
