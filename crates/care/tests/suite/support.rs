//! The shipped rules and questionnaire, and short ways to answer.

use std::sync::LazyLock;

use eldercare_assessment::{Answer, Answers, Instrument};
use eldercare_care::{NeedRules, Needs};

/// The questionnaire as shipped.
pub static INSTRUMENT: LazyLock<Instrument> = LazyLock::new(|| {
    let file = include_str!("../../../../assets/instruments/gbt-42195-2022.json");
    Instrument::parse(file).unwrap()
});

/// The file of rules as shipped.
pub const FILE: &str = include_str!("../../../../assets/needs/gbt-42195-2022.json");

/// The rules, read once.
pub static RULES: LazyLock<NeedRules> =
    LazyLock::new(|| NeedRules::parse(FILE, &INSTRUMENT).unwrap());

/// Sets one answer in its stored form.
pub fn set(answers: &mut Answers, question: &str, answer: &str) {
    let known = INSTRUMENT.question(question).unwrap();
    assert!(
        answer == "unsure" || known.option(answer).is_some(),
        "{question}: {answer}"
    );
    answers.set(question.into(), Answer::from_stored(answer));
}

/// Everything at its best but these answers. Naming an event says that there were events.
pub fn person(pairs: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::new();
    for question in INSTRUMENT.questions() {
        set(
            &mut answers,
            question.id.as_str(),
            question.options[0].id.as_str(),
        );
    }
    if pairs
        .iter()
        .any(|(question, _)| question.starts_with("risk-"))
    {
        set(&mut answers, "risk-any", "yes");
    }
    for (question, answer) in pairs {
        set(&mut answers, question, answer);
    }
    answers
}

/// The needs of these answers.
pub fn needs(answers: &Answers) -> Needs<'static> {
    RULES.needs(&INSTRUMENT, answers)
}

/// The needs as `priority id`.
pub fn found(answers: &Answers) -> Vec<String> {
    let needs = needs(answers);
    let found = needs.found.iter();
    found
        .map(|need| format!("{} {}", need.priority.id(), need.rule.id))
        .collect()
}
