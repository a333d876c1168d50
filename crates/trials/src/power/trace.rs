//! Reading what strace recorded.

use std::collections::BTreeMap;

/// One thing that a program did, in the order in which it began, but a flush where it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Bytes were written into a file.
    Written {
        /// Its path.
        file: String,
        /// Where in it.
        at: usize,
        /// What.
        bytes: Vec<u8>,
    },
    /// A file was cut or made longer.
    Resized {
        /// Its path.
        file: String,
        /// Its length since then.
        length: usize,
    },
    /// A file was flushed, as far as it was written when that began.
    Flushed {
        /// Its path.
        file: String,
        /// How many events had happened when the flush began.
        up_to: usize,
    },
    /// A file was removed.
    Removed {
        /// Its path.
        file: String,
    },
    /// Bytes went out over the network.
    Said(Vec<u8>),
}

/// One line: what was called with what, and what came of it.
struct Call<'a> {
    thread: &'a str,
    name: &'a str,
    arguments: &'a str,
    stage: Stage,
}

#[derive(PartialEq, Eq)]
enum Stage {
    Whole,
    Begun,
    Ended,
}

/// What happened to files whose path contains `name`, and what was said.
///
/// # Panics
/// When such a file is written in a way that is not understood here: the trial would prove nothing.
#[must_use]
pub fn read(text: &str, name: &str) -> Vec<Event> {
    let mut events = Vec::new();
    // Flushes under way: by thread, the file and when it began.
    let mut flushing: BTreeMap<&str, (String, usize)> = BTreeMap::new();
    for call in text.lines().filter_map(parse) {
        if call.stage == Stage::Ended {
            if let Some((file, up_to)) = flushing.remove(call.thread) {
                events.push(Event::Flushed { file, up_to });
            }
        } else if is_flush(call.name) && call.stage == Stage::Begun {
            flushing.insert(call.thread, (path(call.arguments), events.len()));
        } else {
            events.extend(event(&call, name, events.len()));
        }
    }
    events
}

/// What a call does that is told at once.
fn event(call: &Call<'_>, name: &str, happened: usize) -> Option<Event> {
    let text = || strings(call.arguments).concat();
    let file = match call.name {
        "unlink" => String::from_utf8_lossy(&text()).into_owned(),
        _ => path(call.arguments),
    };
    let is_ours = file.contains(name) && !file.ends_with("-shm");
    match call.name {
        "sendto" | "writev" | "sendmsg" if file.starts_with("socket") => Some(Event::Said(text())),
        _ if !is_ours => None,
        "unlink" => Some(Event::Removed { file }),
        flush if is_flush(flush) => Some(Event::Flushed {
            file,
            up_to: happened,
        }),
        "pwrite64" => Some(Event::Written {
            file,
            at: last_number(call.arguments),
            bytes: text(),
        }),
        "ftruncate" => Some(Event::Resized {
            file,
            length: last_number(call.arguments),
        }),
        other => panic!("{other} on {file} is not understood"),
    }
}

fn is_flush(name: &str) -> bool {
    matches!(name, "fsync" | "fdatasync")
}

fn parse(line: &str) -> Option<Call<'_>> {
    let (thread, rest) = line.split_once(' ')?;
    let rest = rest.trim_start();
    if let Some(resumed) = rest.strip_prefix("<... ") {
        let name = resumed.split(' ').next()?;
        // A flush that failed flushed nothing.
        let is_flush = name.ends_with("sync") && resumed.ends_with("= 0");
        return is_flush.then_some(Call {
            thread,
            name,
            arguments: "",
            stage: Stage::Ended,
        });
    }
    let (name, arguments) = rest.split_once('(')?;
    if let Some(arguments) = arguments.strip_suffix(" <unfinished ...>") {
        return Some(Call {
            thread,
            name,
            arguments,
            stage: Stage::Begun,
        });
    }
    let (arguments, result) = arguments.rsplit_once(" = ")?;
    let arguments = arguments.trim_end().strip_suffix(')')?;
    let failed = result.starts_with("-1");
    (!failed).then_some(Call {
        thread,
        name,
        arguments,
        stage: Stage::Whole,
    })
}

/// The path behind the first file descriptor, `11<\x2f…>`.
fn path(arguments: &str) -> String {
    let digits = arguments.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let inside = digits
        .strip_prefix('<')
        .and_then(|rest| rest.split_once('>'));
    inside.map_or_else(String::new, |(path, _)| {
        String::from_utf8_lossy(&unhex(path)).into_owned()
    })
}

/// What stands in quotes.
fn strings(arguments: &str) -> Vec<Vec<u8>> {
    arguments.split('"').skip(1).step_by(2).map(unhex).collect()
}

fn last_number(arguments: &str) -> usize {
    let last = arguments.rsplit(", ").next().unwrap_or_default();
    last.parse().expect("a length or a place in a file")
}

fn unhex(text: &str) -> Vec<u8> {
    let bytes = text.split("\\x").skip(1);
    bytes
        .map(|digits| u8::from_str_radix(digits, 16).expect("two hexadecimal digits"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Event, read};

    #[test]
    fn writes_count_from_their_beginning_and_a_flush_from_its_end_for_what_was_written_before_it() {
        let trace = r#"7 pwrite64(9<\x2f\x64\x62>, "\x01\x02", 2, 4096) = 2
8 fsync(9<\x2f\x64\x62> <unfinished ...>
7 pwrite64(9<\x2f\x64\x62>, "\x03", 1, 0 <unfinished ...>
8 <... fsync resumed>)              = 0
7 <... pwrite64 resumed>)           = 1
7 writev(5<\x73\x6f\x63\x6b\x65\x74\x3a\x31>, [{iov_base="\x68", iov_len=1}, {iov_base="\x69", iov_len=1}], 2) = 2
7 pwrite64(3<\x2f\x6f>, "\x09", 1, 0) = 1
7 fsync(9<\x2f\x64\x62>) = -1 EIO (Input/output error)
7 ftruncate(9<\x2f\x64\x62>, 100) = 0
7 unlink("\x2f\x64\x62\x2d\x77") = 0
"#;
        let file = || "/db".to_owned();
        let written = |at, bytes: &[u8]| Event::Written {
            file: file(),
            at,
            bytes: bytes.to_vec(),
        };
        assert_eq!(
            read(trace, "db"),
            [
                written(4096, &[1, 2]),
                written(0, &[3]),
                Event::Flushed {
                    file: file(),
                    up_to: 1
                },
                Event::Said(b"hi".to_vec()),
                Event::Resized {
                    file: file(),
                    length: 100
                },
                Event::Removed {
                    file: "/db-w".to_owned()
                },
            ]
        );
    }
}
