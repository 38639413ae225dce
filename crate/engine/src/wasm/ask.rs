//! One answer for each question.

use std::collections::BTreeMap;

use document::{dss::ValidationData, open::Pdf, photograph::page_of, place::PageGeometry};
use envelope::{EnvelopeId, Salt};
use protocol::{
    Base64, possession_message,
    worker::{self, Answer, Ask, Layout, MARK, Mark, NewRevision, Page},
};
use signature::certificate::Certificate;

use super::{
    Answered, join, join_with_room,
    session::{ActState, Reading, Session},
    web_crypto::{self, Hmac, OneTimeKey, original_key, random},
};
use crate::{
    DocumentFacts, Draft, Given, Midstate, Original, encrypted::Parts, findings::findings, initials, mark,
    trouble::EngineError,
};

pub(super) type Bytes = Vec<Vec<u8>>;

impl Session {
    pub(crate) async fn answer(&mut self, ask: Ask, bytes: Bytes) -> Result<Answered, EngineError> {
        match ask {
            Ask::Reset => {
                let (letters, keys) = (std::mem::take(&mut self.letters), self.keys.take());
                *self = Self { letters, keys, ..Self::default() };
                Ok((Answer::Done, vec![]))
            }
            Ask::Inspect { password } => self.inspect(bytes, password.as_deref()),
            Ask::Hash => {
                let sha256 = Midstate::of(&first(bytes)?).digest();
                Ok((Answer::Hashed { sha256 }, vec![]))
            }
            Ask::Photograph => {
                let page = page_of(first(bytes)?, random()?)?;
                Ok((Answer::Done, vec![join(&[&page])]))
            }
            Ask::LayOut { envelope, salt, layouts } => self.lay_out(&envelope, &salt, &layouts).await,
            Ask::Font { name } => {
                self.letters.add(name, &first(bytes)?).await?;
                Ok((Answer::Done, vec![]))
            }
            Ask::Picture { name, width, height } => {
                self.pictures.insert(name, crate::picture(width, height, &first(bytes)?));
                Ok((Answer::Done, vec![]))
            }
            Ask::Envelope { envelope, recipient, records, challenge } => {
                self.act = ActState::None;
                self.reading = Some(Reading::new(envelope, recipient, &records, challenge)?);
                Ok((Answer::Done, vec![]))
            }
            Ask::Open { document, password } => self.open(document, password.as_deref(), bytes).await,
            Ask::Preview { mark } => self.preview(&mark),
            Ask::Prepare { mark, initials, entries, name, signed_at } => {
                let given = self.given(&mark, initials.as_ref(), &entries)?;
                self.prepare(&given, &name, signed_at).await
            }
            Ask::KeepKey { name, fresh } => {
                self.kept_key = Some((name, fresh));
                Ok((Answer::Done, vec![]))
            }
            Ask::Sign { record, certificates } => self.sign(&record, &certificates).await,
            Ask::PrepareSeal { organisation, sealed_at } => self.prepare_seal(&organisation, sealed_at),
            Ask::Seal { record, certificates, values } => {
                self.seal(&record, &read_certificates(&certificates)?, &values)
            }
            Ask::Embed { tokens, certificates, crls } => self.embed(&tokens, certificates, crls),
            Ask::Commit { envelope, openings } => {
                let commitments = openings.iter().map(|opening| opening.commitment(&envelope)).collect();
                Ok((Answer::Commitments { commitments }, vec![]))
            }
            #[cfg(feature = "foreign")]
            ask @ (Ask::Verify { .. } | Ask::Testify | Ask::Certificates) => {
                super::verify::answer(ask, bytes)
            }
            #[cfg(not(feature = "foreign"))]
            Ask::Verify { .. } | Ask::Testify | Ask::Certificates => {
                Err(EngineError::OutOfOrder("the module verifier answers that"))
            }
        }
    }

    fn inspect(&mut self, bytes: Bytes, password: Option<&str>) -> Result<Answered, EngineError> {
        let draft = Draft::open(first(bytes)?, password)?;
        draft.try_slot()?;
        let answer = Answer::Inspected {
            document: u16::try_from(self.drafts.len()).unwrap_or(u16::MAX),
            sha256: draft.sha256(),
            size: draft.pdf().len() as u64,
            pages: pages(draft.pdf()),
            findings: words(&findings(draft.pdf())),
            signed: document::inspect::is_signed(draft.pdf()),
        };
        self.drafts.push(draft);
        Ok((answer, vec![]))
    }

