//! The sheet for the mark: draw it, type it or bring it, see it, set it.

use leptos::prelude::*;
use protocol::worker::{Answer, Ask, Mark};
use web_sys::KeyboardEvent;

use super::{
    case::{Case, Way},
    draw, initials, ink,
    look::Look,
    picture,
    places::{self, What},
    typed,
};
use crate::{
    part::{self, part, roving, tap, text},
    trouble::{self, Trouble, trouble, unexpected},
};

/// The sheet, open while `open` is; `done` runs once the mark is set.
pub(crate) fn sheet(
    case: Case,
    open: RwSignal<bool>,
    done: impl Fn() + Copy + Send + 'static,
) -> impl IntoView {
    let dialog = part::sheet(open);
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
        case.way.track();
        wrong.set(None);
    });
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
                {(0..WAYS.len()).map(|index| tab(case, index)).collect::<Vec<_>>()}
            </div>
            <div class="stack" role="tabpanel" id="way" aria-labelledby=text(move || tab_id(case.way.get()))>
                {part(move || match case.way.get() {
                    Way::Draw => draw::pad(case).into_any(),
                    Way::Type => typed::pad(case).into_any(),
                    Way::Import => picture::pad(case, case.picture).into_any(),
                })}
            </div>
            {trouble::alert(here, wrong)}
            <div class="pair">
                <button type="button" class="btn quiet" on:click=tap(move || open.set(false))>{here.word("part-back")}</button>
                <button type="button" class="btn" on:click=tap(set)>{here.word("sign-mark-set")}</button>
            </div>
        </div>
    }
}

const WAYS: [(Way, &str); 3] =
    [(Way::Draw, "sign-mark-draw"), (Way::Type, "sign-mark-type"), (Way::Import, "sign-mark-import")];

fn tab_id(way: Way) -> String {
    format!("way-{way:?}").to_ascii_lowercase()
}

fn tab(case: Case, index: usize) -> impl IntoView {
    let here = case.here;
    let (way, key) = WAYS[index];
    let chosen = move || case.way.get() == way;
    let keys = move |event: KeyboardEvent| {
        if let Some(to) = roving::goes_to(&event, index, WAYS.len()) {
            case.way.set(WAYS[to].0);
            roving::focus(here, &tab_id(WAYS[to].0));
        }
    };
    view! {
        <button
            type="button"
            role="tab"
            id=tab_id(way)
            aria-controls="way"
            aria-selected=text(move || chosen().to_string())
            tabindex=move || roving::stop(chosen())
            on:keydown=keys
            on:click=tap(move || case.way.set(way))
        >{here.word(key)}</button>
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
    if places::mine(case).iter().any(|place| matches!(place.what, What::Initials)) {
        let initials = initials::of(&mark, &case.name.get_untracked());
        case.initials.set(Some(preview(case, &initials.mark).await?));
    }
    case.mark.set(Some((mark, look)));
    Ok(())
}

/// Whether a mark is set, and is what the pad would give now: only then it can be made again from what
/// is kept.
pub(crate) fn stands(case: Case) -> bool {
    case.mark.with(|mark| match mark {
        Some((Mark::Ink { strokes }, _)) => {
            case.way.get() == Way::Draw && case.ink.with(|ink| ink.strokes() == strokes)
        }
        Some((Mark::Typed { text, font }, _)) => {
            let same = case.typed.with(|typed| typed.trim() == text);
            case.way.get() == Way::Type && same && typed::FONTS.get(case.font.get()) == Some(&font.as_str())
        }
        Some((Mark::Picture {}, _)) => match case.way.get() {
            Way::Import => case.picture.with(Option::is_some),
            Way::Type => case.font.get() == typed::OWN && case.typed.with(|typed| !typed.trim().is_empty()),
            Way::Draw => false,
        },
        None => false,
    })
}

/// How a mark will look.
pub(crate) async fn preview(case: Case, mark: &Mark) -> Result<Look, Trouble> {
    let Answer::Preview { path, width, height } =
        case.here.ask(&Ask::Preview { mark: mark.clone() }, vec![]).await?.0
    else {
        return Err(unexpected());
    };
    let picture = if case.way.get_untracked() == Way::Type { case.own_hand } else { case.picture };
    let picture = picture.get_untracked().filter(|_| matches!(mark, Mark::Picture {}));
    Ok(picture.map_or(Look::Outlines(path, width, height), Look::Picture))
}
