//! WebCrypto: the signer's key never leaves it, and whole buffers are hashed by it.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Crypto, CryptoKey, SubtleCrypto};

use crate::{
    OriginalKey,
    encrypted::{EncryptedError, Parts, unpad},
    trouble::EngineError,
};
use envelope::Salt;

/// Where the page keeps a pair of keys under a name.
pub(crate) struct Keys {
    pub(crate) keep: Function,
    pub(crate) recall: Function,
}

/// A P-256 key that cannot be exported, used for one act.
pub(crate) struct OneTimeKey {
    private: CryptoKey,
    /// DER SubjectPublicKeyInfo.
    pub(crate) spki: Vec<u8>,
}

impl OneTimeKey {
    /// Makes a fresh key.
    pub(crate) async fn generate() -> Result<Self, EngineError> {
        Self::of(&fresh_pair().await?).await
    }

    /// The key that was kept under this name, or a fresh one, which is kept. A browser that keeps nothing has
    /// a fresh one each time.
    pub(crate) async fn kept(keys: &Keys, name: &str, fresh: bool) -> Result<Self, EngineError> {
        let known = if fresh {
            JsValue::UNDEFINED
        } else {
            promised(keys.recall.call1(&JsValue::NULL, &name.into())).await?
        };
        if known.is_object() {
            return Self::of(&known).await;
        }
        let pair = fresh_pair().await?;
        promised(keys.keep.call2(&JsValue::NULL, &name.into(), &pair)).await?;
        Self::of(&pair).await
    }

    async fn of(pair: &JsValue) -> Result<Self, EngineError> {
        let part = |name: &str| Reflect::get(pair, &name.into()).map(JsCast::unchecked_into::<CryptoKey>);
        let (private, public) = (part("privateKey").map_err(failed)?, part("publicKey").map_err(failed)?);
        let spki = bytes(&call(subtle()?.export_key("spki", &public)).await?);
        Ok(Self { private, spki })
    }

    /// ECDSA with SHA-256, raw `r ‖ s`.
    pub(crate) async fn sign(&self, message: &[u8]) -> Result<[u8; 64], EngineError> {
        let algorithm = object(&[("name", "ECDSA".into()), ("hash", "SHA-256".into())]);
        let signed = subtle()?.sign_with_object_and_u8_array(&algorithm, &self.private, message);
        let value = bytes(&call(signed).await?);
        value.try_into().map_err(|_| EngineError::WebCrypto("a signature of another length".into()))
    }
}

async fn fresh_pair() -> Result<JsValue, EngineError> {
    let algorithm = object(&[("name", "ECDSA".into()), ("namedCurve", "P-256".into())]);
    let usages = Array::of1(&"sign".into());
    call(subtle()?.generate_key_with_object(&algorithm, false, &usages)).await
}

/// What a function of the page promises.
async fn promised(called: Result<JsValue, JsValue>) -> Result<JsValue, EngineError> {
    call(called.map(JsCast::unchecked_into::<Promise>)).await
}

/// `HMAC-SHA256(salt, original)` in one pass.
pub(crate) async fn original_key(salt: &Salt, original: &[u8]) -> Result<OriginalKey, EngineError> {
    Hmac::begin(salt, original).await?.end().await
}

/// The browser's part of opening a file: goes on beside what is done here in the meantime.
pub(crate) struct Hmac(Promise);

impl Hmac {
    /// Hands the bytes over.
    pub(crate) async fn begin(salt: &Salt, original: &[u8]) -> Result<Self, EngineError> {
        let algorithm = object(&[("name", "HMAC".into()), ("hash", "SHA-256".into())]);
        let usages = Array::of1(&"sign".into());
        let raw = Uint8Array::from(&salt.0[..]);
        let imported = subtle()?.import_key_with_object("raw", &raw, &algorithm, false, &usages);
        let key: CryptoKey = call(imported).await?.unchecked_into();
        subtle()?.sign_with_str_and_u8_array("HMAC", &key, original).map(Self).map_err(failed)
    }

    /// Waits for the key.
    pub(crate) async fn end(self) -> Result<OriginalKey, EngineError> {
        let mac = bytes(&call(Ok(self.0)).await?);
        let mac = mac.try_into().map_err(|_| EngineError::WebCrypto("an HMAC of another length".into()))?;
        Ok(OriginalKey::from_hmac(mac))
    }
}

/// Decrypts a revision.
pub(crate) async fn decrypt(parts: Result<Parts<'_>, EncryptedError>) -> Result<Vec<u8>, EncryptedError> {
    let padded = aes_gcm(&parts?).await.map_err(|_| EncryptedError::Undecryptable)?;
    unpad(padded)
}

async fn aes_gcm(parts: &Parts<'_>) -> Result<Vec<u8>, EngineError> {
    let array = |bytes: &[u8]| JsValue::from(Uint8Array::from(bytes));
    let raw = Uint8Array::from(&parts.key[..]);
    let usages = Array::of1(&"decrypt".into());
    let imported = subtle()?.import_key_with_str("raw", &raw, "AES-GCM", false, &usages);
    let key: CryptoKey = call(imported).await?.unchecked_into();
    let fields =
        [("name", "AES-GCM".into()), ("iv", array(&[0; 12])), ("additionalData", array(parts.header))];
    let decrypted = subtle()?.decrypt_with_object_and_u8_array(&object(&fields), &key, parts.encrypted);
    Ok(bytes(&call(decrypted).await?))
}

/// 32 fresh random bytes.
pub(crate) fn random() -> Result<[u8; 32], EngineError> {
    let mut random = [0; 32];
    getrandom::fill(&mut random).map_err(|why| EngineError::WebCrypto(why.to_string()))?;
    Ok(random)
}

/// Missing where the page is not a secure context: over plain HTTP.
fn subtle() -> Result<SubtleCrypto, EngineError> {
    let crypto = Reflect::get(&js_sys::global(), &"crypto".into()).map_err(failed)?;
    let subtle = crypto.unchecked_into::<Crypto>().subtle();
    if subtle.is_undefined() { Err(EngineError::InsecureContext) } else { Ok(subtle) }
}

async fn call(promise: Result<Promise, JsValue>) -> Result<JsValue, EngineError> {
    JsFuture::from(promise.map_err(failed)?).await.map_err(failed)
}

fn failed(error: JsValue) -> EngineError {
    let message = Reflect::get(&error, &"message".into()).ok().and_then(|text| text.as_string());
    EngineError::WebCrypto(message.unwrap_or_else(|| "unknown failure".into()))
}

fn object(fields: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        // Setting a property of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}

fn bytes(buffer: &JsValue) -> Vec<u8> {
    Uint8Array::new(buffer).to_vec()
}
