//! What a certificate's extensions allow it to do (RFC 5280 4.2).

use super::Certificate;
use crate::oid;
use crate::tlv::{Element, Malformed, tag};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5280;
use der::Decode;
use x509_cert::ext::pkix::{
    AuthorityKeyIdentifier, BasicConstraints, ExtendedKeyUsage, KeyUsage, SubjectKeyIdentifier,
};

/// Critical extensions whose meaning is honoured here; another critical one makes a path unusable (RFC 5280 4.2).
/// Certificate policies are accepted: no policy is required of a path, so any will do (RFC 5280 6.1.1, any-policy).
const UNDERSTOOD: [ObjectIdentifier; 6] = [
    rfc5280::ID_CE_KEY_USAGE,
    rfc5280::ID_CE_BASIC_CONSTRAINTS,
    rfc5280::ID_CE_EXT_KEY_USAGE,
    rfc5280::ID_CE_CERTIFICATE_POLICIES,
    rfc5280::ID_CE_SUBJECT_KEY_IDENTIFIER,
    rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER,
];

impl Certificate {
    /// Whether the key may sign documents: digitalSignature or nonRepudiation, or no key usage stated.
    pub fn may_sign_documents(&self) -> bool {
        self.usage(|usage| usage.digital_signature() || usage.non_repudiation())
    }

    /// Whether it may issue certificates: a CA by basicConstraints, with keyCertSign when key usage is stated.
    pub fn may_issue(&self) -> bool {
        self.basic_constraints().is_some_and(|constraints| constraints.ca)
            && self.usage(KeyUsage::key_cert_sign)
    }

    /// Whether it may sign CRLs.
    pub fn may_sign_crls(&self) -> bool {
        self.usage(KeyUsage::crl_sign)
    }

    /// How many intermediate CAs may stand below this one; `None` when not limited.
    pub fn path_length(&self) -> Option<u8> {
        self.basic_constraints().and_then(|constraints| constraints.path_len_constraint)
    }

    /// Whether it may sign time-stamps: extKeyUsage critical and timeStamping alone (RFC 3161 2.3).
    pub fn may_time_stamp(&self) -> bool {
        let Some((critical, usage)) = self.extension::<ExtendedKeyUsage>(rfc5280::ID_CE_EXT_KEY_USAGE) else {
            return false;
        };
        let only = usage.0.as_slice() == [rfc5280::ID_KP_TIME_STAMPING];
        critical && only && self.may_sign_documents()
    }

    /// Whether its issuer says that it makes an organisation's seals: a policy of ours (RFC 5280 4.2.1.4). Whoever gets
    /// a signer's certificate chooses its name, and what a signature made with it says.
    pub fn may_seal(&self) -> bool {
        let mut all = self.extensions().iter();
        let found = all.find(|extension| extension.extn_id == rfc5280::ID_CE_CERTIFICATE_POLICIES);
        found.is_some_and(|extension| has_seal_policy(extension.extn_value.as_bytes()).unwrap_or(false))
    }

    /// The first critical extension that is not understood, in dotted form.
    pub fn unknown_critical_extension(&self) -> Option<String> {
        let unknown = self
            .extensions()
            .iter()
            .find(|extension| extension.critical && !UNDERSTOOD.contains(&extension.extn_id));
        unknown.map(|extension| extension.extn_id.to_string())
    }

    /// Whether two extensions share an identifier, which RFC 5280 4.2 forbids, or a known one cannot be read.
    pub fn has_broken_extensions(&self) -> bool {
        let extensions = self.extensions();
        let twice = |at: usize| extensions[..at].iter().any(|other| other.extn_id == extensions[at].extn_id);
        (0..extensions.len()).any(twice)
            || self.unreadable::<KeyUsage>(rfc5280::ID_CE_KEY_USAGE)
            || self.unreadable::<BasicConstraints>(rfc5280::ID_CE_BASIC_CONSTRAINTS)
            || self.unreadable::<ExtendedKeyUsage>(rfc5280::ID_CE_EXT_KEY_USAGE)
    }

    /// Subject key identifier.
    pub fn subject_key_identifier(&self) -> Option<Vec<u8>> {
        let (_, identifier) =
            self.extension::<SubjectKeyIdentifier>(rfc5280::ID_CE_SUBJECT_KEY_IDENTIFIER)?;
        Some(identifier.0.as_bytes().to_vec())
    }

    /// Key identifier of the issuer.
    pub fn authority_key_identifier(&self) -> Option<Vec<u8>> {
        let (_, identifier) =
            self.extension::<AuthorityKeyIdentifier>(rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER)?;
        Some(identifier.key_identifier?.as_bytes().to_vec())
    }

    fn basic_constraints(&self) -> Option<BasicConstraints> {
        self.extension(rfc5280::ID_CE_BASIC_CONSTRAINTS).map(|(_, constraints)| constraints)
    }

    fn usage(&self, allowed: impl Fn(&KeyUsage) -> bool) -> bool {
        self.extension::<KeyUsage>(rfc5280::ID_CE_KEY_USAGE).is_none_or(|(_, usage)| allowed(&usage))
    }

    fn extensions(&self) -> &[x509_cert::ext::Extension] {
        self.parsed.tbs_certificate().extensions().map_or(&[], Vec::as_slice)
    }

    fn extension<'a, T: Decode<'a>>(&'a self, id: ObjectIdentifier) -> Option<(bool, T)> {
        let extension = self.extensions().iter().find(|extension| extension.extn_id == id)?;
        Some((extension.critical, T::from_der(extension.extn_value.as_bytes()).ok()?))
    }

    fn unreadable<'a, T: Decode<'a>>(&'a self, id: ObjectIdentifier) -> bool {
        let mut found = self.extensions().iter().filter(|extension| extension.extn_id == id);
        found.any(|extension| T::from_der(extension.extn_value.as_bytes()).is_err())
    }
}

fn has_seal_policy(policies: &[u8]) -> Result<bool, Malformed> {
    for policy in Element::single(policies, tag::SEQUENCE)?.reader().all(16)? {
        if policy.reader().expect(tag::OID)?.content == oid::PARAPH_SEAL_POLICY {
            return Ok(true);
        }
    }
    Ok(false)
}
