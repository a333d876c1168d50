//! An address as a QR code, for paper. It holds the address and nothing else.

use std::fmt::Write;

use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};

/// The free room that readers need around a code, in modules.
const QUIET: i32 = 4;

/// The code as a drawing without colours of its own; nothing for an address that is too long for one.
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
    use super::{QUIET, outline};
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
}
