//! An officer attests who somebody is: name, kind of document, a picture that stays here, and a statement.

use envelope::{Consent, Digest, IdentityDocument, Salt};
use evidence::{Opening, sha256};
use js_sys::Uint8Array;
use leptos::prelude::*;
use protocol::http::{AttestIdentity, IdentityAttested};

use super::{
    act::{Act, Asking},
    desk::Desk,
    opened,
    sheet::{Sheet, buttons},
    unseen,
};
use crate::{
    device,
    part::{file_button, identity, part, tap, text, typing},
    trouble::{Trouble, trouble},
};

/// What is stated, by the name it has in the evidence.
const STATEMENT: &str = "statement-identity";
/// What the file chooser offers: on a phone, the camera too.
const PICTURES: &str = "image/*,application/pdf";

/// A picture, which stays on this device.
#[derive(Clone)]
struct Picture {
    bytes: Uint8Array,
    name: String,
    kind: String,
    digest: Digest,
}

/// What is entered.
#[derive(Clone, Copy)]
struct Form {
    sheet: Sheet,
    recipient: u16,
    since: u32,
    name: RwSignal<String>,
    /// The same name again is the same attestation.
    salt: StoredValue<Option<Salt>>,
    document: RwSignal<IdentityDocument>,
    picture: RwSignal<Option<Picture>, LocalStorage>,
    stated: RwSignal<bool>,
    trouble: RwSignal<Option<Trouble>>,
}

/// The form.
pub(super) fn form(sheet: Sheet, asking: Asking, recipient: u16) -> AnyView {
    let here = sheet.desk.here;
    let Whom { since, known, whose, own } = whom(sheet.desk, &asking, recipient);
    let form = Form {
        sheet,
        recipient,
        since,
        name: RwSignal::new(known.unwrap_or_default()),
        salt: StoredValue::new(device::salt().ok()),
        document: RwSignal::new(IdentityDocument::IdentityCard),
        picture: RwSignal::new_local(None),
        stated: RwSignal::new(false),
        trouble: RwSignal::new(None),
    };
    view! {
        <p><strong>{whose}</strong></p>
        {own.then(|| view! { <p class="small muted">{here.word("follow-attest-both")}</p> })}
        <label class="labelled">
            <span>{here.word("follow-attest-name")}</span>
            <input class="field" name="attested" autocomplete="off" maxlength="64" prop:value=move || form.name.get()
                on:input=typing(move |words| form.name.set(words)) />
        </label>
        {kinds(form)}
        {picture(form)}
        <label class="check">
            <input type="checkbox" prop:checked=move || form.stated.get()
                on:change=move |event| form.stated.set(event_target_checked(&event)) />
            <span>{here.word(STATEMENT)}</span>
        </label>
        {crate::trouble::alert(here, form.trouble)}
        {buttons(sheet, "follow-attest-yes", move || form.send(asking.clone()))}
    }
    .into_any()
}

/// Who it is about.
struct Whom {
    /// The record since which the role is theirs.
    since: u32,
    /// The name that the sender gave.
    known: Option<String>,
    whose: String,
    /// Whether the officer sent it.
    own: bool,
}

/// From the envelope that is open, or from the list of those to be seen.
fn whom(desk: Desk, asking: &Asking, recipient: u16) -> Whom {
    let id = asking.whom.first().map(|(id, _)| id);
    let opened = desk.opened.get_untracked().filter(|opened| Some(opened.reading.envelope()) == id);
    if let Some(opened) = opened {
        let reading = &opened.reading;
        let known = reading.given_name(recipient).map(str::to_owned);
        return Whom {
            since: reading.holder_since(recipient),
            known,
            whose: reading.person(recipient),
            own: true,
        };
    }
    let person = desk.unseen.with_untracked(|list| {
        list.iter().find(|one| Some(&one.envelope) == id && one.recipient == recipient).cloned()
    });
    let Some(person) = person else {
        return Whom { since: 0, known: None, whose: String::new(), own: false };
    };
    let own =
        desk.session.with_untracked(|session| session.as_ref().is_some_and(|one| one.email == person.sender));
    let whose = person
        .name
        .as_ref()
        .map_or_else(|| person.email.clone(), |name| format!("{name} · {}", person.email));
    Whom { since: person.since, known: person.name.clone(), whose, own }
}

