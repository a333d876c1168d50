//! What can go wrong with one exchange, and lists of it that can be written down and repeated.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use thiserror::Error;

use crate::Random;

/// What happens to one exchange between client and server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing: the request goes up, the reply comes down.
    Pass,
    /// The request waits before it goes up.
    Delay(Duration),
    /// The connection ends before anything reaches the server.
    CutBefore,
    /// Half of the request reaches the server, then both connections end.
    CutMidRequest,
    /// The server has answered; the client gets nothing.
    CutAfterReply,
    /// The client gets half of the reply's bytes.
    HalfReply,
    /// The server gets the request twice at the same time; the client gets one of the replies.
    Duplicate,
    /// A machine before the server answers with this status; the server gets nothing.
    Status {
        /// HTTP status.
        status: u16,
        /// Seconds in `Retry-After`, where it is sent.
        retry_after: Option<u32>,
    },
    /// A sign-in page answers with 200; the server gets nothing.
    Portal,
    /// The server has answered; the reply waits.
    Hold(Duration),
}

/// Draws the details of one kind of fault.
type Make = fn(&mut Random) -> Fault;

/// Kinds of faults to draw from, each with its share.
const SHARES: [(u64, Make); 10] = [
    (6, |_| Fault::Pass),
    (1, |random| {
        Fault::Delay(Duration::from_millis(random.below(40)))
    }),
    (2, |_| Fault::CutBefore),
    (2, |_| Fault::CutMidRequest),
    (4, |_| Fault::CutAfterReply),
    (3, |_| Fault::HalfReply),
    (3, |_| Fault::Duplicate),
    (3, |random| Fault::Status {
        status: *random.one_of(&[500, 502, 503, 429, 403]),
        retry_after: *random.one_of(&[None, Some(1), Some(120)]),
    }),
    (2, |_| Fault::Portal),
    // Longer than a client of the trials waits.
    (1, |_| Fault::Hold(Duration::from_secs(3))),
];

impl Fault {
    /// Draws one.
    pub fn draw(random: &mut Random) -> Self {
        let all: u64 = SHARES.iter().map(|(share, _)| share).sum();
        let mut at = random.below(all);
        for (share, make) in SHARES {
            if at < share {
                return make(random);
            }
            at -= share;
        }
        Self::Pass
    }
}

/// What happens to the exchanges one after the other; after the last one, nothing more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Script(pub Vec<Fault>);

impl Script {
    /// The script of a seed.
    #[must_use]
    pub fn of_seed(seed: u64, exchanges: usize) -> Self {
        let mut random = Random::new(seed);
        Self((0..exchanges).map(|_| Fault::draw(&mut random)).collect())
    }
}

/// A word of a script that is no fault.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error(
    "`{0}` is no fault: pass, delay:MS, cut-before, cut-mid-request, cut-after-reply, half-reply, \
     duplicate, status:CODE, status:CODE:RETRY_AFTER, portal, hold:MS"
)]
pub struct NoFault(String);

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pass => f.write_str("pass"),
            Self::Delay(time) => write!(f, "delay:{}", time.as_millis()),
            Self::CutBefore => f.write_str("cut-before"),
            Self::CutMidRequest => f.write_str("cut-mid-request"),
            Self::CutAfterReply => f.write_str("cut-after-reply"),
            Self::HalfReply => f.write_str("half-reply"),
            Self::Duplicate => f.write_str("duplicate"),
            Self::Status {
                status,
                retry_after: None,
            } => write!(f, "status:{status}"),
            Self::Status {
                status,
                retry_after: Some(seconds),
            } => write!(f, "status:{status}:{seconds}"),
            Self::Portal => f.write_str("portal"),
            Self::Hold(time) => write!(f, "hold:{}", time.as_millis()),
        }
    }
}

impl FromStr for Fault {
    type Err = NoFault;

    fn from_str(text: &str) -> Result<Self, NoFault> {
        let no = || NoFault(text.to_owned());
        let mut words = text.trim().split(':');
        let name = words.next().unwrap_or_default();
        let mut number = || {
            words
                .next()
                .map(|word| word.parse::<u32>().map_err(|_| no()))
        };
        let mut needed = || number().ok_or_else(no).flatten();
        let fault = match name {
            "pass" => Self::Pass,
            "delay" => Self::Delay(Duration::from_millis(needed()?.into())),
            "cut-before" => Self::CutBefore,
            "cut-mid-request" => Self::CutMidRequest,
            "cut-after-reply" => Self::CutAfterReply,
            "half-reply" => Self::HalfReply,
            "duplicate" => Self::Duplicate,
            "status" => Self::Status {
                status: needed()?.try_into().map_err(|_| no())?,
                retry_after: number().transpose()?,
            },
            "portal" => Self::Portal,
            "hold" => Self::Hold(Duration::from_millis(needed()?.into())),
            _ => return Err(no()),
        };
        if words.next().is_some() {
            return Err(no());
        }
        Ok(fault)
    }
}

impl fmt::Display for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, fault) in self.0.iter().enumerate() {
            write!(f, "{}{fault}", if at == 0 { "" } else { "," })?;
        }
        Ok(())
    }
}

impl FromStr for Script {
    type Err = NoFault;

    fn from_str(text: &str) -> Result<Self, NoFault> {
        if text.trim().is_empty() {
            return Ok(Self::default());
        }
        text.split(',')
            .map(str::parse)
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, Script};

    #[test]
    fn a_script_is_the_same_for_the_same_seed_and_comes_back_from_its_text() {
        let script = Script::of_seed(7, 500);
        assert_eq!(script, Script::of_seed(7, 500));
        assert_ne!(script, Script::of_seed(8, 500));
        assert_eq!(script.to_string().parse(), Ok(script.clone()));
        for kind in [
            "pass",
            "half-reply",
            "portal",
            "status:429:120",
            "hold:3000",
        ] {
            let fault: Fault = kind.parse().unwrap();
            assert!(script.0.contains(&fault), "{kind}");
        }
    }

    #[test]
    fn a_word_that_is_no_fault_is_refused() {
        for text in [
            "cut",
            "delay",
            "delay:x",
            "status",
            "pass:1",
            "status:70000",
            "hold:1:2",
        ] {
            assert!(text.parse::<Fault>().is_err(), "{text}");
        }
        assert_eq!("".parse::<Script>(), Ok(Script::default()));
    }
}