    async fn lay_out(
        &mut self,
        envelope: &EnvelopeId,
        salt: &Salt,
        layouts: &[Layout],
    ) -> Result<Answered, EngineError> {
        if layouts.len() != self.drafts.len() {
            return Err(EngineError::OutOfOrder("one layout for each inspected document"));
        }
        let (mut revisions, mut ciphertexts) = (vec![], vec![]);
        for ((index, draft), layout) in (0u16..).zip(&self.drafts).zip(layouts) {
            let key = original_key(salt, &draft.pdf().bytes()).await?;
            let laid_out = draft.lay_out(envelope, &key, index, layout, random()?)?;
            revisions.push(laid_out.revision);
            ciphertexts.push(join(&[&laid_out.ciphertext]));
        }
        Ok((Answer::LaidOut { revisions }, ciphertexts))
    }

    async fn open(
        &mut self,
        index: u16,
        password: Option<&str>,
        bytes: Bytes,
    ) -> Result<Answered, EngineError> {
        let reading = self.reading()?;
        let facts = DocumentFacts::of(reading.transcript.state(), index)
            .ok_or(EngineError::OutOfOrder("there is no such document"))?;
        let salt = reading.salt()?;
        let mut bytes = bytes.into_iter();
        let mut file = bytes.next().unwrap_or_default();
        if facts.revisions.is_empty() {
            return whole(file, &facts);
        }
        if file.is_empty() {
            file = self.held(index)?;
        }
        // The browser derives the key on another thread while the digest is checked here.
        let length = usize::try_from(facts.size).unwrap_or(usize::MAX).min(file.len());
        let hmac = Hmac::begin(&salt, &file[..length]).await?;
        let original = Original::check(file, facts.size, facts.sha256)?;
        let key = hmac.end().await?;
        let mut decrypted = vec![];
        for number in (0u16..).take(facts.revisions.len()) {
            let ciphertext = bytes.next().unwrap_or_default();
            decrypted.push(web_crypto::decrypt(Parts::of(&key, &facts.place(number), &ciphertext)).await);
        }
        let rebuilt = original
            .join(key, &facts, decrypted.into_iter())
            .map_err(|bad| EngineError::Revision(index, bad))?;
        let checked = rebuilt.check(&facts, password).map_err(|error| (index, error))?;
        let answer = Answer::Opened {
            pages: pages(checked.pdf()),
            rebuilt: (0..checked.next).collect(),
            findings: words(checked.findings()),
            bad_seal: checked.bad_seal().map(|bad| (bad.number, bad.outcome)),
        };
        let shown = join_with_room(&checked.pdf().parts());
        self.checked.insert(index, checked);
        Ok((answer, vec![shown]))
    }

    /// The file held since it was first opened: its newest version begins with the original.
    fn held(&self, index: u16) -> Result<Vec<u8>, EngineError> {
        let checked = self.checked.get(&index).ok_or(EngineError::OutOfOrder("no file is held"))?;
        Ok(checked.pdf().bytes().into_owned())
    }

    fn preview(&self, wanted: &Mark) -> Result<Answered, EngineError> {
        let mark = self.mark(wanted)?;
        let (width, height) = (mark.width(), mark.height());
        Ok((Answer::Preview { path: mark.svg().d, width, height }, vec![]))
    }

    pub(super) fn mark(&self, wanted: &Mark) -> Result<document::mark::Mark, EngineError> {
        Ok(mark(wanted, |text, font| self.letters.outline(text, font), self.pictures.get(MARK))?)
    }

    pub(super) fn initials(&self, wanted: &worker::Initials) -> Result<crate::Initials, EngineError> {
        Ok(initials(wanted, |text, font| self.letters.outline(text, font), self.pictures.get(MARK))?)
    }

