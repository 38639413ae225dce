//! An evidence file, told: who acted, who they showed to be, and what that is worth in law.

use envelope::{Channel, Level};
use leptos::{html, prelude::*};
use protocol::report::evidence::{
    Agreed, AttestedBy, EvidenceReport, PersonActed, Proof, SealState, SignedIn,
};

use super::signature::moment_of;
use crate::{
    here::Here,
    moment,
    part::{focus_heading, identity, text},
};

/// The whole report.
pub(super) fn testimony(here: Here, report: EvidenceReport) -> impl IntoView {
    let heading = NodeRef::<html::H1>::new();
    focus_heading(heading);
    let (class, sign) = look(&report);
    let (id, title) = (report.envelope.to_string(), report.title.clone());
    let named =
        move || here.say("testimony-envelope", &[("id", &id), ("title", &known(here, title.as_deref()))]);
    let people: Vec<_> = report.acts.iter().map(|person| card(here, report.level, person.clone())).collect();
    let nobody = people.is_empty().then(|| view! { <p>{here.word("testimony-nobody")}</p> });
    let sealed = report.seal.clone().map(|state| seal(here, state));
    view! {
        <div class="body stack">
            <section class=format!("verdict {class}")>
                <span class="round" aria-hidden="true">{sign}</span>
                <div class="stack tight">
                    <span class=format!("chip {class}")>{here.word("verify-evidence-word")}</span>
                    <h1 node_ref=heading tabindex="-1">{here.word("verify-evidence-title")}</h1>
                </div>
                <div class="more stack tight">
                    <p><strong>{text(named)}</strong></p>
                    <p>{here.word("verify-evidence-what")}</p>
                </div>
            </section>
            {nobody}
            {people}
            {sealed}
        </div>
    }
}

/// Nothing here is said to be good: the file is nobody's signature. Something may be wrong, though, or strange.
pub(super) fn look(report: &EvidenceReport) -> (&'static str, &'static str) {
    let wrong = |person: &PersonActed| {
        let unproven = |one: &SignedIn| !matches!(one.proof, Proof::Proven | Proof::Withheld);
        person.agreed != Agreed::Consistent || person.signed_in.as_ref().is_some_and(unproven)
    };
    let strange = |person: &PersonActed| {
        let login = person.signed_in.as_ref().and_then(|one| one.same_name);
        let seen = person.attested.as_ref().and_then(|one| one.same_name);
        login == Some(false) || seen == Some(false)
    };
    let unfounded = matches!(report.seal, Some(SealState::Unfounded { .. }));
    match (unfounded || report.acts.iter().any(wrong), report.acts.iter().any(strange)) {
        (true, _) => ("bad", "×"),
        (false, true) => ("warn", "!"),
        (false, false) => ("calm", "i"),
    }
}

fn known(here: Here, text: Option<&str>) -> String {
    text.map_or_else(|| here.t("testimony-unknown"), str::to_owned)
}

fn card(here: Here, level: Level, person: PersonActed) -> impl IntoView {
    let worth = match level {
        Level::Email => "worth-email",
        Level::Sms => "worth-sms",
        Level::Verified if person.approval => "worth-verified-approval",
        Level::Verified => "worth-verified",
    };
    let signed_in = person.signed_in.clone().map(|one| told(here, one));
    let attested = person.attested.clone().map(|one| seen(here, one));
    let acted = move || {
        let by = if person.code_by == Channel::Sms { "testimony-by-sms" } else { "testimony-by-email" };
        let key = if person.approval { "testimony-approved" } else { "testimony-signed" };
        let name = known(here, person.name.as_deref());
        let at = told_at(here, person.at.as_deref());
        here.say(key, &[("name", &name), ("at", &at), ("channel", &here.t(by))])
    };
    view! {
        <section class="card stack tight testimony">
            <h2>{text(acted)}</h2>
            <p class="small muted">{here.word(worth)}</p>
            {not_agreed(here, person.agreed)}
            {signed_in}
            {attested}
        </section>
    }
}

fn seal(here: Here, state: SealState) -> impl IntoView {
    let (class, sign, key, at) = match state {
        SealState::Missing => ("", "i", "testimony-seal-missing", None),
        SealState::Sealed { at } => ("", "i", "testimony-sealed", at),
        SealState::Unfounded { at } => ("bad", "×", "testimony-seal-unfounded", at),
    };
    let say = move || here.say(key, &[("at", &told_at(here, at.as_deref()))]);
    view! {
        <p class=format!("notice {class}")><span class="sign" aria-hidden="true">{sign}</span><span>{text(say)}</span></p>
    }
}

