//! What a PDF's signatures are worth, in the words of ETSI EN 319 102-1: integrity and trust apart.

use document::{
    differences::{Change, compare},
    dss,
    open::{OpenError, Pdf},
    signatures::{SignatureField, signatures},
};
use serde::{Serialize, Serializer};
use signature::{
    certificate::{Certificate, CertificateError},
    hash::HashAlgorithm,
    revocation::RevocationList,
    time,
    validate::{self, Integrity, Level, SignatureReport, Status, SubIndication, Trust, TrustAnchors},
};

/// Whom the reader trusts.
#[derive(Clone, Debug, Default)]
pub struct TrustFor(TrustAnchors);

impl TrustFor {
    /// The certificates in these PEM texts.
    ///
    /// # Errors
    /// [`CertificateError`] for a text without a readable certificate.
    pub fn pem(texts: &[impl AsRef<str>]) -> Result<Self, CertificateError> {
        let chains = texts.iter().map(|text| Certificate::chain_from_pem(text.as_ref()));
        Ok(Self(TrustAnchors::new(chains.collect::<Result<Vec<_>, _>>()?.concat())))
    }
}

/// The report on a file.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The worst of all signatures' statuses.
    pub status: Overall,
    /// Each signature, in the file's order of fields.
    pub signatures: Vec<Signature>,
}

/// The status of a whole file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "SCREAMING-KEBAB-CASE")]
pub enum Overall {
    /// Every signature passed.
    TotalPassed,
    /// Some cannot be decided.
    Indeterminate,
    /// Some are broken.
    TotalFailed,
    /// Nobody signed.
    NoSignature,
}

/// One signature.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Signature {
    /// The signature field's full name.
    pub field: String,
    /// The main status.
    pub status: Status,
    /// Why it has not passed.
    pub sub_indication: Option<SubIndication>,
    /// Whether the signed bytes are unchanged.
    pub integrity: Integrity,
    /// Whether the signer leads to somebody trusted.
    pub trust: Trust,
    /// The PAdES level reached.
    pub level: Option<Level>,
    /// The certificate's name.
    pub signer: Option<String>,
    /// Seconds since 1970, RFC 3339 in JSON: the time-stamp's time, else what the signer claimed.
    #[serde(serialize_with = "rfc3339")]
    pub signed_at: Option<i64>,
    /// Whether nothing was appended afterwards.
    pub covers_whole_file: bool,
    /// What was appended afterwards, in words.
    pub later_changes: Vec<String>,
    /// What else a reader should know.
    pub warnings: Vec<String>,
}

fn rfc3339<S: Serializer>(seconds: &Option<i64>, serializer: S) -> Result<S::Ok, S::Error> {
    seconds.and_then(time::rfc3339).serialize(serializer)
}

/// Why a file cannot be looked at.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// It cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
}

/// Verifies every signature of a file at `now` (seconds since 1970).
///
/// # Errors
/// [`VerifyError`] if the file cannot be opened; anything else is a report.
pub fn verify(
    file: Vec<u8>,
    password: Option<&str>,
    trust: &TrustFor,
    now: i64,
) -> Result<Report, VerifyError> {
    let pdf = Pdf::open(file, password)?;
    let data = validation_data(&pdf);
    let judged =
        signatures(&pdf).iter().map(|found| judge(&pdf, found, trust, &data, now)).collect::<Vec<_>>();
    let status = overall(&judged);
    Ok(Report { status, signatures: judged })
}

fn overall(signatures: &[Signature]) -> Overall {
    let any = |status| signatures.iter().any(|signature| signature.status == status);
    if signatures.is_empty() {
        Overall::NoSignature
    } else if any(Status::TotalFailed) {
        Overall::TotalFailed
    } else if any(Status::Indeterminate) {
        Overall::Indeterminate
    } else {
        Overall::TotalPassed
    }
}

fn validation_data(pdf: &Pdf) -> validate::ValidationData {
    let kept = dss::validation_data(pdf);
    validate::ValidationData {
        certificates: kept.certificates.iter().filter_map(|der| Certificate::from_der(der).ok()).collect(),
        revocation_lists: kept.crls.iter().filter_map(|der| RevocationList::from_der(der).ok()).collect(),
        proven_at: None,
    }
}

