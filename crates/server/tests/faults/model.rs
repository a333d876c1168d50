//! Schedules of steps and faults, drawn by the thousand, against the real server.

use eldercare_trials::ledger::{Broken, Database};
use eldercare_trials::model::{self, Habit, SLOTS, Schedule};
use eldercare_trials::sample::Sample;
use eldercare_trials::{Cluster, Random, random};

use crate::drawn::{Place, runtime, through_servers, try_drawn};
use crate::support::InProcess;

/// Draws schedules until one breaks a promise; what proptest found then, made as small as it can.
fn try_schedules(
    place: &Place<'_>,
    habit: Habit,
    seed: u64,
    number: u32,
) -> Result<(), (Schedule, String)> {
    try_drawn(
        place,
        seed,
        number,
        &model::schedules(),
        &async |schedule, random, place| {
            let samples = [(); SLOTS].map(|()| Sample::draw(random));
            model::run(schedule, &samples, habit, place).await
        },
    )
}

#[test]
fn no_schedule_loses_doubles_or_invents_a_request_on_sqlite() {
    let number = random::rounds(1_000, 10_000);
    through_servers("model on SQLite", number, None, |place, seed, number| {
        try_schedules(place, Habit::Ours, seed, number)
    });
}

#[test]
fn no_schedule_loses_doubles_or_invents_a_request_on_postgresql() {
    let test = "no_schedule_loses_doubles_or_invents_a_request_on_postgresql";
    let Some(cluster) = Cluster::for_test(test) else {
        return;
    };
    let number = random::rounds(150, 2_000);
    through_servers(
        "model on PostgreSQL",
        number,
        Some(&cluster),
        |place, seed, number| try_schedules(place, Habit::Ours, seed, number),
    );
}

/// The same schedules with a client that makes a known mistake: the oracle must see it.
fn is_caught(habit: Habit, expected: &str) {
    let runtime = runtime();
    let data = tempfile::tempdir().unwrap();
    let server = runtime.block_on(InProcess::start(data.path(), None));
    let database = runtime.block_on(Database::in_folder(data.path())).unwrap();
    let place = Place {
        runtime: &runtime,
        server: &server,
        database: &database,
    };
    let tried = try_schedules(&place, habit, 7, 300);
    let (schedule, why) = tried.expect_err("the mistake was not seen");
    println!("{habit:?}: {why}\n{schedule:#?}");
    assert!(why.starts_with(expected), "{why}");
    assert!(schedule.steps.len() <= 4, "not made small: {schedule:#?}");
}

#[test]
fn a_client_that_believes_every_2xx_is_caught() {
    is_caught(Habit::TrustsAny2xx, "I1 false receipt");
}

#[test]
fn a_client_that_removes_before_it_sends_is_caught() {
    is_caught(Habit::RemovesBeforeSending, "I2 lost");
}

#[test]
fn a_client_that_makes_a_new_id_for_each_try_is_caught() {
    is_caught(Habit::NewIdEachTry, "I3 doubled");
}

#[test]
fn a_client_that_erases_in_a_second_step_is_caught() {
    is_caught(Habit::ErasesInASecondStep, "I6 leak");
}

/// What is stored in place of the saved one is seen too.
#[test]
fn a_damaged_row_and_an_unstable_receipt_are_caught() {
    use eldercare_trials::http::Reply;
    use eldercare_trials::ledger::{Ledger, Row};

    let mut random = Random::new(1);
    let sample = Sample::draw(&mut random);
    let id = sample.record_id.to_string();
    let mut ledger = Ledger::default();
    ledger.saved(&sample);
    let row = |note: &str| Row {
        record_id: id.clone(),
        payload_hash: sample.payload.hash().to_string(),
        elder_name: format!("Demo {}", sample.marker),
        note: note.to_owned(),
    };
    assert_eq!(ledger.check_settled(&[row(&sample.marker)]), Ok(()));
    let damaged = ledger.check(&[row("other")], |_| false);
    assert_eq!(damaged, Err(Broken::Damaged(id.clone())));
    let reply = |second: u8| Reply {
        status: 201,
        head: String::new(),
        body: serde_json::json!({
            "record_id": id, "payload_hash": sample.payload.hash().as_str(),
            "tracking_code": "0000-0000-000", "received_at": format!("2026-11-22T04:00:0{second}Z"),
        })
        .to_string()
        .into_bytes(),
    };
    assert_eq!(ledger.heard(&reply(1)), Ok(()));
    assert_eq!(ledger.heard(&reply(1)), Ok(()));
    assert!(matches!(ledger.heard(&reply(2)), Err(Broken::Unstable(..))));
}
