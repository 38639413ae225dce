//! A scene for stories: a PDF, an operator with keys, an envelope, and signers with theirs. All of
//! it is made from fixed bytes, so that a failing story fails the same way again.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, dead_code)]

use document::{
    dss::ValidationData,
    mark::{CAPTION, Mark as StampedMark},
};
use envelope::{
    Act, Authorised as AuthorisedEvent, Channel, Commitment, Digest, Document, DocumentId, EnvelopeId, Event,
    Field, FieldKind, Level, Placement, Recipient, Revision, Role, RulesVersion, Salt, Sent,
    Signed as SignedEvent, Slot, SlotRevision, Suite, Timestamp,
};
use evidence::{Record, Transcript, sha256};
use paraph_engine::{
    Checked, DocumentFacts, Draft, Entry, Given, Original, OriginalKey, Prepared, Signed,
    initials as read_initials, mark, no_letters, written,
};
use protocol::worker::{Initials, InkPoint, Layout, Mark};
use signature::{
    certificate::Certificate,
    issue::{
        Authority, Init, KeyPair, Material, RevocationRequest, Serial, SignerRequest, TimeStampAuthority,
        seal as issue_seal,
    },
    key::{PublicKey, SigningKey},
    timestamp::{TimeStampRequest, TimeStampResponse},
};

/// 2026-11-22T10:00:00Z.
pub(crate) const NOW: i64 = 1_795_341_600;
/// When the time-stamps say that the signatures were there.
const STAMPED: i64 = NOW + 5;
pub(crate) const SALT: Salt = Salt([7; 32]);

/// One page of text in a classic PDF.
pub(crate) fn pdf() -> Vec<u8> {
    pdf_of(1)
}

/// So many pages of the same text.
pub(crate) fn pdf_of(count: u32) -> Vec<u8> {
    use lopdf::{Dictionary, Object, Stream, dictionary};
    let mut document = lopdf::Document::with_version("1.7");
    let pages = document.new_object_id();
    let font = document
        .add_object(dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" });
    let text = b"BT /F1 24 Tf 72 700 Td (Lease, 12 rue des Lilas) Tj ET".to_vec();
    let content = document.add_object(Stream::new(Dictionary::new(), text));
    let page = dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
    };
    let kids: Vec<Object> = (0..count).map(|_| document.add_object(page.clone()).into()).collect();
    let tree = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count };
    document.objects.insert(pages, Object::Dictionary(tree));
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    let mut bytes = vec![];
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// The operator: its keys, and what it answers.
pub(crate) struct Operator {
    pub(crate) material: Material,
    authority: Authority,
    stamper: TimeStampAuthority,
}

impl Operator {
    pub(crate) fn new() -> Self {
        let keys = [[1; 32], [2; 32], [3; 32], [4; 32]];
        let serials = [[1; 16], [2; 16], [3; 16], [4; 16]];
        let material = Material::init(&Init { operator: "Test", now: NOW - 86_400, keys, serials }).unwrap();
        let authority =
            Authority::new(material.issuing.key.clone(), material.issuing.certificate.clone()).unwrap();
        let stamper = TimeStampAuthority::new(material.time_stamp.clone(), vec![]).unwrap();
        Self { material, authority, stamper }
    }

    pub(crate) fn certify(&self, name: &str, key: &PublicKey) -> Vec<Certificate> {
        let request = SignerRequest {
            name,
            key,
            not_before: NOW - 300,
            not_after: NOW + 900,
            serial: Serial::from_random([9; 16]),
            crl_address: None,
        };
        vec![self.authority.issue_signer(&request).unwrap(), self.authority.certificate().clone()]
    }

