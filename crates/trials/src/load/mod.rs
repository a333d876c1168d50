//! Load: how many requests the server accepts, how long each takes, how fast a queue drains.

mod clients;
mod drain;
mod times;

use std::path::Path;
use std::time::{Duration, Instant};

use crate::Random;
use crate::ledger::Database;
use crate::sample;
use crate::server::Program;
use crate::skip;
use clients::{at_rate, flat_out};
pub use times::Times;

/// Connections at the same time.
const CONNECTIONS: usize = 64;
/// Before this the server is not warm.
const WARM: Duration = Duration::from_secs(2);
/// How long each rate is measured.
const MEASURED: Duration = Duration::from_secs(10);
/// Accepted requests a second that the server must reach.
const ACCEPTED: f64 = 1_000.0;
/// The 99th of a hundred requests at half of that must not take longer.
const P99: Duration = Duration::from_millis(100);
/// How much longer a flush takes on the slow disk.
const SLOW_FLUSH_MS: u32 = 5;
/// A hundred queued requests must be delivered by then.
const DRAINED: Duration = Duration::from_mins(1);

/// Runs the program in a folder on a real disk, prints what was measured, and says whether every
/// target was reached.
pub async fn measure(program: &Path, folder: &Path) -> bool {
    let site = tempfile::tempdir_in(folder).expect("a folder");
    sample::write_site(site.path());
    println!("{}", disk(folder));
    let mut random = Random::new(1);
    let data = tempfile::tempdir_in(folder).expect("a folder");
    let server = Program::new(program, data.path(), site.path());
    let mut all = on_this_disk(&server, &mut random).await;
    let data = tempfile::tempdir_in(folder).expect("a folder");
    let server = Program::new(program, data.path(), site.path());
    all &= on_a_slow_disk(&server, &mut random).await;
    all
}

/// The short form among the tests: many connections for a second, and nothing of what was accepted is missing or there
/// twice. How fast it was is nobody's measure: the tests run beside each other. True when it holds, and anything was
/// accepted at all.
pub async fn short(program: &Path, folder: &Path) -> bool {
    let site = tempfile::tempdir_in(folder).expect("a folder");
    sample::write_site(site.path());
    let data = tempfile::tempdir_in(folder).expect("a folder");
    let server = Program::new(program, data.path(), site.path());
    let running = server.start();
    let over = Duration::from_secs(1);
    flat_out(server.address(), CONNECTIONS, over, 1).await;
    let holds = clients::accepted() > 0 && is_consistent(data.path()).await;
    running.kill();
    holds
}

async fn on_this_disk(server: &Program, random: &mut Random) -> bool {
    let running = server.start();
    let (accepted, mut all) = capacity(server, random).await;
    for rate in [ACCEPTED / 2.0, accepted / 2.0] {
        let calm = at_rate(server.address(), CONNECTIONS, rate, MEASURED, random.next()).await;
        let fits = calm.percentile(99) <= P99;
        println!(
            "at {rate:.0} requests/s: p99 {:.1} ms (at most {}): {}",
            milliseconds(calm.percentile(99)),
            P99.as_millis(),
            verdict(fits)
        );
        println!("  {calm}");
        all &= fits;
    }
    all &= is_consistent(server.data()).await;
    all &= drain::measure(server.address(), DRAINED, random).await;
    running.kill();
    all
}

/// Accepted requests a second when everybody sends as fast as possible, and whether they suffice.
async fn capacity(server: &Program, random: &mut Random) -> (f64, bool) {
    flat_out(server.address(), CONNECTIONS, WARM, random.next()).await;
    let busy = flat_out(server.address(), CONNECTIONS, MEASURED, random.next()).await;
    let accepted = busy.per_second();
    println!(
        "accepted, {CONNECTIONS} connections as fast as they can: {accepted:.0} requests/s \
         (at least {ACCEPTED:.0}): {}",
        verdict(accepted >= ACCEPTED)
    );
    println!("  {busy}");
    (accepted, accepted >= ACCEPTED)
}

/// The same when each flush takes so long as on a disk that turns, or across a network: what one
/// commit for many is for.
async fn on_a_slow_disk(server: &Program, random: &mut Random) -> bool {
    if skip::program("strace").is_none() {
        println!("a slow disk: SKIPPED, no strace (Debian: strace)");
        return true;
    }
    println!("with {SLOW_FLUSH_MS} ms more for each flush:");
    let delay = format!(
        "inject=fsync,fdatasync:delay_exit={}",
        SLOW_FLUSH_MS * 1_000
    );
    let mut words = vec!["strace", "-f", "--seccomp-bpf", "-qq", "-o", "/dev/null"];
    words.extend(["-e", "trace=fsync,fdatasync", "-e", &delay]);
    let running = server.clone().under(words).start();
    let (_, reached) = capacity(server, random).await;
    running.kill();
    reached
}

/// Nothing of what was accepted may be missing, or there twice.
async fn is_consistent(data: &Path) -> bool {
    let database = Database::in_folder(data).await.expect("it opens");
    let rows = database.rows().await.expect("it can be read").len();
    let integrity = database.integrity().await.expect("it can be checked");
    database.close().await;
    let said = clients::accepted();
    println!("stored: {rows} of {said} accepted, integrity {integrity}");
    u64::try_from(rows) == Ok(said) && integrity == "ok"
}

/// How fast this disk is at what a commit costs.
fn disk(folder: &Path) -> String {
    use std::io::Write as _;
    let mut file = tempfile::tempfile_in(folder).expect("a file");
    let (start, times) = (Instant::now(), 200_u32);
    for _ in 0..times {
        file.write_all(&[1; 4096]).expect("it is written");
        file.sync_data().expect("it is flushed");
    }
    let each = start.elapsed() / times;
    format!(
        "disk: 4 KB written and flushed in {:.2} ms",
        milliseconds(each)
    )
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

fn verdict(holds: bool) -> &'static str {
    if holds { "reached" } else { "MISSED" }
}
