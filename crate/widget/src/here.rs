//! What everything inside one element shares: its host element, its language, its engine.

use std::pin::Pin;

use js_sys::{Array, Function, JSON, Promise, Reflect, Uint8Array};
use leptos::{prelude::*, task::spawn_local_scoped_with_cancellation};
use protocol::worker::{Answer, Ask, Trouble};
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, CustomEvent, CustomEventInit, DataTransfer, File, HtmlCanvasElement, HtmlElement, PointerEvent,
    ShadowRoot,
};
use words::Language;

use crate::trouble::{self, trouble};

#[wasm_bindgen]
extern "C" {
    /// What the package's JavaScript offers: see `pkg/src/types.js`.
    pub type House;
    #[wasm_bindgen(method, catch)]
    fn ask(this: &House, ask: JsValue, bytes: Array) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method)]
    fn early(this: &House, backend: &str, link: &str) -> Option<Promise>;
    #[wasm_bindgen(method, catch)]
    fn view(this: &House) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn font(this: &House, name: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn picture(this: &House, file: &Blob, without_paper: bool) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn written(this: &House, text: &str, by_hand: bool) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn dropped(this: &House, transfer: &DataTransfer) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn photograph(this: &House, file: &Blob) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = freshKey)]
    fn fresh_key(this: &House) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn seal(this: &House, key: &str, text: &str, place: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn unseal(this: &House, key: &str, sealed: &[u8], place: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method)]
    fn pen(this: &House, canvas: &HtmlCanvasElement) -> Pen;
    #[wasm_bindgen(method, catch)]
    fn keep(this: &House, key: &str, text: &str, bytes: Array) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn recall(this: &House, key: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn forget(this: &House, key: &str) -> Result<Promise, JsValue>;

    /// Draws on a canvas: see `pkg/src/pen.js`.
    pub(crate) type Pen;
    #[wasm_bindgen(method)]
    pub(crate) fn size(this: &Pen) -> Vec<f64>;
    #[wasm_bindgen(method)]
    pub(crate) fn show(this: &Pen, strokes: &[f64], scale: f64, left: f64, top: f64);
    #[wasm_bindgen(method)]
    pub(crate) fn down(this: &Pen, event: &PointerEvent, scale: f64, left: f64, top: f64);
    #[wasm_bindgen(method)]
    pub(crate) fn up(this: &Pen);
    #[wasm_bindgen(method)]
    pub(crate) fn take(this: &Pen) -> Vec<f64>;
}

/// A handle that everything inside one element carries.
#[derive(Clone, Copy)]
pub(crate) struct Here {
    inner: StoredValue<Inner, LocalStorage>,
    /// The language spoken.
    pub(crate) language: RwSignal<Language>,
    /// What a screen reader says next.
    pub(crate) announced: RwSignal<String>,
    /// Counts how often the host page has set a property.
    pub(crate) changed: RwSignal<u32>,
}

struct Inner {
    host: HtmlElement,
    root: ShadowRoot,
    house: House,
    owner: Owner,
}

impl Here {
    pub(crate) fn new(
        host: HtmlElement,
        root: ShadowRoot,
        house: House,
        language: RwSignal<Language>,
        changed: RwSignal<u32>,
    ) -> Self {
        let owner = Owner::current().unwrap_or_default();
        let inner = StoredValue::new_local(Inner { host, root, house, owner });
        Self { inner, language, announced: RwSignal::new(String::new()), changed }
    }

    /// The sentence called `key`, in the language spoken now.
    pub(crate) fn t(self, key: &str) -> String {
        words::say(self.language.get(), key, &[])
    }

    /// The sentence called `key`, following the language. One type for all sentences: each type more
    /// would be another kilobyte of view code.
    pub(crate) fn word(self, key: &'static str) -> impl Fn() -> String + Copy + Send + Sync + use<> {
        move || self.t(key)
    }

    /// The sentence called `key` with values in its places.
    pub(crate) fn say(self, key: &str, values: &[(&str, &str)]) -> String {
        words::say(self.language.get(), key, values)
    }

    /// Says a sentence to who cannot see it appear.
    pub(crate) fn announce(self, sentence: String) {
        self.announced.set(sentence);
    }

