//! Protection of the interface from floods and machines, without ever refusing what a person sends:
//! limits by address answer "later" ([`limit`]); everything else only makes a mark ([`Guard::caution`])
//! by which the office calls back before it believes.

mod caution;
mod class;
mod client;
mod form_token;
mod layer;
mod limiter;

use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

pub(crate) use class::Class;
pub(crate) use client::Client;
pub(crate) use layer::{limit, peer};

use axum::http::HeaderMap;
use eldercare_requests::ServiceRequest;

use crate::clock::Clock;
use crate::codes::Codes;
use caution::Memory;
use limiter::Limiter;

/// Addresses that are remembered; some 10 MB at most.
const MOST_CLIENTS: usize = 100_000;

/// What the operator sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limits {
    /// Whether there are limits at all; a load test and a proxy with limits of its own want none.
    pub(crate) on: bool,
    /// Through how many proxies of the operator every exchange comes.
    pub(crate) hops: usize,
}

/// The limits of this server.
pub(crate) struct Guard {
    limits: Limits,
    clock: Clock,
    buckets: Mutex<Buckets>,
    memory: Memory,
}

struct Buckets {
    submit: Limiter<Client>,
    follow: Limiter<Client>,
    report: Limiter<Client>,
    sign_in: Limiter<Client>,
    token: Limiter<Client>,
    invitation: Limiter<Client>,
    drive: Limiter<Client>,
    device: Limiter<Client>,
}

impl Buckets {
    fn of(&mut self, class: Class) -> &mut Limiter<Client> {
        match class {
            Class::Submit => &mut self.submit,
            Class::Follow => &mut self.follow,
            Class::Report => &mut self.report,
            Class::SignIn => &mut self.sign_in,
            Class::Token => &mut self.token,
            Class::Invitation => &mut self.invitation,
            Class::Drive => &mut self.drive,
            Class::Device => &mut self.device,
        }
    }
}

impl Guard {
    pub(crate) fn new(limits: Limits, clock: Clock) -> Self {
        let limiter = |class: Class| Limiter::new(class.rate(), MOST_CLIENTS);
        Self {
            limits,
            clock,
            buckets: Mutex::new(Buckets {
                submit: limiter(Class::Submit),
                follow: limiter(Class::Follow),
                report: limiter(Class::Report),
                sign_in: limiter(Class::SignIn),
                token: limiter(Class::Token),
                invitation: limiter(Class::Invitation),
                drive: limiter(Class::Drive),
                device: limiter(Class::Device),
            }),
            memory: Memory::new(),
        }
    }

    /// A token for a form that is opened now.
    pub(crate) fn form_token(&self, codes: &Codes) -> String {
        form_token::issue(codes, self.clock.now().0)
    }

    /// Why somebody should call back before going there, if at all. Asked once for each new request.
    pub(crate) fn caution(
        &self,
        codes: &Codes,
        headers: &HeaderMap,
        request: &ServiceRequest,
    ) -> Option<String> {
        let now = self.clock.now().0;
        self.memory.caution(codes, headers, request, now)
    }

    /// Whose exchange it is that came from this connection with these headers.
    pub(crate) fn client(&self, peer: IpAddr, headers: &HeaderMap) -> Client {
        let forwarded = headers.get_all("x-forwarded-for").iter();
        let forwarded = forwarded.filter_map(|value| value.to_str().ok());
        Client::of(peer, forwarded, self.limits.hops)
    }

    /// Whether there are limits at all.
    fn is_on(&self) -> bool {
        self.limits.on
    }

    /// Lets an exchange pass, or says after how many seconds it may come again.
    fn pass(&self, class: Class, client: Client) -> Result<(), u64> {
        if !self.limits.on {
            return Ok(());
        }
        let now = self.clock.now().0;
        // A panic of another exchange cannot leave a bucket half changed: it is one number.
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        buckets.of(class).take(client, now)
    }

    /// Gives back what an exchange took that turned out not to count.
    fn give_back(&self, class: Class, client: Client) {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        buckets.of(class).give_back(client);
    }
}
