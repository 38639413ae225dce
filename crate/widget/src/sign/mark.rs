//! The sheet for the mark: draw it or type it, see it, set it.

use crate::part::{part, tap, text};
use leptos::{html, prelude::*};
use protocol::worker::{Answer, Ask, Mark};
use words::Language;

use super::{
    case::{Case, Look, Step},
    draw, typed,
};
use crate::trouble::{self, Trouble, unexpected};

/// Which way the mark is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Draw,
    Type,
}

/// The sheet, open while `open` is.
pub(crate) fn sheet(case: Case, open: RwSignal<bool>) -> impl IntoView {
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
            {part(move || open.get().then(|| inside(case, open)))}
        </dialog>
    }
}

fn inside(case: Case, open: RwSignal<bool>) -> impl IntoView {
    let here = case.here;
    let typed_before =
        case.ink.with_untracked(super::ink::Ink::is_empty) && !case.typed.with_untracked(String::is_empty);
    let way = RwSignal::new(if typed_before { Way::Type } else { Way::Draw });
    let wrong = RwSignal::new(None::<Trouble>);
    // What was wrong is over once the person draws or types on.
    Effect::new(move |_| {
        case.ink.track();
        case.typed.track();
        wrong.set(None);
    });
    let tab = move |this: Way, key: &'static str| {
        view! {
            <button
                type="button"
                role="tab"
                aria-selected=text(move || (way.get() == this).to_string())
                on:click=tap(move || { wrong.set(None); way.set(this); })
            >{here.word(key)}</button>
        }
    };
    view! {
        <div class="stack">
            <div class="grip" aria-hidden="true"></div>
            <h2 id="mark-title">{here.word("sign-mark-title")}</h2>
            <div class="tabs" role="tablist" aria-labelledby="mark-title">
                {tab(Way::Draw, "sign-mark-draw")}
                {tab(Way::Type, "sign-mark-type")}
            </div>
            {part(move || match way.get() {
                Way::Draw => draw::pad(case).into_any(),
                Way::Type => typed::pad(case).into_any(),
            })}
            {trouble::alert(here, wrong)}
            <div class="pair">
                <button type="button" class="btn quiet" on:click=tap(move || open.set(false))>{here.word("part-back")}</button>
                <button type="button" class="btn" on:click=tap(move || set(case, way.get_untracked(), wrong, open))>
                    {here.word("sign-mark-set")}
                </button>
            </div>
        </div>
    }
}

/// The engine looks at the mark before it counts.
fn set(case: Case, way: Way, wrong: RwSignal<Option<Trouble>>, open: RwSignal<bool>) {
    let mark = match way {
        Way::Draw => case.ink.with_untracked(super::ink::Ink::mark),
        Way::Type => typed::mark(case),
    };
    let Some(mark) = mark else {
        wrong.set(Some(trouble::trouble("mark_missing", "nothing drawn or typed")));
        return;
    };
    case.here.spawn(async move {
        match preview(case, &mark).await {
            Ok(look) => {
                case.mark.set(Some((mark, look)));
                open.set(false);
                case.go(Step::Confirm);
            }
            Err(why) => wrong.set(Some(why)),
        }
    });
}

/// How a mark will look.
pub(crate) async fn preview(case: Case, mark: &Mark) -> Result<Look, Trouble> {
    let ask = Ask::Preview { mark: mark.clone() };
    match case.here.ask(&ask, vec![]).await?.0 {
        Answer::Preview { path, width, height } => Ok((path, width, height)),
        _ => Err(unexpected()),
    }
}

/// A sentence for a task, which follows no signal.
pub(crate) fn said(language: Language, key: &str) -> String {
    words::say(language, key, &[])
}
