//! What a signer's browser does, without a PDF: keys, acts, CMS over made-up digests.

use envelope::{Act, Consent, Digest, Salt, Version};
use evidence::{Opening, Record, Transcript, sha256};
use protocol::{
    Base64, Code,
    http::{
        Approve, AskTimeStamps, Authorisation, Authorise, CodeSent, OpenLink, Sign, SignedRevision,
        SignerSession, SignerView, TimeStamps,
    },
    possession_message,
};
use serde_json::json;
use signature::{
    attributes::CommitmentType,
    certificate::Certificate,
    cms::{ToBeSigned, Unstamped},
    key::SigningKey,
    timestamp::TimeStampToken,
};
use words::{Language, say};

use super::{House, Refused};

pub struct Browser {
    pub token: String,
    pub view: SignerView,
    pub key: SigningKey,
    pub email: &'static str,
    pub name: &'static str,
}

/// Signatures without time-stamps yet.
pub type Values = Vec<Unstamped>;

impl Browser {
    /// Opens the newest link that was sent to this person.
    pub async fn open(house: &House, person: super::sender::Person) -> Self {
        let link = house.link_for(person.0).await.expect("an invitation");
        Self::open_link(house, person, link).await
    }

    pub async fn open_link(house: &House, person: super::sender::Person, link: String) -> Self {
        // Through a proxy that the house trusts.
        let request = house.client.post(format!("{}/api/v1/links/open", house.url));
        let request = request.header("x-forwarded-for", "203.0.113.1, 198.51.100.7").json(&OpenLink { link });
        let session: SignerSession = request.send().await.unwrap().json().await.unwrap();
        Self::with(session, person)
    }

    /// A page with a session.
    pub fn with(session: SignerSession, (email, name, _): super::sender::Person) -> Self {
        let seed = sha256("key", session.token.as_bytes());
        let key = SigningKey::from_random(&seed.0).unwrap();
        Self { token: session.token, view: session.view, key, email, name }
    }

    pub async fn refresh(&mut self, house: &House) {
        self.view = house.get("/session", &self.token).await.unwrap();
    }

    pub fn transcript(&self) -> Transcript {
        Transcript::parse(self.view.envelope.clone(), self.view.records.iter().map(String::as_str)).unwrap()
    }

    /// One act for each slot, upon the heads that this page has seen.
    pub fn acts(&self) -> Vec<Act> {
        let transcript = self.transcript();
        let state = transcript.state();
        state
            .slots_of(self.view.recipient)
            .map(|(slot, facts)| {
                let base = state.head(facts.document).unwrap();
                let byte_range = sha256(&format!("byte range {slot}"), &base.0);
                Act { slot, base, byte_range, findings: vec!["javascript".to_owned()] }
            })
            .collect()
    }

    pub fn authorisation(&self, code: Option<&str>) -> Authorise {
        let acts = self.acts();
        let (envelope, recipient) = (&self.view.envelope, self.view.recipient);
        let message = possession_message(envelope, recipient, &self.view.challenge, &acts);
        Authorise {
            code: code.map(|code| Code::try_from(code.to_owned()).unwrap()),
            name: Opening { field: "signer.name".into(), salt: Salt([9; 32]), value: self.name.into() },
            consents: consents(Language::Fr),
            key: Base64(self.key.public_key().to_spki_der().to_vec()),
            acts,
            possession: Base64(self.key.sign(&message).to_vec()),
        }
    }

    /// Asks for a code, and takes it from the mail.
    pub async fn code(&self, house: &House) -> String {
        let _: CodeSent = house.post("/session/codes", &self.token, &json!({})).await.unwrap();
        house.code_for(self.email).await
    }

    pub async fn authorise(&self, house: &House, post: &Authorise) -> Result<Authorisation, Refused> {
        house.post("/session/authorise", &self.token, post).await
    }

    /// With a fresh code.
    pub async fn authorised(&self, house: &House) -> Authorisation {
        let code = self.code(house).await;
        self.authorise(house, &self.authorisation(Some(&code))).await.unwrap()
    }

