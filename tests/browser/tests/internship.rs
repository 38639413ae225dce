//! Internship agreements: a student, perhaps a tutor, an employer, and the institution that signs last. Of twelve, one
//! is declined, one reminded of, one runs out; nine are signed by the institution at once, with one code.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::{
    path::{Path, PathBuf},
    process::Command,
    time::{SystemTime, UNIX_EPOCH},
};

use envelope::{Role, Timestamp};
use paraph_browser_tests::{
    Browser, Device, Engine, Mail, Page, Stack, inbox,
    native::{Parcel, Person, Sender, Signing},
    story::{self, Signer, Way},
};
use paraph_conformance::{
    documents::{Content, Structure, write},
    foreign::pyhanko,
    programs::{output, program},
};
use words::Language;

/// The institution, whose people use the document store.
const DIANE: Signer = Signer {
    email: "diane@lilas.example",
    name: "Diane Morel",
    device: Device::Laptop,
    language: Language::Fr,
    way: Way::Type,
};
/// The student whose agreement goes through pages from its beginning to its end.
const LEA: Signer = Signer {
    email: "lea@etu.example",
    name: "Léa Petit",
    device: Device::Phone,
    language: Language::Fr,
    way: Way::Draw,
};
const EMPLOYER: Signer = Signer {
    email: "rh@atelier.example",
    name: "Marc Atelier",
    device: Device::Laptop,
    language: Language::Fr,
    way: Way::Type,
};
const LEAS: &str = "Convention 12";
/// Those in which the tutor signs too.
const TUTORED: [usize; 3] = [1, 4, 7];
const DECLINED: usize = 9;
const EXPIRES: usize = 10;
const REMINDED: usize = 11;
const HOUR: u64 = 60 * 60 * 1000;

fn title(number: usize) -> String {
    format!("Convention {number:02}")
}

fn file(stack: &Stack, number: usize) -> PathBuf {
    stack.folder().join(format!("{}.pdf", title(number)))
}

fn student(number: usize) -> (String, String) {
    (format!("etudiant{number}@etu.example"), format!("Étudiant {number}"))
}

fn now() -> u64 {
    u64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis()).unwrap()
}

fn make(stack: &Stack) {
    for number in 1..=12 {
        let content = Content { text: title(number), pages: 2, ..Content::default() };
        write(&file(stack, number), &content, Structure::Classic).unwrap();
    }
}

/// Three hours ago eleven were sent; one of them until an hour ago only.
async fn send_eleven(stack: &Stack) {
    let sender = Sender::sign_in(stack).await.unwrap();
    for number in 1..=11 {
        let (email, name) = student(number);
        let person = |email, name, role, required| Person { email, name, role, required };
        let people = [
            person(&email, &name, Role::Signer, true),
            person("tuteur@etu.example", "Tuteur", Role::Signer, false),
            person(EMPLOYER.email, EMPLOYER.name, Role::Signer, true),
            person(DIANE.email, DIANE.name, Role::Finaliser, true),
        ];
        let deadline = if number == EXPIRES { now() - HOUR } else { now() + 720 * HOUR };
        let (file, title) = (file(stack, number), title(number));
        let parcel = Parcel { file: &file, title: &title, people: &people, deadline: Timestamp(deadline) };
        sender.send(stack, &parcel).await.unwrap();
    }
}

