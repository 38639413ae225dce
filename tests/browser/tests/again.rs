//! What was sent is cancelled and sent again: everything stands where it stood, once the same file is there.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::{Path, PathBuf};

use paraph_browser_tests::{Browser, Device, Engine, Page, Stack, story};
use paraph_conformance::documents::{Content, Structure, write};
use words::Language;

const PEOPLE: &str = "Inès Lefèvre <ines@example.org>, Tom Łukasz <tom@example.org>";
const MENTION: &str = "Lu et approuvé";
const REASON: &str = "Bon pour accord";
/// What the draft keeps of a page: whose thing it is, and where.
type Stands = Vec<[f64; 4]>;

fn pdf(stack: &Stack, name: &str) -> PathBuf {
    let file = stack.folder().join(format!("{name}.pdf"));
    write(&file, &Content { text: name.into(), pages: 3, ..Content::default() }, Structure::Classic).unwrap();
    file
}

/// Two documents: on the first both sign, and one of them initials and writes a mention; on the second one signs.
async fn send(page: &Page, files: [&Path; 2]) -> (Stands, String) {
    for (number, file) in (1..).zip(files) {
        page.choose_file(file).await.unwrap();
        page.see_element(&format!(".file:nth-child({number})")).await.unwrap();
    }
    page.press("part-next").await.unwrap();
    page.paste(".people input[type=email]", PEOPLE).await.unwrap();
    page.click(".people > :nth-child(2) input[type=checkbox]").await.unwrap();
    page.press("part-next").await.unwrap();
    place(page).await;
    let stands = stands(page).await;
    page.click("nav .pick:nth-of-type(2)").await.unwrap();
    page.see_drawn(".page canvas").await.unwrap();
    page.click(".whos > :nth-child(1)").await.unwrap();
    page.press("prepare-place-last").await.unwrap();
    page.click(".whos > :nth-child(2)").await.unwrap();
    page.press("prepare-leave-out").await.unwrap();
    page.press("part-next").await.unwrap();
    page.see("prepare-recap-title").await.unwrap();
    let days = page.attributes("input[type=date]", "min").await.unwrap().remove(0);
    page.fill("textarea", "Comme convenu").await.unwrap();
    page.choose("input[type=date]", &days).await.unwrap();
    page.press("prepare-send").await.unwrap();
    page.see("prepare-sent-title").await.unwrap();
    (stands, days)
}

async fn place(page: &Page) {
    page.see_drawn(".page canvas").await.unwrap();
    for (person, across) in [(1, 0.3), (2, 0.7)] {
        page.click(&format!(".whos > :nth-child({person})")).await.unwrap();
        page.touch_at(".page .layer", 2, (across, 0.6)).await.unwrap();
        page.see_element(&format!(".whos > :nth-child({person}) .chip.good")).await.unwrap();
    }
    page.press("prepare-initials-every").await.unwrap();
    page.press_saying(&format!("+ {}", page.words("field-text"))).await.unwrap();
    page.fill(".inspector .labelled:nth-of-type(1) input", MENTION).await.unwrap();
    page.fill(".caption input", REASON).await.unwrap();
}

/// Where everything stands on the pages of the first document.
async fn stands(page: &Page) -> Stands {
    page.see_drawn(".page canvas").await.unwrap();
    let styles = page.attributes(".slot", "style").await.unwrap();
    let numbers = |style: &String| {
        let mut all = style.split([':', '%']).filter_map(|part| part.trim().parse::<f64>().ok());
        [(); 4].map(|()| all.next().unwrap())
    };
    styles.iter().map(numbers).collect()
}

async fn again(stack: &Stack, browser: &Browser, hosted: bool) -> Page {
    let page = browser.go(&format!("{}/follow.html", stack.host)).await.unwrap();
    page.press_saying("Bail").await.unwrap();
    page.see("follow-timeline").await.unwrap();
    if hosted {
        page.press("follow-again").await.unwrap();
        page.see("follow-again-with").await.unwrap();
        page.press("follow-again-yes").await.unwrap();
    } else {
        page.without("paraph-follow", "getDocument").await.unwrap();
        page.press("follow-again-only").await.unwrap();
        page.see("follow-again-without").await.unwrap();
        page.press("follow-again-only").await.unwrap();
    }
    page
}

