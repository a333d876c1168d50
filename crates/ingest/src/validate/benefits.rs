//! Benefits and services: whatever the pages about them would refuse, with its line.

use std::path::Path;

use eldercare_entitlements::Status;
use eldercare_entitlements::written::Packed;

use super::city::CityText;
use super::{Findings, Today};
use crate::benefits::{self, Located, WRITTEN};

/// Checks the two files of a city. Rows of the whole country are checked by themselves.
pub(super) fn check(folder: &Path, city: &CityText, today: Today, found: &mut Findings) {
    match benefits::packed(folder, &city.city, None) {
        Ok(packed) => {
            ends(folder, &packed, today, found);
            over(city, &packed, today, found);
        }
        Err(wrong) => note(&wrong, found),
    }
}

/// Checks the rows of the whole country.
pub(super) fn check_national(geo: &Path, today: Today, found: &mut Findings) {
    match benefits::national(geo) {
        Ok(Some(part)) => {
            let packed = Packed {
                parts: vec![part],
                ..Packed::default()
            };
            ends(&geo.join(benefits::NATIONAL), &packed, today, found);
        }
        Ok(None) => {}
        Err(wrong) => note(&wrong, found),
    }
}

fn note(wrong: &[Located], found: &mut Findings) {
    for located in wrong {
        found.error(located.file, located.line, located.code, &located.message);
    }
}

/// What is called past has ended.
fn ends(folder: &Path, packed: &Packed, today: Today, found: &mut Findings) {
    let Ok(catalogue) = packed.check() else {
        return;
    };
    let past = catalogue
        .benefits
        .iter()
        .filter(|benefit| benefit.status == Status::Past);
    for benefit in past {
        let Some(to) = benefit.validity.to else {
            continue;
        };
        if today.is_not_after(&to.to_string()) {
            let message = format!(
                "{}: it is called past and its last day {to} is still to come; correct one of them",
                benefit.id
            );
            let line = benefits::line_of_benefit(folder, &benefit.id, "valid-to");
            found.error(WRITTEN, line, "order", message);
        }
    }
}

/// What is over cannot be asked for.
fn over(city: &CityText, packed: &Packed, today: Today, found: &mut Findings) {
    let Ok(catalogue) = packed.check() else {
        return;
    };
    for service in &catalogue.services {
        let id = service.id.id();
        let Some(to) = service.to.filter(|to| !today.is_not_after(&to.to_string())) else {
            continue;
        };
        if city.city.services.iter().any(|known| known == id) {
            let message = format!(
                "services.toml says that {id} ended on {to}, and services still offers a request for it; \
                 take it out, or correct the end"
            );
            found.error(
                super::city::FILE,
                city.line("services"),
                "service-over",
                message,
            );
        }
    }
}
