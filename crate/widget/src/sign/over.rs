//! A link that is over: a fresh one goes to the same address.

use leptos::prelude::*;
use protocol::http::{LinkRenewed, RenewLink};

use super::{case::Case, link};
use crate::{
    api::Api,
    part::{part, tap},
    trouble::{Trouble, trouble},
};

/// The button, and then where to look.
pub(super) fn offer(case: Case) -> impl IntoView {
    let here = case.here;
    let (sent, waiting) = (RwSignal::new(false), RwSignal::new(false));
    let ask = move || {
        waiting.set(true);
        here.spawn(async move {
            let done = renew(case).await;
            waiting.set(false);
            match done {
                Ok(_) => sent.set(true),
                Err(why) => case.show(why),
            }
        });
    };
    part(move || {
        match sent.get() {
        true => view! { <p class="notice" role="status">{here.word("sign-renewed")}</p> }.into_any(),
        false => view! {
            <p><button class="btn" disabled=move || waiting.get() on:click=tap(ask)>{here.word("sign-renew")}</button></p>
        }
        .into_any(),
    }
    })
}

async fn renew(case: Case) -> Result<LinkRenewed, Trouble> {
    let link =
        link::secret(case.here).ok_or_else(|| trouble("link_missing", "the address carries no link"))?;
    Api::of(case.here).renew_link(&RenewLink { link }).await
}