/// The twelfth through the sender's pages, with its roles.
async fn send_leas(stack: &Stack, sender: &Browser) {
    let page = story::begin(stack, sender).await.unwrap();
    page.choose_file(&file(stack, 12)).await.unwrap();
    page.see_element(".file").await.unwrap();
    page.press("part-next").await.unwrap();
    let all = format!(
        "{} <{}>, Tuteur <tuteur@etu.example>, {} <{}>, {} <{}>",
        LEA.name, LEA.email, EMPLOYER.name, EMPLOYER.email, DIANE.name, DIANE.email
    );
    page.paste(".people input[type=email]", &all).await.unwrap();
    page.see_element(".people > :nth-child(4)").await.unwrap();
    page.click(".people > :nth-child(2) input[type=checkbox]").await.unwrap();
    page.choose(".people > :nth-child(4) .role select", "finaliser").await.unwrap();
    page.press("part-next").await.unwrap();
    page.see_drawn(".page canvas").await.unwrap();
    for number in 1..=4 {
        page.click(&format!(".whos > :nth-child({number})")).await.unwrap();
        page.see_element(&format!(".whos > :nth-child({number})[aria-pressed=true]")).await.unwrap();
        page.press("prepare-place-last").await.unwrap();
        page.see_element(&format!(".whos > :nth-child({number}) .chip.good")).await.unwrap();
        let (across, up) = (["\u{e012}", "\u{e014}"][number % 2], "\u{e013}");
        page.keys_at(".slot.on", &[across.repeat(6), up.repeat(9 * (number - 1) / 2)].concat())
            .await
            .unwrap();
    }
    page.press("part-next").await.unwrap();
    page.see("prepare-recap-title").await.unwrap();
    page.fill("input[type=text]", LEAS).await.unwrap();
    page.press("prepare-send").await.unwrap();
    page.see("prepare-sent-title").await.unwrap();
}

/// Whoever signs on the way, in those that come to the institution.
async fn sign_eight(stack: &Stack) {
    for number in 1..=9 {
        let (title, file) = (title(number), file(stack, number));
        let (email, name) = student(number);
        let signs = async |who| Signing::open(stack, who, &title).await.unwrap().sign(&file).await.unwrap();
        signs((&email, &name)).await;
        if TUTORED.contains(&number) {
            signs(("tuteur@etu.example", "Tuteur")).await;
        }
        if number != DECLINED {
            signs((EMPLOYER.email, EMPLOYER.name)).await;
        }
    }
}

async fn link(stack: &Stack, who: &Signer, title: &str) -> String {
    let wanted = |mail: &Mail| mail.subject.contains(title).then(|| mail.link()).flatten();
    stack.wait_for_mail(who.email, wanted).await.unwrap()
}

async fn sign_in_browser(stack: &Stack, who: &Signer) {
    let browser = Browser::start(stack, Engine::Chromium, who.device, who.language).await.unwrap();
    let page = browser.go(&link(stack, who, LEAS).await).await.unwrap();
    let page = story::read_from(page, who, None).await.unwrap();
    story::confirm(stack, &page, who, None).await.unwrap();
    browser.end().await.unwrap();
}

/// The employer does not take this student.
async fn decline(stack: &Stack) {
    let browser = Browser::start(stack, Engine::Chromium, EMPLOYER.device, EMPLOYER.language).await.unwrap();
    let page = browser.go(&link(stack, &EMPLOYER, &title(DECLINED)).await).await.unwrap();
    page.press("sign-decline-open").await.unwrap();
    page.fill("textarea", "Le stage est pourvu.").await.unwrap();
    page.press("sign-decline-yes").await.unwrap();
    page.see("status-you-declined-title").await.unwrap();
    browser.end().await.unwrap();
}

/// The institution signs whatever waits for it, at once.
async fn finalise(stack: &Stack, delivered: usize) {
    let browser = Browser::start(stack, Engine::Chromium, DIANE.device, DIANE.language)
        .await
        .unwrap()
        .with_a_careful_eye();
    let page = inbox::enter(stack, &browser, 9).await.unwrap();
    page.state(None, "nine wait").await.unwrap();
    page.click(".all input").await.unwrap();
    inbox::press(&page, "inbox-sign", 9).await.unwrap();
    inbox::give(stack, &page, &DIANE).await.unwrap();
    page.state(None, "nine to be signed").await.unwrap();
    inbox::press(&page, "inbox-sign", 9).await.unwrap();
    inbox::says(&page, "inbox-signed-title", &[("count", 9)]).await.unwrap();
    page.state(None, "nine signed").await.unwrap();
    stack.delivered(delivered + 8).await.unwrap();
    let codes = stack.mails(DIANE.email).await.unwrap().iter().filter_map(Mail::code).count();
    assert_eq!(codes, 1, "one code for nine");
    assert_eq!(browser.faults(), Vec::<String>::new());
    assert_eq!(browser.complaints().await.unwrap(), Vec::<String>::new());
    browser.end().await.unwrap();
}

