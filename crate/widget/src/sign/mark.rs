//! The sheet for the mark: draw it, type it or bring it, see it, set it.

use leptos::{html, prelude::*};
use protocol::worker::{Answer, Ask, Mark};

use super::{
    case::{Case, Way},
    draw, initials, ink,
    look::Look,
    picture, places, typed,
};
use crate::{
    part::{part, tap, text},
    trouble::{self, Trouble, trouble, unexpected},
};

/// The sheet, open while `open` is; `done` runs once the mark is set.
pub(crate) fn sheet(
    case: Case,
    open: RwSignal<bool>,
    done: impl Fn() + Copy + Send + 'static,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let (Some(dialog), open) = (dialog.get(), open.get()) else { return };
        if open && !dialog.open() {
            let _ = dialog.show_modal();
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
    view! {
        <dialog node_ref=dialog class="sheet" aria-labelledby="mark-title" on:close=move |_| open.set(false)>
            {part(move || open.get().then(|| inside(case, open, done)))}
        </dialog>
    }
}

fn inside(case: Case, open: RwSignal<bool>, done: impl Fn() + Copy + 'static) -> impl IntoView {
    let here = case.here;
    let wrong = RwSignal::new(None::<Trouble>);
    // What was wrong is over once the person goes on.
    Effect::new(move |_| {
        case.ink.track();
        case.typed.track();
        case.picture.track();
        wrong.set(None);
    });
    let tab = move |this: Way, key: &'static str| {
        view! {
            <button
                type="button"
                role="tab"
                aria-selected=text(move || (case.way.get() == this).to_string())
                on:click=tap(move || { wrong.set(None); case.way.set(this); })
            >{here.word(key)}</button>
        }
    };
    let set = move || {
        here.spawn(async move {
            match put(case).await {
                Ok(()) => {
                    open.set(false);
                    done();
                }
                Err(why) => wrong.set(Some(why)),
            }
        });
    };
    view! {
        <div class="stack">
            <div class="grip" aria-hidden="true"></div>
            <h2 id="mark-title">{here.word("sign-mark-title")}</h2>
            <div class="tabs" role="tablist" aria-labelledby="mark-title">
                {tab(Way::Draw, "sign-mark-draw")}
                {tab(Way::Type, "sign-mark-type")}
                {tab(Way::Import, "sign-mark-import")}
            </div>
            {part(move || match case.way.get() {
                Way::Draw => draw::pad(case).into_any(),
                Way::Type => typed::pad(case).into_any(),
                Way::Import => picture::pad(case).into_any(),
            })}
            {trouble::alert(here, wrong)}
            <div class="pair">
                <button type="button" class="btn quiet" on:click=tap(move || open.set(false))>{here.word("part-back")}</button>
                <button type="button" class="btn" on:click=tap(set)>{here.word("sign-mark-set")}</button>
            </div>
        </div>
    }
}

/// Puts the mark into its place, once the engine has looked at it.
pub(crate) async fn put(case: Case) -> Result<(), Trouble> {
    let mark = match case.way.get_untracked() {
        Way::Draw => case.ink.with_untracked(ink::Ink::mark),
        Way::Type => typed::mark(case).await?,
        Way::Import => picture::mark(case).await?,
    };
    let mark = mark.ok_or_else(|| trouble("mark_missing", "nothing drawn, typed or brought"))?;
    let look = preview(case, &mark).await?;
    if places::mine(case).iter().any(|place| place.initials) {
        let initials = initials::of(&mark, &case.name.get_untracked());
        case.initials.set(Some(preview(case, &initials.mark).await?));
    }
    case.mark.set(Some((mark, look)));
    Ok(())
}

/// How a mark will look.
pub(crate) async fn preview(case: Case, mark: &Mark) -> Result<Look, Trouble> {
    let Answer::Preview { path, width, height } =
        case.here.ask(&Ask::Preview { mark: mark.clone() }, vec![]).await?.0
    else {
        return Err(unexpected());
    };
    let picture = case.picture.get_untracked().filter(|_| matches!(mark, Mark::Picture {}));
    Ok(picture.map_or(Look::Outlines(path, width, height), Look::Picture))
}