fn judge(
    pdf: &Pdf,
    found: &SignatureField,
    trust: &TrustFor,
    data: &validate::ValidationData,
    now: i64,
) -> Signature {
    let mut report = match &found.problem {
        Some(problem) => SignatureReport::format_failure(problem.to_string()),
        // A document time-stamp has a token where a signature has its CMS (ISO 32000-2, 12.8.5).
        None if found.sub_filter == "ETSI.RFC3161" => validate::validate_document_time_stamp(
            &found.contents,
            &digest_of(pdf, found),
            &trust.0,
            data,
            now,
        ),
        None => validate::validate(&found.contents, &digest_of(pdf, found), &trust.0, data, now),
    };
    let changes = later_changes(pdf, found, &mut report);
    let mut warnings: Vec<String> = report.warnings.iter().map(json_word).collect();
    // What is seen now is not all that was signed: never a plain green.
    warnings.extend(changes.iter().any(Change::visible).then(|| "changed-after-signing".to_owned()));
    warnings.extend(report.reason.take());
    Signature {
        field: found.field.clone(),
        status: report.status,
        sub_indication: report.sub_indication,
        integrity: report.integrity,
        trust: report.trust,
        level: report.level,
        signer: report.signer,
        signed_at: report.signed_at.or(found.signing_time),
        covers_whole_file: found.covers_whole_file,
        later_changes: changes.iter().map(sentence).collect(),
        warnings,
    }
}

/// The digest over the ByteRange, by whatever algorithm the signature names.
fn digest_of<'a>(pdf: &'a Pdf, found: &'a SignatureField) -> impl Fn(HashAlgorithm) -> Option<Vec<u8>> + 'a {
    move |algorithm| {
        let [first, length, second, rest] =
            found.byte_range.map(|at| usize::try_from(at).unwrap_or(usize::MAX));
        let part = |from: usize, length: usize| pdf.bytes().get(from..from.checked_add(length)?);
        algorithm.digest(&[part(first, length)?, part(second, rest)?])
    }
}

/// What was appended after the signature; a change that nobody permitted breaks it.
fn later_changes(pdf: &Pdf, found: &SignatureField, report: &mut SignatureReport) -> Vec<Change> {
    if found.covers_whole_file || found.problem.is_some() {
        return vec![];
    }
    let end = usize::try_from(found.revision_end).unwrap_or(usize::MAX);
    let compared = pdf.earlier(end).map_err(|why| why.to_string());
    let compared = compared.and_then(|signed| compare(&signed, pdf).map_err(|why| why.to_string()));
    match compared {
        Ok(changes) => {
            if let Some(change) = changes.iter().find(|change| !change.tolerated(found.doc_mdp)) {
                break_off(report, &format!("its author permits no such change: {}", sentence(change)));
            }
            changes
        }
        Err(why) => {
            break_off(report, &why);
            vec![]
        }
    }
}

fn break_off(report: &mut SignatureReport, why: &str) {
    report.status = Status::TotalFailed;
    report.sub_indication = Some(SubIndication::FormatFailure);
    report.integrity = Integrity::Broken;
    report.reason = Some(format!("changed after signing: {why}"));
}

/// A permitted change in words. Field names are the file's own, so they are quoted.
fn sentence(change: &Change) -> String {
    match change {
        Change::SignatureFieldFilled { field } => format!("signature in {field:?}"),
        Change::InitialsFilled { signature } => format!("initials of the signature in {signature:?}"),
        Change::SignatureFieldAdded { field } => format!("new signature field {field:?}"),
        Change::ValidationDataAdded => "validation data added".to_owned(),
        Change::FormFieldFilled { field } => format!("form field {field:?} changed"),
        Change::AnnotationAdded { page } => format!("annotation added on page {}", page + 1),
        Change::MetadataUpdated => "metadata changed".to_owned(),
        Change::DocumentInfoUpdated => "document information changed".to_owned(),
    }
}

/// The stable word for a status and the like, as JSON has it.
#[must_use]
pub fn json_word(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}

impl Report {
    /// As `paraph verify --json` prints it.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}
