//! Signing in: an address, then the code that came by mail.

use leptos::{html, prelude::*};
use protocol::{
    Code,
    http::{AskOfficeCode, OfficeCodeSent, OpenOffice},
};
use web_sys::SubmitEvent;

use super::Door;
use crate::{
    api::Api,
    device,
    moment::is_address,
    part::{Ticking, code_field, focus_heading, part, tap, text, ticking, typing},
    tab,
    trouble::{self, Trouble, trouble},
};

/// The form's own state.
#[derive(Clone, Copy)]
struct Form {
    door: Door,
    email: RwSignal<String>,
    code: RwSignal<String>,
    /// Which code was asked for.
    asked: StoredValue<String>,
    ticking: Ticking,
    waiting: RwSignal<bool>,
}

/// The step.
pub(crate) fn step(door: Door) -> impl IntoView {
    let here = door.here;
    let heading = NodeRef::<html::H1>::new();
    focus_heading(heading);
    let form = Form {
        door,
        email: RwSignal::new(tab::recall("address").unwrap_or_default()),
        code: RwSignal::new(String::new()),
        asked: StoredValue::new(String::new()),
        ticking: ticking(),
        waiting: RwSignal::new(false),
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if form.waiting.get_untracked() {
            return;
        }
        let asked = form.ticking.begun();
        form.run(async move || if asked { form.open().await } else { form.ask().await });
    };
    view! {
        <div class="body">
            <form class="card stack" novalidate on:submit=submit>
                <h1 node_ref=heading tabindex="-1">{here.word("office-signin-title")}</h1>
                <p class="muted">{here.word("office-signin-why")}</p>
                <label class="labelled">
                    <span>{here.word("office-signin-address")}</span>
                    <input
                        class="field"
                        type="email"
                        name="email"
                        autocomplete="email"
                        inputmode="email"
                        prop:value=move || form.email.get()
                        on:input=typing(move |text| form.email.set(text))
                        prop:readOnly=move || form.ticking.begun()
                    />
                </label>
                {move || form.ticking.begun().then(|| code_part(form))}
                {trouble::alert(here, door.trouble)}
                <button type="submit" class="btn wide" aria-disabled=text(move || form.waiting.get().to_string())>
                    {text(move || here.t(if form.ticking.begun() { "office-signin-open" } else { "office-signin-ask" }))}
                </button>
                {part(move || form.ticking.begun().then(|| other_ways(form)))}
            </form>
        </div>
    }
}

fn code_part(form: Form) -> impl IntoView {
    let here = form.door.here;
    Effect::new(move |_| {
        if let Some(field) = here.root().get_element_by_id("office-code") {
            let _ = wasm_bindgen::JsCast::unchecked_into::<web_sys::HtmlElement>(field).focus();
        }
    });
    view! {
        <div class="stack tight">
            <p>{text(move || here.say("office-signin-sent", &[("address", form.email.get().trim())]))}</p>
            {code_field(here, "office-code", form.code)}
            <p class="small muted">{form.ticking.line(here)}</p>
        </div>
    }
}

fn other_ways(form: Form) -> impl IntoView {
    let here = form.door.here;
    view! {
        <div class="row">
            <button type="button" class="btn text" on:click=tap(move || form.run(async move || form.ask().await))>
                {here.word("sign-code-again")}
            </button>
            <button type="button" class="btn text" on:click=tap(move || form.again())>
                {here.word("office-signin-other")}
            </button>
        </div>
    }
}

impl Form {
    fn run<F: Future<Output = Result<(), Trouble>> + 'static>(self, task: impl FnOnce() -> F + 'static) {
        self.waiting.set(true);
        self.door.trouble.set(None);
        self.door.here.spawn(async move {
            let done = task().await;
            self.waiting.set(false);
            if let Err(why) = done {
                self.door.show.run(why);
            }
        });
    }

    /// From the beginning, with another address.
    fn again(self) {
        self.door.trouble.set(None);
        self.code.set(String::new());
        self.ticking.end();
    }

    async fn ask(self) -> Result<(), Trouble> {
        if !device::is_secure() {
            return Err(trouble("insecure_context", "not a secure context"));
        }
        let email = self.address()?;
        let here = self.door.here;
        let language = here.language.get_untracked().tag().to_owned();
        let OfficeCodeSent { asked, sent } =
            Api::of(here).ask_office_code(&AskOfficeCode { email, language }).await?;
        self.asked.set_value(asked);
        self.code.set(String::new());
        self.ticking.begin(here, &sent);
        Ok(())
    }

    async fn open(self) -> Result<(), Trouble> {
        let code = Code::try_from(self.code.get_untracked()).map_err(|why| trouble("code_short", why))?;
        let email = self.address()?;
        let post = OpenOffice { email: email.clone(), asked: self.asked.get_value(), code };
        let opened = Api::of(self.door.here).open_office(&post).await?;
        tab::keep("office", &opened);
        tab::keep("address", &email);
        self.door.entered.run(opened);
        Ok(())
    }

    fn address(self) -> Result<String, Trouble> {
        let email = self.email.get_untracked().trim().to_owned();
        if is_address(&email) { Ok(email) } else { Err(trouble("address_invalid", "not an address")) }
    }
}
