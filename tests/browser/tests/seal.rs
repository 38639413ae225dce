//! The organisation's seal: asked for with the envelope, added by the sender's next browser that has the originals,
//! read by other people's validators, and made again by whoever has the original.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::{SystemTime, UNIX_EPOCH},
};

use envelope::{Role, Timestamp};
use paraph_browser_tests::{
    Browser, Device, Engine, Mail, Stack,
    native::{Parcel, Person, Sender, Signing},
    story::{self, Signer, Way},
};
use paraph_conformance::{
    documents::{Content, Structure, write},
    foreign::{adesverify, pdfsig, pyhanko, pyhanko_with, qpdf},
    programs::{output, program},
};
use words::Language;

const INES: Signer = Signer {
    email: "ines@example.org",
    name: "Inès Lefèvre",
    device: Device::Phone,
    language: Language::Fr,
    way: Way::Type,
};
const SEAL: &str = "Test seal";
const HOUR: u64 = 60 * 60 * 1000;

fn now() -> u64 {
    u64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis()).unwrap()
}

fn pdf(stack: &Stack, title: &str) -> PathBuf {
    let file = stack.folder().join(format!("{title}.pdf"));
    write(&file, &Content { text: title.into(), pages: 2, ..Content::default() }, Structure::Classic)
        .unwrap();
    file
}

/// Three hours ago these were sent; Inès signed, Tom did not have to, and the last day passed with no page open.
async fn finalised_by_time(titles: &[&str]) -> Stack {
    let mut stack = Stack::start_hours_ago(3).await.unwrap();
    let sender = Sender::sign_in(&stack).await.unwrap().at_once().sealing();
    for title in titles {
        let people = [
            Person { email: INES.email, name: INES.name, role: Role::Signer, required: true },
            Person { email: "tom@example.org", name: "Tom", role: Role::Signer, required: false },
        ];
        let (file, deadline) = (pdf(&stack, title), Timestamp(now() - HOUR));
        sender.send(&stack, &Parcel { file: &file, title, people: &people, deadline }).await.unwrap();
        let signing = Signing::open(&stack, (INES.email, INES.name), title).await.unwrap();
        signing.sign(&file).await.unwrap();
    }
    stack.catch_up().await.unwrap();
    stack
}

async fn start(stack: &Stack, device: Device, language: Language) -> Browser {
    Browser::start(stack, Engine::Chromium, device, language).await.unwrap()
}

/// What others say of a sealed version, and what we do: Inès's signature, then the seal, both valid.
async fn check(stack: &Stack, file: &Path) {
    let root = stack.trust_root().await.unwrap();
    let file = file.to_owned();
    let checked = tokio::task::spawn_blocking(move || {
        pdfsig(&file, 2, None).unwrap();
        qpdf(&file, None).unwrap();
        // Inès's certificate was over long ago: her signature stands by its time-stamp.
        adesverify(&file, &root, "+400 days", 2).unwrap();
        let verdicts = pyhanko(&file, &root, None).unwrap();
        assert!(verdicts.iter().all(|one| one.valid && one.docmdp_ok && one.time_stamped), "{verdicts:?}");
        assert_eq!(verdicts.iter().map(|one| one.signer.as_str()).collect::<Vec<_>>(), [INES.name, SEAL]);
        let mut paraph = Command::new(program("paraph").unwrap());
        paraph.arg("verify").arg(&file).arg("--json").arg("--trust").arg(&root);
        let report: serde_json::Value = serde_json::from_str(&output(&mut paraph).unwrap()).unwrap();
        assert_eq!(report["status"], "TOTAL-PASSED", "{report}");
        let kinds: Vec<_> = report["signatures"].as_array().unwrap().iter().map(|one| &one["kind"]).collect();
        assert_eq!(kinds, ["approval", "seal"], "{report}");
    });
    checked.await.unwrap();
}

