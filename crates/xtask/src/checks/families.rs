//! Families of texts whose keys end in an id: `kind.bath`, `error.phone.missing`.
//!
//! Ids that a crate declares come from that crate, tags from the cities' own files; only lists
//! that live inside the app itself are spelt out here.

use std::collections::BTreeSet;

use eldercare_api::ErrorKind;
use eldercare_care::forms::{Ask, Question};
use eldercare_desk::upload::RowError;
use eldercare_entitlements::{
    BenefitKind, Class, Confidence, Fact, Income, Living, PaperId, Period, Setting, Unit,
};
use eldercare_places::details::BedClass;
use eldercare_places::search::OpenWish;
use eldercare_places::walk::{Gait, Stairs};
use eldercare_places::{Direction, Kind, Ownership};
use eldercare_requests::report::{Fact as ReportFact, POSSIBLE_REPORT_ERRORS};
use eldercare_requests::{
    Agreement, ConsentPurpose, EventKind, Feedback, ForWhom, How, Lasting, POSSIBLE_ERRORS,
    PartOfDay, PhoneOwner, ProxyStanding, Relation, RequestOutcome, RequestState, Scope, ServiceId,
};
use eldercare_tables::FaultKind;

use super::{care, tags};

/// A family of keys.
pub struct Family {
    /// What stands before the last dot.
    pub name: &'static str,
    /// What may stand behind it.
    pub ids: Vec<String>,
}

fn family(name: &'static str, ids: &[&str]) -> Family {
    Family {
        name,
        ids: ids.iter().map(ToString::to_string).collect(),
    }
}

fn listed(name: &'static str, ids: impl IntoIterator<Item = String>) -> Family {
    let ids = ids.into_iter().collect();
    Family { name, ids }
}

/// All families.
pub fn all() -> Vec<Family> {
    let mut all = of_places();
    all.extend(of_place_pages());
    all.extend(of_care());
    all.extend(of_applications());
    all.extend(of_checks());
    all.extend(of_families());
    all.extend(of_requests());
    all.extend(of_status());
    all.extend(of_desk());
    all.extend(of_rights());
    all.extend([
        family("way-on", &["file", "print", "share"]),
        family("display.mode", &["elder", "standard"]),
        family("display.text", &["normal", "large", "larger", "largest"]),
        family("emergency", &["ambulance", "local", "mind", "police"]),
        family("language", &["zh-CN", "zh-Hant", "en"]),
        family("language.short", &["zh-CN", "zh-Hant", "en"]),
        listed("error", errors()),
    ]);
    all
}

fn of_places() -> Vec<Family> {
    let kinds = Kind::ALL.map(Kind::id);
    vec![
        family("around.gait", &Gait::ALL.map(Gait::id)),
        family("around.grade", &Gait::ALL.map(Gait::id)[1..4]),
        family("around.pace", &["slow", "usual", "own"]),
        family("around.stairs", &Stairs::ALL.map(Stairs::id)),
        family("around.whose", &["slow", "usual", "own"]),
        family("direction", &Direction::ALL.map(Direction::id)),
        family("filter.open", &OpenWish::ALL.map(OpenWish::id)),
        family("kind", &kinds),
        family("kind.what", &kinds),
        family(
            "navigation",
            &["amap", "baidu", "tencent", "apple", "google"],
        ),
        family("ownership", &Ownership::ALL.map(Ownership::id)),
        family("search.kind", &kinds),
        family("search.ownership", &Ownership::ALL.map(Ownership::id)),
        listed("tag", tags::of_all_cities()),
        family("weekday", &["0", "1", "2", "3", "4", "5", "6"]),
    ]
}

/// The page of a place, places side by side, and reports.
fn of_place_pages() -> Vec<Family> {
    let kinds = Kind::ALL.map(Kind::id);
    vec![
        family("bed-class", &BedClass::ALL.map(BedClass::id)),
        family("call.why", &UNCLEAR),
        family("care-level", &LEVELS),
        family("care-level.means", &LEVELS),
        family("confirmed", &["publisher", "operator", "worker"]),
        family("covers", &["all-in", "bed", "care", "meals", "unsaid"]),
        family("kind.called", &kinds),
        family("kind.picture", &kinds),
        family("meal", &["breakfast", "lunch", "dinner"]),
        family("per", &["month", "day", "meal", "visit"]),
        family("place.offers", &ServiceId::ALL.map(ServiceId::id)),
        family("report.fact", &ReportFact::ALL.map(ReportFact::id)),
        family("risk", &["green", "yellow", "orange", "red"]),
    ]
}

/// Why nobody can say whether a place is open.
const UNCLEAR: [&str; 6] = [
    "not-published",
    "not-read",
    "holiday",
    "makeup",
    "may-be-holiday",
    "time",
];

/// The levels of ability of GB/T 42195-2022.
const LEVELS: [&str; 5] = ["0", "1", "2", "3", "4"];

