//! Envelopes: written, read again, refused.

use eldercare_handover::{Envelope, EnvelopeError, Kdf, MOST_PACKED, NONCE, SALT, TAG};
use proptest::prelude::*;

fn envelope() -> impl Strategy<Value = Envelope> {
    let cipher = prop::collection::vec(any::<u8>(), TAG + 1..=MOST_PACKED + TAG);
    (any::<[u8; SALT]>(), any::<[u8; NONCE]>(), cipher).prop_map(|(salt, nonce, cipher)| Envelope {
        kdf: Kdf::CURRENT,
        salt,
        nonce,
        cipher,
    })
}

/// Rewrites the bytes of an envelope with a check that fits to them.
fn with_bytes(text: &str, change: impl FnOnce(&mut Vec<u8>)) -> String {
    use sha2::Digest as _;
    let mut bytes = data_encoding::BASE32_NOPAD
        .decode(text.as_bytes())
        .expect("an envelope is base 32");
    bytes.truncate(bytes.len() - 4);
    change(&mut bytes);
    let check = sha2::Sha256::digest(&bytes);
    bytes.extend_from_slice(&check[..4]);
    data_encoding::BASE32_NOPAD.encode(&bytes)
}

proptest! {
    #[test]
    fn what_is_written_reads_back_in_either_case(envelope in envelope()) {
        let text = envelope.to_text();
        prop_assert!(text.bytes().all(|b| b.is_ascii_uppercase() || (b'2'..=b'7').contains(&b)));
        prop_assert_eq!(Envelope::parse(&text), Ok(envelope.clone()));
        prop_assert_eq!(Envelope::parse(&text.to_lowercase()), Ok(envelope));
    }

    #[test]
    fn every_cut_is_damage(envelope in envelope(), at in any::<prop::sample::Index>()) {
        let text = envelope.to_text();
        let cut = &text[..at.index(text.len())];
        prop_assert_eq!(Envelope::parse(cut), Err(EnvelopeError::Damaged));
    }

    #[test]
    fn every_changed_sign_is_damage(
        envelope in envelope(), at in any::<prop::sample::Index>(), to in "[A-Z0-9?é]",
    ) {
        let text = envelope.to_text();
        let at = at.index(text.len());
        let changed = [&text[..at], &to, &text[at + 1..]].concat();
        prop_assume!(changed != text);
        prop_assert_eq!(Envelope::parse(&changed), Err(EnvelopeError::Damaged));
    }

    #[test]
    fn no_text_makes_it_panic(text: String) {
        let _ = Envelope::parse(&text);
    }

    #[test]
    fn no_bytes_with_a_sound_check_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        let text = with_bytes("AAAAAAAA", |body| *body = bytes);
        let _ = Envelope::parse(&text);
    }

    #[test]
    fn a_later_format_and_a_later_derivation_are_told_from_damage(
        envelope in envelope(), place in 0..2_usize, number in 2..=255_u8,
    ) {
        let text = with_bytes(&envelope.to_text(), |bytes| bytes[place] = number);
        prop_assert_eq!(Envelope::parse(&text), Err(EnvelopeError::Newer));
    }
}

#[test]
fn what_is_too_short_or_far_too_long_is_damage() {
    for text in ["", "A", &"A".repeat(100_000)] {
        assert_eq!(Envelope::parse(text), Err(EnvelopeError::Damaged));
    }
    let tagless = with_bytes("AAAAAAAA", |bytes| {
        *bytes = [&[1, 1][..], &[0; 44]].concat();
    });
    assert_eq!(Envelope::parse(&tagless), Err(EnvelopeError::Damaged));
}

#[test]
fn format_derivation_and_salt_are_sealed_in() {
    let envelope = Envelope {
        kdf: Kdf::CURRENT,
        salt: [9; SALT],
        nonce: [1; NONCE],
        cipher: vec![0; TAG + 1],
    };
    assert_eq!(envelope.sealed_in(), [&[1, 1][..], &[9; SALT]].concat());
    assert!(envelope.kdf.rounds() >= 600_000);
}

proptest! {
    #[test]
    fn a_file_of_any_length_comes_back_whole_and_any_change_of_a_byte_is_noticed(
        cipher in prop::collection::vec(any::<u8>(), TAG + 1..4_000), at: prop::sample::Index, by in 1_u8..,
    ) {
        let sealed = Envelope { kdf: Kdf::CURRENT, salt: [1; SALT], nonce: [2; NONCE], cipher };
        let mut file = sealed.to_file();
        prop_assert_eq!(Envelope::from_file(&file), Ok(sealed));
        let place = at.index(file.len());
        file[place] = file[place].wrapping_add(by);
        prop_assert!(Envelope::from_file(&file).is_err());
        prop_assert_eq!(Envelope::from_file(&file[..place]), Err(EnvelopeError::Damaged));
    }
}
