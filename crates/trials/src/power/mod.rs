//! Cut power: what a program wrote and flushed is recorded, and the disk is put together as a power
//! cut at some moment could have left it.
//!
//! What was flushed before the cut is there. Of what was written and not yet flushed, anything may
//! be there: all, nothing, the later without the earlier, or a part of one write in whole sectors.
//! A file that exists is taken to go on existing: SQLite flushes the folder when it makes its journal.

mod cut;
mod trace;

pub use cut::{Disk, Left};
pub use trace::{Event, read};

use std::ffi::OsString;
use std::path::Path;

/// The words before a program that record what it writes, flushes and says.
#[must_use]
pub fn recorder(into: &Path) -> Vec<OsString> {
    // All strings as hexadecimal digits and whole, file descriptors with their paths.
    let words = ["strace", "-f", "-y", "-xx", "-s", "1000000", "-e"];
    let calls = "trace=write,pwrite64,pwritev,pwritev2,ftruncate,fallocate,fsync,fdatasync,\
                 sync_file_range,unlink,rename,sendto,writev,sendmsg";
    let mut all: Vec<OsString> = words.map(Into::into).to_vec();
    all.extend([calls.into(), "-o".into(), into.as_os_str().to_owned()]);
    all
}
