//! Following a request: what is typed, what is wrong with it, and what came back.

use eldercare_api::v1::{Export, ExportedConsent, StatusQuery, StatusReply};
use eldercare_requests::{
    Agreement, Consent, ConsentPurpose, RequestDraft, TrackingCode, TrackingCodeError, half_width,
};

/// A request that was found, and by what.
#[derive(Clone, PartialEq, Eq)]
pub struct Case {
    /// Code and digits, for what is done next.
    pub query: StatusQuery,
    /// How it stands.
    pub reply: StatusReply,
    /// Key of what is said about what the person has just done.
    pub done: Option<&'static str>,
}

/// A code opens somebody's request, so a debug print shows only the state.
impl std::fmt::Debug for Case {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Case({})", self.reply.state)
    }
}

/// How asking stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Following {
    /// Nothing was asked yet.
    Nothing,
    /// On its way.
    Asking,
    /// The server knows the request.
    Found(Box<Case>),
    /// It was deleted with everything about it.
    Deleted,
    /// No request with this code and these digits; nobody says which of the two is wrong.
    NotFound,
    /// No reply, or one that is not our server's.
    Unreachable,
    /// The server refuses for another reason.
    Refused,
}

/// What is wrong with what was typed: the keys of the texts for code and digits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wrong {
    /// The code.
    pub code: Option<&'static str>,
    /// The four digits.
    pub digits: Option<&'static str>,
}

/// The question to the server, or what is wrong.
pub fn query(code: &str, digits: &str) -> Result<StatusQuery, Wrong> {
    match (read_code(code), read_digits(digits)) {
        (Ok(code), Ok(phone_last4)) => Ok(StatusQuery {
            code: code.to_string(),
            phone_last4,
        }),
        (code, digits) => Err(Wrong {
            code: code.err(),
            digits: digits.err(),
        }),
    }
}

fn read_code(typed: &str) -> Result<TrackingCode, &'static str> {
    TrackingCode::parse(typed).map_err(|error| match error {
        TrackingCodeError::Length { symbols: 0 } => "status.code.missing",
        TrackingCodeError::Length { .. } => "status.code.length",
        TrackingCodeError::Symbol => "status.code.symbol",
        TrackingCodeError::Check => "status.code.check",
    })
}

fn read_digits(typed: &str) -> Result<String, &'static str> {
    let signs = typed.chars().filter(|sign| !sign.is_whitespace());
    let digits: String = signs.map(half_width).collect();
    let all_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
    match digits.len() {
        0 => Err("status.digits.missing"),
        4 if all_digits => Ok(digits),
        _ => Err("status.digits.four"),
    }
}

/// A copy from the office as the draft that it once was, so that both are said in the same words.
pub fn drafted(export: &Export) -> RequestDraft {
    let request = export.request.clone();
    let given = |purpose: ConsentPurpose| {
        let standing = |consent: &&ExportedConsent| {
            consent.purpose == purpose.id() && consent.withdrawn_at.is_none()
        };
        export.consents.iter().find(standing)
    };
    let consent = |purpose: ConsentPurpose| {
        given(purpose).map(|consent| Consent {
            version: consent.version.clone(),
            text_hash: consent.text_hash.clone(),
        })
    };
    let how = export.consents.first().map(|consent| consent.how.clone());
    RequestDraft {
        record_id: Some(request.record_id),
        city: Some(request.city),
        service: Some(request.service),
        facility: request.facility,
        for_whom: Some(request.for_whom),
        agreement: how.filter(|how| Agreement::from_id(how).is_some()),
        elder_name: Some(request.elder_name),
        identity: request.identity_number,
        phone: Some(request.phone),
        phone_owner: Some(request.phone_owner),
        town: Some(request.town),
        village: request.village,
        door: request.door,
        wished_time: Some(request.wished_time),
        note: request.note,
        consent_contact: consent(ConsentPurpose::Contact),
        consent_share: consent(ConsentPurpose::Share),
        consent_check: consent(ConsentPurpose::SelfCheck),
        self_check: export.self_check.clone().map(Into::into),
    }
}

/// The typed code as it will be read, in groups, so that a slip shows while typing.
pub fn grouped(typed: &str) -> String {
    let signs = typed
        .chars()
        .map(half_width)
        .filter(char::is_ascii_alphanumeric);
    let mut groups = String::new();
    for (place, sign) in signs.enumerate() {
        if place == 4 || place == 8 {
            groups.push(' ');
        }
        groups.push(sign.to_ascii_uppercase());
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_understood_however_it_is_typed() {
        let code = TrackingCode::from_bits(0x2_1234_5678_9abc).to_string();
        let loose = format!(" {} ", code.to_lowercase().replace('-', "　"));
        let asked = query(&loose, "１２ ３4").unwrap();
        assert!(asked.code == code && asked.phone_last4 == "1234");
    }

    #[test]
    fn what_is_typed_is_shown_in_groups() {
        assert_eq!(grouped("8k2m-4ｔ7"), "8K2M 4T7");
        assert_eq!(grouped("8K2M4T7Q9XD"), "8K2M 4T7Q 9XD");
    }

    #[test]
    fn each_slip_is_named_and_both_fields_are_told_at_once() {
        let wrong = |code: &str, digits: &str| query(code, digits).err().unwrap_or_default();
        assert_eq!(wrong("", "").code, Some("status.code.missing"));
        assert_eq!(wrong("", "").digits, Some("status.digits.missing"));
        assert_eq!(
            wrong("0000-0000-00", "1234").code,
            Some("status.code.length")
        );
        assert_eq!(
            wrong("0000-0000-001", "1234").code,
            Some("status.code.check")
        );
        assert_eq!(wrong("?", "1234").code, Some("status.code.symbol"));
        for digits in ["123", "12345", "12a4", "一二三四"] {
            assert_eq!(
                wrong("0000-0000-000", digits).digits,
                Some("status.digits.four")
            );
        }
    }
}
