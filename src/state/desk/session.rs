//! Signing in and out, and sessions that end, here or in another tab of this browser.

use std::cell::Cell;
use std::sync::Arc;

use eldercare_api::v1::desk::{Me, SignIn, SignOut};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::typed::Typed;
use super::{Desk, Standing};
use crate::platform::api::ApiError;
use crate::platform::{clock, desk as server, dom, other_tabs, visible};

/// Key of what is said while the server is told that somebody signs out.
pub const LEAVING: &str = "desk.sign-out.telling";
/// Key of what is said when the server could not be told.
pub const UNTOLD: &str = "desk.sign-out.untold";
/// Key of what is said when it was.
const GONE: &str = "desk.sign-out.done";

/// So long after a try that did not reach the server comes the next, in milliseconds.
const AGAIN_MS: u32 = 5_000;
/// So often it is tried: after half an hour the session has ended by itself.
const TRIES: u32 = 360;

/// The name under which tabs hear of each other.
const TABS: &str = "desk";
/// Somebody has signed in.
const IN: &str = "in";
/// Somebody has signed out.
const OUT: &str = "out";
/// Somebody uses the desk.
const USED: &str = "used";

/// Marks the document while the page is left, for the style sheet.
const AWAY: &str = "away";

thread_local! {
    /// Counts those who sign in: the server hears no more of whoever left before.
    static TURN: Cell<u32> = const { Cell::new(0) };
    /// Whether the server is being told that somebody signs out.
    static IS_TELLING: Cell<bool> = const { Cell::new(false) };
}

impl Desk {
    /// Asks the server who is signed in.
    pub async fn look(self) {
        self.standing.set(Standing::Asking);
        match server::get::<Me>("session").await {
            Ok(me) => self.arrived(me),
            // The page may be left by now.
            Err(ApiError::Refused(401, _)) => drop(self.standing.try_set(Standing::Nobody)),
            Err(problem) => drop(self.standing.try_set(Standing::Unknown(problem))),
        }
    }

    /// Signs in. What somebody else has typed here before is forgotten.
    pub async fn sign_in(self, login: String, password: String) -> Result<(), ApiError> {
        // The reply to who left before would take the new cookie away.
        TURN.set(TURN.get().wrapping_add(1));
        while IS_TELLING.get() {
            clock::sleep(50).await;
        }
        let me: Me = server::post("sign-in", &SignIn { login, password }).await?;
        let _ = self.told.try_set(None);
        self.arrived(me);
        other_tabs::say(TABS, IN);
        Ok(())
    }

    /// Somebody is signed in.
    fn arrived(self, me: Me) {
        self.idle.note();
        self.typed
            .try_update_value(|typed| typed.belongs_to(&me.login));
        // The page may be left by now.
        let _ = self.standing.try_set(Standing::In(Arc::new(me)));
    }

    /// Signs out: what was typed goes at once, and everything that was shown. Then the server is told, again and again
    /// while it cannot be reached: until then the session lives there.
    pub async fn sign_out(self) {
        self.signed_out(LEAVING);
        let turn = TURN.get();
        for _ in 0..TRIES {
            IS_TELLING.set(true);
            let is_told = tell().await;
            IS_TELLING.set(false);
            if TURN.get() != turn {
                return;
            }
            let _ = self.told.try_set(Some(if is_told { GONE } else { UNTOLD }));
            if is_told {
                return;
            }
            clock::sleep(AGAIN_MS).await;
            if TURN.get() != turn {
                return;
            }
        }
    }

    /// Nobody is signed in any more, and this, the key of a text, is why.
    pub fn signed_out(self, why: &'static str) {
        self.told.set(Some(why));
        self.staff.forget();
        self.list.set_value(None);
        self.typed.update_value(Typed::forget);
        self.standing.set(Standing::Nobody);
        other_tabs::say(TABS, OUT);
    }

    /// The session has ended: what the page shows goes, what was typed stays in memory.
    pub(super) fn end(self) {
        let ended = self
            .standing
            .try_with_untracked(|standing| standing.clone().ended());
        if let Some(Some(ended)) = ended {
            let _ = self.standing.try_set(ended);
        }
    }

    /// Tells the server that somebody is here, who may be writing for long.
    pub(super) async fn stay(self) {
        if matches!(self.standing.try_get_untracked(), Some(Standing::In(_))) {
            // A session that has ended all the same is noticed.
            let _ = self.get::<Me>("session").await;
        }
    }

    /// Ends a session that nobody uses.
    pub(super) fn end_unused(self) {
        if matches!(self.standing.get_untracked(), Standing::In(_)) {
            self.end();
            // The server would end it by itself a little later.
            spawn_local(async {
                let _ = tell().await;
            });
        }
    }

    /// Listens to the other tabs, until the listener is dropped.
    pub(super) fn listen(self) -> impl Sized + 'static {
        other_tabs::listen(TABS, move |word| match word {
            OUT => self.end(),
            IN => spawn_local(async move {
                let _ = self.look_again().await;
            }),
            USED => self.idle.note(),
            _ => (),
        })
    }

    /// Hides everything when the page is left, because the browser may keep it as it is and show it again; whoever comes
    /// back sees it when the server has said that they are still signed in. Until the listeners are dropped.
    pub(super) fn guard(self) -> impl Sized + 'static {
        let away = |word| dom::set_root_data(AWAY, word);
        visible::watch(
            move || away("on"),
            move |is_restored| {
                spawn_local(async move {
                    if !self.look_again().await && is_restored {
                        self.end();
                    }
                    away("off");
                });
            },
        )
    }

    /// Asks whether the session still lives and whose it is: somebody may have signed in or out elsewhere. Whether the
    /// server has said so.
    async fn look_again(self) -> bool {
        if matches!(
            self.standing.try_get_untracked(),
            None | Some(Standing::Asking)
        ) {
            return true;
        }
        match server::get::<Me>("session").await {
            Ok(me) => {
                let is_same = self
                    .standing
                    .try_with_untracked(|here| here.me().is_some_and(|here| **here == me));
                if is_same == Some(false) {
                    self.staff.forget();
                    let _ = self.told.try_set(None);
                    self.arrived(me);
                }
                true
            }
            Err(ApiError::Refused(401, _)) => {
                self.end();
                true
            }
            Err(_) => false,
        }
    }
}

/// Tells the other tabs that the desk is used: they share the session.
pub fn say_used() {
    other_tabs::say(TABS, USED);
}

/// Tells the server that somebody signs out. Whether it knows: who is not signed in there needs no telling.
async fn tell() -> bool {
    let everywhere = false;
    let told = server::post_only("sign-out", &SignOut { everywhere }).await;
    matches!(told, Ok(()) | Err(ApiError::Refused(401, _)))
}
