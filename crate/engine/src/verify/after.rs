//! What was appended after a signature: permitted changes told, a forbidden one named.

use document::{
    differences::{Change, Part, compare},
    open::Pdf,
    signatures::{FormatProblem, SignatureField},
};
use protocol::report::{self, Breach, BreachKind};
use signature::validate::{Integrity, SignatureReport, Status, SubIndication};

/// What followed.
#[derive(Default)]
pub(super) struct After {
    pub(super) changes: Vec<Change>,
    pub(super) breach: Option<Breach>,
}

/// Compares the signed version with the file.
pub(super) fn look(pdf: &Pdf, found: &SignatureField) -> After {
    if let Some(removed @ FormatProblem::Removed) = &found.problem {
        return broken(BreachKind::Removed, removed.to_string());
    }
    if found.covers_whole_file || found.problem.is_some() {
        return After::default();
    }
    let end = usize::try_from(found.revision_end).unwrap_or(usize::MAX);
    let Ok(signed) = pdf.earlier(end) else {
        return broken(BreachKind::Structure, "the signed version cannot be opened by itself".to_owned());
    };
    match compare(&signed, pdf) {
        Ok(changes) => {
            let refused = changes.iter().find(|change| !change.tolerated(found.doc_mdp));
            let breach = refused.map(|change| Breach {
                kind: BreachKind::NotPermitted,
                detail: format!("its author permits no such change: {}", sentence(change)),
            });
            After { changes, breach }
        }
        Err(why) => broken(touches(why.part), why.to_string()),
    }
}

fn broken(kind: BreachKind, detail: String) -> After {
    After { changes: vec![], breach: Some(Breach { kind, detail }) }
}

/// A change that nobody permitted breaks the signature.
pub(super) fn break_off(report: &mut SignatureReport, why: &str) {
    report.status = Status::TotalFailed;
    report.sub_indication = Some(SubIndication::FormatFailure);
    report.integrity = Integrity::Broken;
    report.reason = Some(format!("changed after signing: {why}"));
}

fn touches(part: Part) -> BreachKind {
    match part {
        Part::Pages => BreachKind::Pages,
        Part::Content => BreachKind::Content,
        Part::Annotations => BreachKind::Annotations,
        Part::Form => BreachKind::Form,
        Part::Signature => BreachKind::Signature,
        Part::Structure => BreachKind::Structure,
        Part::Other => BreachKind::Other,
    }
}

/// A permitted change in words. Field names are the file's own, so they are quoted.
pub(super) fn sentence(change: &Change) -> String {
    match change {
        Change::SignatureFieldFilled { field } => format!("signature in {field:?}"),
        Change::FieldsFilled { signature } => format!("fields of the signature in {signature:?}"),
        Change::SignatureFieldAdded { field } => format!("new signature field {field:?}"),
        Change::ValidationDataAdded => "validation data added".to_owned(),
        Change::FormFieldFilled { field } => format!("form field {field:?} changed"),
        Change::AnnotationAdded { page } => format!("annotation added on page {}", page + 1),
        Change::MetadataUpdated => "metadata changed".to_owned(),
        Change::DocumentInfoUpdated => "document information changed".to_owned(),
    }
}

/// The same for the report.
pub(super) fn told(change: Change) -> report::Change {
    match change {
        Change::SignatureFieldFilled { field } => report::Change::SignatureFieldFilled { field },
        Change::FieldsFilled { signature } => report::Change::FieldsFilled { signature },
        Change::SignatureFieldAdded { field } => report::Change::SignatureFieldAdded { field },
        Change::ValidationDataAdded => report::Change::ValidationDataAdded,
        Change::FormFieldFilled { field } => report::Change::FormFieldFilled { field },
        Change::AnnotationAdded { page } => report::Change::AnnotationAdded { page },
        Change::MetadataUpdated => report::Change::MetadataUpdated,
        Change::DocumentInfoUpdated => report::Change::DocumentInfoUpdated,
    }
}