    async fn prepare(
        &mut self,
        given: &BTreeMap<u16, Given>,
        name: &str,
        signed_at: i64,
    ) -> Result<Answered, EngineError> {
        let key = match (self.kept_key.take(), &self.keys) {
            (Some((name, fresh)), Some(keys)) => OneTimeKey::kept(keys, &name, fresh).await?,
            _ => OneTimeKey::generate().await?,
        };
        let nothing = || EngineError::OutOfOrder("nothing was given for a slot");
        let prepared: Vec<_> = (self.slots()?.into_iter())
            .map(|(slot, facts, checked)| {
                let given = given.get(&slot).ok_or_else(nothing)?;
                Ok::<_, EngineError>(checked.prepare((slot, &facts), given, name, signed_at)?)
            })
            .collect::<Result<_, _>>()?;
        let acts: Vec<_> = prepared.iter().map(crate::Prepared::act).collect();
        let reading = self.reading()?;
        let message =
            possession_message(reading.transcript.envelope(), reading.recipient, &reading.challenge, &acts);
        let possession = key.sign(&message).await?;
        let answer =
            Answer::Prepared { acts, key: Base64(key.spki.clone()), possession: Base64(possession.to_vec()) };
        self.act = ActState::Prepared(prepared, key);
        Ok((answer, vec![]))
    }

    async fn sign(&mut self, record: &str, certificates: &[Base64]) -> Result<Answered, EngineError> {
        let record = self.reading()?.agreement(record)?;
        let certificates = read_certificates(certificates)?;
        let ActState::Prepared(prepared, key) = std::mem::take(&mut self.act) else {
            return Err(EngineError::OutOfOrder("nothing is prepared"));
        };
        let mut valued = vec![];
        for one in prepared {
            let authorised = one.authorise(&record, &key.spki, &certificates)?;
            let value = key.sign(authorised.to_sign()).await?;
            valued.push(authorised.sign(&value)?);
        }
        Ok(self.valued(valued))
    }

    /// Time-stamps are missing now.
    pub(super) fn valued(&mut self, valued: Vec<crate::Valued>) -> Answered {
        let imprints = valued.iter().map(crate::Valued::imprint).collect();
        self.act = ActState::Valued(valued);
        (Answer::SignatureValues { imprints }, vec![])
    }

    fn embed(
        &mut self,
        tokens: &[Base64],
        certificates: Vec<Base64>,
        crls: Vec<Base64>,
    ) -> Result<Answered, EngineError> {
        let ActState::Valued(valued) = std::mem::take(&mut self.act) else {
            return Err(EngineError::OutOfOrder("nothing is signed"));
        };
        if tokens.len() != valued.len() {
            return Err(EngineError::OutOfOrder("one time-stamp for each signature"));
        }
        let plain = |list: Vec<Base64>| list.into_iter().map(|der| der.0).collect();
        let validation =
            ValidationData { certificates: plain(certificates), crls: plain(crls), ..Default::default() };
        let envelope = self.reading()?.transcript.envelope().clone();
        let (mut revisions, mut bytes) = (vec![], vec![]);
        for (one, token) in valued.into_iter().zip(tokens) {
            let signed = one.finish(&token.0, &validation)?;
            let ciphertext = signed.encrypt(&envelope, random()?)?;
            bytes.extend([&ciphertext, &signed.cms, signed.appended()].map(|part| join(&[part])));
            revisions.push(NewRevision { document: signed.document, base: signed.base, head: signed.head });
        }
        Ok((Answer::Signed { revisions }, bytes))
    }
}

/// A file to which nothing is ever added, and which may be of any kind: its length and digest, and no more.
fn whole(file: Vec<u8>, facts: &DocumentFacts) -> Result<Answered, EngineError> {
    let original = Original::check(file, facts.size, facts.sha256)?;
    Ok((Answer::Hashed { sha256: facts.sha256 }, vec![join(&[original.bytes()])]))
}

fn read_certificates(ders: &[Base64]) -> Result<Vec<Certificate>, EngineError> {
    Ok(ders.iter().map(|der| Certificate::from_der(&der.0)).collect::<Result<_, _>>()?)
}

pub(super) fn first(bytes: Bytes) -> Result<Vec<u8>, EngineError> {
    bytes.into_iter().next().ok_or(EngineError::OutOfOrder("a file is missing"))
}

pub(super) fn words(findings: &[&str]) -> Vec<String> {
    findings.iter().map(|&word| word.to_owned()).collect()
}

pub(super) fn pages(pdf: &Pdf) -> Vec<Page> {
    let shown = |page| PageGeometry::of(pdf, page).map_or((612.0, 792.0), |geometry| geometry.shown_size());
    (0..pdf.page_count()).map(shown).map(|(width, height)| Page { width, height }).collect()
}
