//! The documents, their signed versions, and the proofs.

use std::rc::Rc;

use envelope::Phase;
use js_sys::Uint8Array;
use leptos::prelude::*;
use web_sys::File;

use super::{
    act::{self, Act},
    desk::Desk,
    opened::Opened,
    originals, versions,
};
use crate::{
    device::{read, save, stem},
    moment,
    part::{PDF, file_button, part, password_form, tap},
    trouble::Trouble,
};

/// A file whose password is asked for, and whether one was wrong.
#[derive(Clone)]
struct Locked {
    name: String,
    bytes: Uint8Array,
    wrong: bool,
}

/// The card.
pub(super) fn card(desk: Desk, opened: &Rc<Opened>) -> AnyView {
    let here = desk.here;
    let finalised = opened.reading.state().phase() == Phase::Finalised;
    let sent = opened.reading.sent().map_or(&[][..], |sent| &sent.documents);
    let lines: Vec<_> = (0u16..)
        .zip(sent)
        .map(|(index, facts)| {
            let (name, size) = (opened.reading.document_name(index), moment::size(here, facts.size));
            view! { <li><span class="grow">{name}</span><span class="when">{size}</span></li> }
        })
        .collect();
    let signs = sent.iter().any(|document| document.revision.is_some());
    view! {
        <section class="card stack tight">
            <h2>{here.word("follow-documents")}</h2>
            <ul class="lines">{lines}</ul>
            {(finalised && signs).then(|| signed(desk, opened))}
            {evidence(desk, opened)}
        </section>
    }
    .into_any()
}

fn evidence(desk: Desk, opened: &Rc<Opened>) -> impl IntoView + use<> {
    let opened = opened.clone();
    let keep = move || {
        let opened = opened.clone();
        desk.here.spawn(async move {
            if let Err(why) = save_evidence(desk, &opened).await {
                desk.show(why);
            }
        });
    };
    view! {
        <p class="small muted">{desk.here.word("follow-evidence-why")}</p>
        <p><button type="button" class="btn quiet" on:click=tap(keep)>{desk.here.word("sign-evidence-save")}</button></p>
    }
}

async fn save_evidence(desk: Desk, opened: &Opened) -> Result<(), Trouble> {
    let suffix = words::say(desk.here.language.get_untracked(), "part-evidence-suffix", &[]);
    let name = format!("{}-{suffix}.json", stem(&opened.reading.document_name(0)));
    let bytes = desk.api()?.sent_evidence(opened.reading.envelope().as_str()).await?;
    save(&bytes, &name, "application/json")
}

/// The signed version is made again here: from the host's original, or from the file that was sent.
fn signed(desk: Desk, opened: &Rc<Opened>) -> AnyView {
    let here = desk.here;
    let (whom, host) = (opened.named(), originals::has_host(desk));
    let locked = RwSignal::new_local(None::<Locked>);
    let several = versions::documents(opened).len() > 1;
    let word = if host { "follow-versions-from-file" } else { "follow-versions-file" };
    let class = if host { "btn text" } else { "btn quiet" };
    let from = opened.clone();
    let chosen = move |files: Vec<File>| {
        let from = from.clone();
        here.spawn(async move { take(desk, &from, files, locked).await });
    };
    let given = StoredValue::new_local(opened.clone());
    view! {
        <p class="small muted">{here.word("follow-versions-how")}</p>
        <div class="row">
            {host.then(|| view! {
                <button type="button" class="btn quiet" on:click=tap(move || act::ask(desk, Act::Versions, whom.clone()))>
                    {here.word("follow-versions-save")}
                </button>
            })}
            {file_button(here.word(word), class, several, PDF, chosen)}
        </div>
        {part(move || locked.get().map(|one| {
            let (name, wrong) = (one.name.clone(), one.wrong);
            password_form(here, name, wrong, move |password| unlock(desk, given.get_value(), one.clone(), password, locked))
        }))}
    }
    .into_any()
}

async fn take(desk: Desk, opened: &Opened, files: Vec<File>, locked: RwSignal<Option<Locked>, LocalStorage>) {
    desk.trouble.set(None);
    for file in files {
        match read(&file).await {
            Ok(bytes) => {
                open(desk, opened, Locked { name: file.name(), bytes, wrong: false }, None, locked).await
            }
            Err(why) => desk.show(why),
        }
    }
}

fn unlock(
    desk: Desk,
    opened: Rc<Opened>,
    file: Locked,
    password: String,
    locked: RwSignal<Option<Locked>, LocalStorage>,
) {
    locked.set(None);
    desk.here.spawn(async move { open(desk, &opened, file, Some(password), locked).await });
}

async fn open(
    desk: Desk,
    opened: &Opened,
    file: Locked,
    password: Option<String>,
    locked: RwSignal<Option<Locked>, LocalStorage>,
) {
    let wrong = password.is_some();
    match versions::from_file(desk, opened, &file.bytes, password).await {
        Ok(()) => {}
        Err(why) if ["password_needed", "password_wrong"].contains(&why.code.as_str()) => {
            locked.set(Some(Locked { wrong, ..file }));
        }
        Err(why) => desk.show(why),
    }
}
