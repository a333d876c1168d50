//! A key that is derived slowly from something short, by the browser's own PBKDF2 with HMAC-SHA-256 (RFC 8018).

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AesDerivedKeyParams, CryptoKey, Pbkdf2Params, SubtleCrypto};

use super::cipher::{AES_GCM, both_ways};

/// The key of AES-GCM for a secret and its salt, after so many rounds.
pub async fn derive(
    subtle: &SubtleCrypto,
    secret: &[u8],
    salt: &[u8],
    rounds: u32,
) -> Result<CryptoKey, JsValue> {
    let secret = Uint8Array::from(secret);
    let uses = Array::of1(&"deriveKey".into());
    let word = subtle.import_key_with_str("raw", &secret, "PBKDF2", false, &uses)?;
    let word: CryptoKey = JsFuture::from(word).await?.dyn_into()?;
    let how = Pbkdf2Params::new_with_str("PBKDF2", "SHA-256", rounds, &Uint8Array::from(salt));
    let key = AesDerivedKeyParams::new(AES_GCM, 256);
    let key = subtle.derive_key_with_object_and_object(&how, &word, &key, false, &both_ways())?;
    JsFuture::from(key).await?.dyn_into()
}
