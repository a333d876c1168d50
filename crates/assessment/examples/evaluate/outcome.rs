//! What is printed for one case.

use eldercare_assessment::{Evaluation, Instrument};
use serde_json::{Map, Value, json};

use crate::case::{self, Refusal};

/// The result of a case, or its error; fails only when the case itself cannot be named.
pub fn of(instrument: &Instrument, case: &Value, position: usize) -> Result<Value, String> {
    let fields = case.as_object();
    let fields = fields.ok_or_else(|| format!("case {}: expected an object", position + 1))?;
    let id = fields.get("id").and_then(Value::as_str);
    let id = id.ok_or_else(|| format!("case {}: \"id\" is missing or no text", position + 1))?;
    Ok(match evaluate(instrument, fields) {
        Ok(evaluation) => result(id, &evaluation),
        Err(refusal) => json!({ "id": id, "error": refusal.code, "item": refusal.item }),
    })
}

fn evaluate(instrument: &Instrument, case: &Map<String, Value>) -> Result<Evaluation, Refusal> {
    let answers = case::answers(instrument, case)?;
    let evaluation = instrument.evaluate(&answers);
    if evaluation.complete {
        return Ok(evaluation);
    }
    match case::first_missing(instrument, &answers) {
        Some(refusal) => Err(refusal),
        None => Ok(evaluation),
    }
}

/// With coma the level is known while the points may not be; what is not known is null.
fn result(id: &str, evaluation: &Evaluation) -> Value {
    let total = evaluation.total;
    let points_known = total.low == total.high;
    let scores = evaluation.dimensions.iter();
    let scores: Map<String, Value> = scores
        .map(|dimension| (dimension.id.to_string(), dimension.low.into()))
        .collect();
    let adjustments = evaluation.adjustments.iter();
    let adjustments: Vec<&str> = adjustments
        .map(eldercare_assessment::RuleId::as_str)
        .collect();
    json!({
        "id": id,
        "dimension_scores": points_known.then_some(scores),
        "total": points_known.then_some(total.low),
        "preliminary_level": evaluation.preliminary.single().filter(|_| points_known),
        "final_level": evaluation.level.single(),
        "adjustments": adjustments,
    })
}