fn told_at(here: Here, at: Option<&str>) -> String {
    at.map(|at| moment::day_and_time(here, moment_of(at))).unwrap_or_default()
}

fn not_agreed(here: Here, agreed: Agreed) -> Option<impl IntoView> {
    let key = match agreed {
        Agreed::Consistent => return None,
        Agreed::NoCode => "testimony-no-code",
        Agreed::OtherTexts => "testimony-other-texts",
    };
    Some(view! {
        <p class="notice bad"><span class="sign" aria-hidden="true">"×"</span><span>{here.word(key)}</span></p>
    })
}

fn told(here: Here, one: SignedIn) -> impl IntoView {
    let (class, sign, key) = match one.proof {
        Proof::Proven => ("good", "✓", "testimony-proven"),
        Proof::Withheld => ("", "i", "testimony-withheld"),
        Proof::Signature => ("bad", "×", "testimony-signature"),
        Proof::Other => ("bad", "×", "testimony-other"),
        Proof::Unbound => ("bad", "×", "testimony-unbound"),
    };
    let (beside, other) = (!one.name_signed, one.same_name == Some(false));
    let thumbprint = one.key.map(|key| key.to_string()).unwrap_or_default();
    let proof = move || here.say(key, &[("key", &thumbprint)]);
    let who = move || {
        let acr = one.acr.clone().unwrap_or_else(|| here.t("testimony-no-acr"));
        let name = known(here, one.name.as_deref());
        here.say("testimony-logged-in", &[("issuer", &one.issuer), ("name", &name), ("acr", &acr)])
    };
    view! {
        <p>{text(who)}</p>
        <p class=format!("notice {class}")><span class="sign" aria-hidden="true">{sign}</span><span>{text(proof)}</span></p>
        {other.then(|| view! {
            <p class="notice warn"><span class="sign" aria-hidden="true">"!"</span><span>{here.word("testimony-other-login")}</span></p>
        })}
        {beside.then(|| view! { <p class="small muted">{here.word("testimony-beside")}</p> })}
    }
}

fn seen(here: Here, one: AttestedBy) -> impl IntoView {
    let other = one.same_name == Some(false);
    let said = move || {
        let (officer, name) = (known(here, one.officer.as_deref()), known(here, one.name.as_deref()));
        let (document, picture) = (here.t(identity(one.document)), one.picture.to_string());
        let values =
            [("officer", officer.as_str()), ("name", &name), ("document", &document), ("picture", &picture)];
        here.say("testimony-attested", &values)
    };
    view! {
        <p>{text(said)}</p>
        {other.then(|| view! {
            <p class="notice warn"><span class="sign" aria-hidden="true">"!"</span><span>{here.word("testimony-other-name")}</span></p>
        })}
    }
}

#[cfg(test)]
mod tests {
    use envelope::{Digest, EnvelopeId, IdentityDocument};

    use super::*;

    fn report(proof: Proof, login: Option<bool>, seen: Option<bool>) -> EvidenceReport {
        let signed_in = SignedIn {
            issuer: "https://login.example".into(),
            name: None,
            same_name: login,
            name_signed: true,
            acr: None,
            subject: None,
            issued_at: None,
            key: None,
            proof,
        };
        let attested = AttestedBy {
            officer: None,
            name: None,
            document: IdentityDocument::Passport,
            picture: Digest([0; 32]),
            same_name: seen,
        };
        let person = PersonActed {
            name: None,
            approval: false,
            at: None,
            code_by: Channel::Email,
            agreed: Agreed::Consistent,
            signed_in: Some(signed_in),
            attested: Some(attested),
        };
        let envelope = EnvelopeId::from_random([1; 16]);
        EvidenceReport { envelope, title: None, level: Level::Verified, acts: vec![person], seal: None }
    }

    #[test]
    fn another_name_is_strange_and_a_false_proof_is_wrong() {
        let look = |proof, login, seen| look(&report(proof, login, seen)).0;
        assert_eq!(look(Proof::Proven, Some(true), Some(true)), "calm");
        assert_eq!(look(Proof::Withheld, None, None), "calm");
        assert_eq!(look(Proof::Proven, Some(false), None), "warn");
        assert_eq!(look(Proof::Proven, None, Some(false)), "warn");
        assert_eq!(look(Proof::Unbound, Some(false), None), "bad");
    }

    #[test]
    fn only_a_seal_that_could_not_be_is_wrong() {
        let told = |state| look(&EvidenceReport { seal: Some(state), ..report(Proof::Proven, None, None) }).0;
        assert_eq!(told(SealState::Missing), "calm");
        assert_eq!(told(SealState::Sealed { at: None }), "calm");
        assert_eq!(told(SealState::Unfounded { at: None }), "bad");
    }
}
