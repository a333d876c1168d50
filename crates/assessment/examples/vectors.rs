//! The product's own answer to the published vectors: one JSON object a line in, one a line out.
//! The protocol is described in `public/vectors/README.md`.
//!
//! `cargo xtask vectors -- cargo run -q -p eldercare-assessment --example vectors -- assets/instruments`

use std::{
    collections::BTreeMap,
    env,
    error::Error,
    fs,
    io::{self, BufRead, Write},
    path::Path,
};

use eldercare_assessment::{Answer, Answers, GradeId, Instrument, RuleId, Truth};
use serde_json::{Map, Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args().nth(1).ok_or("which folder of instruments?")?;
    let mut read = BTreeMap::new();
    let mut output = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let case: Value = serde_json::from_str(&line?)?;
        let id = case["instrument"]
            .as_str()
            .ok_or("a case without instrument")?;
        if !read.contains_key(id) {
            read.insert(id.to_owned(), load(Path::new(&folder), id)?);
        }
        let instrument = read.get(id).ok_or("no instrument")?;
        let answers: Answers = serde_json::from_value(case["answers"].clone())?;
        let mut reply = match fault(instrument, &answers) {
            Some(error) => json!({ "error": error }),
            None => json!({ "result": result(instrument, &answers) }),
        };
        reply["id"] = case["id"].clone();
        writeln!(output, "{reply}")?;
    }
    Ok(())
}

fn load(folder: &Path, id: &str) -> Result<Instrument, Box<dyn Error>> {
    let file = folder.join(format!("{id}.json"));
    let json = fs::read_to_string(&file).map_err(|fault| format!("{}: {fault}", file.display()))?;
    Instrument::parse(&json).map_err(|faults| format!("{id}: {faults:?}").into())
}

/// The first answer that the instrument does not know. The product itself looks past such answers;
/// a program that compares must not.
fn fault(instrument: &Instrument, answers: &Answers) -> Option<Value> {
    answers.iter().find_map(|(id, answer)| {
        let code = match instrument.question(id.as_str()) {
            None => "unknown-question",
            Some(question) => match answer {
                Answer::Option(option) if question.option(option.as_str()).is_none() => {
                    "unknown-option"
                }
                Answer::Option(_) | Answer::Unsure => return None,
            },
        };
        Some(json!({ "code": code, "question": id.as_str() }))
    })
}

fn result(instrument: &Instrument, answers: &Answers) -> Value {
    if let Some(rating) = instrument.self_rating(answers) {
        let may_apply = match rating.may_apply {
            Truth::Yes => "yes",
            Truth::No => "no",
            Truth::Unknown => "unknown",
        };
        let (a, b) = (rating.class_a, rating.class_b);
        return json!({
            "dependent": { "a": [a.low, a.high], "b": [b.low, b.high] },
            "grades": rating.possible.iter().map(GradeId::as_str).collect::<Vec<_>>(),
            "may_apply": may_apply,
        });
    }
    let evaluation = instrument.evaluate(answers);
    let dimensions = evaluation.dimensions.iter();
    let dimensions: Map<String, Value> = dimensions
        .map(|dimension| {
            let ends = json!([dimension.low, dimension.high]);
            (dimension.id.to_string(), ends)
        })
        .collect();
    json!({
        "dimensions": dimensions,
        "total": [evaluation.total.low, evaluation.total.high],
        "preliminary": [evaluation.preliminary.best, evaluation.preliminary.worst],
        "levels": evaluation.possible_levels,
        "rules": evaluation.adjustments.iter().map(RuleId::as_str).collect::<Vec<_>>(),
    })
}
