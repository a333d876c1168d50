//! Tracking codes notice every slip of the pen that they promise to notice.
#![allow(clippy::unwrap_used, clippy::panic)]

use eldercare_requests::{CODE_BITS, TrackingCode, TrackingCodeError};
use proptest::prelude::*;

const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

fn plain(code: TrackingCode) -> Vec<char> {
    code.to_string()
        .chars()
        .filter(|symbol| *symbol != '-')
        .collect()
}

fn parse(symbols: &[char]) -> Result<TrackingCode, TrackingCodeError> {
    TrackingCode::parse(&symbols.iter().collect::<String>())
}

/// Codes whose symbols sit at the edges and spread over the range.
fn sample_codes() -> impl Iterator<Item = TrackingCode> {
    let edges = [
        0,
        1,
        (1 << CODE_BITS) - 1,
        0x2_aaaa_aaaa_aaaa,
        0x1_5555_5555_5555,
    ];
    let spread = (1..200_u64).map(|step| step.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    edges.into_iter().chain(spread).map(TrackingCode::from_bits)
}

#[test]
fn every_single_wrong_symbol_in_every_place_is_noticed() {
    for code in sample_codes() {
        let good = plain(code);
        for place in 0..good.len() {
            for wrong in ALPHABET.chars().filter(|symbol| *symbol != good[place]) {
                let mut typed = good.clone();
                typed[place] = wrong;
                assert_eq!(
                    parse(&typed),
                    Err(TrackingCodeError::Check),
                    "{place} {wrong}"
                );
            }
        }
    }
}

#[test]
fn every_swap_of_any_two_different_symbols_is_noticed() {
    for code in sample_codes() {
        let good = plain(code);
        for first in 0..good.len() {
            for second in first + 1..good.len() {
                let mut typed = good.clone();
                typed.swap(first, second);
                let expected = if good[first] == good[second] {
                    Ok(code)
                } else {
                    Err(TrackingCodeError::Check)
                };
                assert_eq!(parse(&typed), expected, "{first} {second}");
            }
        }
    }
}

/// The check is linear: a slip is noticed in every code if and only if its difference is no valid
/// word. So looking at all differences once covers all 2⁵⁰ codes.
#[test]
fn no_difference_of_one_symbol_or_of_one_swap_of_neighbours_is_a_valid_word() {
    let zero = plain(TrackingCode::from_bits(0));
    for place in 0..zero.len() {
        for symbol in ALPHABET.chars().skip(1) {
            let mut difference = zero.clone();
            difference[place] = symbol;
            assert_eq!(parse(&difference), Err(TrackingCodeError::Check));
            if place + 1 < zero.len() {
                difference[place + 1] = symbol;
                assert_eq!(parse(&difference), Err(TrackingCodeError::Check));
            }
        }
    }
}

#[test]
fn a_code_is_shown_in_groups_of_four_four_and_three_without_look_alikes() {
    for code in sample_codes() {
        let text = code.to_string();
        let groups: Vec<usize> = text.split('-').map(str::len).collect();
        assert_eq!(groups, [4, 4, 3]);
        assert!(!text.contains(['I', 'L', 'O', 'U']), "{text}");
    }
    assert_eq!(TrackingCode::from_bits(0).to_string(), "0000-0000-000");
}

#[test]
fn a_code_is_understood_however_it_is_written() {
    let code = TrackingCode::from_bits(1 << 45 | 0b00001_00000);
    let text = code.to_string();
    assert!(text.starts_with("1000-0000-10"), "{text}");
    let check = text.chars().last().unwrap();
    for typed in [
        format!("loO0 oo0o io{check}"),
        format!("１０００—００００—１０{check}"),
        format!("  1000\u{3000}0000 10{}  ", check.to_ascii_lowercase()),
        format!("I-0-0-0-0-0-0-0-L-0-{check}"),
    ] {
        assert_eq!(TrackingCode::parse(&typed), Ok(code), "{typed}");
    }
}

#[test]
fn wrong_lengths_and_strange_symbols_are_told_apart_from_slips() {
    assert_eq!(
        TrackingCode::parse(""),
        Err(TrackingCodeError::Length { symbols: 0 })
    );
    assert_eq!(
        TrackingCode::parse("0000-0000-00"),
        Err(TrackingCodeError::Length { symbols: 10 })
    );
    assert_eq!(
        TrackingCode::parse("0000-0000-00U"),
        Err(TrackingCodeError::Symbol)
    );
    assert_eq!(TrackingCode::parse("演示"), Err(TrackingCodeError::Symbol));
}

#[test]
fn a_debug_print_does_not_show_the_code() {
    let code = TrackingCode::from_bits(0x1_2345_6789);
    assert!(!format!("{code:?}").contains(&code.to_string()[..4]));
}

proptest! {
    #[test]
    fn a_code_is_read_back_from_its_text(bits: u64) {
        let code = TrackingCode::from_bits(bits);
        prop_assert_eq!(TrackingCode::parse(&code.to_string()), Ok(code));
        prop_assert_eq!(code.bits(), bits & ((1 << CODE_BITS) - 1));
    }

    #[test]
    fn no_text_makes_the_reader_panic(typed: String) {
        let _ = TrackingCode::parse(&typed);
    }
}
