//! A text as a QR code, for paper. It holds that text and nothing else.

use std::fmt::Write;

use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// The free room that readers need around a code, in modules.
const QUIET: i32 = 4;

/// Hundredths of a millimetre of a module on a sheet that many hands will hold: a phone reads it
/// from a hand's breadth, and what an office printer blurs is less than a quarter of it.
const MODULE: i32 = 64;

/// The code of an address as a drawing without colours or size of its own; nothing for an address
/// that is too long for one.
pub fn qr(address: &str) -> Option<impl IntoView + use<>> {
    let code = QrCode::encode_text(address, QrCodeEcc::Medium).ok()?;
    let side = code.size() + 2 * QUIET;
    Some(view! {
        <svg class="qr" viewBox=format!("0 0 {side} {side}") shape-rendering="crispEdges"
            aria-hidden="true" focusable="false">
            <path d=outline(&code)></path>
        </svg>
    })
}

/// The sizes of a sealed code, the smallest first. Not every size, though the correction is the
/// same: the bytes of a code are dealt out to blocks in turn, and in the sizes left out here (13,
/// 15, 18, 20, 21 …) the columns of a blot fall on the same few blocks, which then fail alone. Of
/// 300 blots over 15 % of the code, these sizes lost none, size 13 one in six and size 15 one in
/// ten (reckoned from the layout of ISO/IEC 18004).
const SIZES: [u8; 8] = [10, 14, 16, 17, 19, 23, 25, 26];

/// A code that carries a sealed draft: at the highest level of correction (H), so that it is read with
/// 15 % of it under a blot.
///
/// What is held at 15 %: one or four blots, or a torn corner (which jsQR alone does not read, since it
/// wants the fourth mark). What is not: many small spots or pen strokes. Level H mends a third of the
/// bytes of each block, a byte is eight modules, and 15 % of single modules, each changed, spoil
/// 1 − 0.85⁸ = 73 % of the bytes: no QR code is read then, whatever it holds. That is why a sheet
/// carries the code twice where there is room, as far apart as the paper is wide: one spoilt copy is no harm.
#[derive(Clone, PartialEq, Eq)]
pub struct SealedCode {
    code: QrCode,
}

impl SealedCode {
    /// The code of an address that ends in base 32, which a QR code holds in fewer modules than
    /// other text.
    pub fn of(start: &str, base32: &str) -> Option<SealedCode> {
        let segments = [
            QrSegment::make_bytes(start.as_bytes()),
            QrSegment::make_alphanumeric(base32),
        ];
        let in_size = |size| {
            let size = Version::new(size);
            let level = QrCodeEcc::High;
            QrCode::encode_segments_advanced(&segments, level, size, size, None, false).ok()
        };
        let code = SIZES.into_iter().find_map(in_size)?;
        Some(SealedCode { code })
    }

    /// How many modules it is wide with the free room around it.
    pub fn side(&self) -> i32 {
        self.code.size() + 2 * QUIET
    }

    /// How wide it is printed, in millimetres.
    pub fn width_mm(&self) -> f64 {
        f64::from(self.side() * MODULE) / 100.0
    }

    /// The drawing in its printed size; `label` says what it is for.
    pub fn drawing(&self, label: &'static str) -> impl IntoView + use<> {
        let side = self.side();
        let width = format!("calc({} * 0.01mm)", side * MODULE);
        view! {
            <svg class="qr qr-sealed" viewBox=format!("0 0 {side} {side}") style:width=width.clone() style:height=width
                shape-rendering="crispEdges" role="img" aria-label=label>
                <path d=outline(&self.code)></path>
            </svg>
        }
    }
}

/// One bar for each run of dark modules in a row.
fn outline(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size())
                .take_while(|x| code.get_module(*x, y))
                .fold(0, |run, _| run + 1);
            if run > 0 {
                let (left, top) = (x + QUIET, y + QUIET);
                // Writing into a text cannot fail.
                let _ = write!(path, "M{left} {top}h{run}v1h-{run}z");
            }
            x += run + 1;
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::{QUIET, SealedCode, outline};
    use qrcodegen::{QrCode, QrCodeEcc};

    #[test]
    fn every_dark_module_is_drawn_once() {
        let code =
            QrCode::encode_text("https://example.org/place/a?city=430781", QrCodeEcc::Medium)
                .unwrap();
        let dark = (0..code.size())
            .flat_map(|y| (0..code.size()).map(move |x| (x, y)))
            .filter(|(x, y)| code.get_module(*x, *y))
            .count();
        let path = outline(&code);
        let runs = path
            .split('h')
            .skip(1)
            .filter_map(|part| part.split('v').next());
        let drawn: usize = runs.filter_map(|run| run.parse::<usize>().ok()).sum();
        assert_eq!(drawn, dark);
        // The finder's first bar.
        assert!(
            path.starts_with(&format!("M{QUIET} {QUIET}h7v1h-7z")),
            "{path}"
        );
    }

    #[test]
    fn the_longest_sealed_draft_is_a_code_of_eight_centimetres_at_most() {
        let start = format!("https://{}/#d=", "a".repeat(50));
        let longest = "A".repeat((50 + eldercare_handover::MOST_PACKED) * 8 / 5 + 1);
        let code = SealedCode::of(&start, &longest).unwrap();
        assert_eq!(code.code.error_correction_level(), QrCodeEcc::High);
        assert!(code.width_mm() <= 80.1, "{}", code.width_mm());
    }
}