fn kinds(form: Form) -> AnyView {
    let here = form.sheet.desk.here;
    let options: Vec<_> = (0..IdentityDocument::ALL.len())
        .map(|index| {
            let kind = IdentityDocument::ALL[index];
            let chosen = untrack(|| form.document.get()) == kind;
            view! { <option value=index.to_string() selected=chosen>{here.word(identity(kind))}</option> }
        })
        .collect();
    let choose = move |index: String| {
        let kind = index.parse::<usize>().ok().and_then(|index| IdentityDocument::ALL.get(index).copied());
        form.document.set(kind.unwrap_or(IdentityDocument::Other));
    };
    view! {
        <label class="labelled">
            <span>{here.word("follow-attest-kind")}</span>
            <select class="field" name="kind" on:change=typing(choose)>{options}</select>
        </label>
    }
    .into_any()
}

/// The picture is taken or chosen, and can be saved; only its digest leaves.
fn picture(form: Form) -> AnyView {
    let here = form.sheet.desk.here;
    let take = move |files: Vec<web_sys::File>| {
        let Some(file) = files.into_iter().next() else { return };
        form.trouble.set(None);
        here.spawn(async move {
            match device::read(&file).await {
                Ok(bytes) => {
                    let digest = sha256("", &bytes.to_vec());
                    let (name, kind) = (file.name(), file.type_());
                    form.picture.set(Some(Picture { bytes, name, kind, digest }));
                }
                Err(why) => form.trouble.set(Some(why)),
            }
        });
    };
    let word = move || {
        let there = form.picture.with(Option::is_some);
        here.t(if there { "follow-attest-other-picture" } else { "follow-attest-picture" })
    };
    view! {
        <div class="stack tight">
            <div>{file_button(word, "btn quiet", false, PICTURES, take)}</div>
            {part(move || form.picture.get().map(|picture| chosen(form, picture)))}
            <p class="small muted">{here.word("follow-attest-stays")}</p>
        </div>
    }
    .into_any()
}

fn chosen(form: Form, picture: Picture) -> impl IntoView {
    let here = form.sheet.desk.here;
    let digest = picture.digest.to_string();
    let print = move || here.say("follow-attest-print", &[("digest", &digest)]);
    let name = picture.name.clone();
    let save = move || {
        let Picture { bytes, name, kind, .. } = &picture;
        if let Err(why) = device::save(bytes, name, kind) {
            form.trouble.set(Some(why));
        }
    };
    view! {
        <div class="row">
            <strong class="grow">{name}</strong>
            <button type="button" class="btn text" on:click=tap(save)>{here.word("follow-attest-save")}</button>
        </div>
        <p class="small muted digest">{text(print)}</p>
    }
}

impl Form {
    fn send(self, asking: Asking) {
        let wish = match self.wish() {
            Ok(wish) => wish,
            Err(why) => return self.trouble.set(Some(why)),
        };
        let desk = self.sheet.desk;
        desk.here.spawn(async move {
            let Some((id, _)) = asking.whom.first() else { return };
            match async { desk.api()?.attest(id.as_str(), &wish).await }.await {
                Ok(IdentityAttested {}) => {
                    opened::again(desk);
                    unseen::look(desk).await;
                    desk.announce(Act::Attest(self.recipient).words().done, &[("count", "1")]);
                    self.sheet.close();
                }
                Err(why) if why.code == "unauthorised" => desk.show(why),
                Err(why) => self.trouble.set(Some(why)),
            }
        });
    }

    /// What is attested, or what is missing for it.
    fn wish(self) -> Result<AttestIdentity, Trouble> {
        let missing = |code: &str| trouble(code, "something is missing");
        let value = self.name.get_untracked().trim().to_owned();
        if !(2..=64).contains(&value.chars().count()) {
            return Err(missing("attest_name"));
        }
        let picture = self.picture.with_untracked(|picture| picture.as_ref().map(|one| one.digest));
        let picture = picture.ok_or_else(|| missing("attest_picture"))?;
        if !self.stated.get_untracked() {
            return Err(missing("attest_statement"));
        }
        let language = self.sheet.desk.here.language.get_untracked();
        let statement = Consent {
            text: STATEMENT.to_owned(),
            language: language.tag().to_owned(),
            sha256: device::sha256(&words::say(language, STATEMENT, &[])),
        };
        let salt = self.salt.get_value().ok_or_else(|| missing("insecure_context"))?;
        let name = Opening { field: "attested.name".to_owned(), salt, value };
        let document = self.document.get_untracked();
        Ok(AttestIdentity {
            recipient: self.recipient,
            since: self.since,
            name,
            document,
            picture,
            statement,
        })
    }
}
