//! The story of the internship agreements as its people see it: nine wait for the institution, are looked over and
//! signed at once; one was declined, one ran out, one waits for its student.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use envelope::{Role, Timestamp};

use super::{inbox, paper, room::Room};
use crate::{
    inbox::{agree, code, press, say_who},
    native::{Parcel, Person, Sender, Signing},
    story::Way,
};

const INSTITUTION: (&str, &str) = ("diane@lilas.example", "Diane Morel");
const EMPLOYER: (&str, &str) = ("rh@atelier.example", "Marc Atelier");
const TUTOR: (&str, &str) = ("tuteur@etu.example", "Hélène Tuteur");
const STUDENTS: [&str; 12] = [
    "Élodie Martin",
    "Karim Benali",
    "Léa Petit",
    "Tom Łukasz",
    "Inès Lefèvre",
    "Noé Garnier",
    "Chloé Nguyễn",
    "Paul Roux",
    "Zoé d’Hérouville",
    "Ali Demir",
    "Jeanne Faure",
    "Hugo Blanc",
];
const DECLINED: usize = 9;
const EXPIRES: usize = 10;
const WAITS: usize = 11;
const DAY: u64 = 24 * 60 * 60 * 1000;

pub(super) async fn walk(room: &Room) -> anyhow::Result<()> {
    let titles = titles(room);
    send(room, &titles).await?;
    let page = room.follow(&address(0), &titles[0]).await?;
    room.take_whole(&page, "sign-story-student").await?;
    finalise(room).await?;
    expired(room, &titles[EXPIRES]).await?;
    room.office().await?.see("prepare-home-title").await?;
    let page = room.browser.go(&format!("{}/follow.html", room.stack.host)).await?;
    page.see_text(&titles[WAITS]).await?;
    room.take_whole(&page, "follow-story").await
}

fn titles(room: &Room) -> Vec<String> {
    let kind = room.pick("Convention de stage", "Internship agreement");
    STUDENTS.iter().map(|name| format!("{kind} · {name}")).collect()
}

fn address(student: usize) -> String {
    format!("etudiant{student}@etu.example")
}

async fn send(room: &Room, titles: &[String]) -> anyhow::Result<()> {
    let stack = &room.stack;
    let sender = Sender::sign_in(stack).await?;
    for (student, title) in titles.iter().enumerate() {
        let (email, name) = (address(student), STUDENTS[student]);
        let person = |(email, name), role, required| Person { email, name, role, required };
        let people = [
            person((&email, name), Role::Signer, true),
            person(TUTOR, Role::Signer, false),
            person(EMPLOYER, Role::Signer, true),
            person(INSTITUTION, Role::Finaliser, true),
        ];
        let now = u64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis())?;
        let deadline = Timestamp(now + if student == EXPIRES { 10_000 } else { 30 * DAY });
        let file = paper::pdf(stack.folder(), &format!("stage-{student}.pdf"), 2)?;
        sender.send(stack, &Parcel { file: &file, title, people: &people, deadline }).await?;
        let signs = async |who| Signing::open(stack, who, title).await?.sign(&file).await;
        if student <= DECLINED {
            signs((&email, name)).await?;
        }
        if student % 3 == 0 && student < DECLINED {
            signs(TUTOR).await?;
        }
        match student {
            DECLINED => Signing::open(stack, EMPLOYER, title).await?.decline("").await?,
            0..DECLINED => signs(EMPLOYER).await?,
            _ => {}
        }
    }
    Ok(())
}

/// The backend looks at deadlines every minute.
async fn expired(room: &Room, title: &str) -> anyhow::Result<()> {
    for _ in 0..30 {
        let page = room.follow(&address(EXPIRES), title).await?;
        page.see_element(".body, .page").await?;
        if page.text().await?.contains(&page.words("status-expired-title")) {
            return room.take_whole(&page, "sign-expired").await;
        }
        tokio::time::sleep(Duration::from_secs(3)).await;
    }
    anyhow::bail!("{title} does not expire")
}

async fn finalise(room: &Room) -> anyhow::Result<()> {
    inbox::enter(room).await?;
    let page = inbox::home(room).await?;
    page.see_element(".lines > li:nth-child(9)").await?;
    page.click(".all input").await?;
    room.take_whole(&page, "inbox-story-waiting").await?;
    press(&page, "inbox-sign", 9).await?;
    let who = crate::story::Signer { way: Way::Type, ..room.signer(INSTITUTION.0, INSTITUTION.1) };
    say_who(&page, &who).await?;
    agree(&page).await?;
    code(&room.stack, &page, &who).await?;
    room.take_whole(&page, "inbox-story-recap").await?;
    press(&page, "inbox-sign", 9).await?;
    page.see("inbox-back").await?;
    room.take_whole(&page, "inbox-story-signed").await
}
