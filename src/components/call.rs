//! Telephone numbers as buttons that call.

use leptos::prelude::*;

use super::icon::{Icon, icon};

/// The address of a call: digits, a leading plus, and an extension after a pause.
pub fn tel_address(number: &str) -> String {
    let (main, extension) = number
        .split_once(['#', '转', '轉'])
        .map_or((number, ""), |(main, rest)| (main, rest));
    let digits = |text: &str| -> String {
        text.chars()
            .filter(|c| c.is_ascii_digit() || *c == '+')
            .collect()
    };
    match digits(extension) {
        rest if rest.is_empty() => format!("tel:{}", digits(main)),
        rest => format!("tel:{},{rest}", digits(main)),
    }
}

/// A button that calls a number.
pub fn call_button(label: String, number: &str, class: &'static str) -> impl IntoView + use<> {
    view! {
        <a class=class href=tel_address(number)>
            {icon(Icon::Phone)}
            <span>{label}</span>
        </a>
    }
}

#[cfg(test)]
mod tests {
    use super::tel_address;

    #[test]
    fn an_extension_is_dialled_after_a_pause() {
        assert_eq!(tel_address("02-2760-9605#14"), "tel:0227609605,14");
        assert_eq!(tel_address("(02)2871-2121"), "tel:0228712121");
        assert_eq!(tel_address("12345"), "tel:12345");
    }
}