    /// The seal's key, with a certificate for one seal.
    pub(crate) fn seal(&self) -> KeyPair {
        let key = self.material.seal.key.clone();
        let request = SignerRequest {
            name: "Test seal",
            key: key.public_key(),
            not_before: NOW - 300,
            not_after: NOW + 900,
            serial: Serial::from_random([7; 16]),
            crl_address: None,
        };
        let certificate = self.authority.issue_seal(&request).unwrap();
        KeyPair { key, certificate }
    }

    pub(crate) fn stamp(&self, imprint: Digest) -> Vec<u8> {
        let request = TimeStampRequest::new(&imprint.0, &[5; 8]);
        match self.stamper.respond(&request.to_der(), STAMPED, Serial::from_random([6; 16])) {
            TimeStampResponse::Granted(token) => token.der().to_vec(),
            refused => panic!("{refused:?}"),
        }
    }

    /// As of no earlier than the time-stamp: a list proves nothing of what was signed after it.
    pub(crate) fn validation(&self) -> ValidationData {
        let next_update = NOW + 86_400;
        let request = RevocationRequest { number: 1, this_update: STAMPED, next_update, revoked: &[] };
        let list = self.authority.issue_crl(&request).unwrap();
        let crls = vec![list.der().to_vec(), self.material.root_crl.der().to_vec()];
        let certificates = [&self.material.root, &self.material.issuing, &self.material.time_stamp];
        let certificates = certificates.iter().map(|pair| pair.certificate.der().to_vec()).collect();
        ValidationData { certificates, crls, ..ValidationData::default() }
    }
}

/// An envelope under way: its transcript and the ciphertexts that the backend holds.
pub(crate) struct Scene {
    pub(crate) operator: Operator,
    pub(crate) original: Vec<u8>,
    pub(crate) transcript: Transcript,
    pub(crate) ciphertexts: Vec<Vec<u8>>,
}

impl Scene {
    /// Sends `original` to so many signers, one after the other, each with a slot on page 1.
    pub(crate) fn sent(original: Vec<u8>, signers: u16) -> Self {
        Self::initialled(original, signers, 0)
    }

    /// As [`Scene::sent`], with each signer's initials on so many pages.
    pub(crate) fn initialled(original: Vec<u8>, signers: u16, pages: u32) -> Self {
        Self::of(original, (0..signers).map(|signer| (signer, slot(signer, pages))).collect())
    }

    /// Sends `original` to the signers of these slots.
    pub(crate) fn of(original: Vec<u8>, slots: Vec<(u16, Slot)>) -> Self {
        Self::to(original, slots, false)
    }

    /// As [`Scene::sent`], and the organisation's seal is asked for.
    pub(crate) fn to_be_sealed(original: Vec<u8>, signers: u16) -> Self {
        Self::to(original, (0..signers).map(|signer| (signer, slot(signer, 0))).collect(), true)
    }

    fn to(original: Vec<u8>, slots: Vec<(u16, Slot)>, seal: bool) -> Self {
        let id = EnvelopeId::from_random([1; 16]);
        let draft = Draft::open(original.clone(), None).unwrap();
        let document = DocumentId::from_random([2; 8]);
        let layout = Layout { id: document.clone(), slots: slots.clone(), seal };
        let laid_out = draft.lay_out(&id, &draft.key(&SALT), 0, &layout, [3; 32]).unwrap();
        let file = (draft.sha256(), original.len() as u64);
        let sent = Sent { seal, ..envelope_of(&id, file, document, laid_out.revision, &slots) };
        let mut transcript = Transcript::new(id);
        transcript.append(Event::Sent(Box::new(sent)), at(0)).unwrap();
        Self { operator: Operator::new(), original, transcript, ciphertexts: vec![laid_out.ciphertext] }
    }

    /// As [`Scene::sent`], with a field of each kind for each signer, and one that may stay empty.
    pub(crate) fn furnished(original: Vec<u8>, signers: u16) -> Self {
        let slot = |signer| Slot { fields: every_kind(signer), ..Slot::new(0, signer, place(signer)) };
        Self::of(original, (0..signers).map(|signer| (signer, slot(signer))).collect())
    }

