//! `paraph verify` of an evidence file: who acted, how they were identified, what that is worth in law.

use engine::testimony::{Agreed, AttestedBy, EvidenceReport, PersonActed, Proof, SealState, SignedIn};
use envelope::{Channel, IdentityDocument, Level};
use words::{Language, say};

/// The report in words. What others wrote is quoted, so that a name cannot pretend to be a verdict.
pub(crate) fn words(report: &EvidenceReport, language: Language) -> String {
    let speech = Speech(language);
    let title = speech.quoted(report.title.as_deref());
    let mut lines =
        vec![speech.say("testimony-envelope", &[("id", report.envelope.as_str()), ("title", &title)])];
    if report.acts.is_empty() {
        lines.push(speech.say("testimony-nobody", &[]));
    }
    for person in &report.acts {
        lines.push(String::new());
        lines.push(speech.acted(person));
        lines.push(format!("  {}", speech.say(worth(report.level, person), &[])));
        lines.extend(speech.agreed(person.agreed));
        lines.extend(person.signed_in.iter().flat_map(|signed_in| speech.signed_in(signed_in)));
        lines.extend(person.attested.iter().flat_map(|attested| speech.attested(attested)));
    }
    if let Some(state) = &report.seal {
        lines.extend([String::new(), speech.seal(state)]);
    }
    lines.join("\n") + "\n"
}

fn worth(level: Level, person: &PersonActed) -> &'static str {
    match level {
        Level::Email => "worth-email",
        Level::Sms => "worth-sms",
        Level::Verified if person.approval => "worth-verified-approval",
        Level::Verified => "worth-verified",
    }
}

struct Speech(Language);

impl Speech {
    fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        // Fluent puts marks of direction around values, which a terminal may show.
        say(self.0, key, values).chars().filter(|c| !('\u{2066}'..='\u{2069}').contains(c)).collect()
    }

    /// Somebody's text.
    fn quoted(&self, text: Option<&str>) -> String {
        text.map_or_else(|| self.say("testimony-unknown", &[]), |text| format!("{text:?}"))
    }

    fn acted(&self, person: &PersonActed) -> String {
        let by = match person.code_by {
            Channel::Email => "testimony-by-email",
            Channel::Sms => "testimony-by-sms",
        };
        let (name, channel) = (self.quoted(person.name.as_deref()), self.say(by, &[]));
        let key = if person.approval { "testimony-approved" } else { "testimony-signed" };
        let at = person.at.as_deref().unwrap_or_default();
        self.say(key, &[("name", &name), ("at", at), ("channel", &channel)])
    }

    fn seal(&self, state: &SealState) -> String {
        let (key, at) = match state {
            SealState::Missing => ("testimony-seal-missing", &None),
            SealState::Sealed { at } => ("testimony-sealed", at),
            SealState::Unfounded { at } => ("testimony-seal-unfounded", at),
        };
        self.say(key, &[("at", at.as_deref().unwrap_or_default())])
    }

    fn agreed(&self, agreed: Agreed) -> Option<String> {
        let key = match agreed {
            Agreed::Consistent => return None,
            Agreed::NoCode => "testimony-no-code",
            Agreed::OtherTexts => "testimony-other-texts",
        };
        Some(format!("  {}", self.say(key, &[])))
    }

    fn signed_in(&self, signed_in: &SignedIn) -> Vec<String> {
        let (issuer, name) = (self.quoted(Some(&signed_in.issuer)), self.quoted(signed_in.name.as_deref()));
        let none = || self.say("testimony-no-acr", &[]);
        let acr = signed_in.acr.as_deref().map_or_else(none, |acr| self.quoted(Some(acr)));
        let key = signed_in.key.map(|key| key.to_string()).unwrap_or_default();
        let verdict = match signed_in.proof {
            Proof::Proven => "testimony-proven",
            Proof::Withheld => "testimony-withheld",
            Proof::Signature => "testimony-signature",
            Proof::Other => "testimony-other",
            Proof::Unbound => "testimony-unbound",
        };
        let values = [("issuer", issuer.as_str()), ("name", &name), ("acr", &acr)];
        let mut lines = vec![self.say("testimony-logged-in", &values), self.say(verdict, &[("key", &key)])];
        lines.extend((signed_in.same_name == Some(false)).then(|| self.say("testimony-other-login", &[])));
        lines.extend((!signed_in.name_signed).then(|| self.say("testimony-beside", &[])));
        indented(lines)
    }

    fn attested(&self, attested: &AttestedBy) -> Vec<String> {
        let document = match attested.document {
            IdentityDocument::Passport => "identity-passport",
            IdentityDocument::IdentityCard => "identity-card",
            IdentityDocument::ResidencePermit => "identity-permit",
            IdentityDocument::Other => "identity-other",
        };
        let (officer, name) =
            (self.quoted(attested.officer.as_deref()), self.quoted(attested.name.as_deref()));
        let (document, picture) = (self.say(document, &[]), attested.picture.to_string());
        let values =
            [("officer", officer.as_str()), ("name", &name), ("document", &document), ("picture", &picture)];
        let mut lines = vec![self.say("testimony-attested", &values)];
        lines.extend((attested.same_name == Some(false)).then(|| self.say("testimony-other-name", &[])));
        indented(lines)
    }
}

fn indented(lines: Vec<String>) -> Vec<String> {
    lines.into_iter().map(|line| format!("  {line}")).collect()
}
