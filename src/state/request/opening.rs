//! What the address of the request page asks for: a service, a place, an attached self-check.

use eldercare_requests::ServiceId;

/// What a link to the request page carries. All of it is public; nothing about a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Opening {
    /// The service to begin with.
    pub service: Option<ServiceId>,
    /// A service was named that does not exist.
    pub unknown_service: bool,
    /// The id of the facility that the request is about.
    pub place: Option<String>,
    /// The self-check on this device is to be offered for attaching.
    pub with_check: bool,
}

impl Opening {
    /// Reads `?service=`, `?place=` and `?with=check`.
    pub fn read(parameter: impl Fn(&str) -> Option<String>) -> Opening {
        let named = |name: &str| parameter(name).filter(|value| !value.is_empty());
        let asked = named("service");
        let service = asked.as_deref().and_then(ServiceId::from_id);
        Opening {
            service,
            unknown_service: asked.is_some() && service.is_none(),
            place: named("place"),
            with_check: named("with").as_deref() == Some("check"),
        }
    }

    /// Whether the address asks for nothing at all.
    pub fn is_empty(&self) -> bool {
        *self == Opening::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(parameters: &[(&str, &str)]) -> Opening {
        Opening::read(|name| {
            let found = parameters.iter().find(|(key, _)| *key == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn a_link_from_a_facility_names_service_and_place() {
        let opening = read(&[
            ("service", "bath"),
            ("place", "430781-demo-1"),
            ("with", "check"),
        ]);
        assert_eq!(opening.service, Some(ServiceId::Bath));
        assert_eq!(opening.place.as_deref(), Some("430781-demo-1"));
        assert!(opening.with_check && !opening.unknown_service);
    }

    #[test]
    fn an_unknown_service_is_told_and_changes_nothing_else() {
        let opening = read(&[("service", "massage")]);
        assert!(opening.unknown_service && opening.service.is_none() && !opening.is_empty());
        assert!(read(&[("service", ""), ("place", "")]).is_empty());
    }
}
