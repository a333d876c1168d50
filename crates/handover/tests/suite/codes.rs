//! The short code: what people type, and which slips are noticed.

use eldercare_handover::{CODE_SYMBOLS, Code, CodeError};
use proptest::prelude::*;

const ALPHABET: &str = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

fn code() -> impl Strategy<Value = Code> {
    any::<[u8; 16]>().prop_map(Code::from_random)
}

fn symbols(code: Code) -> Vec<char> {
    code.to_string()
        .chars()
        .filter(|sign| *sign != '-')
        .collect()
}

#[test]
fn a_code_is_three_groups_of_four_and_never_shown_in_a_log() {
    let code = Code::from_random([7; 16]);
    let text = code.to_string();
    let groups: Vec<&str> = text.split('-').collect();
    assert_eq!(
        groups.iter().map(|group| group.len()).collect::<Vec<_>>(),
        [4, 4, 4]
    );
    assert_eq!(format!("{code:?}"), "Code(…)");
}

#[test]
fn what_is_no_code_says_why() {
    let length = |symbols| Err(CodeError::Length { symbols });
    assert_eq!(Code::parse("  - "), Err(CodeError::Missing));
    assert_eq!(Code::parse("ABCD"), length(4));
    assert_eq!(Code::parse("2222-2222-22222"), length(13));
    assert_eq!(Code::parse("ABCO"), Err(CodeError::LookAlike('O')));
    assert_eq!(Code::parse("ab1"), Err(CodeError::LookAlike('1')));
    assert_eq!(Code::parse("AB!"), Err(CodeError::Symbol('!')));
    assert_eq!(Code::parse("医"), Err(CodeError::Symbol('医')));
}

proptest! {
    #[test]
    fn a_code_reads_back_however_it_is_typed(code in code()) {
        let text = code.to_string();
        let wide: String = text
            .chars()
            .map(|sign| char::from_u32(u32::from(sign) + 0xfee0).unwrap_or(sign))
            .collect();
        let spread: String = symbols(code).into_iter().flat_map(|sign| [sign, ' ']).collect();
        for typed in [text.clone(), text.to_lowercase(), text.replace('-', " "), wide, spread] {
            prop_assert_eq!(Code::parse(&typed), Ok(code));
        }
    }

    #[test]
    fn every_single_wrong_symbol_is_noticed(code in code(), at in 0..CODE_SYMBOLS) {
        for other in ALPHABET.chars() {
            let mut wrong = symbols(code);
            if wrong[at] != other {
                wrong[at] = other;
                let typed: String = wrong.into_iter().collect();
                prop_assert_eq!(Code::parse(&typed), Err(CodeError::Slip));
            }
        }
    }

    #[test]
    fn every_swap_of_two_symbols_is_noticed(code in code()) {
        for first in 0..CODE_SYMBOLS {
            for second in 0..first {
                let mut swapped = symbols(code);
                if swapped[first] != swapped[second] {
                    swapped.swap(first, second);
                    let typed: String = swapped.into_iter().collect();
                    prop_assert_eq!(Code::parse(&typed), Err(CodeError::Slip));
                }
            }
        }
    }

    #[test]
    fn nothing_that_is_typed_makes_it_panic(typed: String) {
        let _ = Code::parse(&typed);
    }

    #[test]
    fn no_look_alikes_are_in_a_code(code in code()) {
        prop_assert!(symbols(code).iter().all(|sign| ALPHABET.contains(*sign)));
        prop_assert!(!ALPHABET.contains(['0', 'O', '1', 'I', 'L']));
        let secret = code.secret().map(char::from);
        prop_assert_eq!(&symbols(code)[..11], &secret[..]);
    }
}
