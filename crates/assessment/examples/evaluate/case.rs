//! One case as it is written: scores by item, flags by name. Turned into answers, or into the
//! first thing that is wrong with it.

use eldercare_assessment::{Answer, Answers, Instrument, OptionId, QuestionId, QuestionKind};
use serde_json::{Map, Value};

/// Flags of the case files and the conditions they stand for.
const FLAGS: [(&str, &str); 3] = [
    ("coma", "coma"),
    ("dementia_f00_f03", "dementia"),
    ("mental_f04_f99", "mental-disorder"),
];

/// Kinds of events in the case files and the counts they stand for.
const EVENTS: [(&str, &str); 5] = [
    ("fall", "risk-fall"),
    ("wander", "risk-wander"),
    ("choke", "risk-choke"),
    ("suicide_self_harm", "risk-self-harm"),
    ("other", "risk-other"),
];

/// The question before the counts.
const ANY_EVENT: &str = "risk-any";

/// The flag that holds the counts.
const EVENT_FLAG: &str = "risk_events_30d";

/// Why a case gets no result.
pub struct Refusal {
    /// `score_out_of_range`, `unknown_item`, `invalid_flag`, `invalid_case` or `incomplete`.
    pub code: &'static str,
    /// The item or flag concerned.
    pub item: String,
}

fn refuse(code: &'static str, item: &str) -> Refusal {
    let item = item.to_owned();
    Refusal { code, item }
}

/// The answers of a case. Missing scores and flags are left unanswered.
pub fn answers(instrument: &Instrument, case: &Map<String, Value>) -> Result<Answers, Refusal> {
    let mut answers = Answers::new();
    for (item, score) in object(case.get("answers"), "answers")? {
        set_score(instrument, &mut answers, item, score)?;
    }
    let flags = object(case.get("flags"), "flags")?;
    for (flag, value) in flags.iter().filter(|(_, value)| !value.is_null()) {
        set_flag(&mut answers, flag, value)?;
    }
    Ok(answers)
}

/// The first thing that keeps a level from being given: items first, as a form is read.
pub fn first_missing(instrument: &Instrument, answers: &Answers) -> Option<Refusal> {
    let journey = instrument.journey(answers);
    let open = |is_item: bool| {
        let mut steps = journey.steps().iter();
        steps.find(|q| q.is_item() == is_item && answers.get(q.id.as_str()).is_none())
    };
    let question = open(true).or_else(|| open(false))?;
    Some(refuse("incomplete", written_name(question.id.as_str())))
}

/// What a question is called in the case files: items have the standard's number there too.
fn written_name(question: &str) -> &str {
    let names = FLAGS
        .iter()
        .chain(&EVENTS)
        .chain(&[(EVENT_FLAG, ANY_EVENT)]);
    let mut names = names.filter(|(_, id)| *id == question);
    names.next().map_or(question, |(name, _)| name)
}

fn object<'a>(
    value: Option<&'a Value>,
    name: &str,
) -> Result<Vec<(&'a String, &'a Value)>, Refusal> {
    match value {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(Value::Object(fields)) => Ok(fields.iter().collect()),
        Some(_) => Err(refuse("invalid_case", name)),
    }
}

fn set_score(
    instrument: &Instrument,
    answers: &mut Answers,
    item: &str,
    score: &Value,
) -> Result<(), Refusal> {
    let max = match instrument.question(item).map(|question| &question.kind) {
        Some(QuestionKind::Item { max, .. }) => *max,
        _ => return Err(refuse("unknown_item", item)),
    };
    if score.is_null() {
        return Ok(());
    }
    let allowed = score.as_u64().filter(|points| *points <= u64::from(max));
    let points = allowed.ok_or_else(|| refuse("score_out_of_range", item))?;
    set(answers, item, &points.to_string());
    Ok(())
}

fn set_flag(answers: &mut Answers, flag: &str, value: &Value) -> Result<(), Refusal> {
    if flag == EVENT_FLAG {
        return set_events(answers, value);
    }
    let known = FLAGS.iter().find(|(name, _)| *name == flag);
    match (known, value) {
        (Some((_, question)), Value::Bool(true)) => set(answers, question, "yes"),
        (Some((_, question)), Value::Bool(false)) => set(answers, question, "no"),
        _ => return Err(refuse("invalid_flag", flag)),
    }
    Ok(())
}

fn set_events(answers: &mut Answers, value: &Value) -> Result<(), Refusal> {
    let mut counted = Vec::new();
    for (kind, count) in object(Some(value), EVENT_FLAG)? {
        let known = EVENTS.iter().find(|(name, _)| name == kind);
        let (_, question) = known.ok_or_else(|| refuse("invalid_flag", kind))?;
        if count.is_null() {
            continue;
        }
        let count = count.as_u64().ok_or_else(|| refuse("invalid_flag", kind))?;
        set(answers, question, count_option(count));
        counted.push(count);
    }
    // All five at zero is the plain "no"; with one missing the counts themselves are looked at.
    let none = counted.len() == EVENTS.len() && counted.iter().all(|count| *count == 0);
    if !counted.is_empty() {
        set(answers, ANY_EVENT, if none { "no" } else { "yes" });
    }
    Ok(())
}

fn count_option(count: u64) -> &'static str {
    match count {
        0 => "none",
        1 => "1",
        2 => "2",
        _ => "3plus",
    }
}

fn set(answers: &mut Answers, question: &str, option: &str) {
    let answer = Answer::Option(OptionId::new(option));
    answers.set(QuestionId::new(question), answer);
}