    /// What a signer's browser comes to before anything is shown.
    pub(crate) fn open(&self) -> Checked {
        let facts = DocumentFacts::of(self.transcript.state(), 0).unwrap();
        let original = Original::check(self.original.clone(), facts.size, facts.sha256).unwrap();
        let key = OriginalKey::derive(&SALT, original.bytes());
        original.rebuild(key, &facts, &self.ciphertexts).unwrap().check(&facts, None).unwrap()
    }

    pub(crate) fn prepare(&self, signer: u16) -> Prepared {
        let slot = self.transcript.state().slots_of(signer).next().unwrap();
        self.open().prepare(slot, &self.given(signer), name(signer), NOW).unwrap()
    }

    /// Set text in every place for words, saying the signer's name or what kind of place it is; a drawing in the
    /// others, and every box ticked that must be. Under the mark of who fills fields stands a caption.
    pub(crate) fn given(&self, signer: u16) -> Given {
        let stamp = mark(&drawn(), no_letters, None).unwrap();
        let initials = read_initials(&initials(signer), no_letters, None).unwrap();
        let (_, slot) = self.transcript.state().slots_of(signer).next().unwrap();
        let asked = |(_, field): &(u16, &Field)| field.required && field.kind != FieldKind::Initials;
        let fields: Vec<_> = (0u16..).zip(&slot.fields).filter(asked).collect();
        if fields.is_empty() {
            return Given { initials: Some(initials), ..Given::mark(stamp) };
        }
        let (caption, mut words) = set(slot, &fields, name(signer));
        let mut entry = |field: &Field| match field.kind {
            FieldKind::Checkbox => Entry::Ticked,
            FieldKind::Stamp => Entry::Drawn(stamp.clone(), "Stamp".into()),
            kind => Entry::Drawn(words.remove(0), says(kind, name(signer))),
        };
        let entries = fields.iter().map(|(index, field)| (*index, entry(field))).collect();
        Given { initials: Some(initials), entries, ..Given::mark(stamp.clone().above(caption)) }
    }

    /// A signer's whole act, without posting it.
    pub(crate) fn sign(&mut self, signer: u16) -> Signed {
        let prepared = self.prepare(signer);
        self.finish(signer, prepared)
    }

    /// What follows once it is prepared.
    pub(crate) fn finish(&mut self, signer: u16, prepared: Prepared) -> Signed {
        let key = SigningKey::from_random(&[20 + signer as u8; 32]).unwrap();
        let (record, certificates) = self.authorise(signer, prepared.act(), key.public_key());
        let spki = key.public_key().to_spki_der().to_vec();
        let authorised = prepared.authorise(&record, &spki, &certificates).unwrap();
        let value = key.sign(authorised.to_sign());
        let valued = authorised.sign(&value).unwrap();
        let token = self.operator.stamp(valued.imprint());
        valued.finish(&token, &self.operator.validation()).unwrap()
    }

    /// The backend records the agreement and issues a certificate.
    pub(crate) fn authorise(&mut self, signer: u16, act: Act, key: &PublicKey) -> (Record, Vec<Certificate>) {
        let event = AuthorisedEvent {
            recipient: signer,
            name: Commitment([8; 32]),
            consents: vec![],
            key: Digest(key.fingerprint()),
            acts: vec![act],
            code_matched_at: at(1),
            list: None,
            identity: None,
        };
        let record = self.transcript.append(Event::Authorised(event), at(1)).unwrap().clone();
        (record, self.operator.certify(name(signer), key))
    }

