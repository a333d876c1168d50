//! What a plan offers fits the answers: nothing to walk with for somebody who cannot walk, nothing to
//! eat for somebody who is fed by a tube. Held for each answer beside every other answer.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use eldercare_assessment::{Answer, Answers};
use eldercare_care::{Priority, Way};
use eldercare_entitlements::ServiceId;
use eldercare_places::Kind;
use proptest::prelude::*;

use crate::properties::some_answers;
use crate::support::{INSTRUMENT, RULES, needs, person};
use crate::texts::{Texts, locales};

/// What is of no use or unsafe from an answer on.
struct Unfit {
    question: &'static str,
    /// The option, or the best of several that all are so.
    from: &'static str,
    aids: &'static [&'static str],
    services: &'static [ServiceId],
    kinds: &'static [Kind],
    /// Words of advice in the first language that would be wrong.
    words: &'static [&'static str],
}

const fn unfit(
    question: &'static str,
    from: &'static str,
    aids: &'static [&'static str],
    words: &'static [&'static str],
) -> Unfit {
    Unfit {
        question,
        from,
        aids,
        services: &[],
        kinds: &[],
        words,
    }
}

const EATING_AIDS: &[&str] = &["thickener", "adapted-cutlery"];
const WALKING_AIDS: &[&str] = &[
    "walking-frame",
    "walking-stick",
    "handrail",
    "white-cane",
    "raised-toilet-seat",
];
const SITTING_AIDS: &[&str] = &[
    "transfer-belt",
    "raised-chair",
    "bath-seat",
    "raised-toilet-seat",
    "commode",
];

const WORDS_FOR_SITTING: &[&str] = &[
    "椅子垫高",
    "坐着洗",
    "用移位腰带",
    "马桶加高",
    "进不进得去门",
];

const UNFIT: &[Unfit] = &[
    Unfit {
        services: &[ServiceId::Meal],
        kinds: &[Kind::Canteen],
        ..unfit(
            "B.1.1",
            "0",
            EATING_AIDS,
            &[
                "小口",
                "稠一点",
                "吃软",
                "食堂",
                "送饭",
                "下单",
                "药盒",
                "看着吃下去",
            ],
        )
    },
    Unfit {
        kinds: &[Kind::Canteen],
        ..unfit("B.1.1", "1", EATING_AIDS, &["稠一点", "食堂", "下单"])
    },
    unfit("B.1.2", "0", &["dressing-aid"], &["粘扣", "让老人自己做"]),
    unfit("B.1.3", "0", &["bath-seat"], &["坐着洗", "助浴点"]),
    unfit("B.1.4", "0", &["dressing-aid"], &["粘扣", "让老人自己做"]),
    unfit("B.1.5", "0", &["dressing-aid"], &["粘扣", "让老人自己做"]),
    unfit("B.1.6", "0", &[], &["坐便椅能让"]),
    unfit("B.1.7", "0", &[], &["坐便椅能让"]),
    unfit("B.1.8", "0", &["raised-toilet-seat"], &["马桶加高"]),
    unfit("B.2.1", "0", SITTING_AIDS, WORDS_FOR_SITTING),
    unfit("B.2.2", "0", SITTING_AIDS, WORDS_FOR_SITTING),
    unfit(
        "B.2.3",
        "0",
        WALKING_AIDS,
        &[
            "拐杖",
            "助行器",
            "鞋要",
            "台阶边",
            "去长者食堂",
            "绊脚",
            "盲杖",
            "马桶加高",
            "搀",
        ],
    ),
    unfit("B.2.3", "1", &["walking-stick"], &["拐杖", "鞋要"]),
    unfit("B.2.4", "0", &["handrail"], &["楼梯两边"]),
    unfit("B.3.3", "0", &["reminder-clock"], &["大字提示"]),
    unfit("B.3.4", "0", &["reminder-clock"], &["大字提示", "吃药表"]),
    unfit("B.3.5", "0", &["picture-board"], &["配上图片"]),
    unfit("B.3.6", "0", &["picture-board"], &["配上图片"]),
    unfit(
        "B.4.1",
        "0",
        &[
            "magnifier",
            "night-light",
            "reminder-clock",
            "picture-board",
            "door-light",
        ],
        &[
            "加灯",
            "亮色条",
            "留一盏灯",
            "灯要够亮",
            "大字",
            "图片",
            "写字",
        ],
    ),
    unfit("B.4.2", "0", &[], &["打电话聊", "视频"]),
    unfit("B.4.3", "0", &[], &["吃药表"]),
    unfit("B.4.4", "0", &[], &["去长者食堂", "先陪着去一次"]),
    unfit("B.4.5", "0", &[], &["先陪着去一次"]),
];

/// What may be offered for somebody who cannot be woken, beside the emergency lines.
const UNCONSCIOUS_AIDS: [&str; 3] = ["care-bed", "care-pads", "pressure-mattress"];
const UNCONSCIOUS_SERVICES: [ServiceId; 3] = [
    ServiceId::Assessment,
    ServiceId::HomeBed,
    ServiceId::Admission,
];

static CHINESE: LazyLock<Texts> = LazyLock::new(|| {
    let [(_, texts), ..] = locales();
    texts
});

