//! The sheet on which something is asked, done, and told what became of it.

use envelope::EnvelopeId;
use leptos::{html, prelude::*};
use protocol::http::BulkAction;

use super::{
    act::{self, Act, Asking},
    again, attest,
    desk::Desk,
    errand::{self, Errand},
    list,
    look::{self, Paper},
    opened,
    originals::{self, Chosen},
    replace, seal,
    versions::UNSEALED,
};
use crate::{
    part::{self, part, tap, text, typing},
    trouble::sentence,
};

/// What the sheet is at.
#[derive(Clone, Debug, PartialEq)]
enum Stage {
    Asking,
    /// How many of how many are done.
    Busy(usize, usize),
    Done(Vec<act::Result>),
    /// The document that was asked for.
    Looking,
}

/// A sheet in use.
#[derive(Clone, Copy)]
pub(super) struct Sheet {
    pub(super) desk: Desk,
    stage: RwSignal<Stage>,
    pub(super) reason: RwSignal<String>,
    /// What is looked at.
    pub(super) paper: RwSignal<Option<Paper>, LocalStorage>,
    /// What was begun with originals.
    pub(super) errand: StoredValue<Option<Errand>, LocalStorage>,
}

/// The sheet, open while something is asked.
pub(super) fn sheet(desk: Desk) -> impl IntoView {
    let open = RwSignal::new(false);
    let sheet = Sheet {
        desk,
        stage: RwSignal::new(Stage::Asking),
        reason: RwSignal::new(String::new()),
        paper: RwSignal::new_local(None),
        errand: StoredValue::new_local(None),
    };
    Effect::new(move |_| {
        let asked = desk.asking.with(Option::is_some);
        if asked {
            sheet.stage.set(Stage::Asking);
            sheet.reason.set(String::new());
        }
        open.set(asked);
    });
    let dialog = part::sheet(open);
    view! {
        <dialog node_ref=dialog class="sheet" aria-labelledby="asked" on:close=move |_| sheet.closed(dialog)>
            {part(move || desk.asking.get().map(|asking| inside(sheet, asking)))}
        </dialog>
    }
}

fn inside(sheet: Sheet, asking: Asking) -> AnyView {
    part(move || match sheet.stage.get() {
        Stage::Asking => question(sheet, asking.clone()),
        Stage::Busy(done, of) => busy(sheet, done, of),
        Stage::Done(results) => told(sheet, asking.act, &results),
        Stage::Looking => look::paper(sheet),
    })
    .into_any()
}

fn question(sheet: Sheet, asking: Asking) -> AnyView {
    let here = sheet.desk.here;
    let said = asking.act.words();
    let count = asking.whom.len().to_string();
    let title = move || here.say(said.title, &[("count", &count)]);
    view! {
        <div class="stack">
            <h2 id="asked">{text(title)}</h2>
            <p>{here.word(said.why)}</p>
            {(asking.act == Act::Finalise && seals_after(sheet)).then(|| view! { <p class="small muted">{here.word("follow-seal-after")}</p> })}
            {match asking.act {
                Act::Replace(recipient) => replace::form(sheet, asking, recipient),
                Act::Attest(recipient) => attest::form(sheet, asking, recipient),
                Act::Again => again::question(sheet, asking),
                Act::Versions | Act::Seal | Act::Look(_) => errand::question(sheet, asking),
                act => plain(sheet, act, asking),
            }}
        </div>
    }
    .into_any()
}

fn plain(sheet: Sheet, act: Act, asking: Asking) -> AnyView {
    let reasoned = act == Act::Cancel;
    let whom = asking.whom;
    let yes = move || {
        let Some(action) = act.action(&sheet.reason.get_untracked()) else { return };
        let whom = whom.clone();
        sheet.run(act, async move || done(sheet, act, action, whom).await);
    };
    view! { {reasoned.then(|| reason(sheet))} {buttons(sheet, act.words().yes, yes)} }.into_any()
}

/// What was finalised here is sealed here at once, if it can be: what could not be sealed stays “to be sealed”, and says why
/// when it is asked for.
async fn done(
    sheet: Sheet,
    act: Act,
    action: BulkAction,
    whom: Vec<(EnvelopeId, String)>,
) -> Vec<act::Result> {
    let results = act::all(sheet.desk, action, whom.clone()).await;
    if act == Act::Finalise && seals_after(sheet) {
        for (at, ((id, _), (_, why))) in whom.iter().zip(&results).enumerate() {
            sheet.is_at(at, whom.len());
            if why.is_none() {
                let _ = seal::one(sheet.desk, id, &Chosen::default()).await;
            }
        }
    }
    results
}

