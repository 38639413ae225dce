//! A laptop without a pen: a code to scan opens a canvas on the phone, and the ink comes back sealed.

use leptos::prelude::*;
use protocol::http::{AskInk, Pad, PadInk};
use qrcodegen::{QrCode, QrCodeEcc};

use super::{case::Case, ink::Ink};
use crate::{
    device::pause,
    part::{part, tap},
    trouble::{self, Trouble, trouble},
};

/// How often the page looks whether something was drawn, milliseconds.
const LOOK_EVERY: u32 = 1500;

/// What the two devices share: a secret that the backend knows, and a key that it does not.
#[derive(Clone)]
pub(crate) struct Shared {
    pub(crate) pad: String,
    pub(crate) key: String,
}

impl Shared {
    /// As it stands in an address's fragment.
    fn fragment(&self) -> String {
        format!("pad.{}.{}", self.pad, self.key)
    }

    /// Out of a fragment; none if it is a signer's link.
    pub(crate) fn of(fragment: &str) -> Option<Self> {
        let (pad, key) = fragment.strip_prefix("pad.")?.split_once('.')?;
        Some(Self { pad: pad.to_owned(), key: key.to_owned() })
    }
}

/// The way to the phone, where this device has nothing to draw with but a mouse: in place of the
/// canvas the code, until something was drawn.
pub(crate) fn or_phone(case: Case, canvas: impl Fn() -> AnyView + Send + 'static) -> impl IntoView {
    let here = case.here;
    let shared = RwSignal::new(None::<Shared>);
    let wrong = RwSignal::new(None::<Trouble>);
    let ask = move || {
        wrong.set(None);
        here.spawn(async move {
            let mine = run(case, shared).await;
            // Another code may have been asked for since: what is over is only this one.
            if !matches!(mine, Ok(Ended::Elsewhere)) {
                let _ = wrong.try_set(mine.err());
                let _ = shared.try_set(None);
            }
        });
    };
    view! {
        {part(move || match shared.get().and_then(|shared| code(&address(&shared)?)) {
            Some((path, side)) => scan(case, path, side, shared).into_any(),
            None => view! {
                {canvas()}
                {(!has_touch() && case.session.with_untracked(Option::is_some)).then(|| view! {
                    <button type="button" class="btn text" on:click=tap(ask)>{here.word("sign-phone")}</button>
                })}
            }.into_any(),
        })}
        {trouble::alert(here, wrong)}
    }
}

fn scan(case: Case, path: String, side: i32, shared: RwSignal<Option<Shared>>) -> impl IntoView {
    let here = case.here;
    view! {
        <div class="scan">
            <svg viewBox=format!("-4 -4 {0} {0}", side + 8) role="img" aria-label=here.word("sign-phone-code")><path d=path /></svg>
            <div class="stack tight">
                <p>{here.word("sign-phone-how")}</p>
                <button type="button" class="btn text" on:click=tap(move || shared.set(None))>{here.word("sign-phone-no")}</button>
            </div>
        </div>
    }
}

fn has_touch() -> bool {
    let coarse = web_sys::window().and_then(|window| window.match_media("(any-pointer: coarse)").ok()?);
    coarse.is_some_and(|query| query.matches())
}

/// This page's address, with the pad in place of the link.
fn address(shared: &Shared) -> Option<String> {
    let location = web_sys::window()?.location();
    let page = format!("{}{}{}", location.origin().ok()?, location.pathname().ok()?, location.search().ok()?);
    Some(format!("{page}#{}", shared.fragment()))
}

/// The code as one path of squares, and how many squares its side has.
fn code(address: &str) -> Option<(String, i32)> {
    let code = QrCode::encode_text(address, QrCodeEcc::Low).ok()?;
    let squares = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
    let path = squares.filter(|(x, y)| code.get_module(*x, *y)).map(|(x, y)| format!("M{x} {y}h1v1h-1z"));
    Some((path.collect(), code.size()))
}

/// How waiting for a drawing ended.
enum Ended {
    /// It is here.
    Drawn,
    /// Nobody waits for it any more.
    Elsewhere,
}

/// Asks for a pad and waits until it is drawn upon.
async fn run(case: Case, shown: RwSignal<Option<Shared>>) -> Result<Ended, Trouble> {
    let session = case.now()?;
    let Pad { pad, expires_at, now } = session.api.open_pad().await?;
    let shared = Shared { pad, key: case.here.fresh_key().await? };
    shown.set(Some(shared.clone()));
    let looks = expires_at.0.saturating_sub(now.0) / u64::from(LOOK_EVERY);
    for _ in 0..looks {
        pause(LOOK_EVERY).await;
        // The sheet may be closed by now and its signals gone, or another code be shown.
        if shown.try_get_untracked().flatten().is_none_or(|now| now.pad != shared.pad) {
            return Ok(Ended::Elsewhere);
        }
        let sealed = match session.api.look_at_pad(&AskInk { pad: shared.pad.clone() }).await {
            Ok(PadInk { ink: Some(sealed) }) => sealed,
            Ok(PadInk { ink: None }) => continue,
            Err(why) if why.code == "offline" => continue,
            Err(why) => return Err(why),
        };
        let text = case.here.unseal(&shared.key, &sealed.0, &shared.pad).await?;
        let ink = Ink::read(&text).ok_or_else(|| trouble("pad_unreadable", "not ink"))?;
        case.ink.set(ink);
        return Ok(Ended::Drawn);
    }
    Err(trouble("pad_over", "nothing was drawn in time"))
}
