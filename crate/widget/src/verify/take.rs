//! From a file to its report, and what is seen meanwhile.

use js_sys::{JSON, Reflect, Uint8Array};
use leptos::prelude::*;
use protocol::{
    report::{Report, evidence::EvidenceReport},
    worker::{Answer, Ask, Page},
};
use web_sys::File;

use super::{
    bench::{Bench, Done, Facts, Sheet, State},
    read::read,
};
use crate::{
    device::copy,
    here::Here,
    moment,
    part::{password_form, text},
    trouble::{Trouble, sentence, tell, trouble, unexpected},
};

/// Lays a file on the bench and looks at it.
pub(super) async fn take(bench: Bench, file: File) {
    bench.trouble.set(None);
    let sheet = bench.lay(file.name(), file.size() as u64);
    let state = sheet.state;
    match read(&file, move |share| state.set(State::Reading(share))).await {
        Ok(bytes) => check(bench, sheet, bytes, None).await,
        Err(why) => fail(bench, &sheet, why),
    }
}

/// Asks the engine, and tells the host page what it found.
pub(super) async fn check(bench: Bench, sheet: Sheet, bytes: Uint8Array, password: Option<String>) {
    let before = sheet.state.with_untracked(State::done);
    if before.is_none() {
        sheet.state.set(State::Checking);
    }
    // A PDF never begins with a brace.
    if bytes.length() > 0 && bytes.get_index(0) == b'{' {
        return match testified(bench, &sheet, &bytes).await {
            Ok(report) => sheet.state.set(State::Told(report)),
            Err(why) => fail(bench, &sheet, why),
        };
    }
    match report(bench, &sheet, bytes.clone(), password.clone()).await {
        Ok(facts) => sheet.state.set(State::Done(done(facts, before))),
        Err(why) if why.code == "password_needed" => sheet.state.set(State::Locked(bytes, false)),
        Err(why) if why.code == "password_wrong" => {
            sheet.state.set(State::Locked(bytes, password.is_some()));
        }
        Err(why) => fail(bench, &sheet, why),
    }
}

/// Reads an evidence file, and tells the host page what it says.
async fn testified(bench: Bench, sheet: &Sheet, bytes: &Uint8Array) -> Result<EvidenceReport, Trouble> {
    let (answer, _) = bench.here.ask(&Ask::Testify, vec![copy(bytes)]).await?;
    let Answer::Testified { report } = answer else { return Err(unexpected()) };
    tell_host(bench.here, "paraph-evidence", (&sheet.name, &report));
    serde_json::from_str(&report).map_err(|why| trouble("engine_failed", &why.to_string()))
}

async fn report(
    bench: Bench,
    sheet: &Sheet,
    bytes: Uint8Array,
    password: Option<String>,
) -> Result<Facts, Trouble> {
    let (json, pages, findings) = look(bench, &bytes, password.clone()).await?;
    let report: Report =
        serde_json::from_str(&json).map_err(|why| trouble("engine_failed", &why.to_string()))?;
    tell_host(bench.here, "paraph-verified", (&sheet.name, &json));
    let (name, at) = (sheet.name.clone(), moment::device_now());
    Ok(Facts { name, bytes, password, report, pages, findings, at })
}

/// Looks again at everything that has been looked at: other authorities are recognised now.
pub(super) fn check_again(bench: Bench) {
    let sheets = bench.sheets.get_untracked();
    bench.here.spawn(async move {
        for sheet in sheets {
            if let Some(done) = sheet.state.with_untracked(State::done) {
                let (bytes, password) = done.of(|facts| (facts.bytes.clone(), facts.password.clone()));
                check(bench, sheet, bytes, password).await;
            }
        }
    });
}

/// What is drawn already stays drawn.
fn done(facts: Facts, before: Option<Done>) -> Done {
    Done {
        facts: StoredValue::new_local(facts),
        shown: before.map_or_else(|| RwSignal::new_local(None), |done| done.shown),
        version: before.map_or_else(|| RwSignal::new_local(None), |done| done.version),
    }
}

