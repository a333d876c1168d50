//! Signing in and out, and who one is.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use eldercare_api::v1::desk::{ChangePassword, Colleague, Colleagues, Me, SignIn, SignOut};
use eldercare_api::{ErrorEnvelope, ErrorKind, FieldProblem};
use eldercare_desk::login::{LONGEST, PasswordError, check_password};
use eldercare_desk::{Action, Role};

use super::super::Shared;
use super::super::body::JsonBody;
use super::super::refusal::Refusal;
use super::caller::{COOKIE, Caller, Machine, Sender, is_private, same_site};
use crate::app::App;
use crate::staff::Token;

/// Signs in.
///
/// An unknown account, a disabled one and a wrong password get the same reply after the same work.
/// Over plain HTTP nobody signs in but on the machine itself: the password would be readable on the
/// way, and browsers would not keep the cookie.
#[utoipa::path(
    post,
    path = "/api/v1/desk/sign-in",
    tag = "desk",
    request_body = SignIn,
    responses(
        (status = 200, description = "Signed in; the cookie is set", body = Me),
        (status = 401, description = "No such account with this password", body = ErrorEnvelope),
        (status = 403, description = "Over plain HTTP, or sent by another site's page", body = ErrorEnvelope),
        (status = 429, description = "The account was tried too often; `Retry-After` says when to try again", body = ErrorEnvelope),
    )
)]
pub(crate) async fn sign_in(
    State((app, _)): State<Shared>,
    Sender(client): Sender,
    headers: HeaderMap,
    body: JsonBody,
) -> Result<Response, Refusal> {
    same_site(&Method::POST, &headers)?;
    if !is_private(&headers) {
        return Err(ErrorKind::Insecure.into());
    }
    let mut typed: SignIn = body.read()?;
    // Names of accounts have small letters; a telephone's keyboard likes to begin with a large one.
    typed.login = typed.login.trim().to_ascii_lowercase();
    if let Err(seconds) = app.throttle.take(&typed.login, client, app.clock.now()) {
        return Ok(later(seconds));
    }
    let known = proven(&app, &typed.login, typed.password).await?;
    let token = Token::new().map_err(|_| Refusal::from(ErrorKind::Failed))?;
    let deed = app.deed(&typed.login);
    let started = app
        .store
        .start_session(&known, &token.hash(), &deed)
        .await?;
    if !started {
        return Err(ErrorKind::SignInWrong.into());
    }
    app.throttle.forgive(&typed.login, client);
    let member = app
        .store
        .member_by_session(&token.hash(), deed.seconds())
        .await?;
    let caller = Caller::of(&app, member, token.hash())?;
    let cookie = format!("{COOKIE}={}; {ATTRIBUTES}", token.text());
    Ok((set_cookie(&cookie), Json(me(&caller))).into_response())
}

/// Not kept longer than the browser runs; never sent along from another site.
const ATTRIBUTES: &str = "Path=/; Secure; HttpOnly; SameSite=Strict";

fn set_cookie(cookie: &str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    if let Ok(value) = HeaderValue::from_str(cookie) {
        headers.insert(header::SET_COOKIE, value);
    }
    headers
}

/// Removes the cookie and what the browser keeps of the desk.
fn forget() -> HeaderMap {
    let mut headers = set_cookie(&format!("{COOKIE}=; Max-Age=0; {ATTRIBUTES}"));
    let kept = HeaderValue::from_static("\"cache\"");
    headers.insert("clear-site-data", kept);
    headers
}

/// The hash that a password was found to fit. A password that cannot be one is not hashed. That it did not fit is in the
/// audit, by the account where there is one, and never by what was typed.
async fn proven(app: &App, login: &str, password: String) -> Result<String, Refusal> {
    let known = app.store.password_of(login).await?;
    let typed = if password.chars().count() > LONGEST {
        String::new()
    } else {
        password
    };
    let fits = app.passwords.fits(typed, known.clone()).await?;
    match known {
        Some(known) if fits => Ok(known),
        known => {
            let object = known.map_or("unknown", |_| login);
            let deed = app.deed("sign-in");
            app.store
                .write_deed(&deed, "staff.refused", object, "")
                .await?;
            Err(ErrorKind::SignInWrong.into())
        }
    }
}

fn later(seconds: u64) -> Response {
    let mut refused = Refusal::from(ErrorKind::TooOften).into_response();
    let headers = refused.headers_mut();
    headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    refused
}