    /// The end, and what the next browser of the sender's does: the operator's answer is made by the operator's own key.
    pub(crate) fn seal(&mut self) -> Signed {
        self.transcript.append(Event::Finalised { by_sender: false }, at(3)).unwrap();
        let unsealed = self.open().prepare_seal(0, "Test seal", NOW + 180).unwrap();
        let (act, seal) = (unsealed.act(), self.operator.seal());
        let record =
            self.transcript.append(Event::SealAuthorised { acts: vec![act] }, at(3)).unwrap().clone();
        let made = issue_seal(&seal, &act.byte_range.0, record.hash().0).unwrap();
        let certificates = [seal.certificate, self.operator.authority.certificate().clone()];
        let valued = unsealed.authorise(&record, &certificates).unwrap().sign(&made.value).unwrap();
        assert_eq!(valued.imprint(), Digest(made.imprint), "the token can come with the value");
        let token = self.operator.stamp(valued.imprint());
        valued.finish(&token, &self.operator.validation()).unwrap()
    }

    /// Posts the seal.
    pub(crate) fn post_seal(&mut self, signed: &Signed) {
        let revisions = vec![self.store(signed, 50)];
        self.transcript.append(Event::Sealed { revisions }, at(4)).unwrap();
    }

    /// Posts the seal, but with this digest of the file after it.
    pub(crate) fn post_seal_as(&mut self, signed: &Signed, head: Digest) {
        let stored = self.store(signed, 50);
        let revision = Revision { head, ..stored.revision };
        let revisions = vec![SlotRevision { revision, ..stored }];
        self.transcript.append(Event::Sealed { revisions }, at(4)).unwrap();
    }

    /// Posts it: the backend stores the ciphertext and records the event.
    pub(crate) fn post(&mut self, signer: u16, signed: &Signed) {
        let revisions = vec![self.store(signed, 40 + signer as u8)];
        self.transcript.append(Event::Signed(SignedEvent { recipient: signer, revisions }), at(2)).unwrap();
    }

    fn store(&mut self, signed: &Signed, random: u8) -> SlotRevision {
        let ciphertext = signed.encrypt(self.transcript.envelope(), [random; 32]).unwrap();
        let revision = Revision {
            base: signed.base,
            head: signed.head,
            ciphertext: sha256("", &ciphertext),
            cms: Some(sha256("", &signed.cms)),
        };
        self.ciphertexts.push(ciphertext);
        SlotRevision { document: 0, revision }
    }
}

/// What a field of words says.
fn says(kind: FieldKind, name: &str) -> String {
    if kind == FieldKind::Name { name.to_owned() } else { format!("{kind:?}") }
}

/// The caption of a slot and the words of its fields, all set with one font.
fn set(slot: &Slot, fields: &[(u16, &Field)], name: &str) -> (StampedMark, Vec<StampedMark>) {
    const FONT: &[u8] = include_bytes!("../../../../pkg/fonts/NotoSans.ttf");
    let points = |thousandths: u32| f64::from(thousandths) / 1000.0;
    let is_text = |field: &Field| !matches!(field.kind, FieldKind::Checkbox | FieldKind::Stamp);
    let fields: Vec<&Field> = fields.iter().map(|(_, field)| *field).filter(|field| is_text(field)).collect();
    let texts: Vec<String> = fields.iter().map(|field| says(field.kind, name)).collect();
    let boxes = fields.iter().zip(&texts).map(|(field, text)| letters::Item {
        text,
        width: points(field.placement.width),
        height: points(field.placement.height),
        largest: 11.0,
    });
    let (width, height) = (points(slot.placement.width), points(slot.placement.height) * CAPTION);
    let caption = letters::Item { text: name, width, height, largest: 8.0 };
    let setting = letters::set(&std::iter::once(caption).chain(boxes).collect::<Vec<_>>(), FONT).unwrap();
    let mut marks = written(&setting.to_json(), setting.font).unwrap();
    (marks.remove(0), marks)
}

pub(crate) fn name(signer: u16) -> &'static str {
    ["Élodie Martin", "Łukasz Nowak", "Lilas Immobilier"][usize::from(signer)]
}

