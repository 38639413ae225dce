//! The pages of a document: boxes of the right shape, which pdf.js fills when they come near.

use js_sys::{Promise, Uint8Array};
use leptos::{html, prelude::*};
use protocol::worker::Page;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

use super::shared::text;
use crate::{
    device::copy,
    here::Here,
    trouble::{Trouble, describe, trouble},
};

#[wasm_bindgen]
extern "C" {
    /// The module `pkg/src/view.js`.
    type ViewModule;
    #[wasm_bindgen(method, catch)]
    fn open(this: &ViewModule, bytes: Uint8Array, password: Option<String>) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn warm(this: &ViewModule) -> Result<Promise, JsValue>;

    /// A document opened for drawing.
    type JsShown;
    #[wasm_bindgen(method)]
    fn attach(this: &JsShown, place: &HtmlElement, index: u32, leaf: bool);
    #[wasm_bindgen(method)]
    fn detach(this: &JsShown, place: &HtmlElement);
    #[wasm_bindgen(method, catch)]
    fn runs(this: &JsShown, index: u32) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn sizes(this: &JsShown) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method)]
    fn close(this: &JsShown);
}

/// A document opened for drawing.
#[derive(Clone)]
pub(crate) struct Shown(std::rc::Rc<Closing>);

/// Closes the document with the last handle.
struct Closing(JsShown);

impl Drop for Closing {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// A run of text on a page, its lengths in parts of the page's width and height.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
pub(crate) struct Run {
    pub(crate) text: String,
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

impl Shown {
    /// Every page as it is shown: of a file that the engine has not opened.
    pub(crate) async fn sizes(&self) -> Result<Vec<Page>, Trouble> {
        let promise = self.0.0.sizes();
        let sizes = async { JsFuture::from(promise?).await }.await;
        crate::here::from_js(&sizes.map_err(|why| trouble("not_drawn", &describe(&why)))?)
    }

    /// The runs of a page that may hold tags; none where there is no tag.
    pub(crate) async fn runs(&self, index: u32) -> Result<Vec<Run>, Trouble> {
        let promise = self.0.0.runs(index);
        let runs = async { JsFuture::from(promise?).await }.await;
        crate::here::from_js(&runs.map_err(|why| trouble("not_drawn", &describe(&why)))?)
    }
}

/// Loads what draws, before anything is drawn.
pub(crate) async fn warm(here: Here) -> Result<(), Trouble> {
    let module: ViewModule = here.view_module().await?.unchecked_into();
    let loaded = async { JsFuture::from(module.warm()?).await }.await;
    loaded.map(drop).map_err(|why| trouble("not_loaded", &describe(&why)))
}

/// Opens bytes for drawing; the caller keeps them.
pub(crate) async fn show(here: Here, bytes: &Uint8Array, password: Option<String>) -> Result<Shown, Trouble> {
    let module: ViewModule = here.view_module().await?.unchecked_into();
    let promise = module.open(copy(bytes), password);
    let opened = async { JsFuture::from(promise?).await }.await;
    let opened = opened.map_err(|why| trouble("not_drawn", &describe(&why)))?;
    Ok(Shown(std::rc::Rc::new(Closing(opened.unchecked_into()))))
}

/// A box for each page, drawn as soon as `shown` is there; `over` gives what lies upon a page.
pub(crate) fn page_boxes<V: IntoView + 'static>(
    here: Here,
    pages: Vec<Page>,
    shown: RwSignal<Option<Shown>, LocalStorage>,
    over: impl Fn(usize) -> V,
) -> impl IntoView {
    let count = pages.len().to_string();
    let boxes: Vec<_> = pages
        .into_iter()
        .enumerate()
        .map(|(index, page)| page_box(here, index, count.clone(), page, shown, over(index)))
        .collect();
    view! { <div class="pages">{boxes}</div> }
}

/// The box of the first page alone.
pub(crate) fn first_page(here: Here, pages: &[Page], shown: Shown) -> impl IntoView + use<> {
    let (count, shown) = (pages.len().to_string(), RwSignal::new_local(Some(shown)));
    let first = pages.first().map(|page| page_box(here, 0, count, *page, shown, ()));
    view! { <div class="pages">{first}</div> }
}

fn page_box(
    here: Here,
    index: usize,
    count: String,
    page: Page,
    shown: RwSignal<Option<Shown>, LocalStorage>,
    over: impl IntoView + 'static,
) -> impl IntoView {
    let place = drawn(index, shown, false);
    let number = (index + 1).to_string();
    view! {
        <div
            node_ref=place
            class="page"
            data-page=index.to_string()
            role="group"
            aria-label=text(move || here.say("part-page", &[("number", &number), ("count", &count)]))
            style:aspect-ratio=format!("{} / {}", page.width, page.height)
        >
            {over}
        </div>
    }
}

/// A page in small, without its text.
pub(crate) fn leaf_box(
    index: usize,
    page: Page,
    shown: RwSignal<Option<Shown>, LocalStorage>,
) -> impl IntoView {
    let place = drawn(index, shown, true);
    view! { <div node_ref=place class="leaf" style:aspect-ratio=format!("{} / {}", page.width, page.height)></div> }
}

/// A place that pdf.js draws a page into, as long as it stands on the page.
fn drawn(index: usize, shown: RwSignal<Option<Shown>, LocalStorage>, leaf: bool) -> NodeRef<html::Div> {
    let place = NodeRef::<html::Div>::new();
    let attached = StoredValue::new_local(None::<(Shown, HtmlElement)>);
    Effect::new(move |_| {
        if let (Some(place), Some(shown)) = (place.get(), shown.get()) {
            shown.0.0.attach(&place, u32::try_from(index).unwrap_or(u32::MAX), leaf);
            attached.set_value(Some((shown, place.into())));
        }
    });
    on_cleanup(move || {
        if let Some(Some((shown, place))) = attached.try_update_value(Option::take) {
            shown.0.0.detach(&place);
        }
    });
    place
}
