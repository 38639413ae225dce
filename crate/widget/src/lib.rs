//! The custom elements, seen from the browser: `<paraph-prepare>`, `<paraph-follow>`, `<paraph-sign>`,
//! `<paraph-inbox>`, `<paraph-verify>`.
//!
//! `pkg/src/paraph.js` defines the elements; each is a module of its own (`crate/prepare`, `crate/follow`,
//! `crate/sign`, `crate/inbox`, `crate/verify`) that calls its `mount_` here. One file a step of the person's path
//! stands in `prepare/`, `sign/` and `inbox/`, one a noun in `follow/`, one a part of the report in `verify/`;
//! `office/` holds what the sender's elements share, `part/` what all are made of.

use std::any::Any;

use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::{JsCast as _, prelude::*};
use web_sys::{HtmlElement, ShadowRoot};
use words::{
    Language,
    book::{self, CONSENT, FOLLOW, INBOX, MAIL, OFFICE, PART, PREPARE, SIGN, TROUBLE, VERIFY, WORTH},
};

mod api;
mod device;
mod follow;
mod here;
mod inbox;
mod kept;
mod look;
mod moment;
mod office;
mod part;
mod phone;
mod prepare;
mod reading;
mod sign;
mod signed;
mod spelled;
mod tab;
mod trouble;
mod verify;

use here::Here;
pub use here::House;

/// An element's inside, running until it is unmounted.
#[wasm_bindgen]
pub struct Mounted {
    language: ArcRwSignal<Language>,
    changed: ArcRwSignal<u32>,
    view: Option<Box<dyn Any>>,
}

#[wasm_bindgen]
impl Mounted {
    /// Changes the language.
    pub fn speak(&self, language: &str) {
        self.language.set(Language::of(language));
    }

    /// The host page has set a property.
    pub fn refresh(&self) {
        self.changed.update(|times| *times += 1);
    }

    /// Ends it: tasks stop, listeners and observers go.
    pub fn unmount(&mut self) {
        self.view = None;
    }
}

/// Runs `<paraph-prepare>` in a shadow root.
#[must_use]
pub fn mount_prepare(host: HtmlElement, root: ShadowRoot, house: House, language: &str) -> Mounted {
    book::open(&[&PREPARE, &OFFICE, &PART, &TROUBLE, &MAIL]);
    mount(host, root, house, language, look::PREPARE, |here| prepare::element(here).into_any())
}

/// Runs `<paraph-follow>` in a shadow root.
#[must_use]
pub fn mount_follow(host: HtmlElement, root: ShadowRoot, house: House, language: &str) -> Mounted {
    book::open(&[&FOLLOW, &OFFICE, &PART, &TROUBLE, &CONSENT]);
    mount(host, root, house, language, look::FOLLOW, |here| follow::element(here).into_any())
}

/// Runs `<paraph-sign>` in a shadow root.
#[must_use]
pub fn mount_sign(host: HtmlElement, root: ShadowRoot, house: House, language: &str) -> Mounted {
    book::open(&[&SIGN, &PART, &TROUBLE, &CONSENT]);
    mount(host, root, house, language, look::SIGN, |here| sign::element(here).into_any())
}

/// Runs `<paraph-inbox>` in a shadow root.
#[must_use]
pub fn mount_inbox(host: HtmlElement, root: ShadowRoot, house: House, language: &str) -> Mounted {
    // Signing many asks what signing one asks.
    book::open(&[&INBOX, &SIGN, &PART, &TROUBLE, &CONSENT]);
    mount(host, root, house, language, look::INBOX, |here| inbox::element(here).into_any())
}

/// Runs `<paraph-verify>` in a shadow root.
#[must_use]
pub fn mount_verify(host: HtmlElement, root: ShadowRoot, house: House, language: &str) -> Mounted {
    book::open(&[&VERIFY, &WORTH, &PART, &TROUBLE]);
    mount(host, root, house, language, look::VERIFY, |here| verify::element(here).into_any())
}

fn mount(
    host: HtmlElement,
    root: ShadowRoot,
    house: House,
    language: &str,
    looks: &str,
    inside: fn(Here) -> AnyView,
) -> Mounted {
    console_error_panic_hook::set_once();
    let spoken = ArcRwSignal::new(Language::of(language));
    let language = spoken.clone();
    let told = ArcRwSignal::new(0);
    let changed = told.clone();
    look::dress(&root, looks);
    root.replace_children_with_node_0();
    let Some(place) = web_sys::window().and_then(|window| window.document()?.create_element("div").ok())
    else {
        return Mounted { language, changed, view: None };
    };
    let _ = root.append_child(&place);
    let handle = mount_to(place.unchecked_into(), move || {
        let here = Here::new(host, root, house, RwSignal::from(spoken), RwSignal::from(told));
        view! {
            <div lang=move || here.language.get().tag() on:focusin=move |event| part::uncover(&event)>
                {inside(here)}
                <p class="unseen" role="status" aria-live="polite">{move || here.announced.get()}</p>
            </div>
        }
    });
    Mounted { language, changed, view: Some(Box::new(handle)) }
}