/// From the people on, everything is as it was; the first document is now in this place.
async fn must_stand(page: &Page, place: u8, before: &Stands, last: &str) {
    page.see("prepare-people-title").await.unwrap();
    assert_eq!(page.value(".people > :nth-child(2) input[type=email]").await.unwrap(), "tom@example.org");
    page.see_element(".people > :nth-child(1) input[type=checkbox]:checked").await.unwrap();
    page.see_element(".people > :nth-child(2) input[type=checkbox]:not(:checked)").await.unwrap();
    page.press("part-next").await.unwrap();
    page.click(&format!("nav .pick:nth-of-type({place})")).await.unwrap();
    page.see_element(".slot").await.unwrap();
    let now = stands(page).await;
    assert_eq!(now.len(), before.len(), "{now:?}");
    for (now, before) in now.iter().zip(before) {
        assert!(
            now.iter().zip(before).all(|(now, before)| (now - before).abs() < 0.001),
            "{now:?} {before:?}"
        );
    }
    page.click(".whos > :nth-child(2)").await.unwrap();
    assert_eq!(page.value(".caption input").await.unwrap(), REASON);
    page.click(".slot.asked").await.unwrap();
    assert_eq!(page.value(".inspector .labelled:nth-of-type(1) input").await.unwrap(), MENTION);
    // Nothing is missing: also on the second document, on which only one signs.
    page.press("part-next").await.unwrap();
    page.see("prepare-recap-title").await.unwrap();
    assert_eq!(page.value("textarea").await.unwrap(), "Comme convenu");
    assert_eq!(page.value("input[type=date]").await.unwrap(), last);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sent_again_stands_where_it_stood() {
    let stack = Stack::start().await.unwrap();
    let sender = Browser::start(&stack, Engine::Chromium, Device::Laptop, Language::En).await.unwrap();
    let (first, second, other) = (pdf(&stack, "Bail"), pdf(&stack, "Annexe"), pdf(&stack, "Autre"));
    let files = [first.as_path(), second.as_path()];
    let page = story::begin(&stack, &sender).await.unwrap();
    let (before, last) = send(&page, files).await;
    assert!(before.len() >= 5, "two signatures, initials and a mention: {before:?}");

    let page = again(&stack, &sender, true).await;
    must_stand(&page, 1, &before, &last).await;

    // Where the host keeps nothing, they wait for the same files, under whatever name and in whatever order; a
    // page that is loaded anew meanwhile waits on.
    let page = again(&stack, &sender, false).await;
    page.see("prepare-documents-title").await.unwrap();
    let names = [("count", "2"), ("names", "Bail.pdf, Annexe.pdf")];
    page.see_text(&words::say(Language::En, "prepare-stood", &names)).await.unwrap();
    let renamed = stack.folder().join("Annexe (1).pdf");
    std::fs::copy(&second, &renamed).unwrap();
    page.choose_file(&other).await.unwrap();
    page.see_element(".file").await.unwrap();
    page.choose_file(&renamed).await.unwrap();
    let names = [("count", "1"), ("names", "Bail.pdf")];
    page.see_text(&words::say(Language::En, "prepare-stood", &names)).await.unwrap();
    let page = sender.reload().await.unwrap();
    page.see_text(&words::say(Language::En, "prepare-stood", &names)).await.unwrap();
    page.choose_file(&first).await.unwrap();
    page.see_element(".file:nth-child(3)").await.unwrap();
    page.click(".file:nth-child(1) .do button:last-child").await.unwrap();
    page.see_element(".file:last-child:nth-child(2)").await.unwrap();
    page.press("part-next").await.unwrap();
    must_stand(&page, 2, &before, &last).await;
    assert_eq!(sender.complaints().await.unwrap(), Vec::<String>::new());
}