    /// Signs what was authorised.
    pub fn values(&self, authorisation: &Authorisation, acts: &[Act]) -> Values {
        let record = Record::parse(&authorisation.record).unwrap();
        let hash = CommitmentType::Approval(record.hash().0);
        let mut chain = authorisation
            .certificates
            .iter()
            .map(|der| Certificate::from_der(&der.0).unwrap())
            .collect::<Vec<_>>();
        let own = chain.remove(0);
        acts.iter()
            .map(|act| {
                let wanted = ToBeSigned::new(&own, &act.byte_range.0, Some(hash)).unwrap();
                let signature = self.key.sign(wanted.signed_attributes_der());
                wanted.complete(&signature, &chain).unwrap()
            })
            .collect()
    }

    pub async fn time_stamps(&self, house: &House, values: &Values) -> Result<TimeStamps, Refused> {
        let imprints = values.iter().map(|value| Digest(value.time_stamp_imprint())).collect();
        house.post("/session/time-stamps", &self.token, &AskTimeStamps { imprints }).await
    }

    /// The post, from signatures and the tokens for them.
    pub fn post(&self, acts: &[Act], values: Values, tokens: &[Vec<u8>]) -> Sign {
        let transcript = self.transcript();
        let slots = &transcript.state().sent().unwrap().slots;
        let revisions = acts.iter().zip(values).zip(tokens).map(|((act, value), token)| {
            let cms = value.with_time_stamp(&TimeStampToken::parse(token).unwrap()).unwrap();
            let whole_file = sha256("signed", cms.der());
            SignedRevision {
                document: slots[usize::from(act.slot)].document,
                base: act.base,
                head: whole_file,
                ciphertext: Base64(whole_file.0.repeat(128)),
                cms: Base64(cms.into_der()),
            }
        });
        Sign { revisions: revisions.collect() }
    }

    /// Everything up to the post, for these acts.
    pub async fn prepared(&self, house: &House, authorisation: &Authorisation, acts: &[Act]) -> Sign {
        let values = self.values(authorisation, acts);
        let stamps = self.time_stamps(house, &values).await.unwrap();
        let tokens: Vec<Vec<u8>> = stamps.tokens.into_iter().map(|token| token.0).collect();
        self.post(acts, values, &tokens)
    }

    pub async fn sign(&self, house: &House, post: &Sign) -> Result<SignerView, Refused> {
        house.post("/session/sign", &self.token, post).await
    }

    /// The whole act.
    pub async fn act(&self, house: &House) -> SignerView {
        let authorisation = self.authorised(house).await;
        let post = self.prepared(house, &authorisation, &self.acts()).await;
        self.sign(house, &post).await.unwrap()
    }
}

impl Browser {
    /// The approval of every document as this page has seen it.
    pub fn approval(&self, code: Option<&str>) -> Approve {
        let transcript = self.transcript();
        let documents = transcript.state().sent().unwrap().documents.len() as u16;
        let version = |document| Version { document, sha256: transcript.state().head(document).unwrap() };
        let text = "consent-approval-terms";
        Approve {
            code: code.map(|code| Code::try_from(code.to_owned()).unwrap()),
            consents: vec![Consent {
                text: text.into(),
                language: "fr".into(),
                sha256: sha256("", say(Language::Fr, text, &[]).as_bytes()),
            }],
            versions: (0..documents).map(version).collect(),
            comment: None,
        }
    }

    pub async fn approve(&self, house: &House, post: &Approve) -> Result<SignerView, Refused> {
        house.post("/session/approve", &self.token, post).await
    }
}

pub fn consents(language: Language) -> Vec<Consent> {
    agreed(["consent-signature-terms", "consent-certificate-terms"], language)
}

/// What is agreed to where one code was given for a list.
pub fn list_consents(language: Language) -> Vec<Consent> {
    agreed(["consent-list-terms", "consent-list-certificate-terms"], language)
}

fn agreed(texts: [&str; 2], language: Language) -> Vec<Consent> {
    texts
        .map(|text| Consent {
            text: text.into(),
            language: language.tag().into(),
            sha256: sha256("", say(language, text, &[]).as_bytes()),
        })
        .to_vec()
}

impl Browser {
    /// Why no code is sent.
    pub async fn code_refused(&self, house: &House) -> Refused {
        house.post::<CodeSent>("/session/codes", &self.token, &json!({})).await.unwrap_err()
    }
}
