//! Signing in and out.

use serde::{Deserialize, Serialize};

/// Body of `POST /api/v1/desk/sign-in`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignIn {
    /// Name of the account.
    #[cfg_attr(feature = "openapi", schema(max_length = 40))]
    pub login: String,
    /// The password as typed.
    #[cfg_attr(feature = "openapi", schema(max_length = 128))]
    pub password: String,
}

/// Body of `POST /api/v1/desk/sign-out`.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignOut {
    /// Also on all other devices.
    pub everywhere: bool,
}

/// Body of `POST /api/v1/desk/password`. It ends every session of the account.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangePassword {
    /// The one that holds until now.
    #[cfg_attr(feature = "openapi", schema(max_length = 128))]
    pub old: String,
    /// The new one: 8 to 128 characters, not one of the common ones.
    #[cfg_attr(feature = "openapi", schema(min_length = 8, max_length = 128))]
    pub new: String,
}

/// Who is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Me {
    /// Name of the account.
    pub login: String,
    /// How colleagues call them.
    pub name: String,
    /// `clerk`, `editor` or `head`.
    pub role: String,
    /// City id.
    pub city: String,
    /// Codes of their towns; absent for every town of the city.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub towns: Option<Vec<String>>,
    /// Ids of what they may do.
    pub may: Vec<String>,
}

/// Somebody to whom a request can be given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Colleague {
    /// Name of the account.
    pub login: String,
    /// How colleagues call them.
    pub name: String,
    /// Codes of the towns whose requests they may be given; absent: of every town.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub towns: Option<Vec<String>>,
}

/// Reply of `GET /api/v1/desk/colleagues`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Colleagues {
    /// Clerks and heads of the same city, by login.
    pub colleagues: Vec<Colleague>,
}
