//! Somebody else in a recipient's place: a wrong address, or somebody who is away.

use leptos::prelude::*;
use protocol::http::Replace;

use super::{
    act::{Act, Asking},
    opened,
    sheet::{Sheet, buttons},
};
use crate::{
    moment::is_address,
    part::typing,
    trouble::{Trouble, trouble},
};

/// What is entered.
#[derive(Clone, Copy)]
struct Form {
    sheet: Sheet,
    email: RwSignal<String>,
    name: RwSignal<String>,
    phone: RwSignal<String>,
    trouble: RwSignal<Option<Trouble>>,
}

/// The form.
pub(super) fn form(sheet: Sheet, asking: Asking, recipient: u16) -> AnyView {
    let desk = sheet.desk;
    let text = || RwSignal::new(String::new());
    let form = Form { sheet, email: text(), name: text(), phone: text(), trouble: RwSignal::new(None) };
    let phone = desk.opened.get_untracked().is_some_and(|opened| {
        let sent = opened.reading.sent();
        sent.and_then(|sent| Some(sent.recipients.get(usize::from(recipient))?.needs_phone(sent.level)))
            .unwrap_or_default()
    });
    view! {
        {field(form.sheet, "follow-replace-email", "email", form.email)}
        {field(form.sheet, "follow-replace-name", "text", form.name)}
        {phone.then(|| field(form.sheet, "follow-replace-phone", "tel", form.phone))}
        {crate::trouble::alert(desk.here, form.trouble)}
        {buttons(sheet, "follow-replace-yes", move || form.send(asking.clone(), recipient))}
    }
    .into_any()
}

fn field(sheet: Sheet, word: &'static str, kind: &'static str, value: RwSignal<String>) -> AnyView {
    view! {
        <label class="labelled">
            <span>{sheet.desk.here.word(word)}</span>
            <input class="field" type=kind autocomplete="off" maxlength="200" on:input=typing(move |words| value.set(words)) />
        </label>
    }
    .into_any()
}

impl Form {
    fn send(self, asking: Asking, recipient: u16) {
        let some = |text: RwSignal<String>| {
            Some(text.get_untracked().trim().to_owned()).filter(|text| !text.is_empty())
        };
        let email = some(self.email).unwrap_or_default();
        if !is_address(&email) {
            return self.trouble.set(Some(trouble("address_invalid", "not an address")));
        }
        let body = Replace { recipient, email, name: some(self.name), phone: some(self.phone) };
        let desk = self.sheet.desk;
        desk.here.spawn(async move {
            let Some((id, _)) = asking.whom.first() else { return };
            match async { desk.api()?.replace(id.as_str(), &body).await }.await {
                Ok(view) => {
                    opened::take(desk, Ok(view));
                    desk.announce(Act::Replace(recipient).words().done, &[("count", "1")]);
                    self.sheet.close();
                }
                Err(why) if why.code == "unauthorised" => desk.show(why),
                Err(why) => self.trouble.set(Some(why)),
            }
        });
    }
}