/// What whoever gets it reads: whose seal it is, and what that says of the signature before it.
async fn verify(stack: &Stack, sealed: &Path) {
    for (device, language) in [(Device::Laptop, Language::En), (Device::Phone, Language::Fr)] {
        let browser = start(stack, device, language).await;
        let page = browser.go(&format!("{}/verify.html", stack.host)).await.unwrap();
        page.see("verify-offline").await.unwrap();
        page.choose_file(sealed).await.unwrap();
        page.see("verify-sealed-title").await.unwrap();
        for key in ["verify-sealed-by", "verify-final-sealed", "verify-seal-states"] {
            page.see_text(&words::say(language, key, &[("name", SEAL)])).await.unwrap();
        }
        page.screenshot(&format!("sealed-verified-{}", language.tag())).await.unwrap();
        assert_eq!(browser.complaints().await.unwrap(), Vec::<String>::new());
    }
}

/// The evidence and the original give the same bytes again, offline.
async fn rebuild(stack: &Stack, original: &Path, evidence: &Path, sealed: &Path) {
    let rebuilt = stack.folder().join("rebuilt.pdf");
    let mut paraph = Command::new(program("paraph").unwrap());
    paraph
        .arg("rebuild")
        .arg("--original")
        .arg(original)
        .arg("--evidence")
        .arg(evidence)
        .arg("--out")
        .arg(&rebuilt);
    let done = tokio::task::spawn_blocking(move || output(&mut paraph).unwrap());
    done.await.unwrap();
    assert!(fs::read(rebuilt).unwrap() == fs::read(sealed).unwrap(), "bit for bit what the browser made");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_time_finalised_is_sealed_by_the_senders_next_browser() {
    let stack = finalised_by_time(&["Bail"]).await;
    let sender = start(&stack, Device::Laptop, Language::En).await.with_a_careful_eye();
    let page = story::follow(&stack, &sender).await.unwrap();
    page.see("phase-to-seal").await.unwrap();
    page.screenshot("seal-list").await.unwrap();
    page.press_saying("Bail").await.unwrap();
    page.see("follow-seal-missing").await.unwrap();
    page.state(None, "the seal is missing").await.unwrap();
    page.screenshot("seal-missing").await.unwrap();
    // A second browser of the sender's has it open, too: it hears of what the first one does.
    let other = start(&stack, Device::Phone, Language::Fr).await.with_a_careful_eye();
    let beside = story::follow(&stack, &other).await.unwrap();
    beside.press_saying("Bail").await.unwrap();
    beside.see("follow-seal-missing").await.unwrap();
    beside.state(None, "the seal is missing, on a phone").await.unwrap();
    beside.screenshot("seal-missing-phone").await.unwrap();

    page.press("follow-seal").await.unwrap();
    page.see("follow-seal-why").await.unwrap();
    page.state(None, "asked before the seal is added").await.unwrap();
    page.screenshot("seal-asked").await.unwrap();
    page.press("follow-seal-yes").await.unwrap();
    page.see("event-sealed").await.unwrap();
    beside.see("event-sealed").await.unwrap();
    assert_eq!(beside.count(".envelope-page .notice").await.unwrap(), 0, "nothing is missing any more");
    page.state(None, "sealed").await.unwrap();
    page.screenshot("sealed").await.unwrap();

    page.press("follow-versions-save").await.unwrap();
    page.press("follow-versions-yes").await.unwrap();
    let sealed = stack.saved("-signed.pdf").await.unwrap();
    check(&stack, &sealed).await;
    verify(&stack, &sealed).await;
    page.press("sign-evidence-save").await.unwrap();
    let evidence = stack.saved(".json").await.unwrap();
    rebuild(&stack, &stack.folder().join("Bail.pdf"), &evidence, &sealed).await;

    // Who signed gets the sealed version from the link that they have.
    let signer = start(&stack, INES.device, INES.language).await;
    let link = stack.wait_for_mail(INES.email, Mail::link).await.unwrap();
    let page = signer.go(&link).await.unwrap();
    page.see("status-sealed").await.unwrap();
    page.screenshot("seal-status").await.unwrap();
    page.press("status-my-copy").await.unwrap();
    page.press("sign-save").await.unwrap();
    let theirs = stack.saved("-signé.pdf").await.unwrap();
    assert!(fs::read(theirs).unwrap() == fs::read(&sealed).unwrap());
    for browser in [&sender, &other] {
        assert_eq!(browser.faults(), Vec::<String>::new());
        assert_eq!(browser.complaints().await.unwrap(), Vec::<String>::new());
    }
}

/// Ten thousand or three: they are found by their state, picked, and sealed one after the other.
#[tokio::test(flavor = "multi_thread")]
async fn many_are_sealed_at_once_and_one_that_fails_stops_no_other() {
    let stack = finalised_by_time(&["Bail", "Avenant", "Devis"]).await;
    let sender = start(&stack, Device::Laptop, Language::Fr).await;
    let page = story::follow(&stack, &sender).await.unwrap();
    // Without the host the originals are chosen: one of three is missing.
    page.without("paraph-follow", "getDocument").await.unwrap();
    page.click(".state:nth-of-type(2)").await.unwrap();
    page.see_element(".follow tbody tr:nth-child(3)").await.unwrap();
    page.click("input[name=all]").await.unwrap();
    page.press("follow-seal").await.unwrap();
    page.screenshot("seal-many").await.unwrap();
    page.choose_files(
        "dialog input[type=file]",
        &[&stack.folder().join("Bail.pdf"), &stack.folder().join("Devis.pdf")],
    )
    .await
    .unwrap();
    page.see("trouble-original-missing").await.unwrap();
    page.screenshot("seal-many-done").await.unwrap();
    page.press("follow-close").await.unwrap();
    page.see_element(".follow tbody tr:only-child").await.unwrap();
    page.see_text("Avenant").await.unwrap();
}

/// A document that opens with a password.
fn locked(stack: &Stack, title: &str, password: &str) -> PathBuf {
    let (plain, file) = (pdf(stack, title), stack.folder().join(format!("{title} protégé.pdf")));
    let mut encrypt = Command::new("qpdf");
    encrypt.args(["--encrypt", password, "maître", "256", "--"]).arg(&plain).arg(&file);
    output(&mut encrypt).unwrap();
    file
}

/// Two documents, each with a password of its own; nobody signs on the annex.
const LOCKED: [(&str, &str); 2] = [("Contrat", "motdepasse"), ("Annexe", "sésame")];

async fn send_locked(stack: &Stack, sender: &Browser) {
    let page = story::begin(stack, sender).await.unwrap();
    for (number, (title, password)) in (1..).zip(LOCKED) {
        page.choose_file(&locked(stack, title, password)).await.unwrap();
        page.fill("input[type=password]", password).await.unwrap();
        page.press("part-password-open").await.unwrap();
        page.see_element(&format!(".file:nth-child({number}):not(:has(form))")).await.unwrap();
    }
    page.press("part-next").await.unwrap();
    page.fill(".people input[type=email]", INES.email).await.unwrap();
    page.click("input[name=seal]").await.unwrap();
    page.show("input[name=seal]").await.unwrap();
    page.screenshot("seal-prepare").await.unwrap();
    page.press("part-next").await.unwrap();
    page.see_drawn(".page canvas").await.unwrap();
    page.press("prepare-place-last").await.unwrap();
    page.click("nav .pick:nth-of-type(2)").await.unwrap();
    page.see_drawn(".page canvas").await.unwrap();
    page.press("prepare-leave-out").await.unwrap();
    page.press("part-next").await.unwrap();
    page.see("prepare-seal-recap").await.unwrap();
    page.fill("input[type=text]", "Contrat").await.unwrap();
    page.press("prepare-send").await.unwrap();
    page.see("prepare-sent-title").await.unwrap();
}

async fn sign_locked(stack: &Stack) {
    let signer = start(stack, INES.device, INES.language).await;
    let page = signer.go(&story::invitation(stack, &INES).await.unwrap()).await.unwrap();
    for (_, password) in LOCKED {
        page.see_text("protégé.pdf").await.unwrap();
        page.fill("input[type=password]", password).await.unwrap();
        page.press("part-password-open").await.unwrap();
    }
    let page = story::read_from(page, &INES, None).await.unwrap();
    story::confirm(stack, &page, &INES, None).await.unwrap();
    page.see("status-seal-missing").await.unwrap();
    page.screenshot("seal-done").await.unwrap();
}

/// Saving the signed versions seals first; each password that only the sender knows is asked for by the document's name.
#[tokio::test(flavor = "multi_thread")]
async fn asked_for_while_preparing_and_added_to_two_documents_with_passwords() {
    let stack = Stack::start().await.unwrap();
    let sender = start(&stack, Device::Laptop, Language::Fr).await;
    send_locked(&stack, &sender).await;
    sign_locked(&stack).await;

    let page = sender.go(&format!("{}/follow.html", stack.host)).await.unwrap();
    page.press_saying("Contrat").await.unwrap();
    page.press("follow-versions-save").await.unwrap();
    page.see("follow-seal-first").await.unwrap();
    page.press("follow-versions-yes").await.unwrap();
    for (title, password) in LOCKED {
        page.see_text(&format!("{title} protégé.pdf")).await.unwrap();
        page.fill("dialog input[type=password]", "autre").await.unwrap();
        page.press("part-password-open").await.unwrap();
        page.see("trouble-password-wrong").await.unwrap();
        page.screenshot("seal-password").await.unwrap();
        page.fill("dialog input[type=password]", password).await.unwrap();
        page.press("part-password-open").await.unwrap();
    }
    page.see("event-sealed").await.unwrap();
    let root = stack.trust_root().await.unwrap();
    for ((title, password), signatures) in LOCKED.into_iter().zip([2, 1]) {
        let sealed = stack.saved(&format!("{title} protégé-signé.pdf")).await.unwrap();
        let root = root.clone();
        let checked = tokio::task::spawn_blocking(move || {
            pdfsig(&sealed, signatures, Some(password)).unwrap();
            qpdf(&sealed, Some(password)).unwrap();
            let verdicts = pyhanko_with(&sealed, &root, None, Some(password)).unwrap();
            assert!(
                verdicts.len() == signatures && verdicts.iter().all(|one| one.bottom_line),
                "{verdicts:?}"
            );
            assert_eq!(verdicts.last().unwrap().signer, SEAL);
        });
        checked.await.unwrap();
    }
    assert_eq!(sender.complaints().await.unwrap(), Vec::<String>::new());
}

/// A seal that cannot be read costs nobody the signed version, and the sender takes it back.
#[tokio::test(flavor = "multi_thread")]
async fn a_seal_that_cannot_be_read_is_left_out_and_withdrawn() {
    let stack = finalised_by_time(&["Bail"]).await;
    let sender = start(&stack, Device::Laptop, Language::Fr).await.with_a_careful_eye();
    let page = story::follow(&stack, &sender).await.unwrap();
    page.press_saying("Bail").await.unwrap();
    page.press("follow-seal").await.unwrap();
    page.press("follow-seal-yes").await.unwrap();
    page.see("event-sealed").await.unwrap();

    // What is stored of it comes back with one byte changed.
    stack.recorder.spoil("/session/revisions/0/2");
    let signer = start(&stack, INES.device, Language::En).await.with_a_careful_eye();
    let link = stack.wait_for_mail(INES.email, Mail::link).await.unwrap();
    let theirs = signer.go(&link).await.unwrap();
    theirs.press("status-my-copy").await.unwrap();
    theirs.see("status-seal-bad").await.unwrap();
    theirs.state(None, "a seal that cannot be read").await.unwrap();
    theirs.screenshot("seal-bad").await.unwrap();
    theirs.press("sign-save").await.unwrap();
    let saved = stack.saved("-signed.pdf").await.unwrap();
    tokio::task::spawn_blocking(move || qpdf(&saved, None).unwrap()).await.unwrap();

    page.see("follow-seal-void-why").await.unwrap();
    page.state(None, "the seal was found bad").await.unwrap();
    page.screenshot("seal-void").await.unwrap();
    page.press("follow-seal-void").await.unwrap();
    page.see("event-seal-voided").await.unwrap();
    stack.recorder.spoil("");
    page.press("follow-seal").await.unwrap();
    page.press("follow-seal-yes").await.unwrap();
    page.see("phase-finalised").await.unwrap();
    page.press("follow-versions-save").await.unwrap();
    page.press("follow-versions-yes").await.unwrap();
    check(&stack, &stack.saved("-signé.pdf").await.unwrap()).await;
    for browser in [&sender, &signer] {
        assert_eq!(browser.faults(), Vec::<String>::new());
    }
}
