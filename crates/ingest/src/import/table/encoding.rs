//! Bytes to text: UTF-8, UTF-16 with its mark, GB18030, Big5, found by content.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use encoding_rs_io::{DecodeReaderBytes, DecodeReaderBytesBuilder};

use super::Refusal;

/// Bytes that are looked at to tell the legacy encodings apart.
const SAMPLE: usize = 1 << 20;
/// A file is UTF-8 with a few broken signs when at most one sign in this many is broken.
const BROKEN_SHARE: usize = 20;

/// The encoding of a file, and its name for people.
pub(super) fn encoding(
    path: &Path,
    traditional: bool,
) -> Result<(&'static Encoding, String), Refusal> {
    let mut file = File::open(path).map_err(|e| Refusal::unreadable(&e))?;
    let mut count = Count::default();
    let mut sample = Vec::new();
    let mut buffer = vec![0; 64 << 10];
    let mut kept = 0;
    loop {
        let read = file.read(&mut buffer[kept..]);
        let read = read.map_err(|e| Refusal::unreadable(&e))?;
        let chunk = &buffer[..kept + read];
        if sample.len() < SAMPLE {
            sample.extend_from_slice(&chunk[kept..]);
        }
        let used = count.chunk(chunk, read == 0);
        let rest = chunk.len() - used;
        if read == 0 {
            break;
        }
        buffer.copy_within(used..used + rest, 0);
        kept = rest;
    }
    decide(&sample, &count, traditional)
}

fn decide(
    sample: &[u8],
    count: &Count,
    traditional: bool,
) -> Result<(&'static Encoding, String), Refusal> {
    if let Some((marked, _)) = Encoding::for_bom(sample) {
        return Ok((marked, marked.name().to_owned()));
    }
    if let Some(name) = wide(sample) {
        return Err(Refusal::new(
            "encoding",
            format!("this looks like {name} without its mark: save the list as CSV in UTF-8"),
        ));
    }
    if count.broken == 0 {
        return Ok((UTF_8, "UTF-8".to_owned()));
    }
    if count.broken * BROKEN_SHARE <= count.whole {
        let name = format!("UTF-8 with {} broken signs", count.broken);
        return Ok((UTF_8, name));
    }
    legacy(sample, traditional)
}

/// Share of strange signs, in percent, from which on a text is in neither encoding.
const STRANGE: usize = 5;

