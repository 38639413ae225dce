//! Typing the mark: a handwriting font, shaped by the engine, so that every accent stands right.

use crate::part::{part, typing};
use leptos::prelude::*;
use protocol::worker::{Ask, Mark};

use super::{
    case::{Case, Look},
    mark::preview,
};
use crate::{
    device::pause,
    trouble::{self, Trouble},
};

/// The font's name between page and engine.
const FONT: &str = "Caveat";

/// The mark, if anything was typed.
pub(crate) fn mark(case: Case) -> Option<Mark> {
    let text = case.typed.get_untracked().trim().to_owned();
    (!text.is_empty()).then(|| Mark::Typed { text, font: FONT.to_owned() })
}

/// The pad with what belongs to it.
pub(crate) fn pad(case: Case) -> impl IntoView {
    let here = case.here;
    if case.typed.with_untracked(|typed| typed.trim().is_empty()) {
        case.typed.set(case.name.get_untracked());
    }
    let look = RwSignal::new(None::<Look>);
    let wrong = RwSignal::new(None::<Trouble>);
    let ready = RwSignal::new(false);
    here.spawn(async move {
        match load_font(case).await {
            Ok(()) => ready.set(true),
            Err(why) => wrong.set(Some(why)),
        }
    });
    let round = StoredValue::new(0_u32);
    Effect::new(move |_| {
        case.typed.track();
        if ready.get() {
            refresh(case, round, look, wrong);
        }
    });
    view! {
        <label class="labelled">
            <span>{here.word("sign-type-label")}</span>
            <input
                class="field"
                type="text"
                autocomplete="name"
                maxlength="64"
                prop:value=move || case.typed.get()
                on:input=typing(move |text| case.typed.set(text))
            />
        </label>
        <div class="pad">
            <div class="typed">
                {part(move || look.get().map(|(path, width, height)| view! {
                    <svg viewBox=format!("0 0 {width} {height}") role="img" aria-label=here.word("sign-your-mark")>
                        <path d=path />
                    </svg>
                }))}
            </div>
        </div>
        {trouble::alert(here, wrong)}
    }
}

/// Shows how it will look, shortly after the last key.
fn refresh(
    case: Case,
    round: StoredValue<u32>,
    look: RwSignal<Option<Look>>,
    wrong: RwSignal<Option<Trouble>>,
) {
    let mine = round.try_update_value(|round| {
        *round += 1;
        *round
    });
    case.here.spawn(async move {
        pause(120).await;
        if round.try_get_value() != mine {
            return;
        }
        let Some(mark) = mark(case) else {
            look.set(None);
            return;
        };
        match preview(case, &mark).await {
            Ok(seen) if round.try_get_value() == mine => {
                wrong.set(None);
                look.set(Some(seen));
            }
            Ok(_) => {}
            Err(why) => {
                look.set(None);
                wrong.set(Some(why));
            }
        }
    });
}

/// The engine keeps the font: asking twice costs a download from the cache.
pub(crate) async fn load_font(case: Case) -> Result<(), Trouble> {
    let bytes = case.here.font(FONT).await?;
    case.here.ask(&Ask::Font { name: FONT.to_owned() }, vec![bytes]).await.map(drop)
}
