//! Signing in once with a network, and what the office says afterwards.

use eldercare_api::v1::desk::{Me, SignIn, SignOut};
use eldercare_api::v1::outreach::{MakeDevice, NewDevice};
use leptos::prelude::*;

use super::{DUE, Outreach, Why};
use crate::platform::api::ApiError;
use crate::platform::device::{self, DeviceError};
use crate::platform::sealed_store::vault::day;
use crate::platform::{desk, form_token, online};

impl Outreach {
    /// Signs in with an account of the desk, has the office make a token for this device, and signs out: the
    /// password and the session are used for this alone.
    pub async fn sign_in(
        self,
        login: String,
        password: String,
        label: String,
    ) -> Result<(), ApiError> {
        let _: Me = desk::post("sign-in", &SignIn { login, password }).await?;
        let device_id = self.day.with_untracked(|day| day.device.clone());
        let made = desk::post::<NewDevice>("devices", &MakeDevice { device_id, label }).await;
        // Where the server does not hear of it, the session ends by itself.
        let _ = desk::post_only("sign-out", &SignOut { everywhere: false }).await;
        let made = made?;
        self.day.update(|day| {
            day.token = made.token;
            day.worker = made.worker;
            day.city = made.city;
            day.ends_on = made.ends_on;
        });
        // Without room it holds while the page is open, and is asked for again.
        let _ = self.keep_day().await;
        self.has_ended.set(false);
        self.ask_office().await;
        Ok(())
    }

    /// Asks who is due, and tells the ledger what waits; where there is no network, what was said last stays.
    pub async fn ask_office(self) {
        let token = self.day.with_untracked(|day| day.token.clone());
        if token.is_empty() || !online::is_on() {
            return;
        }
        form_token::show_device(&token);
        match device::day(&self.base.get_value(), &token).await {
            Ok(told) => {
                let text = serde_json::to_string(&told).unwrap_or_default();
                let _ = day::save(DUE, &text).await;
                self.day.update(|day| day.ends_on.clone_from(&told.ends_on));
                self.list.set(Some(told));
                self.tell_ledger().await;
            }
            Err(problem) => self.heed(problem).await,
        }
    }

    /// What a refusal means for this device; whether it was one.
    pub(super) async fn heed(self, problem: DeviceError) {
        let refusal = match problem {
            DeviceError::Over(refusal) => refusal,
            // Another device was signed in under the same id: nothing is wiped, its owner signs in again.
            DeviceError::Api(ApiError::Refused(401, _)) => return self.has_ended.set(true),
            DeviceError::Api(_) => return,
        };
        let own = self.day.with_untracked(|day| day.device.clone());
        if refusal.revokes(&own) {
            return self.destroy(Why::Revoked).await;
        }
        if refusal.ends(&own) {
            // The list of people is the office's; what is not sent is the elders'.
            let _ = day::erase(DUE).await;
            self.list.set(None);
        }
        self.has_ended.set(true);
    }
}
