//! Typing the mark: a handwriting of one's choice, shaped by the engine, so that every accent stands right.

use leptos::prelude::*;
use protocol::worker::{Ask, MARK, Mark};
use web_sys::KeyboardEvent;

use super::{
    case::Case,
    filling::{give, written},
    look::{Look, look},
    mark::preview,
};
use crate::{
    device::pause,
    here::Here,
    part::{part, roving, tap, text, typing},
    trouble::{self, Trouble},
};

/// The bundled handwritings: `pkg/fonts/NAME.ttf`.
pub(crate) const FONTS: [&str; 4] = ["Caveat", "GreatVibes", "DancingScript", "Mynerve"];

/// After the bundled ones: this device's own letters, which know every script it can show.
pub(crate) const OWN: usize = FONTS.len();

/// The mark, if anything was typed; the engine has the font from then on.
pub(crate) async fn mark(case: Case) -> Result<Option<Mark>, Trouble> {
    let text = case.typed.get_untracked().trim().to_owned();
    if text.is_empty() {
        return Ok(None);
    }
    if case.font.get_untracked() == OWN {
        let picture = written(case, &text, true).await?;
        give(case, MARK, &picture).await?;
        case.own_hand.set(Some(picture));
        return Ok(Some(Mark::Picture {}));
    }
    let font = FONTS.get(case.font.get_untracked()).unwrap_or(&FONTS[0]);
    load(case, font).await?;
    Ok(Some(Mark::Typed { text, font: (*font).to_owned() }))
}

/// The engine keeps the font: asking twice costs a download from the cache.
async fn load(case: Case, font: &str) -> Result<(), Trouble> {
    let bytes = case.here.font(font).await?;
    case.here.ask(&Ask::Font { name: font.to_owned() }, vec![bytes]).await.map(drop)
}

/// The pad with what belongs to it: the name, and how each hand writes it.
pub(crate) fn pad(case: Case) -> impl IntoView {
    let here = case.here;
    if case.typed.with_untracked(|typed| typed.trim().is_empty()) {
        case.typed.set(case.name.get_untracked());
    }
    let hands: Vec<_> = (0..=OWN).map(|index| hand(case, index)).collect();
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
        <div class="hands" role="radiogroup" aria-label=here.word("sign-type-hands")>{hands}</div>
    }
}

fn hand_id(index: usize) -> String {
    format!("hand-{index}")
}

/// One handwriting: how it writes the name, or why it cannot.
fn hand(case: Case, index: usize) -> impl IntoView {
    let here = case.here;
    let look_now = RwSignal::new_local(None::<Look>);
    let wrong = RwSignal::new(None::<Trouble>);
    let ready = RwSignal::new(false);
    here.spawn(async move {
        let loaded = match FONTS.get(index) {
            Some(font) => load(case, font).await,
            None => Ok(()),
        };
        match loaded {
            Ok(()) => ready.set(true),
            Err(why) => wrong.set(Some(why)),
        }
    });
    let round = StoredValue::new(0_u32);
    Effect::new(move |_| {
        case.typed.track();
        if ready.get() {
            refresh(case, index, round, look_now, wrong);
        }
    });
    let chosen = move || case.font.get() == index;
    let number = (index + 1).to_string();
    let keys = move |event: KeyboardEvent| {
        if let Some(to) = roving::goes_to(&event, index, OWN + 1) {
            case.font.set(to);
            roving::focus(here, &hand_id(to));
        }
    };
    view! {
        <button
            type="button"
            role="radio"
            class="hand"
            id=hand_id(index)
            tabindex=move || roving::stop(chosen())
            on:keydown=keys
            aria-checked=text(move || chosen().to_string())
            aria-label=text(move || {
                match wrong.get() {
                    Some(why) => here.say("sign-type-hand-cannot", &[("number", &number), ("why", &cannot(here, &why))]),
                    None => here.say("sign-type-hand", &[("number", &number)]),
                }
            })
            on:click=tap(move || case.font.set(index))
        >
            {part(move || match (look_now.get(), wrong.get()) {
                (_, Some(why)) => view! { <span class="small">{cannot(here, &why)}</span> }.into_any(),
                (Some(shape), None) => look(here, shape),
                (None, None) => ().into_any(),
            })}
        </button>
    }
}

/// Why a hand cannot write the name. There is room for a few words; the whole sentence comes when it is
/// to be put in place.
fn cannot(here: Here, why: &Trouble) -> String {
    if why.code == "missing_glyphs" { here.t("sign-type-cannot") } else { trouble::sentence(here, why) }
}

/// Shows how it will look, shortly after the last key.
fn refresh(
    case: Case,
    index: usize,
    round: StoredValue<u32>,
    shape: RwSignal<Option<Look>, LocalStorage>,
    wrong: RwSignal<Option<Trouble>>,
) {
    let mine = round.try_update_value(|round| {
        *round += 1;
        *round
    });
    case.here.spawn(async move {
        pause(120).await;
        let text = case.typed.get_untracked().trim().to_owned();
        if round.try_get_value() != mine {
            return;
        }
        if text.is_empty() {
            shape.set(None);
            return wrong.set(None);
        }
        let seen = match FONTS.get(index) {
            Some(font) => preview(case, &Mark::Typed { text, font: (*font).to_owned() }).await,
            None => written(case, &text, true).await.map(Look::Picture),
        };
        if round.try_get_value() == mine {
            wrong.set(seen.as_ref().err().cloned());
            shape.set(seen.ok());
        }
    });
}
