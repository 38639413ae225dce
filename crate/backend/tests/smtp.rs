//! Mails over SMTP: sent once, tried again after a failure, forgotten once sent.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use common::{House, MINUTE, sender::SENDER};
use paraph_backend as _;
use protocol::http::OfficeCodeSent;
use serde_json::json;
use sqlx::{AnyPool, Row as _};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
};

/// What a mail server received, how often it shall say "later", and how long it thinks.
#[derive(Default)]
struct Server {
    mails: Vec<String>,
    thinks: Duration,
    refusals: u32,
    refused: u32,
}

type Shared = Arc<Mutex<Server>>;

async fn start(server: Shared) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            tokio::spawn(talk(stream, server.clone()));
        }
    });
    format!("smtp://{address}")
}

async fn talk(stream: TcpStream, server: Shared) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 test\r\n").await?;
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let verb = line.get(..4).unwrap_or_default().to_uppercase();
        let answer = match verb.as_str() {
            "EHLO" => "250-test\r\n250 8BITMIME\r\n",
            "RCPT" if refuses(&server) => "451 later\r\n",
            "DATA" => {
                stream.write_all(b"354 go on\r\n").await?;
                let mail = read_data(&mut stream).await?;
                let thinks = received(&server, mail);
                tokio::time::sleep(thinks).await;
                "250 thanks\r\n"
            }
            "QUIT" => "221 bye\r\n",
            _ => "250 ok\r\n",
        };
        stream.write_all(answer.as_bytes()).await?;
    }
}

fn received(server: &Shared, mail: String) -> Duration {
    let mut server = server.lock().unwrap();
    server.mails.push(mail);
    server.thinks
}

fn refuses(server: &Shared) -> bool {
    let mut server = server.lock().unwrap();
    let refuses = server.refusals > 0;
    server.refusals = server.refusals.saturating_sub(1);
    server.refused += u32::from(refuses);
    refuses
}

async fn read_data(stream: &mut BufReader<TcpStream>) -> std::io::Result<String> {
    let mut mail = String::new();
    while !mail.ends_with("\r\n.\r\n") {
        if stream.read_line(&mut mail).await? == 0 {
            break;
        }
    }
    Ok(mail)
}

async fn until(what: impl Fn() -> bool) {
    for _ in 0..1000 {
        if what() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("it did not happen");
}

#[tokio::test]
async fn a_mail_arrives_though_the_server_was_busy() {
    let server = Shared::default();
    server.lock().unwrap().refusals = 1;
    let smtp = start(server.clone()).await;
    let dir = tempfile::tempdir().unwrap();
    let logo = dir.path().join("logo.png");
    std::fs::write(&logo, b"\x89PNG\r\n\x1a\nas far as mails are concerned").unwrap();
    let house = House::changed("", |config| {
        config.demo = false;
        config.organisation.name = Some("Université de Lilas".into());
        config.organisation.logo = Some(logo);
        config.mail.smtp = Some(smtp);
        config.mail.from = Some("Paraph <paraph@example.org>".into());
    })
    .await;
    let ask = json!({"email": SENDER, "language": "en"});
    let _: OfficeCodeSent = house.post("/office/codes", "", &ask).await.unwrap();
    until(|| server.lock().unwrap().refused == 1).await;
    assert!(server.lock().unwrap().mails.is_empty());
    house.clock.pass(MINUTE);
    // Another mail wakes the postman up: both leave.
    let _: OfficeCodeSent = house.post("/office/codes", "", &ask).await.unwrap();
    until(|| server.lock().unwrap().mails.len() == 2).await;
    let mail = server.lock().unwrap().mails[0].clone();
    assert!(
        mail.contains("To: alice@example.org") && mail.contains("From: \"Paraph\" <paraph@example.org>")
            || mail.contains("From: Paraph <paraph@example.org>"),
        "{mail}"
    );
    assert!(mail.contains("is your sign-in code") && mail.contains("multipart/alternative"), "{mail}");

    assert!(mail.contains("multipart/related") && mail.contains("Content-ID: <logo@paraph>"), "{mail}");
    let html = mail.replace("=\r\n", "").replace("=3D", "=");
    assert!(html.contains("src=\"cid:logo@paraph\"") && !html.contains("src=\"http"), "{html}");

    let pool = AnyPool::connect(&house.config.database).await.unwrap();
    let mut rows = vec![];
    for _ in 0..200 {
        rows = sqlx::query("SELECT state, address || subject || plain || html FROM outbox")
            .fetch_all(&pool)
            .await
            .unwrap();
        if rows.iter().all(|row| row.get::<String, _>(0) == "sent") {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert_eq!(rows.len(), 2);
    for row in rows {
        assert_eq!((row.get::<String, _>(0).as_str(), row.get::<String, _>(1).as_str()), ("sent", ""));
    }
    let outbox = house.client.get(format!("{}/outbox", house.url)).send().await.unwrap();
    assert_eq!(outbox.status(), 404, "nobody reads mails outside a demonstration");
}

/// A planned restart while the mail server has a mail and has not said so yet.
#[tokio::test]
async fn a_mail_under_way_when_the_process_ends_leaves_once() {
    let server = Shared::default();
    server.lock().unwrap().thinks = Duration::from_millis(700);
    let smtp = start(server.clone()).await;
    let mut house = House::changed("", |config| {
        config.demo = false;
        config.mail.smtp = Some(smtp);
        config.mail.from = Some("Paraph <paraph@example.org>".into());
    })
    .await;
    let ask = json!({"email": SENDER, "language": "en"});
    let _: OfficeCodeSent = house.post("/office/codes", "", &ask).await.unwrap();
    until(|| server.lock().unwrap().mails.len() == 1).await;
    house.restart().await;
    // Long enough that another process may try, and the code is still good.
    house.clock.pass(9 * MINUTE / 2);
    let _: OfficeCodeSent = house.post("/office/codes", "", &ask).await.unwrap();
    until(|| server.lock().unwrap().mails.len() >= 2).await;
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert_eq!(server.lock().unwrap().mails.len(), 2, "each once");
}
