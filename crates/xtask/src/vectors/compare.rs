//! What a program said against what must come out.

use std::collections::BTreeMap;

use serde_json::Value;

/// One complaint for each case that differs or has no answer, and for each line that is none.
pub fn complaints(cases: &[Value], said: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut replies: BTreeMap<String, Value> = BTreeMap::new();
    for (place, line) in said.lines().enumerate() {
        let reply: Option<Value> = serde_json::from_str(line).ok();
        let id = reply
            .as_ref()
            .and_then(|reply| reply["id"].as_str())
            .map(str::to_owned);
        match id.zip(reply) {
            None => found.push(format!("line {} is no answer: {line}", place + 1)),
            Some((id, _)) if !cases.iter().any(|case| case["id"] == id.as_str()) => {
                found.push(format!("nobody asked for {id}"));
            }
            Some((id, reply)) => {
                if replies.insert(id.clone(), reply).is_some() {
                    found.push(format!("{id} is answered twice"));
                }
            }
        }
    }
    for case in cases {
        let id = case["id"].as_str().unwrap_or_default();
        match replies.get(id) {
            None => found.push(format!("{id}: no answer")),
            Some(reply) => found.extend(difference(case, reply).map(|why| format!("{id}: {why}"))),
        }
    }
    found
}

/// In what a reply differs; it may hold more than is expected.
fn difference(case: &Value, reply: &Value) -> Option<String> {
    let told = |what: &str, found: &Value, expected: &Value| {
        (found != expected).then(|| format!("{what} is {found}, expected {expected}"))
    };
    if let Some(expected) = case.get("error") {
        return told("error", &reply["error"], expected);
    }
    if let Some(error) = reply.get("error") {
        return Some(format!("error {error}"));
    }
    let expected = case["expected"].as_object()?;
    let mut parts = expected.iter();
    parts.find_map(|(name, expected)| told(name, &reply["result"][name], expected))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::complaints;

    fn cases() -> Vec<Value> {
        vec![
            json!({"id": "a", "expected": {"total": [1, 2], "levels": [0]}}),
            json!({"id": "b", "error": {"code": "unknown-option", "question": "q"}}),
        ]
    }

    const A: &str = r#"{"id":"a","result":{"total":[1,2],"levels":[0],"more":true}}"#;
    const B: &str = r#"{"id":"b","error":{"code":"unknown-option","question":"q"}}"#;

    fn said(lines: &[&str]) -> Vec<String> {
        complaints(&cases(), &lines.join("\n"))
    }

    #[test]
    fn the_right_answers_in_any_order_are_right_and_may_hold_more() {
        assert_eq!(said(&[B, A]), [""; 0]);
    }

    #[test]
    fn whatever_is_wrong_is_told() {
        let other = A.replace("[1,2]", "[1,3]");
        assert_eq!(said(&[&other, B]), ["a: total is [1,3], expected [1,2]"]);
        let less = r#"{"id":"a","result":{"total":[1,2]}}"#;
        assert_eq!(said(&[less, B]), ["a: levels is null, expected [0]"]);
        let guessed = r#"{"id":"b","result":{"total":[0,0]}}"#;
        assert!(said(&[A, guessed])[0].starts_with("b: error is null"));
        let refused = r#"{"id":"a","error":{"code":"unknown-option","question":"q"}}"#;
        assert!(said(&[refused, B])[0].starts_with("a: error"));
        assert_eq!(said(&[A]), ["b: no answer"]);
        assert_eq!(said(&[A, B, A]), ["a is answered twice"]);
        assert_eq!(said(&[A, B, r#"{"id":"c"}"#]), ["nobody asked for c"]);
        assert_eq!(said(&["hello", A, B]), ["line 1 is no answer: hello"]);
        assert_eq!(said(&[]).len(), 2);
    }
}