fn of_checks() -> Vec<Family> {
    vec![
        family(
            "check.kept.why",
            &["no-crypto", "no-storage", "full", "blocked", "aside"],
        ),
        family(
            "visit.fault",
            &["personal", "missing", "unfit", "not-a-day", "too-long"],
        ),
        family("instruments.confidence", &["medium", "medium-high", "high"]),
        family("check.step", &["plan", "rights", "sheet"]),
        family("check.step.why", &["plan", "rights", "sheet"]),
        family("check.unreadable", &["damaged", "foreign"]),
        family(
            "check.who",
            &["self", "mother", "father", "spouse", "elder"],
        ),
        family("check.who.called", &["mother", "father", "spouse", "elder"]),
    ]
}

/// The people of a family, and what each agreed to.
fn of_families() -> Vec<Family> {
    let ended = [
        ProxyStanding::NotBegun,
        ProxyStanding::Over,
        ProxyStanding::Revoked,
    ];
    let ended = ended.map(ProxyStanding::id);
    vec![
        family("family.called", &care::CALLED),
        family("family.how", &How::ALL.map(How::id)),
        family("family.lasting", &Lasting::ALL.map(Lasting::id)),
        family("family.name", &["missing", "taken", "unfit"]),
        family("family.relation", &Relation::ALL.map(Relation::id)),
        family("family.scope", &Scope::ALL.map(Scope::id)),
        family("family.standing", &[&ended[..], &["unasked"]].concat()),
        family(
            "family.stop",
            &[&ended[..], &[ProxyStanding::Outside.id(), "unasked"]].concat(),
        ),
    ]
}

/// Needs and aids are those of the file of rules.
fn of_care() -> Vec<Family> {
    let rules = care::rules();
    let needs = || rules.rules().iter().map(|rule| rule.id.to_string());
    let ways = rules.rules().iter().flat_map(|rule| {
        let instead = rule.instead.iter().map(|(_, way)| way);
        instead.chain([&rule.way])
    });
    let (mut aids, mut helps) = (BTreeSet::new(), BTreeSet::new());
    for way in ways {
        aids.extend(way.aids.iter().map(ToString::to_string));
        helps.insert(way.help.clone());
    }
    vec![
        listed("aid", aids),
        listed("need", needs()),
        listed("need-help", helps),
        family(
            "plan.own-error",
            &["empty", "too-long", "hidden", "too-many", "personal"],
        ),
        family("plan.visits.is", &["likely", "unclear"]),
        family(
            "plan.priority",
            &["danger", "soon", "useful", "later", "added"],
        ),
    ]
}

/// One intake for several applications; its questions and papers are those of the file of forms.
fn of_applications() -> Vec<Family> {
    let forms = care::forms();
    let ids = || forms.forms().iter().map(|form| form.id.clone());
    let is_own = |question: &&Question| question.kind != Ask::Contact;
    let asked = forms.questions().iter();
    let own = asked.clone().filter(is_own).map(|it| it.id.clone());
    vec![
        listed("apply.ask", own),
        listed("apply.form", ids()),
        listed("apply.form-hint", ids()),
        family("apply.from", &["plan", "person"]),
        listed("apply.option", care::options(&forms)),
        listed("apply.paper-name", forms.all_papers().iter().cloned()),
        listed("apply.short", asked.map(|it| it.id.clone())),
        family(
            "apply.step",
            &["choose", "who", "where", "more", "papers", "send"],
        ),
    ]
}

/// What a city may give, and what is asked for it.
fn of_rights() -> Vec<Family> {
    let facts: Vec<&str> = Fact::all().into_iter().map(Fact::id).collect();
    vec![
        family("net.covers", &["all-in", "bed", "care", "meals", "unsaid"]),
        family("paper-name", &PaperId::ALL.map(PaperId::id)),
        family("rights.after", &["likely", "cannot-tell", "not-now"]),
        family("rights.class", &Class::ALL.map(Class::id)),
        family("rights.confidence", &Confidence::ALL.map(Confidence::id)),
        family("rights.fact", &facts),
        family(
            "rights.group",
            &["likely", "unclear", "vague", "not-now", "ended"],
        ),
        family("rights.hint", &facts),
        family("rights.income", &Income::ALL.map(Income::id)),
        family("rights.kind", &BenefitKind::ALL.map(BenefitKind::id)),
        family("rights.level", &LEVELS),
        family("rights.living", &Living::ALL.map(Living::id)),
        family("rights.need.setting", &Setting::ALL.map(Setting::id)),
        family("rights.period", &Period::ALL.map(Period::id)),
        family("rights.question", &facts),
        family("rights.setting", &Setting::ALL.map(Setting::id)),
        family("rights.unit", &Unit::ALL.map(Unit::id)),
    ]
}

