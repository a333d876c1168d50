//! Telephone numbers as buttons that call.

use leptos::prelude::*;

pub use eldercare_places::telephone::tel_address;

use super::icon::{Icon, icon};
use crate::state::mode::use_mode;

/// A button that calls a number; of several numbers, the first. A kiosk has no telephone: there it is a
/// line to read.
pub fn call_button(label: String, number: &str, class: &'static str) -> impl IntoView + use<> {
    let is_kiosk = use_mode().is_kiosk();
    let class = if is_kiosk { "call-line" } else { class };
    view! {
        <a class=class href=(!is_kiosk).then(|| tel_address(number))>
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
        assert_eq!(tel_address("021-58698008#8008"), "tel:02158698008,8008");
    }

    #[test]
    fn of_several_numbers_the_first_is_dialled_with_its_extension() {
        let two = "021-11111111#8008 / 021-22222222";
        assert_eq!(tel_address(two), "tel:02111111111,8008");
        let second = "021-11111111 / 021-22222222#8008";
        assert_eq!(tel_address(second), "tel:02111111111");
        assert_eq!(tel_address("02-1111-1111#22、23"), "tel:0211111111,22");
    }
}
