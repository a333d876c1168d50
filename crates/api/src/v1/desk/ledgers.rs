//! The ledgers of aids and of visits.

use serde::{Deserialize, Serialize};

/// Body of `POST /api/v1/desk/loans`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LendAid {
    /// UUID of version 4, made by the page; the same for every retry.
    #[cfg_attr(feature = "openapi", schema(format = "uuid"))]
    pub loan_id: String,
    /// Code of the town.
    pub town: String,
    /// What is lent.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 60))]
    pub item: String,
    /// To whom.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 30))]
    pub borrower: String,
    /// Their number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The day on which it is handed out.
    #[cfg_attr(feature = "openapi", schema(format = "date"))]
    pub from: String,
    /// The day by which it should be back.
    #[cfg_attr(feature = "openapi", schema(format = "date"))]
    pub due: String,
}

/// Body of `POST /api/v1/desk/loans/{id}/back`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AidBack {
    /// The day on which it came back.
    #[cfg_attr(feature = "openapi", schema(format = "date"))]
    pub back: String,
}

/// Body of `POST /api/v1/desk/loans/{id}/not-back`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NotBack {
    /// The day that is written down and wrong.
    #[cfg_attr(feature = "openapi", schema(format = "date"))]
    pub back: String,
}

/// Body of `POST /api/v1/desk/loans/{id}/remove`.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RemoveLoan {
    /// Always true: what was lent and came back stays in the ledger.
    pub by_mistake: bool,
}

/// Reply of `GET /api/v1/desk/loans`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Loans {
    /// Those that are out, by the day on which they are due; then those that are back.
    pub loans: Vec<AidLoan>,
}

/// One loan.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AidLoan {
    /// Its id.
    pub loan_id: String,
    /// Code of the town.
    pub town: String,
    /// What is lent.
    pub item: String,
    /// To whom.
    pub borrower: String,
    /// Their number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Handed out on.
    #[cfg_attr(feature = "openapi", schema(format = "date"))]
    pub from: String,
    /// Due on.
    #[cfg_attr(feature = "openapi", schema(format = "date"))]
    pub due: String,
    /// Back on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(format = "date"))]
    pub back: Option<String>,
    /// How many days too late; absent when it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overdue_days: Option<u32>,
}

/// Body of `POST /api/v1/desk/loans/export`.
#[derive(Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExportLoans {
    /// Only what is not back.
    pub out: bool,
    /// Whole names and numbers; a head's only.
    pub whole: bool,
}

/// Body of `POST /api/v1/desk/visits/export`.
#[derive(Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExportVisits {
    /// Only who was not visited in this quarter.
    pub due: bool,
    /// Whole names, numbers and doors; a head's only.
    pub whole: bool,
}

/// Body of `POST /api/v1/desk/visits`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ListPerson {
    /// UUID of version 4, made by the page; the same for every retry.
    #[cfg_attr(feature = "openapi", schema(format = "uuid"))]
    pub person_id: String,
    /// Code of the town.
    pub town: String,
    /// Who is to be visited.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 30))]
    pub name: String,
    /// Their number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Where they live.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(max_length = 60))]
    pub door: Option<String>,
}

/// Body of `POST /api/v1/desk/visits/{id}/visit`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WriteVisit {
    /// The day of the visit.
    #[cfg_attr(feature = "openapi", schema(format = "date"))]
    pub visited_on: String,
    /// What was seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(max_length = 1000))]
    pub note: Option<String>,
}

/// Body of `POST /api/v1/desk/visits/{id}/not-visited`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NotVisited {
    /// The day that is written down and wrong.
    #[cfg_attr(feature = "openapi", schema(format = "date"))]
    pub visited_on: String,
}

/// Body of `POST /api/v1/desk/visits/{id}/remove`.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnlistPerson {
    /// Always true: with the person go all visits that were written down.
    pub with_visits: bool,
}

/// Reply of `GET /api/v1/desk/visits`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VisitList {
    /// Those who were visited longest ago first.
    pub people: Vec<VisitPerson>,
}

/// Somebody who is to be visited once in every quarter.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VisitPerson {
    /// Their id.
    pub person_id: String,
    /// Code of the town.
    pub town: String,
    /// Name.
    pub name: String,
    /// Their number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Where they live.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub door: Option<String>,
    /// On the list since.
    #[cfg_attr(feature = "openapi", schema(format = "date"))]
    pub listed_on: String,
    /// The last visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(format = "date"))]
    pub last_visit: Option<String>,
    /// `visited` in this quarter, `due` in it, or `missed` for a whole one.
    pub standing: String,
    /// With `due`: until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(format = "date"))]
    pub due: Option<String>,
}

/// Reply of `GET /api/v1/desk/visits/{id}`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PastVisits {
    /// The last visit first.
    pub visits: Vec<PastVisit>,
}

/// A visit that was written down.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PastVisit {
    /// The day.
    #[cfg_attr(feature = "openapi", schema(format = "date"))]
    pub visited_on: String,
    /// Login of who wrote it down.
    pub by: String,
    /// What was seen, in the order in which it was written.
    pub notes: Vec<VisitNote>,
}

/// What somebody wrote of a visit.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VisitNote {
    /// Login of who wrote it.
    pub by: String,
    /// The words.
    pub note: String,
}
