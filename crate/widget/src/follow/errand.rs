//! What is done here with the originals, to one envelope or to many: looking, saving signed versions, and sealing.

use envelope::EnvelopeId;
use leptos::prelude::*;
use web_sys::File;

use super::{
    act::{self, Act, Asking},
    look,
    originals::{self, Chosen},
    seal,
    sheet::Sheet,
    versions,
};
use crate::{
    part::{PDF, file_button, password_form, tap},
    trouble,
};

/// What was begun: it may have to be begun again with a password.
#[derive(Clone)]
pub(super) struct Errand {
    act: Act,
    whom: Vec<(EnvelopeId, String)>,
    chosen: Chosen,
}

/// The way to begin: with chosen files, or with the host's originals.
pub(super) fn question(sheet: Sheet, asking: Asking) -> AnyView {
    let here = sheet.desk.here;
    let Asking { act, whom } = asking;
    let host = originals::has_host(sheet.desk);
    let whom = StoredValue::new(whom);
    let begin = move |files: Vec<File>| {
        // What asks is gone once it runs.
        let errand = Errand { act, whom: whom.get_value(), chosen: Chosen::files(files) };
        sheet.run(act, async move || go(sheet, errand).await);
    };
    view! {
        {(act == Act::Versions && sheet.desk.may_seal()).then(|| view! { <p class="small muted">{here.word("follow-seal-first")}</p> })}
        <div class="row ends">
            <button type="button" class="btn quiet" on:click=tap(move || sheet.close())>{here.word("follow-no")}</button>
            {file_button(here.word("follow-versions-choose"), if host { "btn quiet" } else { "btn" }, true, PDF, begin)}
            {host.then(|| view! {
                <button type="button" class="btn" on:click=tap(move || begin(vec![]))>{here.word(act.words().yes)}</button>
            })}
        </div>
    }
    .into_any()
}

/// One after the other; one that fails does not keep the others from it.
async fn go(sheet: Sheet, errand: Errand) -> Vec<act::Result> {
    let Errand { act, whom, chosen } = errand.clone();
    sheet.errand.set_value(Some(errand));
    let (of, mut results) = (whom.len(), vec![]);
    for (at, (id, title)) in whom.into_iter().enumerate() {
        sheet.is_at(at, of);
        let done = match act {
            Act::Seal => seal::one(sheet.desk, &id, &chosen).await,
            Act::Look(document) => {
                let opened = look::open(sheet.desk, &id, document, &chosen).await;
                opened.map(|paper| sheet.paper.set(Some(paper)))
            }
            _ => versions::one(sheet.desk, &id, &chosen).await,
        };
        results.push((title, done.err()));
    }
    results
}

/// Asks for the password, where one envelope failed for want of it.
pub(super) fn password(sheet: Sheet, results: &[act::Result]) -> Option<AnyView> {
    let [(_, Some(why))] = results else { return None };
    let (wrong, name) = (trouble::password(why)?, why.detail.clone());
    let errand = sheet.errand.get_value()?;
    let again = move |password: String| {
        let errand = errand.clone();
        let chosen = errand.chosen.clone().with_password(password);
        sheet.run(errand.act, async move || go(sheet, Errand { chosen, ..errand }).await);
    };
    let here = sheet.desk.here;
    Some(
        view! {
            <div class="stack">
                <p id="asked" class="unseen">{here.word("part-password-title")}</p>
                {password_form(here, name, wrong, again)}
                <div class="row ends">
                    <button type="button" class="btn quiet" on:click=tap(move || sheet.close())>{here.word("follow-no")}</button>
                </div>
            </div>
        }
        .into_any(),
    )
}