/// Who is signed in.
#[utoipa::path(
    get,
    path = "/api/v1/desk/session",
    tag = "desk",
    responses(
        (status = 200, description = "Who is signed in", body = Me),
        (status = 401, description = "Nobody, or not any more", body = ErrorEnvelope),
        (status = 403, description = "Sent by another site's page", body = ErrorEnvelope),
    )
)]
pub(crate) async fn who(caller: Caller) -> Json<Me> {
    Json(me(&caller))
}

/// Whose token this is: what the programmer of another system asks first.
#[utoipa::path(
    get,
    path = "/api/v1/desk/system",
    tag = "desk",
    responses(
        (status = 200, description = "The system's account", body = Me),
        (status = 401, description = "No token, or one that does not hold", body = ErrorEnvelope),
    )
)]
pub(crate) async fn system(machine: Machine) -> Json<Me> {
    Json(me(&machine))
}

/// Signs out, here or everywhere.
#[utoipa::path(
    post,
    path = "/api/v1/desk/sign-out",
    tag = "desk",
    request_body = SignOut,
    responses(
        (status = 204, description = "Signed out; the cookie is gone"),
        (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
        (status = 403, description = "Sent by another site's page", body = ErrorEnvelope),
    )
)]
pub(crate) async fn sign_out(
    State((app, _)): State<Shared>,
    caller: Caller,
    body: JsonBody,
) -> Result<Response, Refusal> {
    let asked: SignOut = body.read()?;
    if asked.everywhere {
        app.store
            .end_all_sessions(&app.deed(&caller.member.login))
            .await?;
    } else {
        app.store.end_session(&caller.session).await?;
    }
    Ok((StatusCode::NO_CONTENT, forget()).into_response())
}

/// Sets another password and ends every session of the account, also this one.
#[utoipa::path(
    post,
    path = "/api/v1/desk/password",
    tag = "desk",
    request_body = ChangePassword,
    responses(
        (status = 204, description = "Changed; sign in again"),
        (status = 401, description = "Nobody is signed in, or the old password is wrong", body = ErrorEnvelope),
        (status = 403, description = "Sent by another site's page", body = ErrorEnvelope),
        (status = 429, description = "Tried too often; `Retry-After` says when to try again", body = ErrorEnvelope),
    )
)]
pub(crate) async fn change_password(
    State((app, _)): State<Shared>,
    caller: Caller,
    Sender(client): Sender,
    body: JsonBody,
) -> Result<Response, Refusal> {
    let typed: ChangePassword = body.read()?;
    let login = &caller.member.login;
    if let Err(seconds) = app.throttle.take(login, client, app.clock.now()) {
        return Ok(later(seconds));
    }
    check_password(&typed.new, login).map_err(unfit)?;
    proven(&app, login, typed.old).await?;
    let hash = app.passwords.hash(typed.new).await?;
    app.store
        .set_password(login, &hash, &app.deed(login))
        .await?;
    Ok((StatusCode::NO_CONTENT, forget()).into_response())
}

fn unfit(error: PasswordError) -> Refusal {
    let code = match error {
        PasswordError::TooShort => "too-short",
        PasswordError::TooLong => "too-long",
        PasswordError::Common => "common",
    };
    Refusal::problems([FieldProblem {
        field: "new".to_owned(),
        code: code.to_owned(),
        message_key: format!("error.desk.password.{code}"),
    }])
}

/// The clerks and heads of one's own city, to whom a request can be given.
#[utoipa::path(
    get,
    path = "/api/v1/desk/colleagues",
    tag = "desk",
    responses(
        (status = 200, description = "By login", body = Colleagues),
        (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to see, or sent by another site's page", body = ErrorEnvelope),
    )
)]
pub(crate) async fn colleagues(
    State((app, _)): State<Shared>,
    caller: Caller,
) -> Result<Json<Colleagues>, Refusal> {
    caller.check(Action::AssignRequest)?;
    let found = app.store.colleagues(caller.city()).await?;
    let colleagues = found.into_iter().map(|one| Colleague {
        login: one.login,
        name: one.name,
        towns: one.towns,
    });
    Ok(Json(Colleagues {
        colleagues: colleagues.collect(),
    }))
}

fn me(caller: &Caller) -> Me {
    let member = &caller.member;
    let own = caller.role() == Role::Clerk;
    let may = Action::ALL.iter().filter(|action| caller.can(**action));
    Me {
        login: member.login.clone(),
        name: member.name.clone(),
        role: member.role.clone(),
        city: member.city.clone(),
        towns: own.then(|| member.towns.clone()),
        may: may.map(|action| action.id().to_owned()).collect(),
    }
}
