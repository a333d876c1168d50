//! Drafts: packed, read again, refused.

use eldercare_assessment::{Answer, Answers};
use eldercare_handover::{Draft, Fault, MOST_PACKED, Note, PackError, Room, UnpackError};
use miniz_oxide::deflate::compress_to_vec;
use proptest::prelude::*;

use crate::sample;

#[test]
fn a_whole_self_check_with_both_texts_is_small() {
    let packed = sample::whole().pack().unwrap();
    println!("whole draft: {} bytes", packed.len());
    assert!(packed.len() <= 220, "{} bytes", packed.len());
    let alone = Draft {
        notes: Vec::new(),
        ..sample::whole()
    };
    let bytes = alone.pack().unwrap().len();
    println!("self-check alone: {bytes} bytes");
    assert!(bytes <= 90, "{bytes} bytes");
}

fn with(change: impl FnOnce(&mut Draft)) -> Result<Vec<u8>, PackError> {
    let mut draft = sample::whole();
    change(&mut draft);
    draft.pack()
}

fn answered(change: impl FnOnce(&mut Answers)) -> Result<Vec<u8>, PackError> {
    with(|draft| {
        if let Some(check) = &mut draft.check {
            change(&mut check.answers);
        }
    })
}

fn fault(fault: Fault) -> Result<Vec<u8>, PackError> {
    Err(PackError::Fault(fault))
}

fn note(room: Room, text: &str) -> Note {
    Note {
        room,
        text: text.to_owned(),
    }
}

#[test]
fn ids_that_are_none_and_too_many_answers_are_refused_when_they_are_written() {
    assert_eq!(with(|draft| draft.city.clear()), fault(Fault::Id));
    assert_eq!(
        with(|draft| draft.city = "津市".to_owned()),
        fault(Fault::Id)
    );
    let named = answered(|answers| {
        answers.set("说明".into(), Answer::Unsure);
    });
    assert_eq!(named, fault(Fault::Id));
    let many = answered(|answers| {
        (0..130).for_each(|at| {
            answers.set(format!("q{at}").as_str().into(), Answer::Unsure);
        });
    });
    assert_eq!(many, fault(Fault::Answers));
}

#[test]
fn numbers_of_persons_and_texts_out_of_bounds_are_refused_when_they_are_written() {
    let number = with(|draft| draft.city = "13800000000".to_owned());
    assert_eq!(number, fault(Fault::Personal));
    for text in [
        "王 0736-4200000",
        "11010519491231002X",
        "打１３８００００００００",
    ] {
        let personal = with(|draft| draft.notes = vec![note(Room::Plan, text)]);
        assert_eq!(personal, fault(Fault::Personal), "{text}");
    }
    for digits in ["4212345", "82190932", "1380000000", "110105194912310021"] {
        let text = format!(r#"{{"own":"{digits}"}}"#);
        let personal = with(|draft| draft.notes = vec![note(Room::Plan, &text)]);
        assert_eq!(personal, fault(Fault::Personal), "{digits}");
    }
    let twice = with(|draft| draft.notes = vec![note(Room::Plan, "a"), note(Room::Plan, "b")]);
    assert_eq!(twice, fault(Fault::Order));
    let long = with(|draft| draft.notes = vec![note(Room::Plan, &"长".repeat(1001))]);
    assert_eq!(long, fault(Fault::Text(Room::Plan)));
}

/// The paper says that its code holds no name, so words that somebody typed never go into it.
#[test]
fn words_that_somebody_typed_are_refused_when_they_are_written() {
    for text in [
        r#"{"own":"王秀英周三去县医院"}"#,
        r#"{"own":"call Wang"}"#,
        "家里 4212345",
    ] {
        let typed = with(|draft| draft.notes = vec![note(Room::Plan, text)]);
        assert_eq!(typed, fault(Fault::Words(Room::Plan)), "{text}");
    }
    assert!(sample::of_the_first_release().pack().is_err());
    assert!(sample::whole().pack().is_ok());
}

#[test]
fn a_draft_too_long_for_a_code_that_survives_damage_is_refused() {
    let mut draft = sample::whole();
    // Text that cannot be made shorter, because nothing in it repeats.
    let mut state = 7_u32;
    let text = (0..900).map(|_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from_u32(0x41 + (state >> 16) % 26).unwrap_or('A')
    });
    draft.notes = vec![Note {
        room: Room::Plan,
        text: text.collect(),
    }];
    assert!(matches!(draft.pack(), Err(PackError::TooLong { bytes }) if bytes > MOST_PACKED));
}

#[test]
fn what_unfolds_to_more_than_a_draft_may_hold_is_refused() {
    let bomb = [&[1], &compress_to_vec(&vec![0; 1 << 20], 10)[..]].concat();
    assert!(bomb.len() > MOST_PACKED);
    assert_eq!(Draft::unpack(&bomb), Err(UnpackError::Damaged));
    let small = [&[1], &compress_to_vec(&vec![0; 100_000], 10)[..]].concat();
    assert!(small.len() <= MOST_PACKED, "{}", small.len());
    assert_eq!(Draft::unpack(&small), Err(UnpackError::Damaged));
}

#[test]
fn a_later_form_is_told_from_damage() {
    let mut packed = sample::whole().pack().unwrap();
    packed[0] = 2;
    assert_eq!(Draft::unpack(&packed), Err(UnpackError::Newer));
    packed[0] = 0;
    assert_eq!(Draft::unpack(&packed), Err(UnpackError::Damaged));
    assert_eq!(Draft::unpack(&[]), Err(UnpackError::Damaged));
}

#[test]
fn bytes_behind_the_draft_are_refused() {
    let packed = sample::whole().pack().unwrap();
    let longer = [&packed[..], &[0]].concat();
    assert_eq!(Draft::unpack(&longer), Err(UnpackError::Damaged));
}

proptest! {
    #[test]
    fn what_is_packed_reads_back_the_same(draft in sample::draft()) {
        match draft.pack() {
            Ok(packed) => {
                prop_assert_eq!(draft.pack(), Ok(packed.clone()));
                prop_assert_eq!(Draft::unpack(&packed), Ok(draft));
            }
            Err(PackError::TooLong { bytes }) => prop_assert!(bytes > MOST_PACKED),
            // An id may look like a number of a person by chance.
            Err(PackError::Fault(fault)) => prop_assert_eq!(fault, Fault::Personal),
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = Draft::unpack(&bytes);
        let _ = Draft::unpack(&[&[1], &bytes[..]].concat());
        let deflated = [&[1], &compress_to_vec(&bytes, 6)[..]].concat();
        let _ = Draft::unpack(&deflated);
    }

    #[test]
    fn a_cut_draft_is_refused(keep in 0..200_usize) {
        let packed = sample::whole().pack().unwrap();
        let cut = &packed[..keep.min(packed.len() - 1)];
        prop_assert_eq!(Draft::unpack(cut), Err(UnpackError::Damaged));
    }
}
