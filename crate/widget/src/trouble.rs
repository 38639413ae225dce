//! What went wrong, from backend, engine or device, as one sentence a person can act on.

use js_sys::Reflect;
use leptos::{html, prelude::*};
pub(crate) use protocol::worker::Trouble;
use wasm_bindgen::JsValue;

use crate::{
    here::{Here, from_js},
    part::{part, reveal},
};

/// Whether a password is asked for, and whether one was given that was wrong.
pub(crate) fn password(trouble: &Trouble) -> Option<bool> {
    match trouble.code.as_str() {
        "password_needed" => Some(false),
        "password_wrong" => Some(true),
        _ => None,
    }
}

/// A trouble of the page's own.
pub(crate) fn trouble(code: &str, detail: &str) -> Trouble {
    Trouble { code: code.to_owned(), detail: detail.to_owned(), revision: None }
}

/// An answer of the engine that does not belong to the question.
pub(crate) fn unexpected() -> Trouble {
    trouble("engine_failed", "the engine answered something else")
}

/// Reads what the worker rejected with.
pub(crate) fn from_engine(why: JsValue) -> Trouble {
    from_js(&why).unwrap_or_else(|_| trouble("engine_failed", &describe(&why)))
}

/// A thrown value in words, for the detail.
pub(crate) fn describe(why: &JsValue) -> String {
    let message = Reflect::get(why, &"message".into()).ok().and_then(|message| message.as_string());
    message.or_else(|| why.as_string()).unwrap_or_else(|| format!("{why:?}"))
}

/// The sentence for a trouble.
pub(crate) fn sentence(here: Here, trouble: &Trouble) -> String {
    let key = format!("trouble-{}", trouble.code.replace('_', "-"));
    let language = here.language.get();
    if words::knows(language, &key) {
        words::say(language, &key, &[("detail", &trouble.detail)])
    } else {
        let detail = format!("{} ({})", trouble.detail, trouble.code);
        words::say(language, "trouble-unknown", &[("detail", &detail)])
    }
}

/// Tells the host page and gives the trouble on.
pub(crate) fn tell(here: Here, trouble: &Trouble) {
    let detail = js_sys::Object::new();
    let _ = Reflect::set(&detail, &"code".into(), &trouble.code.as_str().into());
    let _ = Reflect::set(&detail, &"detail".into(), &trouble.detail.as_str().into());
    here.emit("paraph-error", &detail);
}

/// The place where a trouble is shown: an alert, empty while there is none.
pub(crate) fn alert(here: Here, trouble: RwSignal<Option<Trouble>>) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    // It may stand under the bar at the bottom, or above what is seen.
    Effect::new(move |_| {
        if let (Some(place), true) = (place.get(), trouble.with(Option::is_some)) {
            reveal(&place);
        }
    });
    view! {
        <div node_ref=place role="alert" class="alert-place">
            {part(move || trouble.get().map(|trouble| view! {
                <p class="notice bad"><span class="sign" aria-hidden="true">"!"</span><span>{sentence(here, &trouble)}</span></p>
            }))}
        </div>
    }
}
