//! Links after the end: good for seven days, renewed to the same address and to nobody else.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{
    House, MINUTE,
    browser::Browser,
    refused,
    sender::{BOB, CHLOE, Sender, envelope},
};
use evidence::EvidenceFile;
use paraph_backend as _;
use protocol::http::{EnvelopeView, LinkRenewed, NoticeKind, SignerSession};
use serde_json::{Value, json};

const DAY: u64 = 24 * 60 * MINUTE;

#[tokio::test]
async fn a_link_is_good_for_a_week_after_the_end_and_renewed() {
    let house = House::start().await;
    let alice = Sender::sign_in(&house).await;
    let send = envelope(1, &[BOB, CHLOE]);
    alice.send(&house, &send).await.unwrap();
    let invitation = house.link_for(BOB.0).await.unwrap();
    house.clock.pass(20 * DAY);
    Browser::open_link(&house, BOB, invitation.clone()).await.act(&house).await;
    Browser::open(&house, CHLOE).await.act(&house).await;
    let copy = house.link_for(BOB.0).await.unwrap();
    assert_ne!(copy, invitation);
    let mail = house.newest_mail_to(BOB.0).await;
    assert!(mail.text.contains("valable 7 jours"), "{}", mail.text);

    let open =
        async |link: &str| house.post::<SignerSession>("/links/open", "", &json!({"link": link})).await;
    house.clock.pass(7 * DAY - MINUTE);
    for link in [&invitation, &copy] {
        let page = open(link).await.unwrap();
        let evidence: EvidenceFile = house.get("/session/evidence", &page.token).await.unwrap();
        assert_eq!(evidence.revisions.len(), 6, "the browser rebuilds from any version");
    }
    house.clock.pass(2 * MINUTE);
    for link in [&invitation, &copy] {
        assert_eq!(open(link).await.unwrap_err(), refused(410, "link_over"));
    }
    let renew =
        async |link: &str| house.post::<LinkRenewed>("/links/renew", "", &json!({"link": link})).await;
    let before = house.mails().await.len();
    renew(&invitation).await.unwrap();
    assert_eq!(house.mails().await.len(), before + 1);
    let fresh = house.link_for(BOB.0).await.unwrap();
    assert!(fresh != copy && fresh != invitation);
    open(&fresh).await.unwrap();
    house.clock.pass(6 * DAY);
    open(&fresh).await.unwrap();
    let alice = Sender::sign_in(&house).await;
    let view: EnvelopeView = alice.view(&house, &send.sent.envelope).await;
    let told = view.deliveries.iter().find(|one| one.recipient == Some(0)).unwrap();
    assert_eq!(told.kind, NoticeKind::CopyAvailable);
}

#[tokio::test]
async fn renewing_has_a_limit_and_needs_a_link() {
    let house = House::start().await;
    let alice = Sender::sign_in(&house).await;
    let send = envelope(2, &[BOB, CHLOE]);
    let id = send.sent.envelope.clone();
    alice.send(&house, &send).await.unwrap();
    let link = house.link_for(BOB.0).await.unwrap();
    let renew =
        async |link: &str| house.post::<LinkRenewed>("/links/renew", "", &json!({"link": link})).await;
    assert_eq!(renew("nonsense").await.unwrap_err(), refused(404, "link_unknown"));
    assert_eq!(renew(&link).await.unwrap_err(), refused(409, "link_good"));
    // Who no longer has the role cannot have a link sent to who has.
    let replace = json!({"recipient": 0, "email": "dora@example.net"});
    let _: Value = house.post(&format!("/envelopes/{id}/reassign"), &alice.token, &replace).await.unwrap();
    assert_eq!(renew(&link).await.unwrap_err(), refused(404, "link_unknown"));
    let link = house.link_for("dora@example.net").await.unwrap();
    let _: Value =
        house.post(&format!("/envelopes/{id}/cancel"), &alice.token, &json!({"reason": null})).await.unwrap();
    house.clock.pass(8 * DAY);
    for _ in 0..5 {
        renew(&link).await.unwrap();
    }
    assert_eq!(renew(&link).await.unwrap_err(), refused(429, "too_many_links"));
    house.clock.pass(DAY);
    renew(&link).await.unwrap();
}
