//! Whatever JSON is sent, the server answers with something else than a failure of its own.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::Value;

use crate::support::{TestServer, request_with_check, wrong_fact};

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[0-9A-Za-z/:-]{0,40}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            proptest::collection::btree_map("[a-z_]{1,12}", inner, 0..6)
                .prop_map(|members| members.into_iter().collect::<Value>()),
        ]
    })
}

/// A good request in which some members, also inner ones, are replaced by anything.
fn any_request() -> impl Strategy<Value = Value> {
    changed(request_with_check)
}

/// The same for a report.
fn any_report() -> impl Strategy<Value = Value> {
    changed(wrong_fact)
}

fn changed(good: fn(u8) -> Value) -> impl Strategy<Value = Value> {
    let replacements = proptest::collection::vec((any::<prop::sample::Index>(), any_json()), 0..4);
    (any::<u8>(), replacements).prop_map(move |(record, replacements)| {
        let mut body = good(record);
        for (index, value) in replacements {
            let pointers = pointers_of(&body);
            let pointer: &String = index.get(&pointers);
            *body.pointer_mut(pointer).unwrap() = value;
        }
        body
    })
}

/// Pointers to every member of an object, at any depth, that needs no escaping.
fn pointers_of(value: &Value) -> Vec<String> {
    let mut found = vec![String::new()];
    if let Value::Object(members) = value {
        for (name, member) in members
            .iter()
            .filter(|(name, _)| !name.contains(['/', '~']))
        {
            found.extend(
                pointers_of(member)
                    .into_iter()
                    .map(|tail| format!("/{name}{tail}")),
            );
        }
    }
    found
}

#[test]
fn no_json_makes_the_server_fail() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let server = runtime.block_on(TestServer::start());
    let mut runner = TestRunner::new(Config {
        cases: 1_000,
        // The seed is printed; a file would lie beside the sources.
        failure_persistence: None,
        ..Config::default()
    });
    let bodies = prop_oneof![any_json(), any_request(), any_report()];
    let result = runner.run(&bodies, |body| {
        let statuses = runtime.block_on(async {
            let submitted = server.send(body.to_string()).await.status().as_u16();
            let followed = server
                .post("/api/v1/requests/status")
                .json(&body)
                .send()
                .await;
            let reported = server.post("/api/v1/reports").json(&body).send().await;
            [
                submitted,
                followed.unwrap().status().as_u16(),
                reported.unwrap().status().as_u16(),
            ]
        });
        for status in statuses {
            prop_assert!((200..500).contains(&status), "{status}");
        }
        Ok(())
    });
    result.unwrap();
}
