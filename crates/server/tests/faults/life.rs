//! What happens to requests after they were sent, and to reports, through the fault proxy: repeats double
//! no event, what was deleted stays deleted, a late copy finds the tombstone.

use eldercare_trials::http::Reply;
use eldercare_trials::ledger::{Broken, Ledger, Life, Row, StoredReport, Told};
use eldercare_trials::model::{self, LifeSchedule, SLOTS, Samples};
use eldercare_trials::proxy::{Fault, Seen};
use eldercare_trials::sample::{ReportSample, Sample};
use eldercare_trials::{Cluster, Random, random};

use crate::drawn::{Place, through_servers, try_drawn};

fn try_lives(place: &Place<'_>, seed: u64, number: u32) -> Result<(), (LifeSchedule, String)> {
    let all = model::life_schedules();
    try_drawn(
        place,
        seed,
        number,
        &all,
        &async |schedule, random, place| {
            let samples = Samples {
                requests: (0..SLOTS).map(|_| Sample::draw(random)).collect(),
                reports: (0..SLOTS).map(|_| ReportSample::draw(random)).collect(),
            };
            model::live(schedule, &samples, place).await
        },
    )
}

#[test]
fn no_schedule_doubles_an_event_or_brings_back_what_was_deleted_on_sqlite() {
    let number = random::rounds(250, 5_000);
    through_servers("life on SQLite", number, None, try_lives);
}

#[test]
fn no_schedule_doubles_an_event_or_brings_back_what_was_deleted_on_postgresql() {
    let test = "no_schedule_doubles_an_event_or_brings_back_what_was_deleted_on_postgresql";
    let Some(cluster) = Cluster::for_test(test) else {
        return;
    };
    let number = random::rounds(60, 1_000);
    through_servers("life on PostgreSQL", number, Some(&cluster), try_lives);
}

/// What the oracle of histories must see.
#[test]
fn a_doubled_event_a_gap_and_an_unwritten_word_are_caught() {
    let told = |number, kind: &str| Told {
        number,
        kind: kind.to_owned(),
    };
    let mut life = Life::default();
    life.told("a", "0000-0000-000", Some("nobody-came"));
    let seen = Seen {
        what: "POST /api/v1/requests/feedback".to_owned(),
        sent: br#"{"code":"0000-0000-000","feedback":"nobody-came"}"#.to_vec(),
        fault: Fault::Pass,
        replies: Vec::new(),
    };
    let reply = Reply {
        status: 200,
        head: String::new(),
        body: b"{}".to_vec(),
    };
    let done = [told(1, "received"), told(2, "done")];
    assert_eq!(life.check_history("a", &done), Ok(()));
    life.heard(&seen, &reply);
    let unwritten = Broken::Unwritten("a".to_owned(), "nobody-came".to_owned());
    assert_eq!(life.check_history("a", &done), Err(unwritten));
    let once = [&done[..], &[told(3, "nobody-came")]].concat();
    assert_eq!(life.check_history("a", &once), Ok(()));
    let twice = [&once[..], &[told(4, "nobody-came")]].concat();
    let repeated = Broken::Repeated("a".to_owned(), "nobody-came".to_owned());
    assert_eq!(life.check_history("a", &twice), Err(repeated));
    let gap = life.check_history("a", &once[1..]);
    assert_eq!(gap, Err(Broken::Gap("a".to_owned())));
}

#[test]
fn a_resurrected_request_is_caught() {
    let mut random = Random::new(1);
    let sample = Sample::draw(&mut random);
    let id = sample.record_id.to_string();
    let row = Row {
        record_id: id.clone(),
        payload_hash: sample.payload.hash().to_string(),
        elder_name: format!("Demo {}", sample.marker),
        note: sample.marker.clone(),
    };
    let mut ledger = Ledger::default();
    ledger.saved(&sample);
    ledger.deleting(&id);
    assert_eq!(ledger.check(&[], |_| false), Ok(()));
    assert_eq!(ledger.check(std::slice::from_ref(&row), |_| false), Ok(()));
    ledger.deleted(&id);
    assert_eq!(
        ledger.check(&[row], |_| false),
        Err(Broken::Resurrected(id))
    );
}

#[test]
fn a_report_that_is_lost_damaged_doubled_or_falsely_confirmed_is_caught() {
    let mut life = Life::default();
    let report = ReportSample::draw(&mut Random::new(1));
    let id = report.record_id.to_string();
    assert!(life.saved_report(&report) && !life.saved_report(&report));
    let stored = |hash: &str| StoredReport {
        payload_hash: hash.to_owned(),
        correction: report.marker.clone(),
    };
    let own = stored(report.payload.hash().as_str());
    assert_eq!(
        life.check_reports(std::slice::from_ref(&own), |_| false),
        Ok(())
    );
    let lost = life.check_reports(&[], |_| false);
    assert_eq!(lost, Err(Broken::Lost(id.clone())));
    let damaged = life.check_reports(&[stored("other")], |_| false);
    assert_eq!(damaged, Err(Broken::Damaged(id.clone())));
    let doubled = life.check_reports(&[own.clone(), own], |_| false);
    assert_eq!(doubled, Err(Broken::Doubled(id.clone(), 2)));
    life.shown_report(&id);
    let false_receipt = life.check_reports(&[], |_| true);
    assert_eq!(false_receipt, Err(Broken::FalseReceipt(id)));
}
