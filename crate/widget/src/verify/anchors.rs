//! Who is recognised: what the host page offers, and what the person adds.

use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use protocol::worker::{Anchor, Answer, Ask};
use web_sys::File;

use super::{
    bench::{Bench, Recognised},
    bring, take,
};
use crate::{
    device,
    part::{file_button, part, tap, text},
    trouble::{Trouble, unexpected},
};

/// The endings of certificate files.
const ENDINGS: [&str; 3] = [".pem", ".crt", ".cer"];
/// What the file chooser offers.
const CERTIFICATES: &str = ".pem,.crt,.cer,application/x-x509-ca-cert,application/pkix-cert";

/// Whether a file's name says that it holds a certificate.
pub(super) fn is_certificate(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// Takes the property `anchors` now and whenever the host page sets it.
pub(super) fn follow_host(bench: Bench) {
    Effect::new(move |_| {
        bench.here.changed.track();
        let texts = Array::from(&bench.here.property("anchors"));
        let texts: Vec<String> = texts.iter().filter_map(|text| text.as_string()).collect();
        bench.here.spawn(async move {
            let mut offered = vec![];
            for text in texts {
                match read(bench, &Uint8Array::from(text.as_bytes())).await {
                    Ok(found) => offered.extend(found),
                    Err(why) => bench.show(why),
                }
            }
            replace(bench, offered, false);
        });
    });
}

/// Adds the certificates of a file of the person's own.
pub(super) async fn add_file(bench: Bench, file: File) {
    bench.trouble.set(None);
    let found = async { read(bench, &device::read(&file).await?).await }.await;
    match found {
        Ok(found) => {
            let language = bench.here.language.get_untracked();
            let name = found.first().map(|anchor| anchor.facts.subject.clone()).unwrap_or_default();
            let own = bench.anchors.with_untracked(|anchors| {
                anchors.iter().filter(|one| one.own).map(|one| one.anchor.clone()).collect::<Vec<_>>()
            });
            replace(bench, own.into_iter().chain(found).collect(), true);
            bench.here.announce(words::say(language, "verify-anchor-added", &[("name", &name)]));
        }
        Err(why) => bench.show(why),
    }
}

async fn read(bench: Bench, file: &Uint8Array) -> Result<Vec<Anchor>, Trouble> {
    match bench.here.ask(&Ask::Certificates, vec![device::copy(file)]).await? {
        (Answer::Certificates { certificates }, _) => Ok(certificates),
        _ => Err(unexpected()),
    }
}

/// Exchanges the host's, or the person's own; each once, the person's own last.
fn replace(bench: Bench, with: Vec<Anchor>, own: bool) {
    let before = bench.anchors.get_untracked();
    let kept = before.iter().filter(|one| one.own != own).cloned();
    let new = with.into_iter().map(|anchor| Recognised { anchor, own });
    let mut all: Vec<Recognised> = vec![];
    for one in kept.chain(new) {
        if !all.iter().any(|known| known.anchor == one.anchor) {
            all.push(one);
        }
    }
    all.sort_by_key(|one| one.own);
    if all != before {
        bench.anchors.set(all);
        take::check_again(bench);
    }
}

/// The card.
pub(super) fn card(bench: Bench) -> impl IntoView {
    let here = bench.here;
    view! {
        <section class="card stack anchors">
            <div class="stack tight">
                <h2>{here.word("verify-anchors-title")}</h2>
                <p class="small muted">{here.word("verify-anchors-why")}</p>
            </div>
            {part(move || {
                let anchors = bench.anchors.get();
                if anchors.is_empty() {
                    view! { <p class="small">{here.word("verify-anchors-none")}</p> }.into_any()
                } else {
                    let lines: Vec<_> = anchors.into_iter().map(|one| line(bench, one)).collect();
                    view! { <ul class="lines">{lines}</ul> }.into_any()
                }
            })}
            <div class="stack tight adding">
                {file_button(here.word("verify-anchor-add"), "btn quiet", true, CERTIFICATES, move |files| bring(bench, files))}
                <p class="small muted">{here.word("verify-anchor-care")}</p>
            </div>
        </section>
    }
}

fn line(bench: Bench, one: Recognised) -> impl IntoView {
    let here = bench.here;
    let Recognised { anchor, own } = one;
    let facts = anchor.facts.clone();
    let name = facts.subject.clone();
    let from = if own { "verify-anchor-own" } else { "verify-anchor-host" };
    let remove = move || {
        bench.anchors.update(|anchors| anchors.retain(|known| known.anchor != anchor));
        take::check_again(bench);
    };
    view! {
        <li class="anchor">
            <div class="grow">
                <p><strong>{facts.subject}</strong> " " <span class="small muted">{here.word(from)}</span></p>
                <p class="small mono">{spaced(&facts.fingerprint.to_string())}</p>
                {(!facts.authority).then(|| view! { <p class="small muted">{here.word("verify-anchor-leaf")}</p> })}
            </div>
            {own.then(|| view! {
                <button type="button" class="btn text icon" on:click=tap(remove)
                    aria-label=text(move || here.say("verify-anchor-remove", &[("name", &name)]))>"×"</button>
            })}
        </li>
    }
}

/// A fingerprint in groups of four, to be compared by eye.
fn spaced(digits: &str) -> String {
    let digits: Vec<char> = digits.chars().collect();
    digits.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certificates_are_told_by_their_names() {
        assert!(is_certificate("Root.PEM") && is_certificate("a.crt") && is_certificate("b.cer"));
        assert!(!is_certificate("pem.pdf") && !is_certificate("lease.pdf"));
    }

    #[test]
    fn fingerprints_come_in_fours() {
        assert_eq!(spaced("00112233aa"), "0011 2233 aa");
    }
}