/// Whether what is finalised here can be sealed at once: the host has the originals.
fn seals_after(sheet: Sheet) -> bool {
    sheet.desk.may_seal() && originals::has_host(sheet.desk)
}

/// Why it is cancelled.
pub(super) fn reason(sheet: Sheet) -> AnyView {
    view! {
        <label class="labelled">
            <span>{sheet.desk.here.word("follow-cancel-reason")}</span>
            <input class="field" name="reason" maxlength="500" on:input=typing(move |words| sheet.reason.set(words)) />
        </label>
    }
    .into_any()
}

/// Doing it, or not.
pub(super) fn buttons(sheet: Sheet, yes: &'static str, done: impl FnMut() + 'static) -> AnyView {
    let here = sheet.desk.here;
    view! {
        <div class="row ends">
            <button type="button" class="btn quiet" on:click=tap(move || sheet.close())>{here.word("follow-no")}</button>
            <button type="button" class="btn" on:click=tap(done)>{here.word(yes)}</button>
        </div>
    }
    .into_any()
}

fn busy(sheet: Sheet, done: usize, of: usize) -> AnyView {
    let here = sheet.desk.here;
    let values = [("done", done.to_string()), ("of", of.to_string())];
    let said =
        move || here.say("follow-busy", &values.each_ref().map(|(name, value)| (*name, value.as_str())));
    view! {
        <p class="row" id="asked" role="status"><span class="spin" aria-hidden="true"></span>{text(said)}</p>
    }
    .into_any()
}

/// How many went well, and which did not and why.
fn told(sheet: Sheet, act: Act, results: &[act::Result]) -> AnyView {
    let here = sheet.desk.here;
    if let Some(form) = errand::password(sheet, results) {
        return form;
    }
    let failed: Vec<_> =
        results.iter().filter_map(|(title, why)| Some((title.clone(), why.clone()?))).collect();
    let bad = failed.iter().filter(|(_, why)| why.code != UNSEALED).count();
    let good = results.len() - bad;
    let lines: Vec<_> = failed
        .into_iter()
        .map(|(title, why)| view! { <li><strong>{title}</strong><span>{text(move || sentence(here, &why))}</span></li> })
        .collect();
    let count = |key: &'static str, count: usize| here.say(key, &[("count", &count.to_string())]);
    view! {
        <div class="stack">
            <h2 id="asked">{if good > 0 { count(act.words().done, good) } else { here.t("follow-nothing-done") }}</h2>
            <div class="stack tight" role="alert">
                {(bad > 0).then(|| view! {
                    <p class="notice warn"><span class="sign" aria-hidden="true">"!"</span><span>{count("follow-failed", bad)}</span></p>
                })}
                <ul class="failed">{lines}</ul>
            </div>
            <div class="row ends"><button type="button" class="btn" on:click=tap(move || sheet.close())>{here.word("follow-close")}</button></div>
        </div>
    }
    .into_any()
}

impl Sheet {
    pub(super) fn close(self) {
        self.desk.asking.set(None);
    }

    /// What is under way goes on to its end before anything else is asked: the sheet stays.
    fn closed(self, dialog: NodeRef<html::Dialog>) {
        let busy = self.stage.with_untracked(|stage| matches!(stage, Stage::Busy(..)));
        match dialog.get_untracked() {
            Some(dialog) if busy && self.desk.asking.with_untracked(Option::is_some) => {
                let _ = dialog.show_modal();
            }
            _ => {
                self.errand.set_value(None);
                self.paper.set(None);
                self.desk.asking.set(None);
            }
        }
    }

    /// How far it is.
    pub(super) fn is_at(self, done: usize, of: usize) {
        self.stage.set(Stage::Busy(done, of));
    }

    /// Does it, and tells what became of it. One that went well needs no reading.
    pub(super) fn run<F: Future<Output = Vec<act::Result>> + 'static>(
        self,
        act: Act,
        task: impl FnOnce() -> F + 'static,
    ) {
        let desk = self.desk;
        let of = desk.asking.with_untracked(|asking| asking.as_ref().map_or(0, |one| one.whom.len()));
        self.is_at(0, of);
        desk.here.spawn(async move {
            let results = task().await;
            list::again(desk);
            opened::again(desk);
            let well = matches!(results.as_slice(), [(_, None)]);
            if well && matches!(act, Act::Look(_)) {
                self.stage.set(Stage::Looking);
            } else if well {
                desk.announce(act.words().done, &[("count", "1")]);
                self.close();
                if act == Act::Delete && desk.at.get_untracked().is_some() {
                    opened::go(None);
                }
            } else {
                self.stage.set(Stage::Done(results));
            }
        });
    }
}
