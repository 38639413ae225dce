//! Somebody who signs: opens the link, rebuilds and checks, agrees with a code, signs and posts.

use std::path::Path;

use anyhow::Context as _;
use document::dss::ValidationData;
use engine::{Checked, DocumentFacts, Given, Original, OriginalKey, Prepared, Signed, mark, no_letters};
use envelope::{Act, Consent, Salt};
use evidence::{Opening, Record, Transcript, sha256};
use protocol::{
    Base64, Code,
    http::{
        AskTimeStamps, Authorisation, Authorise, CodeSent, OpenLink, Sign, SignedRevision, SignerSession,
        SignerView, TimeStamps,
    },
    possession_message,
    worker::{InkPoint, Mark},
};
use serde_json::{Value, json};
use signature::{certificate::Certificate, key::SigningKey};
use words::{Language, say};

use super::{line::Line, random};
use crate::{Mail, Stack};

/// What must be agreed to.
const TEXTS: [&str; 2] = ["consent-signature-terms", "consent-certificate-terms"];

/// Somebody with the link to one envelope of one document.
pub struct Signing<'a> {
    stack: &'a Stack,
    line: Line,
    view: SignerView,
    transcript: Transcript,
    email: &'a str,
    name: &'a str,
}

impl<'a> Signing<'a> {
    /// Opens the link in the newest mail whose subject holds `title`.
    ///
    /// # Errors
    /// No such mail comes, or the backend refuses.
    pub async fn open(
        stack: &'a Stack,
        (email, name): (&'a str, &'a str),
        title: &str,
    ) -> anyhow::Result<Self> {
        let wanted = |mail: &Mail| mail.subject.contains(title).then(|| mail.link()).flatten();
        let link = stack.wait_for_mail(email, wanted).await?;
        let secret = link.split_once('#').context("a secret")?.1.to_owned();
        let line = Line::to(stack)?;
        let SignerSession { token, view } = line.post("/links/open", &OpenLink { link: secret }).await?;
        let transcript = Transcript::parse(view.envelope.clone(), view.records.iter().map(String::as_str))?;
        Ok(Self { stack, line: line.with(token), view, transcript, email, name })
    }

    /// Signs the original or any later version of it, in the one slot.
    ///
    /// # Errors
    /// Something is not as recorded, or the backend refuses.
    pub async fn sign(&self, file: &Path) -> anyhow::Result<()> {
        let checked = self.check(std::fs::read(file)?).await?;
        let mut slots = self.transcript.state().slots_of(self.view.recipient);
        let slot = slots.next().context("a slot")?;
        let given = Given::mark(mark(&drawn(), no_letters, None)?);
        let prepared = checked.prepare(slot, &given, self.name, self.view.now.seconds())?;
        let signed = self.authorised(prepared).await?;
        let ciphertext = signed.encrypt(&self.view.envelope, random()?)?;
        let (base, head, cms) = (signed.base, signed.head, Base64(signed.cms));
        let revision =
            SignedRevision { document: signed.document, base, head, ciphertext: Base64(ciphertext), cms };
        let _: SignerView = self.line.post("/session/sign", &Sign { revisions: vec![revision] }).await?;
        Ok(())
    }

    /// Declines, with a reason.
    ///
    /// # Errors
    /// The backend refuses.
    pub async fn decline(&self, reason: &str) -> anyhow::Result<()> {
        let _: Value = self.line.post("/session/decline", &json!({ "reason": reason })).await?;
        Ok(())
    }

    async fn check(&self, file: Vec<u8>) -> anyhow::Result<Checked> {
        let facts = DocumentFacts::of(self.transcript.state(), 0).context("a document")?;
        let sent = self.transcript.state().sent().context("it was sent")?;
        let original = Original::check(file, facts.size, facts.sha256)?;
        let key = OriginalKey::derive(&sent.salt, original.bytes());
        let mut revisions = vec![];
        for number in 0..facts.revisions.len() {
            revisions.push(self.line.get(&format!("/session/revisions/0/{number}")).await?);
        }
        Ok(original.rebuild(key, &facts, &revisions)?.check(&facts, None)?)
    }

    /// Code, consents, a fresh key; then the signature with its time-stamp.
    async fn authorised(&self, prepared: Prepared) -> anyhow::Result<Signed> {
        let key = SigningKey::from_random(&random()?)?;
        let spki = key.public_key().to_spki_der().to_vec();
        let post = self.agreement(&key, prepared.act()).await?;
        let Authorisation { record, certificates } = self.line.post("/session/authorise", &post).await?;
        let certificates: Vec<_> =
            certificates.iter().map(|one| Certificate::from_der(&one.0)).collect::<Result<_, _>>()?;
        let authorised = prepared.authorise(&Record::parse(&record)?, &spki, &certificates)?;
        let value = key.sign(authorised.to_sign());
        let valued = authorised.sign(&value)?;
        let ask = AskTimeStamps { imprints: vec![valued.imprint()] };
        let TimeStamps { tokens, certificates, crls } = self.line.post("/session/time-stamps", &ask).await?;
        let plain = |list: Vec<Base64>| list.into_iter().map(|one| one.0).collect();
        let validation = ValidationData {
            certificates: plain(certificates),
            crls: plain(crls),
            ..ValidationData::default()
        };
        let token = tokens.first().context("a time-stamp")?;
        Ok(valued.finish(&token.0, &validation)?)
    }

    async fn agreement(&self, key: &SigningKey, act: Act) -> anyhow::Result<Authorise> {
        let before = self.stack.mails(self.email).await?.iter().find_map(Mail::code);
        let _: CodeSent = self.line.post("/session/codes", &json!({})).await?;
        let code = self.stack.code(self.email, before.as_deref()).await?;
        let (view, acts) = (&self.view, vec![act]);
        let message = possession_message(&view.envelope, view.recipient, &view.challenge, &acts);
        Ok(Authorise {
            code: Some(Code::try_from(code).map_err(anyhow::Error::msg)?),
            name: Opening { field: "signer.name".into(), salt: Salt(random()?), value: self.name.into() },
            consents: consents(),
            key: Base64(key.public_key().to_spki_der().to_vec()),
            acts,
            possession: Base64(key.sign(&message).to_vec()),
        })
    }
}

fn consents() -> Vec<Consent> {
    let consent = |text: &str| Consent {
        text: text.to_owned(),
        language: Language::Fr.tag().to_owned(),
        sha256: sha256("", say(Language::Fr, text, &[]).as_bytes()),
    };
    TEXTS.map(consent).to_vec()
}

/// A wave, as a hand draws it.
fn drawn() -> Mark {
    let point = |step: u32| {
        let t = f64::from(step);
        InkPoint { x: 10.0 + 3.0 * t, y: 40.0 + 25.0 * (t * 0.4).sin(), pressure: 0.5, t: t * 8.0 }
    };
    Mark::Ink { strokes: vec![(0..60).map(point).collect()] }
}
