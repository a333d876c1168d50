//! The range of levels and the questions that would settle it, compared with brute force: a small
//! instrument, every set of partial answers, every completion.

use std::collections::{BTreeMap, BTreeSet};

use eldercare_assessment::{Answer, Answers, Instrument, QuestionId};

pub const SMALL: &str = include_str!("../cases/small-instrument.json");

/// Questions of the small instrument with their options as stored, from the best to the worst.
pub const QUESTIONS: [(&str, &[&str]); 7] = [
    ("coma", &["no", "yes"]),
    ("wash", &["2", "1", "0"]),
    ("walk", &["1", "0"]),
    ("dementia", &["no", "yes"]),
    ("any", &["no", "yes"]),
    ("fall", &["none", "1", "2"]),
    ("wander", &["none", "1", "2"]),
];
const ANY: usize = 4;
/// The items among them.
pub const ITEMS: [usize; 2] = [1, 2];
/// The counts among them.
pub const COUNTS: [usize; 2] = [5, 6];

/// Option per question, in the order of [`QUESTIONS`].
pub type Completion = [usize; 7];

/// What is stored per question: nothing, "not sure", or an option.
#[derive(Clone, Copy, PartialEq)]
pub enum Stored {
    Absent,
    Unsure,
    Option(usize),
}

#[test]
fn range_and_settling_questions_agree_with_brute_force_on_every_partial_answer() {
    let instrument = Instrument::parse(SMALL).unwrap();
    let mut checked = 0;
    for stored in all_partial_answers() {
        let levels: BTreeMap<Completion, u8> = completions(&stored)
            .map(|completion| (completion, level_by_hand(&completion)))
            .collect();
        let evaluation = instrument.evaluate(&to_answers(&stored));
        let expected: BTreeSet<u8> = levels.values().copied().collect();
        let expected: Vec<u8> = expected.into_iter().collect();
        assert_eq!(
            evaluation.possible_levels,
            expected,
            "{:?}",
            to_answers(&stored)
        );
        let settling: Vec<&str> = (0..QUESTIONS.len())
            .filter(|at| is_asked(&stored, *at) && !is_known(&stored, *at))
            .filter(|at| changes_the_level(&levels, *at))
            .map(|at| QUESTIONS[at].0)
            .collect();
        let named: Vec<&str> = evaluation
            .would_settle
            .iter()
            .map(QuestionId::as_str)
            .collect();
        assert_eq!(named, settling, "{:?}", to_answers(&stored));
        checked += 1;
    }
    assert_eq!(checked, 4 * 5 * 4 * 4 * 4 * 5 * 5);
}

pub fn all_partial_answers() -> Vec<[Stored; 7]> {
    let mut all = vec![[Stored::Absent; 7]];
    for (at, (_, options)) in QUESTIONS.iter().enumerate() {
        let states = (0..options.len()).map(Stored::Option);
        let states: Vec<Stored> = states.chain([Stored::Absent, Stored::Unsure]).collect();
        all = all
            .into_iter()
            .flat_map(|stored| {
                states.iter().map(move |state| {
                    let mut next = stored;
                    next[at] = *state;
                    next
                })
            })
            .collect();
    }
    all
}

pub fn to_answers(stored: &[Stored; 7]) -> Answers {
    let pairs = QUESTIONS.iter().zip(stored);
    pairs
        .filter_map(|((id, options), stored)| match stored {
            Stored::Absent => None,
            Stored::Unsure => Some(((*id).into(), Answer::Unsure)),
            Stored::Option(pick) => Some(((*id).into(), Answer::from_stored(options[*pick]))),
        })
        .collect()
}

fn is_asked(stored: &[Stored; 7], at: usize) -> bool {
    !COUNTS.contains(&at) || matches!(stored[ANY], Stored::Unsure | Stored::Option(1))
}

pub fn is_known(stored: &[Stored; 7], at: usize) -> bool {
    matches!(stored[at], Stored::Option(_)) && is_asked(stored, at)
}

/// Every way to complete the answers; "no events" does not contradict an event that was counted.
pub fn completions(stored: &[Stored; 7]) -> impl Iterator<Item = Completion> + '_ {
    let mut all: Vec<Completion> = vec![[0; 7]];
    for (at, (_, options)) in QUESTIONS.iter().enumerate() {
        let picks = match stored[at] {
            Stored::Option(pick) if is_known(stored, at) => pick..pick + 1,
            _ => 0..options.len(),
        };
        all = all
            .into_iter()
            .flat_map(|completion| {
                picks.clone().map(move |pick| {
                    let mut next = completion;
                    next[at] = pick;
                    next
                })
            })
            .collect();
    }
    let counted = move |at: &usize| is_known(stored, *at) && stored[*at] != Stored::Option(0);
    let denied = move |c: &Completion| c[ANY] == 0 && COUNTS.iter().any(counted);
    let open = stored[ANY] == Stored::Unsure;
    all.into_iter().filter(move |c| !(open && denied(c)))
}

/// The level worked out plainly: points, bands 3 / 2 / 1 / 0, coma, one level for the rest.
pub fn level_by_hand(c: &Completion) -> u8 {
    let [coma, wash, walk, dementia, any, fall, wander] = *c;
    if coma == 1 {
        return 3;
    }
    let lost = wash + walk;
    let raised = dementia == 1 || (any == 1 && fall + wander >= 2);
    u8::try_from((lost + usize::from(raised)).min(3)).unwrap()
}

fn changes_the_level(levels: &BTreeMap<Completion, u8>, at: usize) -> bool {
    let mut by_rest: BTreeMap<Completion, u8> = BTreeMap::new();
    levels.iter().any(|(completion, level)| {
        let mut rest = *completion;
        rest[at] = usize::MAX;
        *by_rest.entry(rest).or_insert(*level) != *level
    })
}
