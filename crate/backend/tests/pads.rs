//! A pad passes ciphertext from a telephone to the page that asked for it, and to nobody else.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{
    House, MINUTE,
    browser::Browser,
    refused,
    sender::{BOB, CHLOE, Sender, envelope},
};
use paraph_backend as _;
use protocol::{
    Base64,
    http::{GivenInk, Pad, PadInk},
};
use serde_json::json;

#[tokio::test]
async fn ink_reaches_the_page_that_asked_and_no_other() {
    let house = House::with("").await;
    let alice = Sender::sign_in(&house).await;
    alice.send(&house, &envelope(1, &[BOB, CHLOE])).await.unwrap();
    let (bob, elsewhere) = (Browser::open(&house, BOB).await, Browser::open(&house, BOB).await);

    let Pad { pad, .. } = house.post("/session/pads", &bob.token, &json!({})).await.unwrap();
    let ask = json!({ "pad": pad });
    let none: PadInk = house.post("/session/pads/ink", &bob.token, &ask).await.unwrap();
    assert_eq!(none.ink, None);
    let give = |ink: &[u8]| json!({ "pad": pad, "ink": Base64(ink.to_vec()) });
    let _: GivenInk = house.post("/pads/ink", "", &give(b"first")).await.unwrap();
    let _: GivenInk = house.post("/pads/ink", "", &give(b"again")).await.unwrap();
    let drawn: PadInk = house.post("/session/pads/ink", &bob.token, &ask).await.unwrap();
    assert_eq!(drawn.ink, Some(Base64(b"again".to_vec())));

    // The link alone, in another session, does not read it; nor does who has no session.
    let other = house.post::<PadInk>("/session/pads/ink", &elsewhere.token, &ask).await;
    assert_eq!(other.unwrap_err(), refused(404, "not_found"));
    let stranger = house.post::<PadInk>("/session/pads/ink", "", &ask).await;
    assert_eq!(stranger.unwrap_err(), refused(401, "unauthorised"));
}

#[tokio::test]
async fn pads_are_bounded_in_size_number_and_time() {
    let house = House::with("").await;
    let alice = Sender::sign_in(&house).await;
    alice.send(&house, &envelope(1, &[BOB, CHLOE])).await.unwrap();
    let bob = Browser::open(&house, BOB).await;
    let give = |pad: &str, ink: Vec<u8>| json!({ "pad": pad, "ink": Base64(ink) });

    let Pad { pad: old, .. } = house.post("/session/pads", &bob.token, &json!({})).await.unwrap();
    let Pad { pad, .. } = house.post("/session/pads", &bob.token, &json!({})).await.unwrap();
    let gone = house.post::<GivenInk>("/pads/ink", "", &give(&old, vec![1])).await;
    assert_eq!(gone.unwrap_err(), refused(404, "not_found"), "a session has one pad at a time");
    let large = house.post::<GivenInk>("/pads/ink", "", &give(&pad, vec![0; 181 * 1024])).await;
    assert_eq!(large.unwrap_err(), refused(413, "too_large"));
    house.clock.pass(11 * MINUTE);
    let late = house.post::<GivenInk>("/pads/ink", "", &give(&pad, vec![1])).await;
    assert_eq!(late.unwrap_err(), refused(404, "not_found"));
}
