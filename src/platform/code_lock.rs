//! Sealing a paper's draft under its short code, and opening it again.
//!
//! The key is derived slowly from the code by the browser's own PBKDF2, which runs beside the page
//! and keeps it answering. Nothing is kept: neither key nor code nor how often one tried.

use eldercare_handover::{Code, Envelope, Kdf};
use wasm_bindgen::JsValue;
use web_sys::{CryptoKey, SubtleCrypto};

use super::cipher::{bytes, gcm, subtle};
use super::{random, slow_key};

/// Why a draft was not sealed or opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LockError {
    /// The page came over plain http: browsers then offer no encryption.
    NoCrypto,
    /// The code is another one than that of this paper.
    WrongCode,
}

/// A fresh code; nothing where the browser draws no random numbers.
pub fn new_code() -> Option<Code> {
    random::bytes().map(Code::from_random)
}

/// Seals a packed draft under a code, with a salt and a nonce of its own.
pub async fn seal(code: Code, packed: &[u8]) -> Result<Envelope, LockError> {
    let subtle = subtle().ok_or(LockError::NoCrypto)?;
    let mut envelope = Envelope {
        kdf: Kdf::CURRENT,
        salt: random::bytes().ok_or(LockError::NoCrypto)?,
        nonce: random::bytes().ok_or(LockError::NoCrypto)?,
        cipher: Vec::new(),
    };
    let key = derive(&subtle, code, &envelope).await;
    let key = key.map_err(|_| LockError::NoCrypto)?;
    let how = gcm(&envelope.nonce, &envelope.sealed_in());
    let cipher = subtle.encrypt_with_object_and_u8_array(&how, &key, packed);
    envelope.cipher = bytes(cipher).await.ok_or(LockError::NoCrypto)?;
    Ok(envelope)
}

/// The packed draft of an envelope.
pub async fn open(code: Code, envelope: &Envelope) -> Result<Vec<u8>, LockError> {
    let subtle = subtle().ok_or(LockError::NoCrypto)?;
    let key = derive(&subtle, code, envelope).await;
    let key = key.map_err(|_| LockError::NoCrypto)?;
    let how = gcm(&envelope.nonce, &envelope.sealed_in());
    let packed = subtle.decrypt_with_object_and_u8_array(&how, &key, &envelope.cipher);
    bytes(packed).await.ok_or(LockError::WrongCode)
}

async fn derive(
    subtle: &SubtleCrypto,
    code: Code,
    envelope: &Envelope,
) -> Result<CryptoKey, JsValue> {
    slow_key::derive(
        subtle,
        &code.secret(),
        &envelope.salt,
        envelope.kdf.rounds(),
    )
    .await
}
