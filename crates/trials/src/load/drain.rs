//! A queue of a day in the village, sent over a slow line.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use eldercare_requests::Nudge;

use super::verdict;
use crate::Random;
use crate::model::{Device, Habit};
use crate::proxy::{Fault, Proxy, Script};
use crate::sample::Sample;

const QUEUED: usize = 100;
/// Lighthouse's slow 4G: a round trip of 150 ms and 750 kbit/s upwards. A new connection for each
/// request takes two round trips; 2 KB take 21 ms.
const SLOW: Duration = Duration::from_millis(321);
const PATIENCE: Duration = Duration::from_secs(20);

/// Sends a hundred and one of which one is poisoned; the poisoned one goes first.
pub(super) async fn measure(server: SocketAddr, most: Duration, random: &mut Random) -> bool {
    let proxy = Proxy::start(server, 0).await.expect("a port");
    proxy.play(&Script(vec![Fault::Delay(SLOW); 4 * QUEUED]));
    let mut device = Device::new(Habit::Ours);
    let poisoned = Sample::poisoned(random);
    device.save(&poisoned, None);
    let samples: Vec<Sample> = (0..QUEUED).map(|_| Sample::draw(random)).collect();
    for sample in &samples {
        device.save(sample, None);
    }
    let start = Instant::now();
    let mut round = device.round(Nudge::Online);
    let mut delivered = 0;
    while let Some(id) = round.next_id() {
        let code = device.send(&id, proxy.address(), None, PATIENCE).await;
        delivered += usize::from(code.is_some());
        device.note(&id, &mut round);
    }
    let took = start.elapsed();
    let kept = device.holds(poisoned.record_id.as_str());
    let fits = delivered == QUEUED && kept && took <= most;
    println!(
        "a queue of {QUEUED} and a poisoned one before them, one after the other, two round trips of \
         150 ms each: {delivered} delivered in {:.1} s (at most {}), the poisoned one kept: {}",
        took.as_secs_f64(),
        most.as_secs(),
        verdict(fits)
    );
    fits
}
