//! The sealed draft as text for the fragment of an address, and what a guess of its code costs.
//!
//! `format · kdf · salt(16) · nonce(12) · cipher with tag · check(4)`, in base 32. The check is the
//! start of SHA-256 over all before it: it tells a cut or misread address from a wrong code. It
//! protects nothing; that is the work of the tag, which seals format, kdf and salt in, too.

use sha2::{Digest as _, Sha256};

use crate::base32;
use crate::pack::MOST_PACKED;

/// What stands in the fragment before the envelope.
pub const MARK: &str = "d=";
/// Bytes of salt: fresh and random for every sheet, so that no table of keys can be made ahead.
pub const SALT: usize = 16;
/// Bytes of the nonce of AES-GCM (NIST SP 800-38D); fresh and random too.
pub const NONCE: usize = 12;
/// Bytes of the tag of AES-GCM.
pub const TAG: usize = 16;

const FORMAT: u8 = 1;
const CHECK: usize = 4;
const HEAD: usize = 2 + SALT;
/// How a file begins that carries a queue from one device to another.
const FILE_MARK: &[u8] = b"eldercare parcel\n";
/// Longest text that is looked at: the largest envelope in base 32, and a few signs more.
const MOST_TEXT: usize = (HEAD + NONCE + MOST_PACKED + TAG + CHECK) * 8 / 5 + 8;

/// How the key is derived from the code. The number of each way never changes its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kdf {
    /// PBKDF2 with HMAC-SHA-256 and 1,200,000 rounds (RFC 8018; OWASP asks for 600,000 where a
    /// person chooses the word). Not Argon2: browsers have none of their own, so it would be
    /// code to fetch, hold the page while it runs, and want 64 MB on phones that have little.
    Pbkdf2Sha256,
}

impl Kdf {
    /// The one that is written.
    pub const CURRENT: Kdf = Kdf::Pbkdf2Sha256;

    /// Codes that one graphics card of 2022 tries in a second: about 9·10⁹ rounds of this
    /// derivation (published hashcat figures for such a card), divided by the rounds of a code.
    /// All 31¹¹ codes then take one card about a hundred thousand years, and a thousand cards a
    /// hundred. Cards get faster; paper should be destroyed when it is of no more use.
    pub const GUESSES: u32 = 7_500;

    /// Rounds of the derivation.
    #[must_use]
    pub const fn rounds(self) -> u32 {
        match self {
            Kdf::Pbkdf2Sha256 => 1_200_000,
        }
    }

    const fn number(self) -> u8 {
        match self {
            Kdf::Pbkdf2Sha256 => 1,
        }
    }
}

/// A sealed draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// How its key is derived.
    pub kdf: Kdf,
    /// The salt of that derivation.
    pub salt: [u8; SALT],
    /// The nonce of the encryption.
    pub nonce: [u8; NONCE],
    /// The packed draft, encrypted, with its tag.
    pub cipher: Vec<u8>,
}

/// Why a text is no envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnvelopeError {
    /// A part is missing or changed.
    Damaged,
    /// A later release wrote it.
    Newer,
}

impl Envelope {
    /// What is sealed in beside the draft: format, kdf and salt.
    #[must_use]
    pub fn sealed_in(&self) -> Vec<u8> {
        [&[FORMAT, self.kdf.number()], &self.salt[..]].concat()
    }

    /// The envelope as text for an address.
    #[must_use]
    pub fn to_text(&self) -> String {
        base32::write(&self.to_bytes())
    }

    /// The envelope as a file, for what is larger than an address holds.
    #[must_use]
    pub fn to_file(&self) -> Vec<u8> {
        [FILE_MARK, &self.to_bytes()].concat()
    }

    /// Reads a file. Whoever calls it bounds its length.
    pub fn from_file(file: &[u8]) -> Result<Envelope, EnvelopeError> {
        let bytes = file.strip_prefix(FILE_MARK);
        from_bytes(bytes.ok_or(EnvelopeError::Damaged)?)
    }

    fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.sealed_in();
        bytes.extend_from_slice(&self.nonce);
        bytes.extend_from_slice(&self.cipher);
        let check = check_of(&bytes);
        bytes.extend_from_slice(&check);
        bytes
    }

    /// Reads what stands behind [`MARK`] in an address.
    pub fn parse(text: &str) -> Result<Envelope, EnvelopeError> {
        if text.len() > MOST_TEXT {
            return Err(EnvelopeError::Damaged);
        }
        let bytes = base32::read(text.trim()).ok_or(EnvelopeError::Damaged)?;
        from_bytes(&bytes)
    }
}

fn from_bytes(bytes: &[u8]) -> Result<Envelope, EnvelopeError> {
    let (body, check) = bytes
        .split_last_chunk::<CHECK>()
        .ok_or(EnvelopeError::Damaged)?;
    if check_of(body) != *check {
        return Err(EnvelopeError::Damaged);
    }
    read(body)
}

fn read(body: &[u8]) -> Result<Envelope, EnvelopeError> {
    let ([format, kdf], rest) = body.split_first_chunk().ok_or(EnvelopeError::Damaged)?;
    if *format != FORMAT || *kdf != Kdf::CURRENT.number() {
        return Err(EnvelopeError::Newer);
    }
    let (salt, rest) = rest.split_first_chunk().ok_or(EnvelopeError::Damaged)?;
    let (nonce, cipher) = rest.split_first_chunk().ok_or(EnvelopeError::Damaged)?;
    if cipher.len() <= TAG {
        return Err(EnvelopeError::Damaged);
    }
    Ok(Envelope {
        kdf: Kdf::CURRENT,
        salt: *salt,
        nonce: *nonce,
        cipher: cipher.to_vec(),
    })
}

fn check_of(bytes: &[u8]) -> [u8; CHECK] {
    let digest: [u8; 32] = Sha256::digest(bytes).into();
    digest.first_chunk().copied().unwrap_or_default()
}
