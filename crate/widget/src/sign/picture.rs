//! Bringing a picture of one's signature: read by the browser, its paper made transparent, never sent as a file.

use js_sys::{Reflect, Uint8Array};
use leptos::prelude::*;
use protocol::worker::{MARK, Mark};
use wasm_bindgen::JsValue;
use web_sys::{Blob, File};

use super::{
    case::Case,
    filling::give,
    look::{Look, look},
};
use crate::{
    part::{file_area, part, tap, text},
    trouble::{self, Trouble, describe, trouble},
};

/// Pixels, four bytes each.
#[derive(Clone)]
pub(crate) struct Picture {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) rgba: Uint8Array,
}

/// What a page may be asked to hold; a photograph of a phone has about 12 MB.
const MOST_BYTES: f64 = 25e6;
const TYPES: &str = "image/png,image/jpeg,.png,.jpg,.jpeg";

/// The mark, if a picture was brought; the engine holds it from then on.
pub(crate) async fn mark(case: Case) -> Result<Option<Mark>, Trouble> {
    let Some(picture) = case.picture.get_untracked() else { return Ok(None) };
    give(case, MARK, &picture).await?;
    Ok(Some(Mark::Picture {}))
}

/// The pad with what belongs to it: what is brought goes into `into`.
pub(crate) fn pad(case: Case, into: RwSignal<Option<Picture>, LocalStorage>) -> impl IntoView {
    let here = case.here;
    let wrong = RwSignal::new(None::<Trouble>);
    let paper = RwSignal::new(true);
    let file = RwSignal::new_local(None::<File>);
    // Which decoding counts: a large photograph may be ready after the small one that was chosen later.
    let round = StoredValue::new(0_u32);
    let begin = move || {
        round.try_update_value(|round| {
            *round += 1;
            *round
        })
    };
    let read = move || {
        let Some(file) = file.get_untracked() else { return };
        let mine = begin();
        here.spawn(async move {
            let decoded = decode(case, &file, paper.get_untracked()).await;
            if round.try_get_value() != mine {
                return;
            }
            match decoded {
                Ok(picture) => {
                    wrong.set(None);
                    into.set(Some(picture));
                }
                Err(why) => wrong.set(Some(why)),
            }
        });
    };
    let chosen = move |files: Vec<File>| {
        file.set(files.into_iter().next());
        read();
    };
    let clear = move || {
        begin();
        file.set(None);
        into.set(None);
    };
    view! {
        {part(move || match into.get() {
            None => file_area(here, "sign-import-drop", "sign-import-choose", TYPES, false, chosen).into_any(),
            Some(picture) => view! {
                <div class="pad"><div class="typed">{look(here, Look::Picture(picture))}</div></div>
                <div class="row">
                    {part(move || file.with(Option::is_some).then(|| view! {
                        <label class="check grow">
                            <input type="checkbox" prop:checked=move || paper.get()
                                on:change=move |event| { paper.set(event_target_checked(&event)); read(); } />
                            <span>{text(move || here.t("sign-import-paper"))}</span>
                        </label>
                    }))}
                    <button type="button" class="btn text" on:click=tap(clear)>{here.word("sign-import-other")}</button>
                </div>
            }.into_any(),
        })}
        <p class="small muted">{here.word("sign-import-private")}</p>
        {trouble::alert(here, wrong)}
    }
}

/// The browser decodes it: turned as its camera says, scaled down, cropped to what is drawn.
async fn decode(case: Case, file: &File, without_paper: bool) -> Result<Picture, Trouble> {
    let blob: &Blob = file;
    if blob.size() > MOST_BYTES {
        return Err(trouble("picture_too_large", &file.name()));
    }
    let unreadable = |why: JsValue| trouble("picture_unreadable", &describe(&why));
    let decoded = case.here.picture(file, without_paper).await.map_err(unreadable)?;
    let part = |name: &str| Reflect::get(&decoded, &name.into()).unwrap_or_default();
    let number = |name: &str| part(name).as_f64().unwrap_or_default() as u32;
    Ok(Picture { width: number("width"), height: number("height"), rgba: Uint8Array::new(&part("rgba")) })
}
