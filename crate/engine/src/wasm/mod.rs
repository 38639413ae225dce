//! The worker's skin: one session, asked and answered in `protocol::worker` messages.

mod ask;
mod given;
mod letters;
mod seal;
mod session;
#[cfg(feature = "foreign")]
mod verify;
mod web_crypto;

use std::{cell::RefCell, rc::Rc};

use js_sys::{Array, Function, JSON, Object, Reflect, Uint8Array};
use protocol::worker::{Answer, Ask, Trouble};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use session::Session;

/// An answer and the byte arrays beside it.
pub(crate) type Answered = (Answer, Vec<Uint8Array>);

/// The engine of one page, in its worker.
#[wasm_bindgen]
#[derive(Default)]
pub struct Engine {
    session: Rc<RefCell<Session>>,
}

#[wasm_bindgen]
impl Engine {
    /// A new session that holds nothing. `letters` promises the functions `outline` and `set` of the
    /// module that typed marks and texts need; it is called with the first font. `keep` and `recall` promise
    /// to keep a pair of keys under a name, and to give it back.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(letters: Option<Function>, keep: Option<Function>, recall: Option<Function>) -> Self {
        let keys = keep.zip(recall).map(|(keep, recall)| web_crypto::Keys { keep, recall });
        let session = Session { letters: letters::Letters::from(letters), keys, ..Session::default() };
        Self { session: Rc::new(RefCell::new(session)) }
    }

    /// Answers `ask` (an `Ask`) with `{answer, bytes}`; rejects with a `Trouble`. One at a time.
    ///
    /// # Errors
    /// A `Trouble`, as a plain object.
    // One worker, one thread: a second question while one is answered is refused below, not deadlocked.
    #[allow(clippy::await_holding_refcell_ref)]
    pub async fn answer(&self, ask: JsValue, bytes: Vec<Uint8Array>) -> Result<JsValue, JsValue> {
        let ask = read(&ask).map_err(|why| plain(&misuse(&why)))?;
        let Ok(mut session) = self.session.try_borrow_mut() else {
            return Err(plain(&misuse("one question at a time")));
        };
        let bytes = bytes.iter().map(Uint8Array::to_vec).collect();
        match session.answer(ask, bytes).await {
            Ok((answer, bytes)) => Ok(pair(&answer, &bytes)),
            Err(error) => Err(plain(&error.into_trouble())),
        }
    }
}

fn misuse(detail: &str) -> Trouble {
    Trouble { code: "internal".into(), detail: detail.into(), revision: None }
}

/// Room behind a file for what its signer appends: it is put there, and the file is not copied again.
const ROOM: u32 = 256 * 1024;

/// Parts as one array of the page's, copied once: a file is large.
pub(crate) fn join(parts: &[&[u8]]) -> Uint8Array {
    joined(parts, 0)
}

/// As [`join`], at the beginning of a larger buffer.
pub(crate) fn join_with_room(parts: &[&[u8]]) -> Uint8Array {
    joined(parts, ROOM)
}

fn joined(parts: &[&[u8]], room: u32) -> Uint8Array {
    let length: u32 = parts.iter().map(|part| part.len() as u32).sum();
    let joined = Uint8Array::new_with_length(length + room).subarray(0, length);
    let mut at = 0;
    for part in parts {
        let end = at + part.len() as u32;
        joined.subarray(at, end).copy_from(part);
        at = end;
    }
    joined
}

fn pair(answer: &Answer, bytes: &[Uint8Array]) -> JsValue {
    let object = Object::new();
    let arrays: Array = bytes.iter().collect();
    // Setting a property of a fresh plain object cannot fail.
    let _ = Reflect::set(&object, &"answer".into(), &plain(answer));
    let _ = Reflect::set(&object, &"bytes".into(), &arrays);
    object.into()
}

/// Through JSON, which records need anyway: a second deserializer would be more to download.
fn read(ask: &JsValue) -> Result<Ask, String> {
    let text = JSON::stringify(ask).map_err(|_| "not a plain object".to_owned())?;
    serde_json::from_str(&String::from(text)).map_err(|why| why.to_string())
}

/// A plain JS object, as `postMessage` carries it.
fn plain(value: &impl Serialize) -> JsValue {
    let text = serde_json::to_string(value).unwrap_or_default();
    JSON::parse(&text).unwrap_or_else(|_| JsValue::from_str(&text))
}