async fn remind(stack: &Stack, page: &Page) {
    let (email, _) = student(REMINDED);
    let asked = stack.mails(&email).await.unwrap().len();
    page.fill("input[type=search]", &title(REMINDED)).await.unwrap();
    page.see_element(".follow tbody tr:only-child").await.unwrap();
    page.click("input[name=all]").await.unwrap();
    page.press("follow-remind").await.unwrap();
    page.press("follow-remind-yes").await.unwrap();
    page.see_text(&plain(&words::say(Language::Fr, "follow-remind-done", &[("count", "1")]))).await.unwrap();
    stack.wait_for_mail(&email, |mail| mail.subject.contains(&title(REMINDED)).then_some(())).await.unwrap();
    assert_eq!(stack.mails(&email).await.unwrap().len(), asked + 1);
    page.keys_at("input[type=search]", &"\u{e003}".repeat(title(REMINDED).len())).await.unwrap();
}

fn plain(words: &str) -> String {
    words.chars().filter(|c| !('\u{2066}'..='\u{2069}').contains(c)).collect()
}

/// How it stands, as the sender sees it.
async fn stand(page: &Page) {
    page.see_element(".follow tbody tr:nth-child(12)").await.unwrap();
    for (state, count) in
        [("phase-finalised", 9), ("phase-declined", 1), ("phase-expired", 1), ("phase-waiting", 1)]
    {
        page.see_text(&format!("{} {count}", page.words(state))).await.unwrap();
    }
    for (number, done) in [(1, "4"), (2, "3"), (DECLINED, "1"), (EXPIRES, "0"), (REMINDED, "0")] {
        page.fill("input[type=search]", &title(number)).await.unwrap();
        page.see_element(".follow tbody tr:only-child").await.unwrap();
        page.see_text(&format!("{done} sur 4")).await.unwrap();
    }
}

/// All nine, by us and by others.
async fn check(stack: &Stack) {
    let root = stack.trust_root().await.unwrap();
    let mut checks = vec![];
    for file in inbox::signed(stack).unwrap() {
        let root = root.clone();
        checks.push(tokio::task::spawn_blocking(move || signed(&file, &root)));
    }
    let mut signatures = vec![];
    for check in checks {
        signatures.push(check.await.unwrap());
    }
    signatures.sort_unstable();
    assert_eq!(signatures, [3, 3, 3, 3, 3, 3, 4, 4, 4], "the tutor signed three");
}

/// How many signatures there are, all of them valid, the institution's the last.
fn signed(file: &Path, root: &Path) -> usize {
    let verdicts = pyhanko(file, root, None).unwrap();
    assert!(verdicts.iter().all(|verdict| verdict.bottom_line && verdict.time_stamped), "{verdicts:?}");
    assert_eq!(verdicts.last().unwrap().signer, DIANE.name);
    let mut paraph = Command::new(program("paraph").unwrap());
    paraph.arg("verify").arg(file).arg("--json").arg("--trust").arg(root);
    let report: serde_json::Value = serde_json::from_str(&output(&mut paraph).unwrap()).unwrap();
    assert_eq!(report["status"], "TOTAL-PASSED", "{report}");
    assert_eq!(report["signatures"].as_array().unwrap().len(), verdicts.len());
    verdicts.len()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_institution_signs_nine_agreements_at_once() {
    let mut stack = Stack::start_hours_ago(3).await.unwrap();
    make(&stack);
    send_eleven(&stack).await;
    stack.catch_up().await.unwrap();
    let sender = Browser::start(&stack, Engine::Chromium, Device::Laptop, Language::Fr).await.unwrap();
    send_leas(&stack, &sender).await;
    sign_eight(&stack).await;
    sign_in_browser(&stack, &LEA).await;
    sign_in_browser(&stack, &EMPLOYER).await;
    decline(&stack).await;
    finalise(&stack, stack.recorder.answered("/signed/")).await;
    check(&stack).await;

    let page = sender.go(&format!("{}/follow.html", stack.host)).await.unwrap();
    remind(&stack, &page).await;
    stand(&page).await;
    assert_eq!(sender.complaints().await.unwrap(), Vec::<String>::new());
}