/// GB18030 or Big5, whichever gives fewer signs that no list holds; else what a detector of
/// browsers would choose.
fn legacy(sample: &[u8], traditional: bool) -> Result<(&'static Encoding, String), Refusal> {
    let order = if traditional {
        [BIG5, GB18030]
    } else {
        [GB18030, BIG5]
    };
    let best = order
        .into_iter()
        .min_by_key(|encoding| strange(sample, encoding));
    if let Some(best) = best
        && strange(sample, best) < STRANGE
    {
        return Ok((best, best.name().to_owned()));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    if guess == WINDOWS_1252 {
        return Ok((guess, guess.name().to_owned()));
    }
    Err(Refusal::new(
        "encoding",
        format!(
            "the text is neither UTF-8 nor GB18030 nor Big5 (it looks like {}): \
             save the list as CSV in UTF-8",
            guess.name()
        ),
    ))
}

/// Of a hundred signs beyond ASCII, how many are broken, private, or of an alphabet that no
/// list in Chinese is written in.
fn strange(sample: &[u8], encoding: &'static Encoding) -> usize {
    let (text, _) = encoding.decode_without_bom_handling(sample);
    let (mut all, mut strange) = (0_usize, 0_usize);
    for sign in text.chars().filter(|sign| !sign.is_ascii()) {
        all += 1;
        let written = matches!(sign,
            '\u{4e00}'..='\u{9fff}' | '\u{3000}'..='\u{3020}' | '\u{ff01}'..='\u{ff5e}'
            | '\u{2010}'..='\u{2027}' | '\u{b0}' | '\u{b7}' | '\u{2160}'..='\u{217f}'
            | '\u{2460}'..='\u{2473}' | '\u{2032}' | '\u{2033}' | '\u{a0}');
        strange += usize::from(!written);
    }
    (100 * strange).checked_div(all).unwrap_or_default()
}

/// UTF-16 without a mark: every second byte of Latin text is zero.
fn wide(sample: &[u8]) -> Option<&'static str> {
    let start = &sample[..sample.len().min(4096)];
    let zeros = |odd: usize| {
        start
            .iter()
            .skip(odd)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let many = start.len() / 10;
    match (even > many, odd > many) {
        (false, true) => Some(UTF_16LE.name()),
        (true, false) => Some(UTF_16BE.name()),
        _ => None,
    }
}

/// Signs beyond ASCII that are whole or broken UTF-8.
#[derive(Default)]
struct Count {
    whole: usize,
    broken: usize,
}

impl Count {
    /// Counts a piece of a file and says how many bytes it used: a sign may be cut at the end.
    fn chunk(&mut self, bytes: &[u8], last: bool) -> usize {
        let mut used = 0;
        for part in bytes.utf8_chunks() {
            used += part.valid().len();
            self.whole += part.valid().chars().filter(|c| !c.is_ascii()).count();
            let broken = part.invalid();
            let cut = used + broken.len() == bytes.len() && broken.len() < 4 && !last;
            if broken.is_empty() || cut {
                continue;
            }
            used += broken.len();
            self.broken += 1;
        }
        used
    }
}

/// A reader that gives UTF-8 whatever the file is written in.
pub(super) fn decoded(
    path: &Path,
    encoding: &'static Encoding,
) -> Result<DecodeReaderBytes<File, Vec<u8>>, Refusal> {
    let file = File::open(path).map_err(|e| Refusal::unreadable(&e))?;
    let mut builder = DecodeReaderBytesBuilder::new();
    Ok(builder
        .encoding(Some(encoding))
        .bom_override(true)
        .strip_bom(true)
        .build(file))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(bytes: &[u8], traditional: bool) -> Result<String, &'static str> {
        let mut count = Count::default();
        count.chunk(bytes, true);
        decide(bytes, &count, traditional)
            .map(|(_, name)| name)
            .map_err(|refusal| refusal.code)
    }

    const SIMPLIFIED: &str = "序号,机构名称,地址\n1,演示养老院,黄浦区演示路一号\n";
    const TRADITIONAL: &str = "序號,機構名稱,地址\n1,演示護理之家,臺北市士林區演示路一號\n";

    #[test]
    fn each_encoding_is_told_from_the_others() {
        assert_eq!(of(SIMPLIFIED.as_bytes(), false).unwrap(), "UTF-8");
        let gb = GB18030.encode(SIMPLIFIED).0.into_owned();
        assert_eq!(of(&gb, false).unwrap(), "gb18030");
        let big5 = BIG5.encode(TRADITIONAL).0.into_owned();
        assert_eq!(of(&big5, true).unwrap(), "Big5");
        assert_eq!(of(&big5, false).unwrap(), "Big5");
        assert_eq!(of("a,b\n1,2\n".as_bytes(), false).unwrap(), "UTF-8");
    }

    #[test]
    fn utf_16_is_read_with_its_mark_and_named_without() {
        let wide: Vec<u8> = "id,name\n1,a\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(of(&wide, false), Err("encoding"));
        let marked = [&[0xff, 0xfe], wide.as_slice()].concat();
        assert_eq!(of(&marked, false).unwrap(), "UTF-16LE");
    }

    #[test]
    fn a_few_broken_signs_do_not_make_another_encoding() {
        let mut bytes = SIMPLIFIED.repeat(5).into_bytes();
        bytes.extend_from_slice(b"2,\xe5\x85,x\n");
        assert_eq!(of(&bytes, false).unwrap(), "UTF-8 with 1 broken signs");
    }
}
