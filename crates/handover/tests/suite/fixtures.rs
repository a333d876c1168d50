//! Every released form opens for ever.

use eldercare_handover::{Draft, Envelope, Kdf};

use crate::sample;

/// Written by the first release, in base 32. They must never change.
const DRAFT_V1: &str = include_str!("../fixtures/draft_v1.txt");
const ENVELOPE_V1: &str = include_str!("../fixtures/envelope_v1.txt");

#[test]
fn a_draft_of_form_1_opens_for_ever() {
    let packed = data_encoding::BASE32_NOPAD
        .decode(DRAFT_V1.trim().as_bytes())
        .unwrap();
    assert_eq!(Draft::unpack(&packed), Ok(sample::of_the_first_release()));
}

#[test]
fn an_envelope_of_format_1_opens_for_ever() {
    let envelope = Envelope::parse(ENVELOPE_V1.trim()).unwrap();
    assert_eq!(envelope.kdf, Kdf::Pbkdf2Sha256);
    assert_eq!((envelope.salt, envelope.nonce), ([0x5a; 16], [0xc3; 12]));
}
