//! What exactly was signed: the bytes up to where a signature's range ends, to be seen and to be saved.

use js_sys::Uint8Array;
use leptos::prelude::*;
use protocol::report::Signature;

use super::{
    bench::{Bench, Done, Version},
    take::look,
};
use crate::{
    device::{save, stem},
    part::{part, scroll_to, show, tap},
    trouble::Trouble,
};

/// The offer on a signature's card. None where the signed version is not as it was signed.
pub(super) fn offer(bench: Bench, done: Done, index: usize, signature: &Signature) -> impl IntoView + use<> {
    let here = bench.here;
    let whole = signature.covers_whole_file;
    let length = signature.signed_bytes.filter(|_| !whole);
    let lost = signature.sub_indication.as_deref() == Some("HASH_FAILURE");
    let busy = RwSignal::new(false);
    let see = move |length| {
        busy.set(true);
        here.spawn(async move {
            if let Err(why) = see(bench, done, index, length).await {
                bench.show(why);
            }
            busy.set(false);
        });
    };
    view! {
        {(whole && signature.signed_bytes.is_some()).then(|| view! {
            <p class="small muted wide">{here.word("verify-version-whole")}</p>
        })}
        {lost.then(|| view! { <p class="small muted wide">{here.word("verify-version-lost")}</p> })}
        {length.map(|length| view! {
            <div class="versions">
                <button type="button" class="btn quiet" on:click=tap(move || see(length))>
                    {part(move || busy.get().then(|| view! { <span class="spin" aria-hidden="true"></span> }))}
                    {here.word("verify-version-see")}
                </button>
                <button type="button" class="btn text" on:click=tap(move || keep(bench, done, index, length))>
                    {here.word("verify-version-save")}
                </button>
            </div>
        })}
    }
}

/// The first bytes of the file.
fn first(done: Done, length: u64) -> Uint8Array {
    done.of(|facts| facts.bytes.slice(0, u32::try_from(length).unwrap_or(u32::MAX)))
}

/// Opens it like any file, with a page tree of its own, and shows it in the file's place.
async fn see(bench: Bench, done: Done, signature: usize, length: u64) -> Result<(), Trouble> {
    let (bytes, password) = (first(done, length), done.of(|facts| facts.password.clone()));
    let (_, pages, _) = look(bench, &bytes, password.clone()).await?;
    let shown = show(bench.here, &bytes, password).await?;
    let shown = RwSignal::new_local(Some(shown));
    done.version.set(Some(Version { signature, length, pages, shown }));
    crate::device::pause(0).await;
    scroll_to(bench.here, "paper");
    Ok(())
}

fn keep(bench: Bench, done: Done, index: usize, length: u64) {
    let number = (index + 1).to_string();
    let language = bench.here.language.get_untracked();
    let suffix = words::say(language, "verify-version-suffix", &[("number", &number)]);
    let name = done.of(|facts| format!("{} ({suffix}).pdf", stem(&facts.name)));
    if let Err(why) = save(&first(done, length), &name, "application/pdf") {
        bench.show(why);
    }
}
