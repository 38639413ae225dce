//! What the sender may keep of what was sent: the evidence, and the signed version once all is signed.

use std::rc::Rc;

use envelope::{Phase, Salt};
use js_sys::Uint8Array;
use leptos::prelude::*;
use protocol::worker::{Answer, Ask};
use web_sys::File;

use super::draft::Draft;
use crate::{
    device::{copy, read, save, signed_name, stem},
    part::{PDF, file_button, part, password_form, tap},
    reading::Reading,
    trouble::{Trouble, trouble, unexpected},
};

/// A file whose password is asked for, and whether one was wrong.
#[derive(Clone)]
struct Locked {
    name: String,
    bytes: Uint8Array,
    wrong: bool,
}

/// Both, where they are there.
pub(super) fn signed(draft: Draft, reading: Rc<Reading>) -> impl IntoView {
    let here = draft.here;
    let finalised = reading.state().phase() == Phase::Finalised;
    let several = reading.sent().is_some_and(|sent| sent.documents.len() > 1);
    let of_evidence = StoredValue::new_local(reading.clone());
    let evidence = move || {
        here.spawn(async move {
            if let Err(why) = save_evidence(draft, &of_evidence.get_value()).await {
                draft.show(why);
            }
        });
    };
    view! {
        {finalised.then(|| version(draft, reading, several))}
        <p><button type="button" class="btn text" on:click=tap(evidence)>{here.word("sign-evidence-save")}</button></p>
    }
}

async fn save_evidence(draft: Draft, reading: &Reading) -> Result<(), Trouble> {
    let suffix = words::say(draft.here.language.get_untracked(), "part-evidence-suffix", &[]);
    let name = format!("{}-{suffix}.json", stem(&reading.document_name(0)));
    save(&draft.api()?.sent_evidence(reading.envelope().as_str()).await?, &name, "application/json")
}

/// The signed version is made again here, from the original that the sender chooses.
fn version(draft: Draft, reading: Rc<Reading>, several: bool) -> impl IntoView {
    let here = draft.here;
    let (reading, locked) = (StoredValue::new_local(reading), RwSignal::new_local(None::<Locked>));
    let open = move |name: String, bytes: Uint8Array, password: Option<String>| async move {
        draft.trouble.set(None);
        let tried = password.is_some();
        match rebuild(draft, &reading.get_value(), &bytes, password).await {
            Ok((document, signed)) => {
                let suffix = words::say(here.language.get_untracked(), "part-signed-suffix", &[]);
                let name = signed_name(&reading.get_value().document_name(document), &suffix);
                save(&signed, &name, "application/pdf")
            }
            Err(why) if ["password_needed", "password_wrong"].contains(&why.code.as_str()) => {
                locked.set(Some(Locked { name, bytes, wrong: tried }));
                Ok(())
            }
            Err(why) => Err(why),
        }
    };
    let chosen = move |files: Vec<File>| {
        here.spawn(async move {
            for file in files {
                let done = match read(&file).await {
                    Ok(bytes) => open(file.name(), bytes, None).await,
                    Err(why) => Err(why),
                };
                if let Err(why) = done {
                    draft.show(why);
                }
            }
        });
    };
    let given = move |Locked { name, bytes, .. }: Locked, password: String| {
        locked.set(None);
        here.spawn(async move {
            if let Err(why) = open(name, bytes, Some(password)).await {
                draft.show(why);
            }
        });
    };
    let word = if several { "prepare-signed-save-all" } else { "prepare-signed-save" };
    view! {
        <p class="small muted">{here.word("prepare-signed-how")}</p>
        <p>{file_button(here.word(word), "btn quiet", several, PDF, chosen)}</p>
        {part(move || locked.get().map(|one| {
            let (name, wrong) = (one.name.clone(), one.wrong);
            password_form(here, name, wrong, move |password| given(one.clone(), password))
        }))}
    }
}

/// The document that this file begins, with every signature: as any recipient makes it.
async fn rebuild(
    draft: Draft,
    reading: &Reading,
    file: &Uint8Array,
    password: Option<String>,
) -> Result<(u16, Uint8Array), Trouble> {
    let here = draft.here;
    let ask = Ask::Envelope {
        envelope: reading.envelope().clone(),
        recipient: 0,
        records: reading.records(),
        // Nothing is signed here: nobody asks for a proof.
        challenge: Salt([0; 32]),
    };
    here.ask(&ask, vec![]).await?;
    let count = reading.sent().map_or(0, |sent| sent.documents.len());
    for document in (0u16..).take(count) {
        match open(draft, reading, document, file, password.clone()).await {
            Err(why) if why.code == "other_file" => {}
            done => return done.map(|signed| (document, signed)),
        }
    }
    Err(trouble("other_file", "no document of this envelope"))
}

async fn open(
    draft: Draft,
    reading: &Reading,
    document: u16,
    file: &Uint8Array,
    password: Option<String>,
) -> Result<Uint8Array, Trouble> {
    let (api, id) = (draft.api()?, reading.envelope().as_str());
    let mut parts = vec![copy(file)];
    for number in 0..reading.state().revisions(document).len() {
        parts.push(api.sent_revision(id, document, number).await?);
    }
    let (answer, bytes) = draft.here.ask(&Ask::Open { document, password }, parts).await?;
    match (answer, bytes.into_iter().next()) {
        (Answer::Opened { .. }, Some(signed)) => Ok(signed),
        _ => Err(unexpected()),
    }
}