    /// Runs a task that ends with the element.
    pub(crate) fn spawn(self, task: impl Future<Output = ()> + 'static) {
        let owner = self.inner.with_value(|inner| inner.owner.clone());
        // Boxed, so that cancelling is compiled once.
        let task: Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
        owner.with(|| spawn_local_scoped_with_cancellation(task));
    }

    /// A pen for a canvas.
    pub(crate) fn pen(self, canvas: &HtmlCanvasElement) -> Pen {
        self.inner.with_value(|inner| inner.house.pen(canvas))
    }

    /// The element's shadow root.
    pub(crate) fn root(self) -> ShadowRoot {
        self.inner.with_value(|inner| inner.root.clone())
    }

    /// What the host page wrote into an attribute of the element, unless it is empty.
    pub(crate) fn attribute(self, name: &str) -> Option<String> {
        let given = self.inner.with_value(|inner| inner.host.get_attribute(name));
        given.filter(|value| !value.is_empty())
    }

    /// The backend's origin: the attribute `backend`, or where the page comes from.
    pub(crate) fn backend(self) -> String {
        self.attribute("backend")
            .or_else(|| web_sys::window()?.location().origin().ok())
            .unwrap_or_default()
            .trim_end_matches('/')
            .to_owned()
    }

    /// The answer to opening this link, if the page began while this module was loading. It did not where it
    /// found a session of this tab.
    pub(crate) async fn early(self, link: &str) -> Option<Promise> {
        let begun = self.inner.with_value(|inner| inner.house.early(&self.backend(), link))?;
        let answer = JsFuture::from(begun.clone()).await;
        let is_none = answer.is_ok_and(|answer| answer.is_undefined());
        (!is_none).then_some(begun)
    }

    /// A property that the host page set on the element.
    pub(crate) fn property(self, name: &str) -> JsValue {
        self.inner.with_value(|inner| Reflect::get(&inner.host, &name.into())).unwrap_or(JsValue::UNDEFINED)
    }

    /// Calls a function that the host page set on the element and awaits what it promises.
    /// `None` if there is no such function.
    pub(crate) async fn call(self, name: &str, argument: &JsValue) -> Option<Result<JsValue, Trouble>> {
        let function: Function = self.property(name).dyn_into().ok()?;
        let answer = function.call1(&JsValue::UNDEFINED, argument);
        let answer = match answer {
            Ok(value) => JsFuture::from(Promise::resolve(&value)).await,
            Err(why) => Err(why),
        };
        Some(answer.map_err(|why| trouble("host", &trouble::describe(&why))))
    }