/// The engine's report as JSON, the pages, and what a careful reader should know.
pub(super) async fn look(
    bench: Bench,
    bytes: &Uint8Array,
    password: Option<String>,
) -> Result<(String, Vec<Page>, Vec<String>), Trouble> {
    loop {
        let recognised = bench.anchors.get_untracked();
        let anchors = recognised.iter().map(|one| one.anchor.pem.clone()).collect();
        let now = i64::try_from(moment::device_now().0 / 1000).unwrap_or(i64::MAX);
        let ask = Ask::Verify { anchors, now, password: password.clone() };
        let (answer, _) = bench.here.ask(&ask, vec![copy(bytes)]).await?;
        let Answer::Verified { report, pages, findings } = answer else { return Err(unexpected()) };
        // Somebody else may have come to be recognised meanwhile.
        if bench.anchors.with_untracked(|now| *now == recognised) {
            return Ok((report, pages, findings));
        }
    }
}

fn tell_host(here: Here, event: &str, (name, json): (&str, &str)) {
    let Ok(detail) = JSON::parse(json) else { return };
    let _ = Reflect::set(&detail, &"name".into(), &name.into());
    here.emit(event, &detail);
}

fn fail(bench: Bench, sheet: &Sheet, why: Trouble) {
    tell(bench.here, &why);
    sheet.state.set(State::Failed(why));
}

/// What is seen of a file without a report.
pub(super) fn under_way(bench: Bench, name: String, state: State) -> impl IntoView {
    let inside = match state {
        State::Reading(share) => waiting(bench, name, Some(share)).into_any(),
        State::Locked(bytes, wrong) => unlock(bench, name, bytes, wrong).into_any(),
        State::Failed(why) => failed(bench, name, why).into_any(),
        State::Checking | State::Done(_) | State::Told(_) => waiting(bench, name, None).into_any(),
    };
    view! { <div class="body stack">{inside}</div> }
}

fn waiting(bench: Bench, name: String, share: Option<f64>) -> impl IntoView {
    let here = bench.here;
    let size = move || bench.sheets.with(|sheets| current(bench, sheets).map_or(0, |sheet| sheet.size));
    let key = if share.is_some() { "verify-reading" } else { "verify-checking" };
    view! {
        <section class="card stack" role="status">
            <p class="row">
                <span class="spin" aria-hidden="true"></span>
                <span class="grow">{text(move || here.say(key, &[("name", &name), ("size", &moment::size(here, size()))]))}</span>
            </p>
            {share.map(|share| view! { <div class="meter" aria-hidden="true"><i style:width=format!("{}%", share * 100.0)></i></div> })}
        </section>
    }
}

fn current(bench: Bench, sheets: &[Sheet]) -> Option<&Sheet> {
    let key = bench.current.get();
    sheets.iter().find(|sheet| Some(sheet.key) == key)
}

fn unlock(bench: Bench, name: String, bytes: Uint8Array, wrong: bool) -> impl IntoView {
    let sheet = bench.sheets.with_untracked(|sheets| {
        let key = bench.current.get_untracked();
        sheets.iter().find(|sheet| Some(sheet.key) == key).cloned()
    });
    password_form(bench.here, name, wrong, move |password| {
        if let Some(sheet) = sheet.clone() {
            let bytes = bytes.clone();
            bench.here.spawn(async move { check(bench, sheet, bytes, Some(password)).await });
        }
    })
}

fn failed(bench: Bench, name: String, why: Trouble) -> impl IntoView {
    let here = bench.here;
    view! {
        <section class="verdict bad" role="alert">
            <span class="round" aria-hidden="true">"×"</span>
            <div class="stack tight">
                <span class="chip bad">{here.word("verify-failed-word")}</span>
                <h1>{here.word("verify-failed-title")}</h1>
            </div>
            <div class="more stack tight">
                <p>{text(move || reason(here, &why))}</p>
                <p class="small muted">{name}</p>
            </div>
        </section>
    }
}

/// Verifying has sentences of its own where those of signing would mislead.
fn reason(here: Here, why: &Trouble) -> String {
    let key = format!("verify-failed-{}", why.code.replace('_', "-"));
    if words::knows(here.language.get(), &key) { here.t(&key) } else { sentence(here, why) }
}
