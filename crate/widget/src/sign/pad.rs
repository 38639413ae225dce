//! What the phone shows that scanned a laptop's code: a canvas, and nothing else.

use leptos::{html, prelude::*};
use protocol::{
    Base64,
    http::{GiveInk, GivenInk},
};

use super::{case::Case, draw, ink::Ink, phone::Shared};
use crate::{
    api::Api,
    part::{focus_heading, part, tap, text},
    trouble::{self, Trouble, trouble},
};

/// The element's inside, when its link is a pad's.
pub(crate) fn element(case: Case, shared: Shared) -> impl IntoView {
    let here = case.here;
    let heading = NodeRef::<html::H1>::new();
    focus_heading(heading);
    let (given, waiting) = (RwSignal::new(false), RwSignal::new(false));
    // The button that gave is gone: what it has done is said by the heading.
    Effect::new(move |before: Option<bool>| {
        let given = given.get();
        if let Some(heading) =
            heading.get_untracked().filter(|_| before.is_some_and(|before| before != given))
        {
            let _ = heading.focus();
        }
        given
    });
    let shared = StoredValue::new(shared);
    let give = move || {
        waiting.set(true);
        case.trouble.set(None);
        here.spawn(async move {
            let done = give(case, shared.get_value()).await;
            waiting.set(false);
            match done {
                Ok(_) => given.set(true),
                Err(why) => case.show(why),
            }
        });
    };
    view! {
        <div class="body stack on-phone">
            <h1 node_ref=heading tabindex="-1">{text(move || here.t(if given.get() { "sign-pad-given" } else { "sign-mark-title" }))}</h1>
            {part(move || if given.get() {
                view! { <p>{here.word("sign-pad-given-what")}</p> }.into_any()
            } else {
                draw::canvas(case).into_any()
            })}
            {trouble::alert(here, case.trouble)}
        </div>
        <footer class="bar">
            {part(move || if given.get() {
                view! { <button class="btn quiet wide" on:click=tap(move || given.set(false))>{here.word("sign-pad-again")}</button> }.into_any()
            } else {
                view! { <button class="btn wide" disabled=move || waiting.get() on:click=tap(give)>{here.word("sign-pad-give")}</button> }.into_any()
            })}
        </footer>
    }
}

/// What travels has a limit; a drawing of several minutes gives up every other sample until it fits.
const MOST: usize = 150_000;

fn written(ink: &Ink) -> String {
    let (mut ink, mut text) = (ink.clone(), ink.write());
    while text.len() > MOST {
        ink = ink.thinned();
        text = ink.write();
    }
    text
}

async fn give(case: Case, shared: Shared) -> Result<GivenInk, Trouble> {
    let ink = case.ink.with_untracked(|ink| (!ink.is_empty()).then(|| written(ink)));
    let ink = ink.ok_or_else(|| trouble("mark_missing", "nothing drawn"))?;
    let sealed = case.here.seal(&shared.key, &ink, &shared.pad).await?;
    let body = GiveInk { pad: shared.pad, ink: Base64(sealed.to_vec()) };
    match Api::of(case.here).give_ink(&body).await {
        Err(why) if why.code == "not_found" => Err(trouble("pad_over", &why.detail)),
        done => done,
    }
}
