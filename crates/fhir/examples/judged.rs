//! Prints what the judges of the tests read: every questionnaire, and the answers of every
//! published case as a response, with the points that we come to.
//!
//! `cargo run -q -p eldercare-fhir --example judged -- <folder of the repository>`

use std::{env, error::Error, fs, path::Path};

use eldercare_assessment::{Answers, Instrument};
use eldercare_fhir::{Questionnaire, QuestionnaireResponse, Words};
use serde_json::{Map, Value, json};

/// Each instrument with the files of its texts and of its cases, where it has some.
const INSTRUMENTS: [(&str, &str); 3] = [
    ("gbt-42195-2022", "assessment"),
    ("ltc-self-rating-2021", "assessment-ltc"),
    ("quarterly-visit", "assessment-visit"),
];

fn main() -> Result<(), Box<dyn Error>> {
    let root = env::args().nth(1).ok_or("which folder?")?;
    let root = Path::new(&root);
    let judged = INSTRUMENTS
        .iter()
        .map(|(id, texts)| judged(root, id, texts))
        .collect::<Result<Vec<Value>, _>>()?;
    println!("{}", Value::Array(judged));
    Ok(())
}

fn judged(root: &Path, id: &str, texts: &str) -> Result<Value, Box<dyn Error>> {
    let file = fs::read_to_string(root.join(format!("assets/instruments/{id}.json")))?;
    let instrument = Instrument::parse(&file).map_err(|faults| format!("{id}: {faults:?}"))?;
    let texts = root.join(format!("assets/locales/zh-CN/{texts}.json"));
    let texts: Map<String, Value> = serde_json::from_str(&fs::read_to_string(texts)?)?;
    let text = |key: &str| {
        texts
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or(key)
            .to_owned()
    };
    let words = Words {
        language: "zh-CN",
        unsure: "说不准",
        total: "总分",
        level: "等级",
        text: &text,
    };
    let cases = cases(root, id)?
        .into_iter()
        .map(|case| {
            let answers: Answers = serde_json::from_value(case["answers"].clone())?;
            let response =
                QuestionnaireResponse::of(&instrument, &answers, Some("2026-11-26"), &words);
            // What nobody offers has no points; the others have theirs.
            let points = instrument.evaluate(&answers).total.low;
            Ok(json!({ "id": case["id"], "points": points, "response": response }))
        })
        .collect::<Result<Vec<Value>, serde_json::Error>>()?;
    Ok(json!({
        "questionnaire": Questionnaire::of(&instrument, &words),
        "cases": cases,
    }))
}

fn cases(root: &Path, id: &str) -> Result<Vec<Value>, Box<dyn Error>> {
    let file = root.join(format!("public/vectors/{id}.json"));
    if !file.is_file() {
        return Ok(Vec::new());
    }
    let vectors: Value = serde_json::from_str(&fs::read_to_string(file)?)?;
    Ok(vectors["cases"].as_array().cloned().unwrap_or_default())
}