    /// Tells the host page.
    pub(crate) fn emit(self, name: &str, detail: &JsValue) {
        let init = CustomEventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        init.set_detail(detail);
        if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
            let _ = self.inner.with_value(|inner| inner.host.dispatch_event(&event));
        }
    }

    /// Asks the engine in its worker. The bytes are transferred: keep a copy of what is needed later.
    pub(crate) async fn ask(
        self,
        ask: &Ask,
        bytes: Vec<Uint8Array>,
    ) -> Result<(Answer, Vec<Uint8Array>), Trouble> {
        // Through JSON, which HTTP needs anyway: a second serializer would cost 60 KB.
        let ask = serde_json::to_string(ask).map_err(|why| trouble("engine_failed", &why.to_string()))?;
        let ask = JSON::parse(&ask).map_err(|why| trouble("engine_failed", &trouble::describe(&why)))?;
        let bytes: Array = bytes.iter().collect();
        let promise = self.inner.with_value(|inner| inner.house.ask(ask, bytes));
        let reply = settle(promise).await.map_err(trouble::from_engine)?;
        let answer = Reflect::get(&reply, &"answer".into()).unwrap_or(JsValue::UNDEFINED);
        let bytes = Reflect::get(&reply, &"bytes".into()).unwrap_or(JsValue::UNDEFINED);
        let answer = from_js(&answer)?;
        let bytes = Array::from(&bytes).iter().map(|part| Uint8Array::new(&part)).collect();
        Ok((answer, bytes))
    }

    /// Loads the module that draws pages.
    pub(crate) async fn view_module(self) -> Result<JsValue, Trouble> {
        let promise = self.inner.with_value(|inner| inner.house.view());
        settle(promise).await.map_err(|why| trouble("not_loaded", &trouble::describe(&why)))
    }

    /// Decodes a picture: `{width, height, rgba}`.
    pub(crate) async fn picture(self, file: &Blob, without_paper: bool) -> Result<JsValue, JsValue> {
        settle(self.inner.with_value(|inner| inner.house.picture(file, without_paper))).await
    }

    /// Writes a text with this device's own letters: `{width, height, rgba}`.
    pub(crate) async fn written(self, text: &str, by_hand: bool) -> Result<JsValue, JsValue> {
        settle(self.inner.with_value(|inner| inner.house.written(text, by_hand))).await
    }

    /// The files that were dropped, those in folders too. Asked for in the drop's own handler.
    pub(crate) fn dropped(self, transfer: &DataTransfer) -> impl Future<Output = Vec<File>> + use<> {
        let promise = self.inner.with_value(|inner| inner.house.dropped(transfer));
        async move {
            let files = settle(promise).await.map(|files| Array::from(&files)).unwrap_or_default();
            files.iter().map(JsCast::unchecked_into).collect()
        }
    }

    /// Decodes a picture that is to be signed, and writes it anew as a JPEG.
    pub(crate) async fn photograph(self, file: &Blob) -> Result<Uint8Array, JsValue> {
        let jpeg = settle(self.inner.with_value(|inner| inner.house.photograph(file))).await?;
        Ok(Uint8Array::new(&jpeg))
    }

    /// A key for [`Here::seal`].
    pub(crate) async fn fresh_key(self) -> Result<String, Trouble> {
        let key = settle(self.inner.with_value(|inner| inner.house.fresh_key())).await.map_err(unsealed)?;
        key.as_string().ok_or_else(|| trouble("pad_unreadable", "no key"))
    }

    /// Seals a text for another device of the same person.
    pub(crate) async fn seal(self, key: &str, text: &str, place: &str) -> Result<Uint8Array, Trouble> {
        let sealed = self.inner.with_value(|inner| inner.house.seal(key, text, place));
        Ok(Uint8Array::new(&settle(sealed).await.map_err(unsealed)?))
    }

    /// Opens what another device sealed.
    pub(crate) async fn unseal(self, key: &str, sealed: &[u8], place: &str) -> Result<String, Trouble> {
        let text = self.inner.with_value(|inner| inner.house.unseal(key, sealed, place));
        Ok(settle(text).await.map_err(unsealed)?.as_string().unwrap_or_default())
    }

    /// Keeps a text and bytes on this device; see [`crate::kept`]. Calls take effect in their order.
    pub(crate) fn keep(self, key: &str, text: &str, bytes: Array) {
        let _ = self.inner.with_value(|inner| inner.house.keep(key, text, bytes));
    }

    /// What is kept under a key.
    pub(crate) async fn recall(self, key: &str) -> Option<JsValue> {
        let promise = self.inner.with_value(|inner| inner.house.recall(key));
        settle(promise).await.ok()
    }

    /// Forgets what is kept under a key, and below it.
    pub(crate) fn forget(self, key: &str) {
        let _ = self.inner.with_value(|inner| inner.house.forget(key));
    }

    /// Loads a handwriting font by its name.
    pub(crate) async fn font(self, name: &str) -> Result<Uint8Array, Trouble> {
        let promise = self.inner.with_value(|inner| inner.house.font(name));
        let bytes = settle(promise).await.map_err(|why| trouble("not_loaded", &trouble::describe(&why)))?;
        Ok(Uint8Array::new(&bytes))
    }
}

/// Reads a plain value from JavaScript.
pub(crate) fn from_js<T: DeserializeOwned>(value: &JsValue) -> Result<T, Trouble> {
    let text = JSON::stringify(value).map_err(|why| trouble("engine_failed", &trouble::describe(&why)))?;
    serde_json::from_str(&String::from(text)).map_err(|why| trouble("engine_failed", &why.to_string()))
}

fn unsealed(why: JsValue) -> Trouble {
    trouble("pad_unreadable", &trouble::describe(&why))
}

async fn settle(promise: Result<Promise, JsValue>) -> Result<JsValue, JsValue> {
    JsFuture::from(promise?).await
}
