//! Which exchanges share a limit, and what the limits are.

/// Exchanges that are limited together, for one address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Class {
    /// Handing in a request.
    Submit,
    /// Asking for or changing a request by its code.
    Follow,
    /// Reporting something about a facility.
    Report,
    /// Signing in.
    SignIn,
    /// Asking for a form token.
    Token,
    /// A place with its link.
    Invitation,
    /// Handing in by a device of the office, for which it counts alone: [`super::limit`] finds it out by the token.
    Drive,
    /// Tries with the token of a device that does not hold.
    Device,
}

/// A token bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rate {
    /// How many at once.
    pub(crate) burst: u64,
    /// After how many seconds there is one more.
    pub(crate) seconds_each: u64,
}

impl Class {
    /// The class of an exchange by method and path, also by a path as the document writes it. What
    /// only reads open data has none: it is published to be read.
    pub(crate) fn of(method: &str, path: &str) -> Option<Self> {
        match (method, path) {
            ("GET", "/api/v1/form-token") => Some(Self::Token),
            ("POST", "/api/v1/requests") => Some(Self::Submit),
            ("POST", "/api/v1/reports") => Some(Self::Report),
            ("POST", "/api/v1/desk/sign-in") => Some(Self::SignIn),
            ("GET", "/api/v1/desk/invitation") | ("POST", "/api/v1/desk/invitation/confirm") => {
                Some(Self::Invitation)
            }
            ("POST", path) if path.starts_with("/api/v1/requests/") => Some(Self::Follow),
            _ => None,
        }
    }

    /// Whether only what fails counts: an office signs in behind one address, every morning, and more people than
    /// guess are never refused.
    pub(crate) const fn counts_failures_only(self) -> bool {
        matches!(self, Self::SignIn | Self::Device)
    }

    /// Its limit: our own choice, between two measures. A drive of two hundred elders behind one
    /// address within three hours is never refused, nor a device that comes home with a hundred
    /// requests; of a flood of a hundred a second for an hour, 99.9 % are (`guard/limiter` tests
    /// both).
    pub(crate) const fn rate(self) -> Rate {
        match self {
            Self::Submit | Self::Token => Rate {
                burst: 120,
                seconds_each: 20,
            },
            Self::Follow => Rate {
                burst: 80,
                seconds_each: 20,
            },
            Self::Report | Self::Invitation => Rate {
                burst: 30,
                seconds_each: 60,
            },
            // Two hundred elders in three hours by one device, which may bring all of them home at once, with two requests
            // each.
            Self::Drive => Rate {
                burst: 400,
                seconds_each: 20,
            },
            // Wrong passwords of a whole office, or wrong tokens of its devices, behind its one address.
            Self::SignIn | Self::Device => Rate {
                burst: 20,
                seconds_each: 30,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Class;

    #[test]
    fn what_changes_or_finds_something_is_limited_and_open_data_is_not() {
        let of = |method, path| Class::of(method, path);
        assert_eq!(of("POST", "/api/v1/requests"), Some(Class::Submit));
        assert_eq!(of("POST", "/api/v1/requests/status"), Some(Class::Follow));
        assert_eq!(of("POST", "/api/v1/requests/delete"), Some(Class::Follow));
        assert_eq!(of("POST", "/api/v1/reports"), Some(Class::Report));
        assert_eq!(of("GET", "/api/v1/form-token"), Some(Class::Token));
        assert_eq!(of("POST", "/api/v1/desk/sign-in"), Some(Class::SignIn));
        let link = Some(Class::Invitation);
        assert_eq!(of("GET", "/api/v1/desk/invitation"), link);
        assert_eq!(of("POST", "/api/v1/desk/invitation/confirm"), link);
        assert_eq!(of("GET", "/api/v1/facilities"), None);
        assert_eq!(of("GET", "/"), None);
    }
}
