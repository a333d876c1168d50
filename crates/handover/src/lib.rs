//! What a sheet of paper carries from one device to another (一张纸).
//!
//! A [`Draft`] is packed into few bytes ([`Draft::pack`]), encrypted by the browser under a short
//! [`Code`] that is printed apart, and written as the text of an [`Envelope`] into the address of
//! a QR code: `…/#d=`. Everything here is pure: random bytes, the key and the encryption itself
//! come from `src/platform`.
//!
//! **What it cannot hold.** No name, telephone or identity number: whom it is about is one of five
//! words, ids have the signs of ids, and the texts of other rooms are refused when they hold words that
//! somebody typed ([`Fault::Words`]: a name cannot be told from other words) or digits like those of a
//! person's number ([`Fault::Personal`]). Lines that a family wrote into its plan therefore stay on the
//! device and on the printed paper. Papers of the first release, which carried them, still open.
//!
//! **What the code is worth.** Eleven symbols of 31 are 54 bits ([`CODE_BITS`]). Whoever has the
//! paper without its code can try codes without anybody noticing, and only the slow derivation of
//! the key ([`Kdf`]) is in the way: there is no server that counts. See [`Kdf::GUESSES`] for what
//! a guess costs.

mod base32;
mod check_symbol;
mod code;
mod deflate;
mod draft;
mod envelope;
mod fault;
mod pack;
mod wire;

pub use code::{CODE_BITS, CODE_SYMBOLS, Code, CodeError};
pub use draft::{About, Check, Draft, Note, Room, ShortHash};
pub use envelope::{Envelope, EnvelopeError, Kdf, MARK, NONCE, SALT, TAG};
pub use fault::Fault;
pub use pack::{MOST_PACKED, PackError, UnpackError};
