//! An invented city, a full draft, and the problems after a change of it.

use std::collections::BTreeMap;

use eldercare_requests::{
    AttachedCheck, CityFacts, Consent, Context, Day, ErrorCode, Field, FieldError, Form,
    RequestDraft, ServiceId, Villages, WishWindow, validate,
};

pub struct DemoCity {
    pub open: bool,
}

impl CityFacts for DemoCity {
    fn id(&self) -> &'static str {
        "999999"
    }
    fn takes_requests(&self) -> bool {
        self.open
    }
    fn offers(&self, service: ServiceId) -> bool {
        service != ServiceId::Bath
    }
    fn has_facility(&self, facility: &str) -> bool {
        facility == "demo-1"
    }
    fn town(&self, town: &str) -> Option<Villages> {
        match town {
            "999999001" => Some(Villages::Listed),
            "999999002" => Some(Villages::Unlisted),
            _ => None,
        }
    }
    fn has_village(&self, town: &str, village: &str) -> bool {
        town == "999999001" && village == "999999001001"
    }
}

pub const OPEN: DemoCity = DemoCity { open: true };
pub const CLOSED: DemoCity = DemoCity { open: false };

pub fn today() -> Day {
    Day::parse("2026-11-22").unwrap()
}

pub fn context(city: Option<&dyn CityFacts>) -> Context<'_> {
    Context {
        city,
        wish: WishWindow::on_the_page(today()),
        today: today(),
        form: Form::Second,
    }
}

pub fn consent() -> Consent {
    Consent {
        version: "2026-11".to_owned(),
        text_hash: "0a".repeat(32),
    }
}

pub fn check() -> AttachedCheck {
    AttachedCheck {
        instrument: "demo".to_owned(),
        version: "1".to_owned(),
        content_hash: "0b".repeat(32),
        answers: BTreeMap::from([("B.1.1".to_owned(), "unsure".to_owned())]),
        level_best: 1,
        level_worst: 2,
        total_low: 60,
        total_high: 70,
    }
}

/// Born in 1902: nobody alive has it.
pub const IDENTITY: &str = "43078119020110003X";

/// A field as a draft holds it.
#[allow(clippy::unnecessary_wraps)]
pub fn text(value: &str) -> Option<String> {
    Some(value.to_owned())
}

pub fn full_draft() -> RequestDraft {
    RequestDraft {
        record_id: text("00000000-0000-4000-8000-000000000000"),
        city: text("999999"),
        service: text("meal"),
        facility: text("demo-1"),
        for_whom: text("mother"),
        agreement: text("spoken"),
        elder_name: text(" 演示　奶奶 "),
        identity: text(&IDENTITY.to_lowercase()),
        phone: text("138 0000 0000"),
        phone_owner: text("own"),
        town: text("999999001"),
        village: text("999999001001"),
        door: text("演示路1号"),
        wished_time: text("2026-12-01/morning"),
        note: text("  演示备注\n"),
        consent_contact: Some(consent()),
        consent_share: Some(consent()),
        consent_check: Some(consent()),
        self_check: Some(check()),
    }
}

pub fn errors(draft: &RequestDraft, city: Option<&dyn CityFacts>) -> Vec<(Field, ErrorCode)> {
    match validate(draft, &context(city)) {
        Ok(_) => Vec::new(),
        Err(errors) => errors
            .into_iter()
            .map(|FieldError { field, code }| (field, code))
            .collect(),
    }
}

/// The problems of a full draft after one change.
pub fn errors_after(change: impl FnOnce(&mut RequestDraft)) -> Vec<(Field, ErrorCode)> {
    let mut draft = full_draft();
    change(&mut draft);
    errors(&draft, Some(&OPEN))
}