pub(crate) fn at(minutes: u64) -> Timestamp {
    Timestamp(NOW as u64 * 1000 + minutes * 60_000)
}

fn place(signer: u16) -> Placement {
    Placement { page: 0, x: 60_000, y: 400_000 + 100_000 * u32::from(signer), width: 180_000, height: 60_000 }
}

fn slot(signer: u16, pages: u32) -> Slot {
    Slot { fields: fields(signer, pages), ..Slot::new(0, signer, place(signer)) }
}

/// To the right of the signature, one above the other.
fn every_kind(signer: u16) -> Vec<Field> {
    let field = |(index, kind): (u32, &FieldKind)| {
        let (column, row) = (index % 3, index / 3);
        let placement = Placement {
            page: 0,
            x: 260_000 + 100_000 * column,
            y: 400_000 + 100_000 * u32::from(signer) + 30_000 * row,
            width: 90_000,
            height: 20_000,
        };
        Field::new(*kind, placement)
    };
    let all = FieldKind::ALL.iter().chain([&FieldKind::Checkbox]);
    let mut fields: Vec<Field> = (0..).zip(all).map(field).collect();
    fields[6].required = false;
    fields
}

/// At the right edge, the signers one under the other.
fn fields(signer: u16, pages: u32) -> Vec<Field> {
    let place = |page| Placement {
        page,
        x: 505_000,
        y: 640_000 + 40_000 * u32::from(signer),
        width: 60_000,
        height: 30_000,
    };
    (0..pages).map(|page| Field::new(FieldKind::Initials, place(page))).collect()
}

/// One document, of this digest and length, sent to a signer for each slot.
pub(crate) fn envelope_of(
    id: &EnvelopeId,
    (sha256, size): (Digest, u64),
    document: DocumentId,
    revision: Revision,
    slots: &[(u16, Slot)],
) -> Sent {
    let recipient = |step| Recipient {
        role: Role::Signer,
        required: true,
        step,
        language: "fr".into(),
        email: Commitment([1; 32]),
        name: None,
        phone: None,
        link_by: Channel::Email,
        code_by: Channel::Email,
    };
    Sent {
        rules: RulesVersion::V1,
        suite: Suite::V1,
        envelope: id.clone(),
        salt: SALT,
        sender: Commitment([1; 32]),
        title: Commitment([2; 32]),
        message: None,
        documents: vec![Document {
            id: document,
            name: Commitment([3; 32]),
            media_type: "application/pdf".into(),
            size,
            sha256,
            findings: vec![],
            revision: Some(revision),
        }],
        recipients: (0..).take(slots.len()).map(recipient).collect(),
        slots: slots.iter().map(|(_, slot)| slot.clone()).collect(),
        level: Level::Email,
        copy_to_all: true,
        may_reassign: true,
        seal: false,
        deadline: Timestamp(u64::MAX / 2),
        reminders: None,
    }
}

/// A wave, as a hand draws it.
pub(crate) fn drawn() -> Mark {
    let point = |step: u32| {
        let t = f64::from(step);
        InkPoint { x: 10.0 + 3.0 * t, y: 40.0 + 25.0 * (t * 0.4).sin(), pressure: 0.5, t: t * 8.0 }
    };
    Mark::Ink { strokes: vec![(0..60).map(point).collect()] }
}

/// Two strokes, other than the signature's.
pub(crate) fn initials(signer: u16) -> Initials {
    let point = |step: u32, down: f64| {
        let t = f64::from(step);
        InkPoint { x: 10.0 + t, y: down + 12.0 * (t * 0.2).cos(), pressure: 0.6, t: t * 8.0 }
    };
    let strokes = vec![
        (0..40).map(|step| point(step, 20.0)).collect(),
        (10..50).map(|step| point(step, 35.0)).collect(),
    ];
    let text = ["ÉM", "ŁN", "LI"][usize::from(signer)].to_owned();
    Initials { mark: Mark::Ink { strokes }, text }
}