fn of_requests() -> Vec<Family> {
    let services = ServiceId::ALL.map(ServiceId::id);
    let settings = Setting::ALL.map(Setting::id);
    vec![
        family("offer.elsewhere", &settings),
        family("offer.only", &settings),
        family("offer.place", &settings),
        family("outreach.agreed", &Agreement::ALL.map(Agreement::id)),
        family(
            "outreach.fact",
            &["open", "phone", "hours", "meals", "prices", "beds"],
        ),
        family("request.for", &ForWhom::ALL.map(ForWhom::id)),
        family("request.agreement", &Agreement::ALL.map(Agreement::id)),
        family("request.group", &["home", "away", "equip"]),
        family(
            "request.kept.why",
            &["no-crypto", "no-storage", "full", "blocked"],
        ),
        family(
            "request.parcel.problem",
            &[
                "no-file",
                "not-ours",
                "newer",
                "wrong-code",
                "no-crypto",
                "unkept",
            ],
        ),
        family("request.owner", &PhoneOwner::ALL.map(PhoneOwner::id)),
        family("request.part", &PartOfDay::ALL.map(PartOfDay::id)),
        family("request.step", &STEPS),
        family("request.time", &TIMES),
        family("service", &services),
        family("service.hint", &services),
    ]
}

/// The desk that answers.
fn of_desk() -> Vec<Family> {
    let states = RequestState::ALL.map(RequestState::id);
    let outcomes = RequestOutcome::ALL.map(RequestOutcome::id);
    let feedback = Feedback::ALL.map(Feedback::id);
    let unhappy = feedback.iter().filter(|id| **id != "fine");
    vec![
        family("desk.agreed", &Agreement::ALL.map(Agreement::id)),
        family(
            "desk.caution",
            &["trap", "quick", "forged", "phone", "repeat"],
        ),
        family(
            "desk.consent.for",
            &ConsentPurpose::ALL.map(ConsentPurpose::id),
        ),
        family("desk.event", &EventKind::ALL.map(EventKind::id)),
        family("desk.outcome", &outcomes),
        family("desk.outcome.means", &outcomes),
        listed("desk.reason", unhappy.map(ToString::to_string)),
        family("desk.fact.holidays", &["as-usual", "closed", "unsaid"]),
        family("desk.reports.state", &["open", "settled"]),
        family("desk.verdict", &["already-right", "cannot-tell", "changed"]),
        family("desk.quarter", &["1", "2", "3", "4"]),
        family("desk.role", &["clerk", "editor", "head"]),
        family("desk.visits.is", &["due", "missed", "visited"]),
        listed(
            "desk.state",
            states.iter().chain(&["open"]).map(ToString::to_string),
        ),
    ]
}

/// What became of a request.
fn of_status() -> Vec<Family> {
    let states = RequestState::ALL.map(RequestState::id);
    vec![
        family(
            "status.consent",
            &ConsentPurpose::ALL.map(ConsentPurpose::id),
        ),
        family("status.event", &EventKind::ALL.map(EventKind::id)),
        family("status.next", &states),
        family(
            "status.outcome",
            &RequestOutcome::ALL.map(RequestOutcome::id),
        ),
        family("status.state", &states),
        family("status.went", &Feedback::ALL.map(Feedback::id)),
    ]
}

/// The screens of a request.
const STEPS: [&str; 7] = [
    "service", "elder", "phone", "address", "time", "consent", "review",
];

/// Wished times that are no single day, and the single day.
const TIMES: [&str; 5] = [
    "any",
    "weekday-morning",
    "weekday-afternoon",
    "weekend",
    "day",
];

/// Problems with fields at the desk (`eldercare-desk`).
const DESK_ERRORS: [&str; 9] = [
    "field.characters",
    "field.impossible",
    "field.missing",
    "field.mobile",
    "field.too-long",
    "field.unknown",
    "password.common",
    "password.too-long",
    "password.too-short",
];

/// Everything that the check of a request or a report, or the server, can answer.
fn errors() -> Vec<String> {
    let fields = POSSIBLE_ERRORS.iter().flat_map(|(field, codes)| {
        codes
            .iter()
            .map(move |code| format!("{}.{}", field.id(), code.id()))
    });
    let of_reports = POSSIBLE_REPORT_ERRORS.iter().flat_map(|(field, codes)| {
        codes
            .iter()
            .map(move |code| format!("report.{}.{}", field.id(), code.id()))
    });
    fields
        .chain(of_reports)
        .chain(DESK_ERRORS.iter().map(|code| format!("desk.{code}")))
        .chain(
            RowError::ALL
                .iter()
                .map(|error| format!("desk.row.{}", error.id())),
        )
        .chain(
            FaultKind::ALL
                .iter()
                .map(|kind| format!("desk.file.{}", kind.id())),
        )
        .chain(["desk.file.heads".to_owned()])
        .chain(ErrorKind::ALL.iter().map(|kind| kind.code().to_owned()))
        .collect()
}