fn help(way: &Way) -> &'static str {
    &CHINESE[&format!("need-help.{}", way.help)]
}

/// Whether an answer is this one or a worse one.
fn is_from(question: &str, from: &str, option: &str) -> bool {
    let options = &INSTRUMENT.question(question).unwrap().options;
    let place = |id: &str| options.iter().position(|it| it.id.as_str() == id).unwrap();
    place(option) >= place(from)
}

/// Everything that a plan with these answers offers and that does not fit.
fn faults(unfit: &Unfit, answers: &Answers) -> Vec<String> {
    let needs = needs(answers);
    let mut faults = Vec::new();
    // Also what a family may add from the list.
    for rule in RULES.rules() {
        let way = needs.way(rule);
        let aids = way
            .aids
            .iter()
            .filter(|aid| unfit.aids.contains(&aid.as_str()));
        faults.extend(aids.map(|aid| format!("{}: {aid}", rule.id)));
        let services = way.services.iter().filter(|it| unfit.services.contains(it));
        faults.extend(services.map(|it| format!("{}: {}", rule.id, it.id())));
        let kinds = way.kinds.iter().filter(|kind| unfit.kinds.contains(kind));
        faults.extend(kinds.map(|kind| format!("{}: {}", rule.id, kind.id())));
        let words = unfit.words.iter().filter(|word| help(way).contains(**word));
        faults.extend(words.map(|word| format!("{}: {word}", rule.id)));
    }
    faults
}

/// The faults of all that is unfit for these answers.
fn all_faults(answers: &Answers) -> Vec<String> {
    let answered = |unfit: &&Unfit| match answers.get(unfit.question) {
        Some(Answer::Option(option)) => is_from(unfit.question, unfit.from, option.as_str()),
        _ => false,
    };
    let unfit = UNFIT.iter().filter(answered);
    let faults = unfit.flat_map(|unfit| {
        let faults = faults(unfit, answers).into_iter();
        faults.map(move |fault| format!("{} from {}: {fault}", unfit.question, unfit.from))
    });
    faults.collect()
}

#[test]
fn what_is_offered_fits_each_answer_beside_every_other() {
    let all = || {
        let questions = INSTRUMENT.questions().iter();
        questions.flat_map(|question| {
            let options = question.options.iter();
            options.map(|option| (question.id.as_str(), option.id.as_str()))
        })
    };
    let mut found = BTreeMap::new();
    for one in all() {
        for other in all().filter(|other| other.0 != one.0) {
            for fault in all_faults(&person(&[one, other])) {
                found.entry(fault).or_insert((one, other));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

proptest! {
    #[test]
    fn what_is_offered_fits_any_answers(answers in some_answers()) {
        let faults = all_faults(&answers);
        prop_assert!(faults.is_empty(), "{:#?}", faults);
    }
}

#[test]
fn the_last_answer_to_every_item_is_looked_at() {
    let looked_at: BTreeSet<&str> = UNFIT.iter().map(|it| it.question).collect();
    let items = INSTRUMENT.questions().iter().filter(|it| it.is_item());
    let left: Vec<&str> = items
        .map(|it| it.id.as_str())
        .filter(|id| !looked_at.contains(id))
        .collect();
    // Days, the way home, quarrels and low mood: whatever helps, helps with the worst answer as well;
    // B.3.9 is the state below.
    assert_eq!(left, ["B.3.1", "B.3.2", "B.3.7", "B.3.8", "B.3.9"]);
}

#[test]
fn who_cannot_be_woken_is_offered_no_aid_for_daily_doing() {
    for unconscious in [("coma", "yes"), ("B.3.9", "0")] {
        for other in INSTRUMENT
            .questions()
            .iter()
            .filter(|it| it.id.as_str() != unconscious.0)
        {
            for beside in &other.options {
                let answers = person(&[unconscious, (other.id.as_str(), beside.id.as_str())]);
                let needs = needs(&answers);
                for rule in RULES.rules() {
                    let way = needs.way(rule);
                    assert!(way.help != rule.way.help, "{}", rule.id);
                    assert!(
                        way.aids
                            .iter()
                            .all(|aid| UNCONSCIOUS_AIDS.contains(&aid.as_str())),
                        "{}",
                        rule.id
                    );
                    assert!(
                        way.services
                            .iter()
                            .all(|it| UNCONSCIOUS_SERVICES.contains(it)),
                        "{}",
                        rule.id
                    );
                }
            }
        }
    }
}

#[test]
fn a_danger_never_waits() {
    for rule in RULES.rules() {
        let is_danger = rule
            .steps
            .iter()
            .any(|step| step.priority == Priority::Danger);
        let waits = rule.instead.iter().any(|(_, way)| way.waits);
        assert!(!(is_danger && waits), "{}", rule.id);
    }
}

#[test]
fn what_nobody_could_answer_changes_nothing_in_what_is_offered() {
    let answers = person(&[("B.2.3", "unsure"), ("coma", "unsure")]);
    let needs = needs(&answers);
    for rule in RULES.rules() {
        assert!(needs.way(rule).help == rule.way.help, "{}", rule.id);
    }
}
